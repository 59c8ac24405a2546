/**
 * News of one public topic. It needs no session, tells where the topic stands after every connect, and leaves it to
 * whoever listens to fetch what was missed. Of Socket.IO it speaks the little that a reader needs, over a plain web
 * socket: the library weighs ten times as much as this file (docs/decisions/0035-news-without-the-library.md).
 */
import {
  type Answer,
  type ErrorBody,
  RECONNECT,
  SOCKET_PATH,
  type TopicNews,
  type WatchTopicResult,
} from '@parley/protocol';
import { ApiError } from './api-error.js';
import { Backoff } from './backoff.js';

const ANSWER_TIMEOUT = 10_000;
/** After so many tries that came to nothing web sockets are not let through here: it tries seldom and asks by HTTP. */
const HOPELESS = 2;
const SELDOM_SECONDS = 30;

export interface TopicLiveOptions {
  /** Origin of the server. */
  server: string;
  site: string;
  topic: string;
  /** Something changed. */
  onNews: (news: TopicNews) => void;
  /** Live from here on; `revision` is where the topic stands. */
  onWatch: (revision: number) => void;
  /** No news come here: see whether something has changed. */
  onBlocked: () => void;
}

/** https://github.com/socketio/engine.io-protocol: what begins a message. */
const ENGINE = { open: '0', ping: '2', pong: '3', message: '4' } as const;
/** https://github.com/socketio/socket.io-protocol: what follows in one. */
const PACKET = { connect: '0', event: '2', answer: '3', refusal: '4' } as const;
/** A request, numbered so that it is answered; there is only one on a connection. */
const ASK = `${ENGINE.message}${PACKET.event}0`;

export class TopicLive {
  #options: TopicLiveOptions;
  #socket: WebSocket | undefined;
  #backoff = new Backoff({
    least: RECONNECT.leastMs,
    first: RECONNECT.firstMs.contact,
    most: RECONNECT.mostMs,
  });
  #timer: ReturnType<typeof setTimeout> | undefined;
  /** Runs out when nothing is heard for longer than the server's heart beats. */
  #silence: ReturnType<typeof setTimeout> | undefined;
  #patience = ANSWER_TIMEOUT;
  #watching = false;
  /** Tries that came to nothing; negative infinity once one has not. */
  #failed = 0;
  #closed = false;

  constructor(options: TopicLiveOptions) {
    this.#options = options;
    globalThis.addEventListener?.('online', this.#hurry);
    this.#connect();
  }

  close(): void {
    this.#closed = true;
    clearTimeout(this.#timer);
    globalThis.removeEventListener?.('online', this.#hurry);
    this.#drop();
  }

  #connect = (): void => {
    if (this.#closed) return;
    this.#drop();
    const url = new URL(`${SOCKET_PATH}/?EIO=4&transport=websocket`, this.#options.server);
    url.protocol = url.protocol.replace('http', 'ws');
    const socket = new WebSocket(url);
    this.#socket = socket;
    this.#wait(ANSWER_TIMEOUT);
    socket.onmessage = ({ data }) => {
      try {
        this.#take(String(data));
      } catch {
        // Something in between that speaks another language.
        this.#lost();
      }
    };
    socket.onclose = () => this.#lost();
  };

  #take(packet: string): void {
    const engine = packet[0];
    if (engine === ENGINE.message) this.#receive(packet);
    else if (engine === ENGINE.ping) this.#socket?.send(ENGINE.pong);
    else if (engine === ENGINE.open) {
      const { pingInterval, pingTimeout } = JSON.parse(packet.slice(1));
      this.#patience = pingInterval + pingTimeout;
      this.#send(`${ENGINE.message}${PACKET.connect}`, { site: this.#options.site });
    } else this.#lost();
    if (this.#watching) this.#wait(this.#patience);
  }

  #receive(packet: string): void {
    const { site, topic } = this.#options;
    switch (packet[1]) {
      case PACKET.connect:
        this.#send(ASK, ['watchTopic', { site, topic }]);
        break;
      case PACKET.answer: {
        const [answer]: [Answer<WatchTopicResult>] = JSON.parse(packet.slice(ASK.length));
        // Refused: the site takes no pages like this one. Reading goes on without news.
        if (!('data' in answer)) this.close();
        else this.#begin(answer.data.revision);
        break;
      }
      case PACKET.event:
        this.#hear(JSON.parse(packet.slice(2)));
        break;
      case PACKET.refusal: {
        const { data }: { data: ErrorBody } = JSON.parse(packet.slice(2));
        const error = ApiError.fromBody(data);
        if (error.transient) this.#lost(error.retryAfter);
        else this.close();
        break;
      }
      default:
        this.#lost();
    }
  }

  #begin(revision: number): void {
    this.#backoff.reset();
    this.#failed = Number.NEGATIVE_INFINITY;
    this.#watching = true;
    this.#options.onWatch(revision);
  }

  #hear([name, said]: ['topic', TopicNews] | ['move', { within: number }]): void {
    if (name === 'topic' && said.topic === this.#options.topic) this.#options.onNews(said);
    if (name === 'move') {
      clearTimeout(this.#timer);
      this.#timer = setTimeout(this.#connect, Math.random() * said.within);
    }
  }

  #send(type: string, said: unknown): void {
    this.#socket?.send(type + JSON.stringify(said));
  }

  #wait(patience: number): void {
    clearTimeout(this.#silence);
    this.#silence = setTimeout(() => this.#lost(), patience);
  }

  /** Ends what is there without a word about it. */
  #drop(): void {
    const socket = this.#socket;
    this.#socket = undefined;
    this.#watching = false;
    clearTimeout(this.#silence);
    if (!socket) return;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close();
  }

  #lost(retryAfter = 0): void {
    this.#drop();
    clearTimeout(this.#timer);
    this.#failed += 1;
    const blocked = this.#failed > HOPELESS;
    this.#timer = setTimeout(this.#connect, this.#backoff.next(blocked ? SELDOM_SECONDS : retryAfter));
    if (blocked) this.#options.onBlocked();
  }

  /** The network is back: no reason to sit out the wait. */
  #hurry = (): void => {
    if (this.#closed || this.#watching) return;
    clearTimeout(this.#timer);
    this.#connect();
  };
}
