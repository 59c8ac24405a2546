/** What the log hears of routing. */
import type { ConversationField, RoutingCause } from '@parley/protocol';
import type { Tx } from '../../db/commit-queue.js';
import type { RoutingTable } from '../../db/schema.js';
import type { ConversationHead } from '../../store/conversations.js';

/** Who does it. Its own events are nothing to it. */
export const ROUTER = { type: 'system', id: 'routing' } as const;

export interface Told {
  head: Pick<ConversationHead, 'id' | 'siteId' | 'contactId'>;
  at: string;
  changed: ConversationField[];
  cause?: RoutingCause | undefined;
}

/** Only of the team its customer hears. */
export function tellUpdated(tx: Tx, { head, at, changed, cause }: Told): void {
  tx.append({
    type: 'conversation.updated',
    at,
    actor: ROUTER,
    siteId: head.siteId,
    conversationId: head.id,
    contactId: changed.includes('teamId') ? head.contactId : null,
    subjectId: head.id,
    data: { changed, ...(cause && { cause }) },
  });
}

export interface Breach {
  head: Pick<ConversationHead, 'id' | 'siteId' | 'teamId'>;
  at: string;
  row: RoutingTable;
}

/** For the company alone. */
export function tellBreached(tx: Tx, { head, at, row }: Breach): void {
  tx.append({
    type: 'sla.breached',
    at,
    actor: ROUTER,
    siteId: head.siteId,
    conversationId: head.id,
    contactId: null,
    subjectId: head.id,
    data: { kind: row.wait_kind, dueAt: row.due_at, teamId: head.teamId },
  });
}
