/** Webhooks: addresses of the company that are told what happens, and what became of telling them. */
import {
  type CreateWebhookInput,
  type Delivery,
  type DeliveryAttempt,
  type DeliveryDetails,
  type DeliveryPage,
  type DeliveryState,
  newId,
  type ReplayInput,
  type UpdateWebhookInput,
  type Webhook,
  type WebhookPage,
  type WebhookWithSecret,
} from '@parley/protocol';
import { PagedList } from '../pages.js';
import type { CallOptions, Send } from '../request.js';
import { createHandler, type HandlerOptions, type WebhookHandler } from '../webhooks/handler.js';
import { type VerifyOptions, verifyWebhook, type WebhookMessage } from '../webhooks/verify.js';
import { pathId } from './path-id.js';

/** Where a walk starts and how much it fetches at once. */
export interface WebhookListOptions extends CallOptions {
  cursor?: string | undefined;
  limit?: number | undefined;
}

export interface DeliveryListOptions extends WebhookListOptions {
  /** Only those in this state. */
  state?: DeliveryState | undefined;
}

/** One delivery of one webhook. */
export interface DeliveryAddress {
  webhookId: string;
  id: string;
}

export class Webhooks {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * Has an address told what happens on a site from now on. The answer has the `secret` for `verify` and `createHandler`,
   * which cannot be read later. Sending the same `id` again is harmless. Throws `InvalidRequestError` for an address to
   * which the server may not post, `ConflictError` when the id is used or there are too many.
   */
  create(input: CreateWebhookInput, options: CallOptions = {}): Promise<WebhookWithSecret> {
    const body = { ...input, id: input.id ?? newId('webhook') };
    return this.#send({ ...options, method: 'POST', path: '/v1/webhooks', body });
  }

  /** One webhook. Throws `NotFoundError`. */
  async get(id: string, options: CallOptions = {}): Promise<Webhook> {
    return this.#send({ ...options, method: 'GET', path: pathOf(id) });
  }

  /** All webhooks, in the order of their ids. */
  list({ cursor, limit, ...options }: WebhookListOptions = {}): PagedList<Webhook, WebhookPage> {
    const page = (from?: string): Promise<WebhookPage> =>
      this.#send({ ...options, method: 'GET', path: '/v1/webhooks', query: { cursor: from, limit } });
    return new PagedList((previous) => {
      if (previous === null) return page(cursor);
      return previous.next === null ? null : page(previous.next);
    });
  }

  /** Changes address or filter; pauses, or enables it where it was. Throws as `create` does. */
  async update(
    { id, ...body }: UpdateWebhookInput & { id: string },
    options: CallOptions = {},
  ): Promise<Webhook> {
    return this.#send({ ...options, method: 'PATCH', path: pathOf(id), body });
  }

  /** It is told nothing any more, and what became of its deliveries is forgotten. */
  async delete(id: string, options: CallOptions = {}): Promise<{ id: string }> {
    return this.#send({ ...options, method: 'DELETE', path: pathOf(id) });
  }

  /** Makes a new secret. For a day, what is posted is signed with the one before, too. */
  async rotate(id: string, options: CallOptions = {}): Promise<WebhookWithSecret> {
    // Tried again after a lost answer, the secret that is in use would be the one before the one before.
    return this.#send({ maxRetries: 0, ...options, method: 'POST', path: `${pathOf(id)}/rotate`, body: {} });
  }

  /** Posts a test to it now, and answers how that went. */
  async test(id: string, options: CallOptions = {}): Promise<DeliveryAttempt> {
    return this.#send({ ...options, method: 'POST', path: `${pathOf(id)}/test`, body: {} });
  }

  /** Tells a range of the log once more: after a cursor or since a time, to `upTo` or to the end. */
  async replay({ id, ...body }: ReplayInput & { id: string }, options: CallOptions = {}): Promise<Webhook> {
    return this.#send({ ...options, method: 'POST', path: `${pathOf(id)}/replay`, body });
  }

  /** What arrived at a webhook, once it is known to come from Parley; asks nobody. Throws `SignatureError`. */
  verify(options: VerifyOptions): Promise<WebhookMessage> {
    return verifyWebhook(options);
  }

  /** A handler for the address of a webhook; `createHandler` is the same without a client. */
  createHandler(options: HandlerOptions): WebhookHandler {
    return createHandler(options);
  }

  /** What became of telling a webhook, the latest first. */
  deliveries(id: string, options: DeliveryListOptions = {}): PagedList<Delivery, DeliveryPage> {
    const { cursor, limit, state, ...rest } = options;
    const path = `${pathOf(id)}/deliveries`;
    const page = (from?: string): Promise<DeliveryPage> =>
      this.#send({ ...rest, method: 'GET', path, query: { cursor: from, limit, state } });
    return new PagedList((previous) => {
      if (previous === null) return page(cursor);
      return previous.next === null ? null : page(previous.next);
    });
  }

  /** One delivery, and what would be posted now. Throws `NotFoundError`. */
  async delivery(address: DeliveryAddress, options: CallOptions = {}): Promise<DeliveryDetails> {
    return this.#send({ ...options, method: 'GET', path: pathOfDelivery(address) });
  }

  /** Tells one event once more, as a delivery of its own under the same `webhook-id`. */
  async replayDelivery(address: DeliveryAddress, options: CallOptions = {}): Promise<Delivery> {
    return this.#send({ ...options, method: 'POST', path: `${pathOfDelivery(address)}/replay`, body: {} });
  }
}

function pathOf(id: string): string {
  return `/v1/webhooks/${pathId('webhook', id)}`;
}

function pathOfDelivery({ webhookId, id }: DeliveryAddress): string {
  return `${pathOf(webhookId)}/deliveries/${pathId('delivery', id)}`;
}
