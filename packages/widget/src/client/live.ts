/**
 * The live connection: every event once and in order, over any number of disconnections. It keeps the cursor and
 * nothing else; whoever owns it applies the events. Must never let Socket.IO buffer or repeat a send by itself:
 * what was not acknowledged belongs to the outbox.
 */
import {
  type Answer,
  type ClientToServerEvents,
  type Event,
  type Message,
  type ReadResult,
  type SendInput,
  type ServerToClientEvents,
  SOCKET_PATH,
  type SocketReadInput,
  type WatchResult,
} from '@parley/protocol';
import { io, type Socket } from 'socket.io-client';
import type { TokenSource } from './api.js';
import { ApiError, isErrorBody } from './api-error.js';
import { Backoff } from './backoff.js';
import { Store } from './store.js';

const ANSWER_TIMEOUT = 10_000;
/** More than one replay and a burst beside it, so that nothing delivered twice in a row is missed as a double. */
const REMEMBERED = 2000;

/**
 * `online`: events arrive. `connecting`: the first try, or the first after a loss. `offline`: a try failed (others
 * follow by themselves), or the connection is closed.
 */
export type LiveStatus = 'connecting' | 'online' | 'offline';

export interface LiveOptions {
  /** Origin of the server. */
  server: string;
  /** For a contact; an agent's cookie travels by itself. */
  tokens?: TokenSource;
  /** New events in the order of the log, none twice. */
  onEvents: (events: readonly Event[]) => void;
  /** Live from here on, but not what came before: load the present state over HTTP. Also called on the first connect. */
  onReset: () => void;
  /** The server will not have this client, and trying again cannot help. */
  onRefused?: (error: ApiError) => void;
}

interface Batch {
  events: Event[];
  cursor: string;
}

export class Live {
  readonly status = new Store<LiveStatus>('offline');
  #options: LiveOptions;
  #socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  #backoff = new Backoff({ most: 15_000 });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;
  #cursor: string | null = null;
  #seen = new Set<string>();
  /** Batches that came before the answer to `watch`; undefined when live. */
  #waiting: Batch[] | undefined;

  constructor(options: LiveOptions) {
    this.#options = options;
    this.#socket = io(options.server, {
      path: SOCKET_PATH,
      autoConnect: false,
      // A manager of its own: two chats on one page have different tokens.
      forceNew: true,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnectionDelay: 500,
      reconnectionDelayMax: 15_000,
      randomizationFactor: 0.5,
      timeout: ANSWER_TIMEOUT,
      ...(options.tokens ? { auth: (give) => this.#authenticate(give) } : { withCredentials: true }),
    });
    this.#socket.on('connect', () => void this.#watch());
    this.#socket.on('disconnect', (reason) => this.#lost(reason));
    this.#socket.on('connect_error', (error) => this.#failed(error));
    this.#socket.on('events', (batch) => {
      if (this.#waiting) this.#waiting.push(batch);
      else this.#deliver(batch);
    });
  }

  get online(): boolean {
    return this.status.state === 'online';
  }

  /** Opens the connection and keeps it open until `close`. */
  connect(): void {
    if (this.#wanted) return;
    this.#wanted = true;
    this.status.set('connecting');
    globalThis.addEventListener?.('online', this.#hurry);
    this.#socket.connect();
  }

  /** Ends the connection. The cursor is kept: `connect` goes on from there. */
  close(): void {
    this.#wanted = false;
    clearTimeout(this.#timer);
    globalThis.removeEventListener?.('online', this.#hurry);
    this.#socket.disconnect();
    this.status.set('offline');
  }

  /** Sends a message; resolves once it is on the server's disk. Fails at once when not connected. */
  async send(input: SendInput): Promise<Message> {
    return this.#unpack(await this.#ask(() => this.#timed().emitWithAck('send', input)));
  }

  /** Moves this side's marks forward. */
  async read(input: SocketReadInput): Promise<ReadResult> {
    return this.#unpack(await this.#ask(() => this.#timed().emitWithAck('read', input)));
  }

  #timed() {
    return this.#socket.timeout(ANSWER_TIMEOUT);
  }

  async #ask<T>(emit: () => Promise<T>): Promise<T> {
    // Emitting while disconnected would put it into Socket.IO's own buffer, out of our sight.
    if (!this.#socket.connected) throw new ApiError('network', 'Not connected.');
    try {
      return await emit();
    } catch (cause) {
      throw new ApiError('timeout', 'The server did not answer in time.', { cause });
    }
  }

  #unpack<T>(answer: Answer<T>): T {
    if (isErrorBody(answer)) throw ApiError.fromBody(answer);
    if ('data' in answer) return answer.data;
    throw new ApiError('internal', 'The server gave an answer that is not understood.');
  }

  #authenticate(give: (auth: { token: string }) => void): void {
    this.#options.tokens?.token().then(
      (token) => give({ token }),
      (error: unknown) => {
        this.#socket.disconnect();
        this.#refused(ApiError.from(error));
      },
    );
  }

  async #watch(): Promise<void> {
    const waiting: Batch[] = [];
    this.#waiting = waiting;
    let result: WatchResult;
    try {
      result = this.#unpack(
        await this.#ask(() => this.#timed().emitWithAck('watch', { after: this.#cursor })),
      );
    } catch (thrown) {
      // Another connection has begun meanwhile, and asks for itself.
      if (this.#waiting !== waiting) return;
      this.#socket.disconnect();
      this.#refused(ApiError.from(thrown));
      return;
    }
    if (this.#waiting !== waiting) return;

    const fresh = this.#cursor === null || result.reset;
    if (result.reset) this.#seen.clear();
    this.#deliver({ events: result.events, cursor: result.cursor });
    this.#cursor = result.cursor;
    this.#waiting = undefined;
    for (const batch of waiting) this.#deliver(batch);
    this.#backoff.reset();
    if (fresh) this.#options.onReset();
    this.status.set('online');
  }

  #deliver({ events, cursor }: Batch): void {
    const fresh = events.filter((event) => !this.#seen.has(event.id));
    // Without a fresh event the batch is older than where we stand, and so is its cursor.
    if (fresh.length === 0) return;
    for (const event of fresh) this.#seen.add(event.id);
    for (const id of this.#seen) {
      if (this.#seen.size <= REMEMBERED) break;
      this.#seen.delete(id);
    }
    this.#cursor = cursor;
    this.#options.onEvents(fresh);
  }

  #lost(reason: Socket.DisconnectReason): void {
    this.#waiting = undefined;
    if (!this.#wanted) return;
    this.status.set('connecting');
    // The one loss after which Socket.IO does not come back by itself.
    if (reason === 'io server disconnect') this.#retry();
  }

  #failed(error: Error & { data?: unknown }): void {
    // Still active: the server was not reached, and Socket.IO is already waiting for its next try.
    if (this.#socket.active) this.status.set('offline');
    else this.#refused(isErrorBody(error.data) ? ApiError.fromBody(error.data) : ApiError.from(error));
  }

  /** The server was reached and said no, or a token could not be had. */
  #refused(error: ApiError): void {
    if (!this.#wanted) return;
    const ended = error.code === 'token_expired' || error.code === 'unauthenticated';
    if (ended && this.#options.tokens) {
      void this.#renew(this.#options.tokens);
    } else if (error.transient && !ended) {
      this.status.set('offline');
      this.#retry(error.retryAfter);
    } else {
      this.close();
      this.#options.onRefused?.(error);
    }
  }

  async #renew(tokens: TokenSource): Promise<void> {
    try {
      await tokens.renew(await tokens.token());
    } catch (thrown) {
      const error = ApiError.from(thrown);
      this.status.set('offline');
      if (!error.transient) {
        this.close();
        this.#options.onRefused?.(error);
        return;
      }
    }
    this.#retry();
  }

  #retry(retryAfter?: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      if (this.#wanted) this.#socket.connect();
    }, this.#backoff.next(retryAfter));
  }

  /** The network is back: no reason to sit out the wait. */
  #hurry = (): void => {
    if (!this.#wanted || this.#socket.connected) return;
    clearTimeout(this.#timer);
    this.#socket.disconnect();
    this.#socket.connect();
  };
}
