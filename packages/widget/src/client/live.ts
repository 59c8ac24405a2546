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
  RECONNECT,
  type ReadResult,
  type SendInput,
  type ServerToClientEvents,
  type SocketReadInput,
  type TypingInput,
  type TypingNews,
  type ViewingInput,
  type ViewingNews,
  type WatchResult,
} from '@parley/protocol';
import { io, type Socket } from 'socket.io-client';
import type { TokenSource } from './api.js';
import { ApiError, isErrorBody } from './api-error.js';
import { Backoff } from './backoff.js';
import { ANSWER_TIMEOUT, SOCKET_OPTIONS } from './socket-options.js';
import { Store } from './store.js';

/** More than one replay and a burst beside it, so that nothing delivered twice in a row is missed as a double. */
const REMEMBERED = 2000;

/** So long may a move take before anybody is told: most are over before they would notice. */
const PATIENCE = 5000;

/**
 * `online`: events arrive. `moving`: the server stops and asked to come back, which nobody needs to know yet.
 * `connecting`: the first try, or the first after a loss. `offline`: a try failed (others follow by themselves), or the
 * connection is closed.
 */
export type LiveStatus = 'connecting' | 'online' | 'moving' | 'offline';

export interface LiveOptions {
  /** Origin of the server. */
  server: string;
  /** For a contact; an agent's cookie travels by itself. */
  tokens?: TokenSource;
  /** New events in the order of the log, none twice. */
  onEvents: (events: readonly Event[]) => void;
  /** Live from here on, but not what came before: load the present state over HTTP. Also called on the first connect. */
  onReset: () => void;
  /** Somebody types, or stopped. */
  onTyping?: (news: TypingNews) => void;
  /** An agent looks at a conversation, or left it. */
  onViewing?: (news: ViewingNews) => void;
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
  #backoff: Backoff;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #wanted = false;
  #cursor: string | null = null;
  #seen = new Set<string>();
  /** Batches that came before the answer to `watch`; undefined when live. */
  #waiting: Batch[] | undefined;
  /** What waits for its answer. */
  #asked = new Set<Promise<unknown>>();
  /** Runs while a loss is not to be told; `#untold` is what to say when it has run out. */
  #patience: ReturnType<typeof setTimeout> | undefined;
  #untold: LiveStatus = 'connecting';

  constructor(options: LiveOptions) {
    this.#options = options;
    const first = RECONNECT.firstMs[options.tokens ? 'contact' : 'agent'];
    this.#backoff = new Backoff({ least: RECONNECT.leastMs, first, most: RECONNECT.mostMs });
    this.#socket = io(options.server, {
      ...SOCKET_OPTIONS,
      ...(options.tokens ? { auth: (give) => this.#authenticate(give) } : { withCredentials: true }),
    });
    this.#socket.on('connect', () => void this.#watch());
    this.#socket.on('disconnect', (reason) => this.#lost(reason));
    this.#socket.on('connect_error', (error) => this.#failed(error));
    this.#socket.on('events', (batch) => {
      if (this.#waiting) this.#waiting.push(batch);
      else this.#deliver(batch);
    });
    this.#socket.on('typing', (news) => options.onTyping?.(news));
    this.#socket.on('viewing', (news) => options.onViewing?.(news));
    this.#socket.on('move', ({ within }) => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => void this.#move(), Math.random() * within);
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
    this.#arrive('offline');
  }

  /** Sends a message; resolves once it is on the server's disk. Fails at once when not connected. */
  async send(input: SendInput): Promise<Message> {
    return this.#unpack(await this.#ask(() => this.#timed().emitWithAck('send', input)));
  }

  /** Moves this side's marks forward. */
  async read(input: SocketReadInput): Promise<ReadResult> {
    return this.#unpack(await this.#ask(() => this.#timed().emitWithAck('read', input)));
  }

  /** Tells that somebody types here, or stopped. It may get lost. */
  async typing(input: TypingInput): Promise<void> {
    if (this.online) this.#unpack(await this.#ask(() => this.#timed().emitWithAck('typing', input)));
  }

  /** Tells colleagues that this agent looks at a conversation, or left it. It may get lost. */
  async viewing(input: ViewingInput): Promise<void> {
    if (this.online) this.#unpack(await this.#ask(() => this.#timed().emitWithAck('viewing', input)));
  }

  #timed() {
    return this.#socket.timeout(ANSWER_TIMEOUT);
  }

  async #ask<T>(emit: () => Promise<T>): Promise<T> {
    // Emitting while disconnected would put it into Socket.IO's own buffer, out of our sight.
    if (!this.#socket.connected) throw new ApiError('network', 'Not connected.');
    const asked = emit();
    this.#asked.add(asked);
    try {
      return await asked;
    } catch (cause) {
      throw new ApiError('timeout', 'The server did not answer in time.', { cause });
    } finally {
      this.#asked.delete(asked);
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
    this.#arrive('online');
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
    this.#away('connecting');
    // What we ended ourselves is begun again by whoever ended it.
    if (reason !== 'io client disconnect') this.#retry();
  }

  #failed(error: Error & { data?: unknown }): void {
    // No longer active: the server was reached and refused.
    if (!this.#socket.active) {
      this.#refused(isErrorBody(error.data) ? ApiError.fromBody(error.data) : ApiError.from(error));
    } else if (this.#wanted) {
      this.#away('offline');
      this.#retry();
    }
  }

  /** The server was reached and said no, or a token could not be had. */
  #refused(error: ApiError): void {
    if (!this.#wanted) return;
    const ended = error.code === 'token_expired' || error.code === 'unauthenticated';
    if (ended && this.#options.tokens) {
      void this.#renew(this.#options.tokens);
    } else if (error.transient && !ended) {
      this.#away('offline');
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
      this.#away('offline');
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

  /** The server stops: what is being answered is waited for, what is sent from now on goes by HTTP. */
  async #move(): Promise<void> {
    this.#begin();
    await Promise.allSettled(this.#asked);
    // The server did not wait for us, or a connection that had just opened said that it is there.
    if (!this.#wanted || !this.#socket.connected) return;
    this.#begin();
    this.#socket.disconnect();
    this.#socket.connect();
  }

  #begin(): void {
    if (!this.#wanted || this.#patience !== undefined) return;
    this.#untold = 'connecting';
    this.#patience = setTimeout(() => {
      this.#patience = undefined;
      this.status.set(this.#untold);
    }, PATIENCE);
    this.status.set('moving');
  }

  /** The connection is not there; told at once, or when a move has taken too long. */
  #away(status: 'connecting' | 'offline'): void {
    if (this.#patience === undefined) this.status.set(status);
    else this.#untold = status;
  }

  /** A state that lasts. */
  #arrive(status: 'online' | 'offline'): void {
    clearTimeout(this.#patience);
    this.#patience = undefined;
    this.status.set(status);
  }

  /** The network is back: no reason to sit out the wait. */
  #hurry = (): void => {
    if (!this.#wanted || this.#socket.connected) return;
    clearTimeout(this.#timer);
    this.#socket.disconnect();
    this.#socket.connect();
  };
}
