/**
 * The deliveries of one webhook that are on their way: a bounded number, of different order keys. One lane never waits for
 * another, so that an address which takes nothing delays nobody else.
 */
import type { WebhookPayload } from '@parley/protocol';
import type { Db, DeliveryTable, WebhookTable } from '../../db/schema.js';
import { readPayloads } from '../../log/payload.js';
import { listDueDeliveries } from '../../store/deliveries.js';
import { findWebhook } from '../../store/webhooks.js';
import { secretsOf, signedHeaders } from '../../webhooks/signing.js';
import type { WebhookPoster } from '../../webhooks/webhook-poster.js';
import type { Ownership } from '../owned-consumer.js';
import { settle, type Verdict } from './settle.js';

const AT_ONCE = 16;

export interface LaneMeans {
  db: Db;
  poster: WebhookPoster;
  now: () => Date;
  random: () => number;
  /** Ends what is on its way. */
  signal: AbortSignal;
  onVerdict: (verdict: Verdict) => void;
  onError: (error: unknown) => void;
}

export class Lane {
  readonly #means: LaneMeans;
  readonly #running = new Map<string, Promise<void>>();
  readonly #id: string;
  #owner: Ownership;
  #filling: Promise<void> | null = null;
  #again = false;

  constructor(means: LaneMeans, id: string, owner: Ownership) {
    this.#means = means;
    this.#id = id;
    this.#owner = owner;
  }

  /** Sends what is due. */
  look(owner: Ownership): void {
    this.#owner = owner;
    this.#wake();
  }

  /** Resolves once nothing is on its way. */
  async settled(): Promise<void> {
    while (this.#filling !== null || this.#running.size > 0) {
      await this.#filling;
      await Promise.all(this.#running.values());
    }
  }

  #wake(): void {
    this.#again = true;
    this.#filling ??= this.#fill().finally(() => {
      this.#filling = null;
    });
  }

  async #fill(): Promise<void> {
    while (this.#again) {
      this.#again = false;
      await this.#send().catch(this.#means.onError);
    }
  }

  async #send(): Promise<void> {
    const { db, now, signal } = this.#means;
    const free = AT_ONCE - this.#running.size;
    if (free <= 0 || signal.aborted) return;
    const at = now().toISOString();
    const due = await listDueDeliveries(db, { webhookId: this.#id, now: at, limit: AT_ONCE * 2 });
    const next = due.filter(({ id }) => !this.#running.has(id)).slice(0, free);
    if (next.length === 0) return;
    // As it is now: a moment ago it may have been paused, moved, or given another secret.
    const webhook = await findWebhook(db, this.#id);
    const isHeld = webhook != null && webhook.hold_until !== null && webhook.hold_until > at;
    if (webhook?.state !== 'enabled' || isHeld) return;
    const payloads = await readPayloads(db, next);
    for (const delivery of next) {
      const sending = this.#deliver(webhook, delivery, payloads.get(delivery.id)).then(
        () => this.#ended(delivery.id, true),
        (error: unknown) => {
          this.#means.onError(error);
          this.#ended(delivery.id, false);
        },
      );
      this.#running.set(delivery.id, sending);
    }
  }

  /** What could not be written down is sent again, with the next look. */
  #ended(id: string, isWritten: boolean): void {
    this.#running.delete(id);
    if (isWritten) this.#wake();
  }

  async #deliver(
    webhook: WebhookTable,
    delivery: DeliveryTable,
    payload: WebhookPayload | undefined,
  ): Promise<void> {
    const { poster, now, random, signal, onVerdict } = this.#means;
    const at = now();
    let outcome = null;
    if (payload !== undefined) {
      const body = JSON.stringify(payload);
      const headers = signedHeaders(secretsOf(webhook, at), { id: delivery.event_id, at, body });
      outcome = await poster.post({ url: webhook.url, headers, body, signal });
      // Broken off by ourselves: it says nothing about the receiver.
      if (signal.aborted && outcome.status === null) return;
    }
    const attempted = { webhook, delivery, outcome, at, now: now(), random };
    const verdict = await this.#owner.commit((tx) => settle(tx, attempted));
    onVerdict(verdict);
  }
}
