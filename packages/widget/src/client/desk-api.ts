/** What only the console asks of the server. */
import type {
  AgentPage,
  CannedReply,
  CannedReplyPage,
  Colleague,
  CreateCannedReplyInput,
  Mention,
  MentionPage,
  SeenMentions,
  UpdateCannedReplyInput,
} from '@parley/protocol';
import type { Api } from './api.js';

type Asking = Pick<Api, 'request'>;

const PAGE = 200;
/** A company with more agents has other means to find one. */
const MOST_PAGES = 5;

async function all<T>(load: (cursor: string | undefined) => Promise<{ data: T[]; next: string | null }>) {
  const found: T[] = [];
  let cursor: string | undefined;
  for (let page = 0; page < MOST_PAGES; page += 1) {
    const { data, next } = await load(cursor);
    found.push(...data);
    if (next === null) break;
    cursor = next;
  }
  return found;
}

export function listAgents(api: Asking): Promise<Colleague[]> {
  return all((cursor) => api.request<AgentPage>('/v1/agents', { query: { cursor, limit: PAGE } }));
}

export function listMentions(api: Asking): Promise<Mention[]> {
  return all((cursor) => api.request<MentionPage>('/v1/mentions', { query: { cursor, limit: PAGE } }));
}

export function seeMentions(api: Asking, conversationId: string): Promise<SeenMentions> {
  return api.request(`/v1/mentions/${conversationId}`, { method: 'DELETE' });
}

export function listCannedReplies(api: Asking): Promise<CannedReply[]> {
  return all((cursor) =>
    api.request<CannedReplyPage>('/v1/canned-replies', { query: { cursor, limit: PAGE } }),
  );
}

export function createCannedReply(api: Asking, body: CreateCannedReplyInput): Promise<CannedReply> {
  return api.request('/v1/canned-replies', { method: 'POST', body });
}

export function updateCannedReply(
  api: Asking,
  id: string,
  body: UpdateCannedReplyInput,
): Promise<CannedReply> {
  return api.request(`/v1/canned-replies/${id}`, { method: 'PATCH', body });
}

export function deleteCannedReply(api: Asking, id: string): Promise<{ id: string }> {
  return api.request(`/v1/canned-replies/${id}`, { method: 'DELETE' });
}
