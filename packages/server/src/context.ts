/** What every service is handed first: who asks, and the means to answer. */
import type { Actor, AgentRole, InsightsFilter, KeyScope } from '@parley/protocol';
import type { CommitQueue } from './db/commit-queue.js';
import type { Db } from './db/schema.js';
import type { SettingsStore } from './settings/settings-store.js';

/** Who is asking. `nobody` has shown no credential; `system` is the command line. */
export type ContextActor =
  | { type: 'contact'; id: string; siteId: string; browserId: string }
  | {
      type: 'agent';
      id: string;
      name: string;
      role: AgentRole;
      siteIds: string[] | null;
      sessionHash: string;
    }
  | { type: 'key'; id: string; name: string; siteId: string | null; scopes: readonly KeyScope[] }
  /** Whoever holds a public link to figures. */
  | { type: 'link'; id: string; filter: InsightsFilter; days: number }
  | { type: 'system'; id: 'system' }
  | { type: 'nobody' };

export interface Context {
  actor: ContextActor;
  /** For reading what is committed. */
  db: Db;
  /** The one way to write: all or nothing, on disk when it resolves. See `CommitQueue`. */
  commit: CommitQueue['commit'];
  /** As `commit`, for commands that share their statements. */
  commitTogether: CommitQueue['commitTogether'];
  settings: SettingsStore;
  /** Whether the server sends mails. */
  canMail: boolean;
  /** The only clock a service reads. */
  now(): Date;
}

/** The actor as it is written into the log. */
export function toActor(actor: ContextActor): Actor {
  if (actor.type === 'nobody' || actor.type === 'link') throw new Error('Who only looks cannot act.');
  return { type: actor.type, id: actor.id };
}
