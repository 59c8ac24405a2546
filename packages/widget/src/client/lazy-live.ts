/**
 * The live connection, fetched when it is first wanted: a visitor who only looks never loads it. Until it is there it
 * is simply not online, and what has to go out goes over HTTP.
 */
import type { Message, ReadResult, SendInput, SocketReadInput, TypingInput } from '@parley/protocol';
import { ApiError } from './api-error.js';
import { Backoff } from './backoff.js';
import type { Live, LiveOptions, LiveStatus } from './live.js';
import { Store } from './store.js';

export class LazyLive {
  readonly status = new Store<LiveStatus>('offline');
  #options: LiveOptions;
  #fetch: () => Promise<{ Live: typeof Live }>;
  #backoff = new Backoff();
  #wanted = false;
  #live: Live | undefined;
  #loading = false;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /** @param load how the code is had */
  constructor(options: LiveOptions, load = () => import('./live.js')) {
    this.#options = options;
    this.#fetch = load;
  }

  get online(): boolean {
    return this.#live?.online ?? false;
  }

  /** Opens the connection and keeps it open until `close`. */
  connect(): void {
    this.#wanted = true;
    if (this.#live) this.#live.connect();
    else void this.#load();
  }

  close(): void {
    this.#wanted = false;
    clearTimeout(this.#timer);
    this.#live?.close();
  }

  async send(input: SendInput): Promise<Message> {
    return this.#here().send(input);
  }

  async read(input: SocketReadInput): Promise<ReadResult> {
    return this.#here().read(input);
  }

  async typing(input: TypingInput): Promise<void> {
    await this.#live?.typing(input);
  }

  #here(): Live {
    if (!this.#live) throw new ApiError('network', 'Not connected.');
    return this.#live;
  }

  async #load(): Promise<void> {
    if (this.#loading) return;
    this.#loading = true;
    clearTimeout(this.#timer);
    this.status.set('connecting');
    try {
      const { Live } = await this.#fetch();
      this.#live = new Live(this.#options);
      this.#live.status.subscribe((status) => this.status.set(status));
      if (this.#wanted) this.#live.connect();
      else this.status.set('offline');
    } catch {
      // The network is gone, or a new release has taken the file's place; some browsers never ask for it again. What is
      // said here travels over HTTP, and what is said there is asked for with each further try.
      this.status.set('offline');
      if (this.#wanted) this.#timer = setTimeout(this.#again, this.#backoff.next());
    } finally {
      this.#loading = false;
    }
  }

  #again = (): void => {
    this.#options.onReset();
    void this.#load();
  };
}
