/**
 * Tells webhooks what happens. One process does, the owner of the consumer `webhooks`: it looks through the log for each
 * webhook, queues deliveries, and makes them. It writes no domain state but the webhooks' own.
 */
import type { Db, WebhookTable } from '../../db/schema.js';
import { readHead } from '../../log/read.js';
import { listAllWebhooks } from '../../store/webhooks.js';
import type { Ownership } from '../owned-consumer.js';
import { Lane, type LaneMeans } from './lane.js';
import { queueDeliveries } from './queue-deliveries.js';
import { tidyDeliveries } from './tidy.js';

const TIDY_MS = 60_000;
const TELL_AGAIN_MS = 60_000;
/** On the way out: what has been sent is waited for so long. */
const LAST_MS = 2000;

export interface DispatcherOptions extends Omit<LaneMeans, 'signal' | 'random'> {
  db: Db;
  /** Chance between 0 and 1. */
  random?: (() => number) | undefined;
  /** Tells the owners of webhooks that were paused; undefined when there is no way to. */
  tell?: ((owner: Ownership, webhooks: WebhookTable[]) => Promise<void>) | undefined;
}

export class Dispatcher {
  readonly #options: DispatcherOptions;
  readonly #means: LaneMeans;
  readonly #stopping = new AbortController();
  readonly #lanes = new Map<string, Lane>();
  #webhooks: WebhookTable[] = [];
  #owner: Ownership | undefined;
  #queueing: Promise<void> | null = null;
  #again = false;
  #tidyAt = 0;
  #telling: Promise<void> | null = null;
  #tellAt = 0;

  constructor(options: DispatcherOptions) {
    this.#options = options;
    this.#means = { ...options, random: options.random ?? Math.random, signal: this.#stopping.signal };
  }

  /** Something was appended to the log. */
  wake(): void {
    if (this.#owner === undefined || this.#webhooks.length === 0) return;
    this.#again = true;
    this.#queueing ??= this.#queueAll(this.#owner)
      .catch(this.#options.onError)
      .finally(() => {
        this.#queueing = null;
      });
  }

  /** Looks at everything afresh; the owner does so about once a second. */
  async look(owner: Ownership): Promise<void> {
    const { db, now } = this.#options;
    this.#owner = owner;
    await this.#queueing;
    this.#webhooks = await listAllWebhooks(db);
    const known = new Set(this.#webhooks.map(({ id }) => id));
    for (const id of this.#lanes.keys()) if (!known.has(id)) this.#lanes.delete(id);
    this.wake();
    await this.#queueing;
    this.#tell(owner);
    if (performance.now() >= this.#tidyAt) {
      this.#tidyAt = performance.now() + TIDY_MS;
      await tidyDeliveries({ db, owner, now });
    }
  }

  /** Events that the webhook furthest behind has still to be told of. */
  lag(head: number): number {
    const behind = this.#webhooks
      .filter(({ state }) => state === 'enabled')
      .map(({ cursor }) => Number(cursor));
    return behind.length === 0 ? 0 : head - Math.min(...behind);
  }

  /** Nothing is queued or on its way. */
  async settled(): Promise<void> {
    await this.#queueing;
    await Promise.all([...this.#lanes.values()].map((lane) => lane.settled()));
  }

  /** Waits a little for what is on its way, then breaks it off: it is sent again. */
  async stop(): Promise<void> {
    const telling = this.#telling;
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, LAST_MS);
    });
    this.#webhooks = [];
    this.#owner = undefined;
    // Owners who were not told yet are told by whoever comes next.
    await Promise.race([patience, Promise.all([this.settled(), telling])]);
    clearTimeout(timer);
    this.#stopping.abort();
    await this.settled();
  }

  /** Beside everything else: a mail server may take its time, or be away. */
  #tell(owner: Ownership): void {
    const { tell, now, onError } = this.#options;
    const untold = this.#webhooks.filter(isUntold);
    if (tell === undefined || untold.length === 0 || now().getTime() < this.#tellAt) return;
    this.#telling ??= tell(owner, untold)
      .catch((error: unknown) => {
        this.#tellAt = now().getTime() + TELL_AGAIN_MS;
        onError(error);
      })
      .finally(() => {
        this.#telling = null;
      });
  }

  async #queueAll(owner: Ownership): Promise<void> {
    while (this.#again && !this.#stopping.signal.aborted) {
      this.#again = false;
      const head = await readHead(this.#options.db);
      await Promise.all(this.#webhooks.map((webhook) => this.#queueOne(owner, webhook, head)));
    }
  }

  async #queueOne(owner: Ownership, webhook: WebhookTable, head: number): Promise<void> {
    const { db, now, onError } = this.#options;
    if (webhook.state !== 'enabled') return;
    let current = webhook;
    try {
      for (let more = true; more && !this.#stopping.signal.aborted; ) {
        const queued = await queueDeliveries({ db, owner, now }, current, head);
        ({ webhook: current, more } = queued);
        Object.assign(webhook, current);
      }
    } catch (error) {
      onError(error);
    }
    this.#laneOf(webhook.id, owner).look(owner);
  }

  #laneOf(id: string, owner: Ownership): Lane {
    const known = this.#lanes.get(id);
    if (known !== undefined) return known;
    const lane = new Lane(this.#means, id, owner);
    this.#lanes.set(id, lane);
    return lane;
  }
}

function isUntold({ state, reason, told_at: toldAt }: WebhookTable): boolean {
  return state !== 'enabled' && reason !== 'by_hand' && toldAt === null;
}
