/** Those who run the company's side: their accounts, invitations, API keys, and the account of what they did. */
import type { EventType } from './events.js';
import type { Page } from './inputs.js';
import type { Actor, Agent, AgentRole } from './models.js';

/** An agent as those who run the company see them. */
export interface Account extends Agent {
  /** Whether they may sign in. */
  active: boolean;
  /** The only sites that a moderator moderates; null for all. */
  siteIds: string[] | null;
}

/** `PATCH /v1/accounts/{id}`: at least one of these. */
export interface UpdateAccountInput {
  name?: string | undefined;
  role?: AgentRole | undefined;
  /** False signs them out everywhere. */
  active?: boolean | undefined;
  /** For moderators. */
  siteIds?: string[] | null | undefined;
}

/** `POST /v1/me/password`: an agent's own. Every other sign-in of theirs ends. */
export interface ChangePasswordInput {
  current: string;
  password: string;
}

/** A link with which somebody becomes an agent, or one who is an agent sets a new password. It is good once. */
export interface Invitation {
  /** `inv_…` */
  id: string;
  /** Whose it is. */
  email: string;
  /** What they will be. */
  role: AgentRole;
  siteIds: string[] | null;
  /** The agent who is to set a new password; null for somebody new. */
  agentId: string | null;
  createdBy: { id: string; name: string | null };
  createdAt: string;
  expiresAt: string;
}

/** With the link's secret, which is shown only now: `#/welcome/<token>` of the console. */
export interface InvitationWithToken extends Invitation {
  token: string;
}

/** `POST /v1/invitations`. */
export interface CreateInvitationInput {
  email: string;
  role: AgentRole;
  /** For moderators: the only sites; null or absent for all. */
  siteIds?: string[] | null | undefined;
}

/** `POST /v1/invitations/look`: what a link is for. */
export interface InvitationToken {
  token: string;
}

/** What whoever holds the link may know. */
export interface InvitationShown {
  email: string;
  role: AgentRole;
  /** The name of the agent who sets a new password; null for somebody new. */
  name: string | null;
  expiresAt: string;
}

/** `POST /v1/invitations/accept`. */
export interface AcceptInvitationInput {
  token: string;
  password: string;
  /** What customers will read; required of somebody new. */
  name?: string | undefined;
}

/** What an API key may do. `read`: see. `write`: talk, and change people. `admin`: erase, settings, webhooks. `public`: what anybody may see. */
export type KeyScope = 'read' | 'write' | 'admin' | 'public';

export interface ApiKey {
  /** `key_…` */
  id: string;
  name: string;
  /** The only site it is good for; null for all. */
  siteId: string | null;
  scopes: KeyScope[];
  createdAt: string;
  /** Since when it is good for nothing; null while it is. */
  revokedAt: string | null;
}

/** With the key itself, which is shown only now. */
export interface ApiKeyWithSecret extends ApiKey {
  key: string;
}

/** `POST /v1/keys`. */
export interface CreateApiKeyInput {
  name: string;
  /** The key of the only site it is good for; absent or null for all. */
  site?: string | null | undefined;
  scopes: KeyScope[];
}

/** A key with which the company's backend vouches for its visitors, without its secret. */
export interface IdentityKey {
  id: string;
  alg: 'HS256' | 'ES256';
  createdAt: string;
}

export interface IdentityKeyWithSecret extends IdentityKey {
  /** Shown only now; absent where only a public key was handed over. */
  secret?: string | undefined;
}

/** `POST /v1/identity-keys`. */
export interface CreateIdentityKeyInput {
  /** The site's key. */
  site: string;
  /** PEM (SPKI) of a key on P-256; a shared secret is made when absent. */
  publicKey?: string | undefined;
}

/** Where a site's tag was last heard of. */
export interface Sighting {
  origin: string;
  /** Path of the page; null where the browser told only the origin. */
  page: string | null;
  seenAt: string;
}

/** Who did what, when, and where from: one line of the audit log. */
export interface AuditEntry {
  /** `evt_…`: the event of the log that it is about. */
  id: string;
  at: string;
  type: EventType;
  /** With their name, as far as there is one. */
  actor: Actor & { name: string | null };
  /** The network address; null for the command line, and where none was kept. */
  address: string | null;
  siteId: string | null;
  /** What was changed, by its id and its name as far as it has one. */
  subject: { id: string; name: string | null };
  /** Which fields, without what they hold. */
  changed: string[];
}

/** Query of `GET /v1/audit`: the newest first. */
export interface AuditQuery {
  cursor?: string | undefined;
  limit?: number | undefined;
  /** The id of an agent, a key, or `system`. */
  actor?: string | undefined;
  types?: EventType[] | undefined;
  /** From then on, and before then. */
  since?: string | undefined;
  until?: string | undefined;
}

export type AccountPage = Page<Account>;
export type InvitationPage = Page<Invitation>;
export type ApiKeyPage = Page<ApiKey>;
export type AuditPage = Page<AuditEntry>;
