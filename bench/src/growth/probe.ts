/** The operations whose cost must not grow, as their callers ask for them, one at a time and timed from outside. */
import { Agent, get } from 'node:http';
import { type ConversationPage, type EventPage, type MessagePage, newId } from '@parley/protocol';
import { type Installation, signIn } from '../shared/product.js';
import { RawSocket } from '../shared/raw-socket.js';
import type { Seeded } from './seed.js';

export const OPERATIONS = ['send', 'open', 'list', 'feed'] as const;
export type Operation = (typeof OPERATIONS)[number];

const FEED_PAGE = 200;
const LIST_PAGE = 50;

export interface ProbeOptions {
  url: string;
  installation: Installation;
  seeded: Seeded;
}

export class Probe {
  readonly #options: ProbeOptions;
  readonly #connections = new Agent({ keepAlive: true, maxSockets: 1 });
  readonly #console: Record<string, string>;
  readonly #socket: RawSocket;
  #turn = 0;

  private constructor(options: ProbeOptions, access: { console: Record<string, string>; socket: RawSocket }) {
    this.#options = options;
    this.#console = access.console;
    this.#socket = access.socket;
  }

  static async open(options: ProbeOptions): Promise<Probe> {
    const { url, installation } = options;
    const headers = await signIn(url, installation);
    const socket = await RawSocket.connect({ url, headers });
    await socket.ask('watch', { after: null });
    return new Probe(options, { console: { cookie: headers.cookie ?? '' }, socket });
  }

  /** Does it once. @returns how many milliseconds it took */
  async time(operation: Operation): Promise<number> {
    this.#turn += 1;
    const start = performance.now();
    await this.#run(operation);
    return performance.now() - start;
  }

  close(): void {
    this.#socket.close();
    this.#connections.destroy();
  }

  #run(operation: Operation): Promise<void> {
    switch (operation) {
      case 'send':
        return this.#send();
      case 'open':
        return this.#open();
      case 'list':
        return this.#list();
      case 'feed':
        return this.#feed();
    }
  }

  async #send(): Promise<void> {
    const text = 'Thank you, a new chair is on its way to you. Keep the old one.';
    await this.#socket.ask('send', { id: newId('message'), conversationId: this.#anyConversation(), text });
  }

  async #open(): Promise<void> {
    const id = this.#anyConversation();
    await this.#get(`/v1/conversations/${id}`, this.#console);
    const page = await this.#get<MessagePage>(`/v1/conversations/${id}/messages`, this.#console);
    if (page.data.length === 0) throw new Error(`The conversation ${id} came back empty.`);
  }

  async #list(): Promise<void> {
    const page = await this.#get<ConversationPage>(`/v1/conversations?limit=${LIST_PAGE}`, this.#console);
    if (page.data.length !== LIST_PAGE) throw new Error(`The list holds ${page.data.length} conversations.`);
  }

  /** A page from the middle of the log. Cursors are opaque to all but the one who wrote the rows: that was us. */
  async #feed(): Promise<void> {
    const { events } = this.#options.seeded;
    const after = Math.floor(events * (0.4 + 0.2 * this.#chance()));
    const headers = { authorization: `Bearer ${this.#options.installation.apiKey}` };
    const path = `/v1/events?after=c${after.toString(36)}&limit=${FEED_PAGE}`;
    const page = await this.#get<EventPage>(path, headers);
    if (page.data.length !== FEED_PAGE)
      throw new Error(`The page of the feed holds ${page.data.length} events.`);
  }

  #anyConversation(): string {
    const { conversations } = this.#options.seeded;
    const id = conversations[Math.floor(this.#chance() * conversations.length)];
    if (id === undefined) throw new Error('There are no conversations.');
    return id;
  }

  /** Spreads evenly over 0 to 1 (the golden ratio's multiples), the same in every run. */
  #chance(): number {
    return (this.#turn * 0.618_033_988_749_894_9) % 1;
  }

  #get<T>(path: string, headers: Record<string, string>): Promise<T> {
    return new Promise((resolve, reject) => {
      const request = get(
        `${this.#options.url}${path}`,
        { agent: this.#connections, headers },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.once('error', reject);
          response.once('end', () => {
            const text = Buffer.concat(parts).toString();
            if (response.statusCode === 200) resolve(JSON.parse(text) as T);
            else reject(new Error(`${path} answered ${response.statusCode}: ${text}`));
          });
        },
      );
      request.once('error', reject);
    });
  }
}
