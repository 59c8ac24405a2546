/** Conversations: ordered sets of messages. */
import {
  type Conversation,
  type ConversationListQuery,
  type ConversationPage,
  type CreateConversationInput,
  newId,
  type SearchHit,
  type SearchPage,
  type SearchQuery,
  type UpdateConversationInput,
} from '@parley/protocol';
import { PagedList } from '../pages.js';
import type { CallOptions, Send } from '../request.js';
import { pathId } from './path-id.js';

/**
 * Where a walk starts, how much it fetches at once, in which order, and which conversations. `order` is `oldest` by default:
 * `recent` moves a conversation to the front whenever somebody speaks, so that a long walk can miss one. What asks for a status,
 * assignee, team, tag or priority comes in the order `recent`.
 */
export interface ConversationListOptions extends ConversationListQuery, CallOptions {}

/** What a company may change of a conversation. `tags` replaces them all. */
export type CompanyChange = Omit<UpdateConversationInput, 'context'>;

/** What is searched, and from where on. */
export interface SearchOptions extends CallOptions, Omit<SearchQuery, 'q'> {}

export class Conversations {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * Opens a chat of the contact `contactId`, and answers with the stored conversation. Sending the same `id` again
   * is harmless. Throws `NotFoundError` for an unknown contact, `ConflictError` when the id or the external id is used.
   */
  create(input: CreateConversationInput, options: CallOptions = {}): Promise<Conversation> {
    const body = { ...input, id: input.id ?? newId('conversation') };
    return this.#send({ ...options, method: 'POST', path: '/v1/conversations', body });
  }

  /** One conversation with its last message. Throws `NotFoundError`. */
  async get(id: string, options: CallOptions = {}): Promise<Conversation> {
    return this.#send({ ...options, method: 'GET', path: `/v1/conversations/${pathId('conversation', id)}` });
  }

  /**
   * Gives it to a team or an agent, tags it, says how soon it wants an answer, puts it off, ends it, or opens it again; what
   * is not named stays. Throws `NotFoundError`.
   */
  async update(id: string, input: CompanyChange, options: CallOptions = {}): Promise<Conversation> {
    const path = `/v1/conversations/${pathId('conversation', id)}`;
    return this.#send({ ...options, method: 'PATCH', path, body: input });
  }

  /**
   * Sends the conversation to its contact by e-mail, soon. Throws `ConflictError` when the contact has no address or the
   * server sends no mail, `RateLimitError` after five in an hour.
   */
  async sendTranscript(id: string, options: CallOptions = {}): Promise<void> {
    const path = `/v1/conversations/${pathId('conversation', id)}/transcript`;
    await this.#send<unknown>({ ...options, method: 'POST', path, body: { to: 'mail' } });
  }

  /** All conversations, or those that are asked for. */
  list(options: ConversationListOptions = {}): PagedList<Conversation, ConversationPage> {
    const { signal, timeout, maxRetries, cursor, ...query } = options;
    const { status, assigneeId, teamId, tag, priority } = query;
    const isView = (status ?? assigneeId ?? teamId ?? tag ?? priority) !== undefined;
    const order = query.order ?? (isView ? 'recent' : 'oldest');
    const page = (from?: string): Promise<ConversationPage> =>
      this.#send({
        ...{ signal, timeout, maxRetries, method: 'GET', path: '/v1/conversations' },
        query: { ...query, cursor: from, order },
      });
    return new PagedList((previous) => {
      if (previous === null) return page(cursor);
      return previous.next === null ? null : page(previous.next);
    });
  }

  /**
   * Chats in which all of these words stand: in a message, the customer's name or address, the tags or the page; the last word also as
   * a beginning. What happened last comes first. Rejects with `InvalidRequestError` for more than `LIMITS.query` characters.
   */
  search(q: string, options: SearchOptions = {}): PagedList<SearchHit, SearchPage> {
    const { signal, timeout, maxRetries, cursor, siteId, limit } = options;
    const page = (from?: string): Promise<SearchPage> =>
      this.#send({
        ...{ signal, timeout, maxRetries, method: 'GET', path: '/v1/search' },
        query: { q, siteId, limit, cursor: from },
      });
    return new PagedList((previous) => {
      if (previous === null) return page(cursor);
      return previous.next === null ? null : page(previous.next);
    });
  }
}
