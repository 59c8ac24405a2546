/** Somebody who only listens: the widget's live connection with an agent's cookie, every event it gives written down. */
import type { Event } from '@parley/protocol';
import { Api, Live } from '@parley/widget/testing';
import type { Heard } from '../account/evidence.js';
import { openPage } from './browser.js';

export interface WatcherOptions {
  name: string;
  server: string;
  email: string;
  password: string;
}

export class Watcher {
  readonly name: string;
  readonly #live: Live;
  readonly #closePage: () => void;
  readonly #parts: Event[][] = [[]];
  /** How much of the last part was heard before the connection was lost. */
  #before = 0;
  ended: string | null = null;

  private constructor(options: WatcherOptions, closePage: () => void) {
    this.name = options.name;
    this.#closePage = closePage;
    this.#live = new Live({
      server: options.server,
      onEvents: (events) => void this.#parts.at(-1)?.push(...events),
      onReset: () => this.#startAfresh(),
      onRefused: ({ message }) => {
        this.ended = message;
      },
    });
    this.#live.status.subscribe((status) => {
      if (status !== 'online') this.#before = this.#parts.at(-1)?.length ?? 0;
    });
    this.#live.connect();
  }

  static async signIn(options: WatcherOptions): Promise<Watcher> {
    const { server, email, password } = options;
    const closePage = openPage(server, server);
    await new Api({ server }).signIn({ email, password });
    return new Watcher(options, closePage);
  }

  get isOnline(): boolean {
    return this.#live.online;
  }

  /** The last event that it has heard. */
  get lastId(): string | undefined {
    return this.#parts.at(-1)?.at(-1)?.id;
  }

  /** Whether it was told to start afresh, and has heard nothing since. */
  get isBlank(): boolean {
    return this.resets > 0 && this.lastId === undefined;
  }

  /** How often it was told to start afresh, beyond the first connection. */
  get resets(): number {
    return this.#parts.length - 2;
  }

  heard(): Heard {
    return { who: this.name, parts: this.#parts, whole: false };
  }

  close(): void {
    this.#live.close();
    this.#closePage();
  }

  /** It is told so after the first events of the new beginning, and these are what came since the loss. */
  #startAfresh(): void {
    const after = this.#parts.at(-1)?.splice(this.#before) ?? [];
    this.#parts.push(after);
    this.#before = 0;
  }
}
