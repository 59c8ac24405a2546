/** What conversations came to, in money. */
import {
  type CreateOutcomeInput,
  newId,
  type Outcome,
  type OutcomePage,
  type UpdateOutcomeInput,
} from '@parley/protocol';
import { ConflictError } from '../errors.js';
import { PagedList } from '../pages.js';
import type { CallOptions, Send } from '../request.js';
import { pathId } from './path-id.js';

/** What it came to, and which conversation. */
export interface OutcomeInput extends CreateOutcomeInput {
  /** `cnv_…` */
  conversationId: string;
}

/** The outcome that the company calls so, as it is to stand. */
export interface OutcomeOfYours extends Omit<OutcomeInput, 'id'> {
  externalId: string;
  /** True: it counts no more, such as a deal that was opened again. */
  voided?: boolean | undefined;
}

/** Which outcome. */
export interface OutcomeAddress {
  /** `cnv_…` */
  conversationId: string;
  /** `out_…` */
  id: string;
}

/** Where a walk starts and how much it fetches at once. */
export interface OutcomeListOptions extends CallOptions {
  /** `next` of a page seen before: goes on after it. From the beginning by default. */
  cursor?: string | undefined;
  /** Outcomes a page, 1 to `LIMITS.pageMax`; `LIMITS.pageDefault` by default. */
  limit?: number | undefined;
}

export class Outcomes {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * Says what a conversation came to. The same `id` or `externalId` again with the same content is harmless. Throws
   * `ConflictError` when either stands for something else, `InvalidRequestError` for what is no amount or no currency.
   */
  async create(input: OutcomeInput, options: CallOptions = {}): Promise<Outcome> {
    const { conversationId, ...outcome } = input;
    const body = { ...outcome, id: outcome.id ?? newId('outcome') };
    return this.#send({ ...options, method: 'POST', path: pathOf(conversationId), body });
  }

  /**
   * Brings the outcome with this `externalId` to what is said here, whether it is there already or not: what a CRM calls
   * whenever a deal of its has changed. Throws `ConflictError` when the external id is that of another conversation.
   */
  async set(input: OutcomeOfYours, options: CallOptions = {}): Promise<Outcome> {
    const { voided = false, ...wanted } = input;
    const { conversationId, externalId, kind, amount, currency, at } = wanted;
    let stored: Outcome;
    try {
      stored = await this.create(wanted, options);
    } catch (error) {
      const known = error instanceof ConflictError ? await this.#find(conversationId, externalId) : undefined;
      if (known === undefined) throw error;
      stored = known;
    }
    const asWished =
      (stored.voidedAt !== null) === voided &&
      stored.kind === kind &&
      stored.currency === currency &&
      stored.amount === amount &&
      (at === undefined || stored.at === at);
    if (asWished) return stored;
    return this.update({ conversationId, id: stored.id, kind, amount, currency, at, voided }, options);
  }

  /** Sets an outcome right, or takes it back with `voided`; what is not named stays. Throws `NotFoundError`. */
  async update(input: OutcomeAddress & UpdateOutcomeInput, options: CallOptions = {}): Promise<Outcome> {
    const { conversationId, id, ...body } = input;
    const path = `${pathOf(conversationId)}/${pathId('outcome', id)}`;
    return this.#send({ ...options, method: 'PATCH', path, body });
  }

  /** What a conversation came to, with what was taken back. The walk throws `NotFoundError` for an unknown conversation. */
  list(conversationId: string, options: OutcomeListOptions = {}): PagedList<Outcome, OutcomePage> {
    const { cursor, limit, ...rest } = options;
    const path = pathOf(conversationId);
    const page = (from?: string): Promise<OutcomePage> =>
      this.#send({ ...rest, method: 'GET', path, query: { cursor: from, limit } });
    return new PagedList((previous) => {
      if (previous === null) return page(cursor);
      return previous.next === null ? null : page(previous.next);
    });
  }

  async #find(conversationId: string, externalId: string): Promise<Outcome | undefined> {
    for await (const outcome of this.list(conversationId))
      if (outcome.externalId === externalId) return outcome;
    return undefined;
  }
}

function pathOf(conversationId: string): string {
  return `/v1/conversations/${pathId('conversation', conversationId)}/outcomes`;
}
