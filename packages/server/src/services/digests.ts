/** Whether somebody wants the week's figures by e-mail. Off until they say so. */
import type { Digest, Insights } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError, notFound } from '../errors.js';
import { DIGEST_METRICS } from '../mail/figure-texts/figure-texts.js';
import type { MailSigner } from '../mail/mail-signer.js';
import { deleteDigestReader, findDigestReader, writeDigestReader } from '../store/digests.js';
import { queryInsights } from './insights.js';
import { authorize } from './policy.js';

function requireAgent({ actor }: Pick<Context, 'actor'>): string {
  if (actor.type !== 'agent') throw new AppError('forbidden', 'Only agents have mails of their own.');
  return actor.id;
}

export async function getDigest(ctx: Context): Promise<Digest> {
  authorize(ctx.actor, 'digest.read');
  const reader = await findDigestReader(ctx.db, requireAgent(ctx));
  return { wanted: reader !== undefined, locale: reader?.locale ?? null };
}

export async function setDigest(ctx: Context, { wanted, locale }: Digest): Promise<Digest> {
  authorize(ctx.actor, 'digest.update');
  const agentId = requireAgent(ctx);
  await ctx.commit((tx) =>
    wanted
      ? writeDigestReader(tx.db, {
          agent_id: agentId,
          locale: locale ?? 'en',
          since: ctx.now().toISOString(),
        })
      : deleteDigestReader(tx.db, agentId),
  );
  return getDigest(ctx);
}

type Means = Pick<Context, 'db' | 'commit'>;

/** The language of whoever holds the token of a mail. @throws AppError `not_found` for one that is none of ours */
export async function localeOfDigest(means: Means, signer: MailSigner, token: string): Promise<string> {
  const agentId = signer.agentOf(token);
  if (agentId === undefined) throw notFound('page');
  return (await findDigestReader(means.db, agentId))?.locale ?? 'en';
}

/** Asking twice is no mistake. @returns the language they had chosen @throws AppError `not_found` */
export async function stopDigest(means: Means, signer: MailSigner, token: string): Promise<string> {
  const locale = await localeOfDigest(means, signer, token);
  await means.commit((tx) => deleteDigestReader(tx.db, signer.agentOf(token) ?? ''));
  return locale;
}

/** The figures of a mail: those of the page, by team. */
export function queryDigest(
  ctx: Pick<Context, 'db' | 'now' | 'settings'>,
  { from, to }: { from: string; to: string },
): Promise<Insights> {
  return queryInsights(ctx, { from, to, by: 'team', metrics: [...DIGEST_METRICS] });
}
