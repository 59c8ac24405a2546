/** What only agents ask: of their time, and of whether they are there. Apart, so that no visitor of a site loads it. */
import type {
  ConversationTime,
  ConversationTimeQuery,
  OwnAvailability,
  Page,
  RecordedTime,
  RecordTimeInput,
  TimeQuery,
  TimeSheet,
} from '@parley/protocol';
import type { Api } from './api.js';

type Requests = Pick<Api, 'request'>;

/** Counts time that the agent spent. `last`: the page is going away. */
export function recordTime(api: Requests, input: RecordTimeInput, last: boolean): Promise<RecordedTime> {
  return api.request('/v1/time', { method: 'POST', body: input, keepalive: last });
}

/** The agent's own time by day. */
export function readTime(api: Requests, query: TimeQuery): Promise<TimeSheet> {
  return api.request('/v1/time', { query });
}

export function readTimeByConversation(
  api: Requests,
  query: ConversationTimeQuery,
): Promise<Page<ConversationTime>> {
  return api.request('/v1/time/conversations', { query });
}

/** Whether the agent who asks is there. */
export function readAvailability(api: Requests): Promise<OwnAvailability> {
  return api.request('/v1/me/availability');
}

export function setAvailability(api: Requests, availability: 'online' | 'away'): Promise<OwnAvailability> {
  return api.request('/v1/me/availability', { method: 'PATCH', body: { availability } });
}
