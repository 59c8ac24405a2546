/**
 * The keys with which a company's own backend vouches for its visitors, two to a site at most: while one is replaced by
 * the next, both are good. A shared secret (HS256) is made here; of a pair (ES256) only the public half comes here.
 */
import { exportJWK, importSPKI, type JWK } from 'jose';
import { z } from 'zod';
import type { Context } from '../context.js';
import type { Db } from '../db/schema.js';
import { AppError, notFound } from '../errors.js';
import { findSecret, writeSecret } from '../store/secrets.js';
import { randomSecret } from './crypto.js';
import { authorize } from './policy.js';
import { requireSite } from './sites.js';
import { staffEvent } from './staff-event.js';

const MAX_KEYS = 2;
/** Enough to tell two apart. */
const ID_LENGTH = 8;

const storedKey = z.discriminatedUnion('alg', [
  z.strictObject({ id: z.string(), alg: z.literal('HS256'), createdAt: z.string(), secret: z.string() }),
  z.strictObject({
    id: z.string(),
    alg: z.literal('ES256'),
    createdAt: z.string(),
    jwk: z.record(z.string(), z.unknown()),
  }),
]);

export type IdentityKey = z.infer<typeof storedKey>;

/** As it may be shown. */
export type ShownKey = Pick<IdentityKey, 'id' | 'alg' | 'createdAt'>;

const nameOf = (siteId: string) => `identity:${siteId}`;

export async function findIdentityKeys(db: Db, siteId: string): Promise<IdentityKey[]> {
  const text = await findSecret(db, nameOf(siteId));
  return text === undefined ? [] : z.array(storedKey).parse(JSON.parse(text));
}

export async function listIdentityKeys(ctx: Context, siteKey: string): Promise<ShownKey[]> {
  authorize(ctx.actor, 'identity_key.list');
  const keys = await findIdentityKeys(ctx.db, requireSite(ctx, siteKey).id);
  return keys.map(({ id, alg, createdAt }) => ({ id, alg, createdAt }));
}

/**
 * Adds a key: of a public key in PEM (SPKI, P-256) that, else a fresh secret, which is shown only now.
 * @throws AppError `conflict` when the site has two, `invalid_input` for another kind of key
 */
export async function addIdentityKey(
  ctx: Context,
  args: { site: string; publicKey?: string | undefined },
): Promise<ShownKey & { secret?: string }> {
  authorize(ctx.actor, 'identity_key.create');
  const siteId = requireSite(ctx, args.site).id;
  const shown = { id: randomSecret().slice(0, ID_LENGTH), createdAt: ctx.now().toISOString() };
  const key: IdentityKey =
    args.publicKey === undefined
      ? { ...shown, alg: 'HS256', secret: randomSecret() }
      : { ...shown, alg: 'ES256', jwk: { ...(await readPublicKey(args.publicKey)) } };
  await ctx.commit(async (tx) => {
    const keys = await findIdentityKeys(tx.db, siteId);
    if (keys.length >= MAX_KEYS) {
      throw new AppError('conflict', `The site has ${MAX_KEYS} identity keys. Remove one of them first.`);
    }
    await writeSecret(tx.db, { name: nameOf(siteId), value: JSON.stringify([...keys, key]) });
    tx.append(staffEvent(ctx, { type: 'identity_key.created', subjectId: key.id, changed: [siteId] }));
  });
  const { id, alg, createdAt } = key;
  return { id, alg, createdAt, ...(key.alg === 'HS256' && { secret: key.secret }) };
}

/** What it has signed is worth nothing from now on. @throws AppError `not_found` */
export async function removeIdentityKey(ctx: Context, args: { site: string; id: string }): Promise<void> {
  authorize(ctx.actor, 'identity_key.delete');
  const siteId = requireSite(ctx, args.site).id;
  await ctx.commit(async (tx) => {
    const keys = await findIdentityKeys(tx.db, siteId);
    const left = keys.filter(({ id }) => id !== args.id);
    if (left.length === keys.length) throw notFound('identity key');
    await writeSecret(tx.db, { name: nameOf(siteId), value: JSON.stringify(left) });
    tx.append(staffEvent(ctx, { type: 'identity_key.deleted', subjectId: args.id, changed: [siteId] }));
  });
}

async function readPublicKey(pem: string): Promise<JWK> {
  try {
    return await exportJWK(await importSPKI(pem, 'ES256', { extractable: true }));
  } catch (cause) {
    throw new AppError('invalid_input', 'Expected a public key on the curve P-256, in PEM (SPKI).', {
      cause,
    });
  }
}
