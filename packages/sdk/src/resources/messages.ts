/** The messages of a conversation. */
import { type CreateMessageInput, type Message, type MessagePage, newId } from '@parley/protocol';
import { PagedList } from '../pages.js';
import type { CallOptions, Send } from '../request.js';
import { pathId } from './path-id.js';

/** A message to send, and where: `text` and, when wished, `side` (`company` by default) and `id`. */
export interface SendMessageInput extends CreateMessageInput {
  /** `cnv_…` */
  conversationId: string;
}

/** Where a walk starts and how much it fetches at once. */
export interface MessageListOptions extends CallOptions {
  /** Only messages with a greater `seq`; 0 by default, which is all. */
  after?: number | undefined;
  /** Messages a page, 1 to `LIMITS.pageMax`; `LIMITS.pageDefault` by default. */
  limit?: number | undefined;
}

export class Messages {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * Says something in a conversation, and answers with the stored message once it is on disk. Sending the same `id`
   * again is harmless. Throws `InvalidRequestError` for an empty or too long text (`LIMITS.messageText`),
   * `NotFoundError` for an unknown conversation, `ConflictError` when the id is another message's.
   */
  async send(input: SendMessageInput, options: CallOptions = {}): Promise<Message> {
    const { conversationId, ...message } = input;
    const path = `/v1/conversations/${pathId('conversation', conversationId)}/messages`;
    const body = { ...message, id: message.id ?? newId('message') };
    return this.#send({ ...options, method: 'POST', path, body });
  }

  /** The messages of a conversation, ascending by `seq`. The walk throws `NotFoundError` for an unknown one. */
  list(conversationId: string, options: MessageListOptions = {}): PagedList<Message, MessagePage> {
    const { after = 0, limit, ...rest } = options;
    const path = `/v1/conversations/${pathId('conversation', conversationId)}/messages`;
    const page = (from: number): Promise<MessagePage> =>
      this.#send({ ...rest, method: 'GET', path, query: { after: from, limit } });
    return new PagedList((previous) => {
      if (previous === null) return page(after);
      const last = previous.data.at(-1);
      return previous.more && last ? page(last.seq) : null;
    });
  }
}
