/** Reads what a company's backend has signed about a visitor. The algorithm belongs to the key, never to the token. */
import { LIMITS } from '@parley/protocol';
import { errors, importJWK, type JWTPayload, jwtVerify } from 'jose';
import { z } from 'zod';
import { AppError } from '../errors.js';
import { email, name } from '../schemas/common.js';
import { contactAttributes } from '../schemas/inputs.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import type { IdentityKey } from './identity-keys.js';

/** Clocks of two machines are never quite the same. */
const TOLERANCE_SECONDS = 30;

const claims = z.object({
  sub: z.string().min(1).max(LIMITS.externalId),
  name: name.optional(),
  email: email.optional(),
  attributes: contactAttributes.optional(),
});

/** Who the visitor is, on the company's word. */
export type Identity = z.infer<typeof claims>;

/** @throws AppError `invalid_input` that says what is wrong with the token */
export async function verifyIdentity(
  token: string,
  args: { keys: readonly IdentityKey[]; site: SiteSettings; now: Date },
): Promise<Identity> {
  if (args.keys.length === 0) throw refused(`the site "${args.site.key}" has no identity key`);
  const payload = await verifyWithAny(token, args.keys, args.now);
  const end = Number(payload.exp) - args.now.getTime() / 1000;
  if (end > LIMITS.identitySeconds + TOLERANCE_SECONDS) {
    throw refused(`exp is more than ${LIMITS.identitySeconds} seconds ahead`);
  }
  const audiences = payload.aud === undefined ? [args.site.key] : [payload.aud].flat();
  if (!audiences.includes(args.site.key)) throw refused(`aud is not "${args.site.key}"`);
  const read = claims.safeParse(payload);
  if (!read.success) {
    const [issue] = read.error.issues;
    throw refused(`${issue?.path.join('.')}: ${issue?.message}`);
  }
  return read.data;
}

async function verifyWithAny(token: string, keys: readonly IdentityKey[], now: Date): Promise<JWTPayload> {
  let reason = 'it cannot be read';
  for (const key of keys) {
    const options = {
      algorithms: [key.alg],
      currentDate: now,
      clockTolerance: TOLERANCE_SECONDS,
      requiredClaims: ['sub', 'exp'],
    };
    try {
      return (await jwtVerify(token, await toKey(key), options)).payload;
    } catch (thrown) {
      // The signature was good, so no other key will do better.
      if (thrown instanceof errors.JWTExpired) throw refused('it has expired');
      if (thrown instanceof errors.JWTClaimValidationFailed) throw refused(thrown.message);
      if (thrown instanceof errors.JWSSignatureVerificationFailed)
        reason = 'no key of the site has signed it';
      if (thrown instanceof errors.JOSEAlgNotAllowed && reason === 'it cannot be read')
        reason = 'it is signed by another algorithm than the site’s keys';
    }
  }
  throw refused(reason);
}

function toKey(key: IdentityKey) {
  return key.alg === 'HS256' ? new TextEncoder().encode(key.secret) : importJWK(key.jwk, 'ES256');
}

function refused(reason: string): AppError {
  return new AppError('invalid_input', `token: ${reason}.`, {
    details: [{ path: 'token', message: reason }],
  });
}
