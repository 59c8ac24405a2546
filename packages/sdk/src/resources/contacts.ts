/** The people on the customers' side. */
import {
  type Contact,
  type ContactPage,
  type CreateContactInput,
  type ErasedContact,
  newId,
  type UpdateContactInput,
} from '@parley/protocol';
import { NotFoundError } from '../errors.js';
import { PagedList } from '../pages.js';
import type { CallOptions, Send } from '../request.js';
import { pathId } from './path-id.js';

/** Where a walk starts and how much it fetches at once. */
export interface ContactListOptions extends CallOptions {
  /** `next` of a page seen before: goes on after it. From the beginning by default. */
  cursor?: string | undefined;
  /** Contacts a page, 1 to `LIMITS.pageMax`; `LIMITS.pageDefault` by default. */
  limit?: number | undefined;
}

export class Contacts {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * Stores a person whom the company knows, and answers with the stored contact. Sending the same `id` again is
   * harmless. Throws `ConflictError` when the id or the external id is somebody else's.
   */
  create(input: CreateContactInput, options: CallOptions = {}): Promise<Contact> {
    const body = { ...input, id: input.id ?? newId('contact') };
    return this.#send({ ...options, method: 'POST', path: '/v1/contacts', body });
  }

  /** One contact. Throws `NotFoundError`. */
  async get(id: string, options: CallOptions = {}): Promise<Contact> {
    return this.#send({ ...options, method: 'GET', path: `/v1/contacts/${pathId('contact', id)}` });
  }

  /**
   * Changes what is known of a person; what is not named stays, null takes away, `attributes` replaces them all. Throws
   * `NotFoundError`.
   */
  async update(id: string, input: UpdateContactInput, options: CallOptions = {}): Promise<Contact> {
    const path = `/v1/contacts/${pathId('contact', id)}`;
    return this.#send({ ...options, method: 'PATCH', path, body: input });
  }

  /**
   * Forgets a person for good: name, address, conversations, words and files. The feed tells of it by `conversation.erased`
   * and `contact.erased`. Throws `NotFoundError`, also when it was forgotten before; but not when only the answer to this very
   * call got lost: then `erasedAt` is when a further attempt found it done.
   */
  async erase(id: string, options: CallOptions = {}): Promise<ErasedContact> {
    let tries = 1;
    const onRetry = (): void => {
      tries += 1;
    };
    const path = `/v1/contacts/${pathId('contact', id)}`;
    try {
      return await this.#send({ ...options, method: 'DELETE', path, onRetry });
    } catch (error) {
      if (tries === 1 || !(error instanceof NotFoundError)) throw error;
      return { id, erasedAt: new Date().toISOString() };
    }
  }

  /** All contacts, in the order of their ids. */
  list({ cursor, limit, ...options }: ContactListOptions = {}): PagedList<Contact, ContactPage> {
    const page = (from?: string): Promise<ContactPage> =>
      this.#send({ ...options, method: 'GET', path: '/v1/contacts', query: { cursor: from, limit } });
    return new PagedList((previous) => {
      if (previous === null) return page(cursor);
      return previous.next === null ? null : page(previous.next);
    });
  }
}
