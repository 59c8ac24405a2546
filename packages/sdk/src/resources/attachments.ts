/** Files for messages. */
import type { Attachment } from '@parley/protocol';
import type { CallOptions, Send } from '../request.js';
import { pathId } from './path-id.js';

/** A file to send, and where it is to go. */
export interface UploadInput {
  /** `cnv_…`: only messages of that conversation's site can take it along. */
  conversationId: string;
  /** What people see: 1 to `LIMITS.fileName` UTF-16 code units. */
  name: string;
  /** The file itself. What it is, the server finds out from it. */
  content: Blob | Uint8Array<ArrayBuffer>;
}

export class Attachments {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * Stores a file; give its id to `messages.send` within 24 hours, or it is removed. Pictures are written anew, so `bytes`
   * may differ. A retry may store it twice; the one that nobody uses goes away. Throws `InvalidRequestError` for
   * what the site does not take, `NotFoundError` for an unknown conversation.
   */
  async upload(input: UploadInput, options: CallOptions = {}): Promise<Attachment> {
    const { name, content } = input;
    const query = { name, conversationId: pathId('conversation', input.conversationId) };
    return this.#send({ ...options, method: 'POST', path: '/v1/attachments', query, content });
  }
}
