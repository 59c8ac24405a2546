/** The event of something that those who run the company did: of no site, no conversation and no contact. */
import type { EventType } from '@parley/protocol';
import { type Context, toActor } from '../context.js';
import type { EventDraft } from '../log/append.js';

export interface StaffEvent {
  type: EventType;
  subjectId: string;
  /** Which fields; never what they hold. */
  changed?: string[];
}

export function staffEvent(ctx: Pick<Context, 'actor' | 'now'>, event: StaffEvent): EventDraft {
  const { type, subjectId, changed = [] } = event;
  return {
    ...{ type, subjectId, at: ctx.now().toISOString(), actor: toActor(ctx.actor) },
    ...{ siteId: null, conversationId: null, contactId: null },
    data: { changed },
  };
}
