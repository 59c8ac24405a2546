/** The messages of a conversation. */
import {
  type CreateMessageInput,
  type Message,
  type MessagePage,
  newId,
  type UpdateMessageInput,
} from '@parley/protocol';
import { PagedList } from '../pages.js';
import type { CallOptions, Send } from '../request.js';
import { pathId } from './path-id.js';

/** A message to send, and where: `text` and, when wished, `side` (`company` by default) and `id`. */
export interface SendMessageInput extends CreateMessageInput {
  /** `cnv_…` */
  conversationId: string;
}

/** Which message. */
export interface MessageAddress {
  /** `cnv_…` */
  conversationId: string;
  /** `msg_…` */
  id: string;
}

/** Where a walk starts and how much it fetches at once. */
export interface MessageListOptions extends CallOptions {
  /** Only messages with a greater `seq`; 0 by default, which is all. */
  after?: number | undefined;
  /** Walks back instead, page by page, from the messages with a smaller `seq`. Not together with `after`. */
  before?: number | undefined;
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

  /**
   * Changes what a message of this very key says, for 15 minutes after it was sent (`LIMITS.editSeconds`). Asking for
   * the text that it has is harmless. Throws `PermissionError` for somebody else's message, `ConflictError` with
   * `too_late` afterwards and with `conflict` once it is deleted.
   */
  async update({ text, ...message }: MessageAddress & UpdateMessageInput, options: CallOptions = {}) {
    return this.#send<Message>({ ...options, method: 'PATCH', path: pathOf(message), body: { text } });
  }

  /**
   * Takes a message of this very key back, for 15 minutes after it was sent: it stays in its place with
   * `status: 'deleted'` and without its words. Throws as `update` does; a second time it is harmless.
   */
  async delete(message: MessageAddress, options: CallOptions = {}): Promise<Message> {
    return this.#send({ ...options, method: 'DELETE', path: pathOf(message) });
  }

  /**
   * The messages of a conversation, ascending by `seq`; with `before`, each page further back, ascending within. The walk
   * throws `NotFoundError` for an unknown conversation.
   */
  list(conversationId: string, options: MessageListOptions = {}): PagedList<Message, MessagePage> {
    const { after = 0, before, limit, ...rest } = options;
    const path = `/v1/conversations/${pathId('conversation', conversationId)}/messages`;
    const back = before !== undefined;
    const page = (from: number): Promise<MessagePage> => {
      const query = back ? { before: from, limit } : { after: from, limit };
      return this.#send({ ...rest, method: 'GET', path, query });
    };
    return new PagedList((previous) => {
      if (previous === null) return page(before ?? after);
      const last = previous.data.at(back ? 0 : -1);
      return previous.more && last ? page(last.seq) : null;
    });
  }
}

function pathOf({ conversationId, id }: MessageAddress): string {
  return `/v1/conversations/${pathId('conversation', conversationId)}/messages/${pathId('message', id)}`;
}
