/** API keys: for the company's backends. Shown once, stored as a hash. */
import { newId } from '@parley/protocol';
import type { Context } from '../context.js';
import { insertApiKey } from '../store/api-keys.js';
import { API_KEY_PREFIX } from './authentication.js';
import { hashSecret, randomSecret } from './crypto.js';
import { authorize } from './policy.js';
import { requireSite } from './sites.js';

export interface CreateKeyInput {
  /** What the key is for; customers see it as the author of what is sent with it. */
  name: string;
  /** The only site it is good for; every site when null. */
  site: string | null;
}

/** @returns the key itself: nobody can ever ask for it again */
export async function createKey(ctx: Context, input: CreateKeyInput): Promise<{ id: string; key: string }> {
  authorize(ctx.actor, 'key.create');
  const siteId = input.site === null ? null : requireSite(ctx, input.site).id;
  const key = `${API_KEY_PREFIX}${randomSecret()}`;
  const id = newId('apiKey', ctx.now().getTime());
  await ctx.commit((tx) =>
    insertApiKey(tx.db, {
      id,
      name: input.name,
      key_hash: hashSecret(key),
      site_id: siteId,
      created_at: ctx.now().toISOString(),
    }),
  );
  return { id, key };
}
