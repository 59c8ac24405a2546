/** The company's CRM: the SDK, which follows the feed from its beginning, and answers in the name of the company. */
import type { Event } from '@parley/protocol';
import { newId, Parley, ParleyError, type ParleyErrorCode } from '@parley/sdk';
import type { Account } from '../account/account.js';
import type { Heard } from '../account/evidence.js';
import type { Random } from '../random.js';
import { pause } from '../until.js';

/** A CRM waits shorter than the SDK does by itself: what hangs is asked again. */
const TIMEOUT_MS = 5000;
const LOOK_MS = 200;
/** What an outage may look like from outside. */
const OUTAGE: ReadonlySet<ParleyErrorCode> = new Set(['connection_failed', 'timeout', 'busy']);

export interface CrmOptions {
  name: string;
  server: string;
  apiKey: string;
  account: Account;
  random: Random;
}

export class Crm {
  readonly name: string;
  readonly #account: Account;
  readonly #random: Random;
  readonly #parley: Parley;
  readonly #events: Event[] = [];
  readonly #conversations: string[] = [];
  readonly #stop = new AbortController();
  readonly #following: Promise<unknown>;
  /** A message under way; a CRM works one job after the other. */
  #job: Promise<void> | null = null;
  /** What no retry can help. */
  ended: string | null = null;

  constructor({ name, server, apiKey, account, random }: CrmOptions) {
    this.name = name;
    this.#account = account;
    this.#random = random;
    this.#parley = new Parley({ baseUrl: server, apiKey, timeout: TIMEOUT_MS, maxRetries: 0 });
    this.#following = this.#parley
      .pull({
        cursor: null,
        follow: true,
        interval: LOOK_MS,
        signal: this.#stop.signal,
        onBatch: ({ events }) => this.#take(events),
        onOutage: (error) => this.#judge(error),
      })
      .catch((error: unknown) => {
        this.ended = String(error);
      });
  }

  get waiting(): number {
    return this.#job === null ? 0 : 1;
  }

  /** How many events it has taken. */
  get count(): number {
    return this.#events.length;
  }

  get conversations(): readonly string[] {
    return this.#conversations;
  }

  /** Answers somewhere, unless an answer is still under way. */
  write(): void {
    if (this.#job !== null || this.#conversations.length === 0) return;
    const conversationId = this.#random.pick(this.#conversations);
    this.#job = this.#send(conversationId).finally(() => {
      this.#job = null;
    });
  }

  heard(): Heard {
    return { who: this.name, parts: [this.#events], whole: true };
  }

  async close(): Promise<void> {
    this.#stop.abort();
    await this.#following;
  }

  #take(events: readonly Event[]): void {
    this.#events.push(...events);
    for (const event of events) {
      if (event.type === 'conversation.created') this.#conversations.push(event.conversation.id);
    }
  }

  /** Whoever is refused in an outage is told `busy`: any other word is a fault. */
  #judge({ code, message }: ParleyError): void {
    if (!OUTAGE.has(code)) this.ended = `${code}: ${message}`;
  }

  /** Until it is stored, always under the same id, as the SDK's documents say. */
  async #send(conversationId: string): Promise<void> {
    const text = this.#account.write(this.name);
    const id = newId('message');
    while (!this.#stop.signal.aborted) {
      try {
        this.#account.acknowledge(await this.#parley.messages.send({ conversationId, id, text }));
        return;
      } catch (error) {
        if (!(error instanceof ParleyError)) throw error;
        this.#judge(error);
        if (this.ended !== null) return;
        await pause(this.#random.between(100, 500));
      }
    }
  }
}
