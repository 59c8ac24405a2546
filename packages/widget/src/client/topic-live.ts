/**
 * News of one public topic. It needs no session, tells where the topic stands after every connect, and leaves it to
 * whoever listens to fetch what was missed.
 */
import {
  type Answer,
  type ClientToServerEvents,
  RECONNECT,
  type ServerToClientEvents,
  SOCKET_PATH,
  type TopicNews,
  type WatchTopicResult,
} from '@parley/protocol';
import { io, type Socket } from 'socket.io-client';
import { Backoff } from './backoff.js';

const ANSWER_TIMEOUT = 10_000;

export interface TopicLiveOptions {
  /** Origin of the server. */
  server: string;
  site: string;
  topic: string;
  /** Something changed. */
  onNews: (news: TopicNews) => void;
  /** Live from here on; `revision` is where the topic stands. */
  onWatch: (revision: number) => void;
}

export class TopicLive {
  #options: TopicLiveOptions;
  #socket: Socket<ServerToClientEvents, ClientToServerEvents>;
  #backoff = new Backoff({
    least: RECONNECT.leastMs,
    first: RECONNECT.firstMs.contact,
    most: RECONNECT.mostMs,
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(options: TopicLiveOptions) {
    this.#options = options;
    const { server, site } = options;
    this.#socket = io(server, {
      path: SOCKET_PATH,
      forceNew: true,
      transports: ['websocket', 'polling'],
      tryAllTransports: true,
      reconnection: false,
      timeout: ANSWER_TIMEOUT,
      auth: { site },
    });
    this.#socket.on('connect', () => void this.#watch());
    this.#socket.on('disconnect', (reason) => {
      if (reason !== 'io client disconnect') this.#retry();
    });
    this.#socket.on('connect_error', () => this.#retry());
    this.#socket.on('topic', (news) => {
      if (news.topic === options.topic) options.onNews(news);
    });
    this.#socket.on('move', ({ within }) => {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#connectAnew, Math.random() * within);
    });
    globalThis.addEventListener?.('online', this.#hurry);
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    globalThis.removeEventListener?.('online', this.#hurry);
    this.#socket.disconnect();
  }

  async #watch(): Promise<void> {
    const { site, topic, onWatch } = this.#options;
    try {
      const answer: Answer<WatchTopicResult> = await this.#socket
        .timeout(ANSWER_TIMEOUT)
        .emitWithAck('watchTopic', { site, topic });
      // Refused: the site takes no pages like this one. Reading goes on without news.
      if (!('data' in answer)) return this.close();
      this.#backoff.reset();
      if (!this.#closed) onWatch(answer.data.revision);
    } catch {
      // No answer in time: another connection may have more luck. It ends this one first.
      if (!this.#closed) this.#retry();
    }
  }

  #retry(): void {
    if (this.#closed) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(this.#connectAnew, this.#backoff.next());
  }

  #connectAnew = (): void => {
    if (this.#closed) return;
    this.#socket.disconnect();
    this.#socket.connect();
  };

  /** The network is back: no reason to sit out the wait. */
  #hurry = (): void => {
    if (this.#closed || this.#socket.connected) return;
    clearTimeout(this.#timer);
    this.#connectAnew();
  };
}
