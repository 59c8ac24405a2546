/**
 * A dispatcher of webhooks on a clock that the test turns, beside a real server, a real store and a real receiver. For tests
 * only. The server's own dispatcher stands aside: the lease is the test's.
 */
import { type DeliveryAttempt, newId } from '@parley/protocol';
import { Dispatcher } from '../consumers/webhooks/dispatcher.js';
import { openStore, type Store } from '../db/open.js';
import type { DeliveryTable, WebhookTable } from '../db/schema.js';
import { readHead } from '../log/read.js';
import { AddressGuard, type Resolve } from '../webhooks/address-guard.js';
import { newWebhookSecret } from '../webhooks/signing.js';
import { WebhookPoster } from '../webhooks/webhook-poster.js';
import { openReceiver, type Receiver } from './receiver.js';
import { type Caller, startTestServer, type TestServer } from './test-server.js';
import { until } from './test-socket.js';

export const SECOND = 1000;
export const HOUR = 3600 * SECOND;
/** The receiver's patience is tried with less than 15 s. */
const TIMEOUT_MS = 400;

interface Stage {
  server: TestServer;
  store: Store;
  receiver: Receiver;
  contact: Caller & { contactId: string };
}

export class WebhookStage {
  readonly server: TestServer;
  readonly store: Store;
  readonly contact: Stage['contact'];
  receiver: Receiver;
  clock = new Date();
  /** What the owners were told. */
  readonly told: string[] = [];
  readonly owner = {
    isStopping: false,
    commit: <T>(command: Parameters<Store['commits']['commit']>[0]) =>
      this.store.commits.commit(command) as Promise<T>,
  };
  #dispatcher: Dispatcher;
  #poster: WebhookPoster;

  private constructor({ server, store, receiver, contact }: Stage) {
    this.server = server;
    this.store = store;
    this.receiver = receiver;
    this.contact = contact;
    this.#poster = new WebhookPoster({ guard: new AddressGuard(['127.0.0.0/8']), timeoutMs: TIMEOUT_MS });
    this.#dispatcher = this.newDispatcher();
  }

  static async open(): Promise<WebhookStage> {
    const server = await startTestServer();
    const store = await openStore({ ...server.installation, serve: false });
    await until(() =>
      store.commits.commit(async ({ db }) => {
        const lease = { owner: 'the test', owned_until: '9999' };
        const taken = await db.updateTable('consumer').set(lease).where('name', '=', 'webhooks').execute();
        return Number(taken[0]?.numUpdatedRows) === 1;
      }),
    );
    const contact = await server.newContact();
    return new WebhookStage({ server, store, contact, receiver: await openReceiver() });
  }

  async close(): Promise<void> {
    await this.#dispatcher.stop();
    this.#poster.close();
    await this.receiver.close();
    await this.store.close();
    await this.server.stop();
  }

  /** From now on these private ranges are allowed, and names are looked up like this. */
  guard(allowed: string[], resolve?: Resolve): void {
    this.#poster.close();
    this.#poster = new WebhookPoster({ guard: new AddressGuard(allowed, resolve), timeoutMs: TIMEOUT_MS });
    this.#dispatcher = this.newDispatcher();
  }

  newDispatcher(onError: (error: unknown) => void = rethrow): Dispatcher {
    return new Dispatcher({
      db: this.store.db,
      poster: this.#poster,
      now: () => this.clock,
      random: () => 0.5,
      onVerdict: () => {},
      onError,
      tell: async (_owner, rows) => void this.told.push(...rows.map(({ id, reason }) => `${reason} ${id}`)),
    });
  }

  async newWebhook(change: Partial<WebhookTable> = {}): Promise<string> {
    const id = newId('webhook');
    const row: WebhookTable = {
      ...{ id, site_id: this.server.siteId, url: this.receiver.url, description: null },
      ...{ types: '[]', teams: '[]', kinds: '[]', secret: newWebhookSecret() },
      ...{ previous_secret: null, previous_secret_until: null, state: 'enabled', reason: null },
      ...{ failing_since: null, hold_until: null, told_at: null, cursor: await readHead(this.store.db) },
      ...{ last_cursor: null, position: 0, replay_cursor: null, replay_up_to: null },
      ...{ created_at: this.clock.toISOString(), ...change },
    };
    await this.store.commits.commit((tx) => tx.db.insertInto('webhook').values(row).execute());
    return id;
  }

  webhook(id: string): Promise<WebhookTable> {
    return this.store.db.selectFrom('webhook').selectAll().where('id', '=', id).executeTakeFirstOrThrow();
  }

  deliveries(): Promise<DeliveryTable[]> {
    return this.store.db.selectFrom('delivery').selectAll().orderBy('position').execute();
  }

  /** The attempts at the first delivery. */
  async attempts(place = 0): Promise<DeliveryAttempt[]> {
    return JSON.parse((await this.deliveries())[place]?.log ?? '[]');
  }

  /** Until the first delivery is due. */
  async delay(): Promise<number> {
    return Date.parse((await this.deliveries())[0]?.due_at ?? '') - this.clock.getTime();
  }

  async startConversation(): Promise<string> {
    const options = { as: this.contact, body: { kind: 'chat' } };
    return (await this.server.call('/v1/conversations', options)).body.id;
  }

  async say(conversation: string, text: string): Promise<void> {
    const path = `/v1/conversations/${conversation}/messages`;
    await this.server.call(path, { as: this.contact, body: { text } });
  }

  /** One message for a webhook that is told of nothing else. */
  async oneMessage(change: Partial<WebhookTable> = {}): Promise<string> {
    const conversation = await this.startConversation();
    const id = await this.newWebhook({ types: '["message.created"]', ...change });
    await this.say(conversation, 'Hello');
    return id;
  }

  /** Looks once, without waiting for what is on its way. */
  begin(): Promise<void> {
    return this.#dispatcher.look(this.owner);
  }

  async settled(): Promise<void> {
    await this.#dispatcher.settled();
  }

  /** Looks once and waits until nothing is on its way. */
  async look(): Promise<void> {
    await this.begin();
    await this.settled();
  }

  /** Turns the clock and looks. */
  async after(milliseconds: number): Promise<void> {
    this.clock = new Date(this.clock.getTime() + milliseconds);
    await this.look();
  }
}

/** Nothing goes wrong unnoticed: an unhandled rejection ends the test run. */
function rethrow(error: unknown): void {
  setImmediate(() => {
    throw error;
  });
}

/** What the message says, or the type of any other event. */
export function textOf({ payload }: Receiver['arrived'][number]): string {
  return payload.type === 'message.created' ? payload.message.text : payload.type;
}
