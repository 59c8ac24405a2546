/** With what the requests to a site's own judge are signed: made at the first need, and anew when somebody who runs the company wants it. */
import type { JudgeSecret } from '@parley/protocol';
import { z } from 'zod';
import type { Context } from '../context.js';
import { findSecret, insertSecret, lockSecret, writeSecret } from '../store/secrets.js';
import { newWebhookSecret } from '../webhooks/signing.js';
import { authorize } from './policy.js';
import { requireSite } from './sites.js';
import { staffEvent } from './staff-event.js';

const nameOf = (siteId: string) => `moderation_hook:${siteId}`;
/** The one before, and until when it is good. */
const nameOfBefore = (siteId: string) => `moderation_hook_before:${siteId}`;
const beforeSchema = z.object({ secret: z.string(), until: z.string() });

/** The secret before signs for so long, too: time to tell the judge of the new one. */
const ROTATION_MS = 86_400_000;

/** Made when it is asked for at first; the same in every process. */
export async function hookSecretOf(ctx: Pick<Context, 'db' | 'commit'>, siteId: string): Promise<string> {
  const known = await findSecret(ctx.db, nameOf(siteId));
  return (
    known ?? ctx.commit((tx) => insertSecret(tx.db, { name: nameOf(siteId), value: newWebhookSecret() }))
  );
}

/** Those that sign now, the newest first. */
export async function hookSecretsOf(
  ctx: Pick<Context, 'db' | 'commit' | 'now'>,
  siteId: string,
): Promise<string[]> {
  const secret = await hookSecretOf(ctx, siteId);
  const kept = await findSecret(ctx.db, nameOfBefore(siteId));
  const before = kept === undefined ? undefined : beforeSchema.parse(JSON.parse(kept));
  return before !== undefined && before.until > ctx.now().toISOString() ? [secret, before.secret] : [secret];
}

/** Makes a new secret, which is shown only now; the one before signs for another day, too. */
export async function rotateHookSecret(ctx: Context, key: string): Promise<JudgeSecret> {
  const site = requireSite(ctx, key);
  authorize(ctx.actor, 'judge_secret.rotate', { what: 'site', siteId: site.id, contactId: null });
  const until = new Date(ctx.now().getTime() + ROTATION_MS).toISOString();
  return ctx.commit(async (tx) => {
    const before = await lockSecret(tx.db, nameOf(site.id));
    const secret = newWebhookSecret();
    await writeSecret(tx.db, { name: nameOf(site.id), value: secret });
    if (before !== undefined) {
      const value = JSON.stringify({ secret: before, until });
      await writeSecret(tx.db, { name: nameOfBefore(site.id), value });
    }
    tx.append(
      staffEvent(ctx, {
        ...{ type: 'settings.updated', subjectId: 'settings' },
        changed: [`sites.${site.id}.discussion.hook.secret`],
      }),
    );
    return { secret, previousUntil: before === undefined ? null : until };
  }, `judge_secret:${site.id}`);
}
