/** Contacts' tokens: signed, short-lived, bound to one contact and one site. */
import type { webcrypto } from 'node:crypto';
import { errors, jwtVerify, SignJWT } from 'jose';
import type { CommitQueue } from '../db/commit-queue.js';
import type { Db } from '../db/schema.js';
import { AppError } from '../errors.js';
import { findSecret, insertSecret } from '../store/secrets.js';
import { randomSecret } from './crypto.js';

const AUDIENCE = 'parley:contact';
/** An hour: short enough that a leaked token soon is worth nothing, long enough not to be asked for all the time. */
export const TOKEN_SECONDS = 3600;
const SECRET_NAME = 'token_key';

export interface TokenClaims {
  contactId: string;
  siteId: string;
  /** The id that the browser made: the contact's own, or that of the visitor it was before it was known. */
  browserId: string;
  expiresAt: Date;
}

export class Tokens {
  readonly #key: webcrypto.CryptoKey;

  private constructor(key: webcrypto.CryptoKey) {
    this.#key = key;
  }

  /** Imports the key once: doing it for each token cost as much as looking at the token. */
  static async withSecret(secret: string): Promise<Tokens> {
    const bytes = new TextEncoder().encode(secret);
    const algorithm = { name: 'HMAC', hash: 'SHA-256' };
    return new Tokens(await crypto.subtle.importKey('raw', bytes, algorithm, false, ['sign', 'verify']));
  }

  async sign(claims: Omit<TokenClaims, 'expiresAt'>, now: Date): Promise<{ token: string; expiresAt: Date }> {
    const issuedAt = Math.floor(now.getTime() / 1000);
    const token = await new SignJWT({
      site: claims.siteId,
      ...(claims.browserId !== claims.contactId && { browser: claims.browserId }),
    })
      .setProtectedHeader({ alg: 'HS256' })
      .setSubject(claims.contactId)
      .setAudience(AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + TOKEN_SECONDS)
      .sign(this.#key);
    return { token, expiresAt: new Date((issuedAt + TOKEN_SECONDS) * 1000) };
  }

  /** @throws AppError `token_expired` or `unauthenticated` */
  async verify(token: string, now: Date): Promise<TokenClaims> {
    try {
      const { payload } = await jwtVerify(token, this.#key, {
        algorithms: ['HS256'],
        audience: AUDIENCE,
        currentDate: now,
        requiredClaims: ['sub', 'exp', 'site'],
      });
      return {
        contactId: String(payload.sub),
        siteId: String(payload.site),
        browserId: String(payload.browser ?? payload.sub),
        expiresAt: new Date(Number(payload.exp) * 1000),
      };
    } catch (error) {
      if (error instanceof errors.JWTExpired) {
        throw new AppError('token_expired', 'The token has expired. Open the session again for a new one.');
      }
      throw new AppError('unauthenticated', 'That token is not one of ours.', { cause: error });
    }
  }
}

/** The installation's key, made on first use and kept in the database so that every process has the same. */
export async function openTokens(db: Db, commits: CommitQueue): Promise<Tokens> {
  const known = await findSecret(db, SECRET_NAME);
  return Tokens.withSecret(
    known ??
      (await commits.commit((tx) => insertSecret(tx.db, { name: SECRET_NAME, value: randomSecret() }))),
  );
}
