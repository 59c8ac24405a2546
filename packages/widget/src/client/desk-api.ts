/** What only the console asks of the server. */
import type {
  AgentPage,
  CannedReply,
  CannedReplyPage,
  Colleague,
  Contact,
  Conversation,
  ConversationPage,
  CreateCannedReplyInput,
  Journey,
  Mention,
  MentionPage,
  PageVisit,
  SeenMentions,
  UpdateCannedReplyInput,
  UpdateContactInput,
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

export function updateContact(api: Asking, id: string, body: UpdateContactInput): Promise<Contact> {
  return api.request(`/v1/contacts/${id}`, { method: 'PATCH', body });
}

export function mergeContact(api: Asking, id: string, into: string): Promise<Contact> {
  return api.request(`/v1/contacts/${id}/merge`, { method: 'POST', body: { into } });
}

/** What is known of a contact beside who it is. */
export interface ContactPast {
  journey: readonly PageVisit[];
  /** The latest conversations, the last one first. */
  conversations: readonly Conversation[];
}

/** So many of a contact's conversations are shown. */
const CONVERSATIONS = 10;

export async function contactPast(api: Asking, contactId: string): Promise<ContactPast> {
  const [{ data: journey }, { data: conversations }] = await Promise.all([
    api.request<Journey>(`/v1/contacts/${contactId}/journey`),
    api.request<ConversationPage>('/v1/conversations', { query: { contactId, limit: CONVERSATIONS } }),
  ]);
  return { journey, conversations };
}
