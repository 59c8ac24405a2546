/**
 * News of the queues of one site, for who moderates it. It keeps no cursor: whoever listens loads afresh when it is live again, and
 * goes on asking now and then, for where sockets are not let through no news come.
 */
import {
  type Answer,
  type ClientToServerEvents,
  type ModerationNews,
  RECONNECT,
  type ServerToClientEvents,
  type WatchModerationResult,
} from '@parley/protocol';
import { io, type Socket } from 'socket.io-client';
import { ApiError, isErrorBody } from './api-error.js';
import { Backoff } from './backoff.js';
import { ANSWER_TIMEOUT, SOCKET_OPTIONS } from './socket-options.js';

export interface ModerationLiveOptions {
  /** Origin of the server. */
  server: string;
  onNews: (news: ModerationNews) => void;
  /** Live from here on: what came before is to be loaded. */
  onWatch: () => void;
}

export class ModerationLive {
  #options: ModerationLiveOptions;
  #socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  #backoff = new Backoff({
    least: RECONNECT.leastMs,
    first: RECONNECT.firstMs.agent,
    most: RECONNECT.mostMs,
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Null once it is closed. */
  #site: string | null = null;
  #watched: string | null = null;

  constructor(options: ModerationLiveOptions) {
    this.#options = options;
    this.#socket = io(options.server, {
      ...SOCKET_OPTIONS,
      withCredentials: true,
    });
    this.#socket.on('connect', () => void this.#ask());
    this.#socket.on('disconnect', (reason) => {
      this.#watched = null;
      if (reason !== 'io client disconnect') this.#retry();
    });
    this.#socket.on('connect_error', (error: Error & { data?: unknown }) => {
      if (!isErrorBody(error.data)) return this.#retry();
      const { transient, retryAfter } = ApiError.fromBody(error.data);
      if (transient) this.#retry(retryAfter);
      else this.close();
    });
    this.#socket.on('moderation', (news) => {
      if (news.site === this.#site) options.onNews(news);
    });
    this.#socket.on('move', ({ within }) => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#again, Math.random() * within);
    });
  }

  /** Whether news come by themselves. */
  get online(): boolean {
    return this.#site !== null && this.#watched === this.#site;
  }

  /** Listens to this site, and to no other any more. */
  watch(site: string): void {
    if (site === this.#site) return;
    this.#site = site;
    if (this.#socket.connected) void this.#ask();
    else this.#socket.connect();
  }

  close(): void {
    this.#site = null;
    this.#watched = null;
    clearTimeout(this.#timer);
    this.#socket.disconnect();
  }

  async #ask(): Promise<void> {
    const [site, before] = [this.#site, this.#watched];
    if (site === null) return;
    this.#watched = null;
    const socket = this.#socket.timeout(ANSWER_TIMEOUT);
    try {
      if (before !== null) await socket.emitWithAck('unwatchModeration', { site: before });
      const answer: Answer<WatchModerationResult> = await socket.emitWithAck('watchModeration', { site });
      // Refused: not theirs any more. Asking over HTTP tells them so.
      if (isErrorBody(answer)) return;
      if (site !== this.#site) return;
      this.#watched = site;
      this.#backoff.reset();
      this.#options.onWatch();
    } catch {
      this.#again();
    }
  }

  #again = (): void => {
    if (this.#site === null) return;
    this.#socket.disconnect();
    this.#socket.connect();
  };

  #retry(retryAfter?: number): void {
    if (this.#site === null) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#again, this.#backoff.next(retryAfter));
  }
}
