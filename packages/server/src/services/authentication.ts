/**
 * Who is asking: from a bearer token, an API key or an agent's cookie, and from where. A page's origin is checked
 * here for every credential, so that no door can forget it.
 */
import type { Context, ContextActor } from '../context.js';
import type { Db } from '../db/schema.js';
import { AppError, toAppError } from '../errors.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import { findAgentBySession } from '../store/agents.js';
import { findApiKeyByHash, scopesOf } from '../store/api-keys.js';
import { hasContact } from '../store/contacts.js';
import { hashSecret } from './crypto.js';
import { INSIGHTS_LINK_PREFIX, openInsightsLink } from './insights-links.js';
import type { Tokens } from './tokens.js';

/** What a request or a handshake shows of itself. */
export interface Credentials {
  bearer: string | null;
  /** The value of the agent's cookie. */
  cookie: string | null;
  /** The page that asks, as the browser names it; null when no browser does. */
  origin: string | null;
  /** Whether the page is one of the server's own. */
  ownOrigin: boolean;
  /** A reading that changes nothing; browsers name no origin with it when it is their own. */
  safe: boolean;
}

/** An actor, and when its credential ends (null: not by itself). */
export interface Authenticated {
  actor: ContextActor;
  expiresAt: Date | null;
}

export const API_KEY_PREFIX = 'parley_sk_';

type Means = Pick<Context, 'db' | 'settings' | 'now' | 'commit'>;

/** @throws AppError `unauthenticated`, `token_expired` or `origin_forbidden`; with no credential at all: nobody */
export async function authenticate(
  means: Means,
  tokens: Tokens,
  credentials: Credentials,
): Promise<Authenticated> {
  const { bearer, cookie } = credentials;
  if (bearer?.startsWith(API_KEY_PREFIX)) return authenticateKey(means, bearer, credentials);
  if (bearer?.startsWith(INSIGHTS_LINK_PREFIX)) return authenticateLink(means, bearer);
  if (bearer !== null) return authenticateContact(means, { tokens, bearer }, credentials);
  if (cookie !== null) return authenticateAgent(means, cookie, credentials);
  return { actor: { type: 'nobody' }, expiresAt: null };
}

async function authenticateKey(means: Means, key: string, credentials: Credentials): Promise<Authenticated> {
  if (credentials.origin !== null && !credentials.ownOrigin) {
    throw new AppError('origin_forbidden', 'API keys are for servers: never put one into a web page.');
  }
  const row = await findApiKeyByHash(means.db, hashSecret(key));
  if (row === undefined || row.revoked_at !== null) {
    throw new AppError('unauthenticated', 'That API key is not known here, or it was revoked.');
  }
  const { id, name, site_id: siteId } = row;
  return { actor: { type: 'key', id, name, siteId, scopes: scopesOf(row) }, expiresAt: null };
}

/** From whatever page: the link itself is the secret, and it opens nothing but figures. */
async function authenticateLink(means: Means, token: string): Promise<Authenticated> {
  const open = await openInsightsLink(means, token);
  if (open === undefined) {
    throw new AppError('unauthenticated', 'That link is not known here, has expired, or was revoked.');
  }
  return open;
}

async function authenticateContact(
  means: Means,
  token: { tokens: Tokens; bearer: string },
  credentials: Credentials,
): Promise<Authenticated> {
  const claims = await token.tokens.verify(token.bearer, means.now());
  const site = means.settings.siteById(claims.siteId);
  if (site === undefined || site.archived) {
    throw new AppError('unauthenticated', 'The site of that token no longer exists.');
  }
  assertSiteOrigin(site, credentials);
  await requireContact(means.db, claims.contactId);
  return {
    actor: { type: 'contact', id: claims.contactId, siteId: site.id, browserId: claims.browserId },
    expiresAt: claims.expiresAt,
  };
}

/**
 * Since the token was made, another tab may have shown who this visitor is: then the browser's session is that one's now.
 * @throws AppError `token_expired` when the contact is no more
 */
export async function requireContact(db: Db, id: string): Promise<void> {
  if (await hasContact(db, id)) return;
  throw new AppError('token_expired', 'That visitor is somebody else now. Open the session again.');
}

/** What is told to whoever was refused: between the look at the token and now a contact may have become another one. */
export async function explainRefusal(
  means: Pick<Means, 'db'>,
  actor: ContextActor,
  error: AppError,
): Promise<AppError> {
  if (actor.type !== 'contact' || error.code !== 'not_found') return error;
  return requireContact(means.db, actor.id).then(() => error, toAppError);
}

/** Whether an agent's sign-in is still good: it may have ended while a socket was open. */
export async function isSignedIn(means: Pick<Means, 'db' | 'now'>, sessionHash: string): Promise<boolean> {
  const args = { tokenHash: sessionHash, now: means.now().toISOString() };
  return (await findAgentBySession(means.db, args)) !== undefined;
}

async function authenticateAgent(
  means: Means,
  cookie: string,
  credentials: Credentials,
): Promise<Authenticated> {
  const fromOwnPage = credentials.ownOrigin || (credentials.origin === null && credentials.safe);
  if (!fromOwnPage) throw new AppError('origin_forbidden', 'The console answers only to its own pages.');
  const sessionHash = hashSecret(cookie);
  const agent = await findAgentBySession(means.db, {
    tokenHash: sessionHash,
    now: means.now().toISOString(),
  });
  // An old cookie is no offence: the browser sends it along whatever the page wants. It just proves nothing.
  if (agent === undefined) return { actor: { type: 'nobody' }, expiresAt: null };
  return {
    actor: {
      ...{ type: 'agent', id: agent.id, name: agent.name, role: agent.role },
      ...{ siteIds: agent.siteIds, sessionHash },
    },
    expiresAt: null,
  };
}

/** @throws AppError `origin_forbidden` unless the page is one of the site's, or the server's own */
export function assertSiteOrigin(site: SiteSettings, from: Pick<Credentials, 'origin' | 'ownOrigin'>): void {
  if (from.ownOrigin) return;
  if (from.origin !== null && site.origins.includes(from.origin)) return;
  const who = from.origin ?? 'a request without an Origin header';
  throw new AppError('origin_forbidden', `${who} is not among the origins of the site "${site.key}".`);
}
