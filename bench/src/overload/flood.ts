/**
 * Customers who write whether or not they are answered: so many messages a second are written, evenly over all
 * conversations. A page has a few on their way at most and keeps the rest in its outbox, as the product's own do.
 */
import { newId } from '@parley/protocol';
import type { Seat } from '../messages/crowd.js';
import { isGoodAnswer } from '../shared/frames.js';
import { inParallel } from '../shared/in-parallel.js';
import { RawSocket } from '../shared/raw-socket.js';
import { percentile } from '../shared/statistics.js';

export interface FloodRound {
  /** Messages that people wrote. */
  written: number;
  /** Those of them that were sent. */
  sent: number;
  /** Acknowledged before the round was over. */
  acknowledged: number;
  /** Answered with `busy` and when to come back. */
  refused: number;
  /** Of those acknowledged, from the sending on. */
  p50Ms: number;
  p99Ms: number;
  /** After the last writing, until nothing was on its way any more. */
  drainMs: number;
  clientCpuSeconds: number;
}

interface Page {
  socket: RawSocket;
  json: string;
  onTheWay: number;
}

const TEXT =
  'Is anybody there? I have been waiting for an answer to my question about order 10482 for some time now.';
/** Sent and not yet answered, for one page. */
const MOST_ON_THE_WAY = 4;
const TICK_MS = 5;
const HANDSHAKES_AT_ONCE = 50;
const PATIENCE_MS = 20_000;
const BUSY = Buffer.from('"busy"');

const ID_HEAD = newId('message').slice(0, -12);
let made = 0;
function nextId(): string {
  made += 1;
  return ID_HEAD + made.toString(16).padStart(12, '0');
}

export class Flood {
  readonly #url: string;
  readonly #pages: Page[] = [];
  #acknowledged = 0;
  #problem: string | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  async seat(seats: Seat[]): Promise<void> {
    this.#pages.push(...(await inParallel(seats, HANDSHAKES_AT_ONCE, (seat) => this.#connect(seat))));
  }

  /** How many messages were acknowledged in all. */
  get acknowledged(): number {
    return this.#acknowledged;
  }

  /** Lets people write `perSecond` messages for `ms`; as fast as they are answered when it is infinite. */
  async round(perSecond: number, ms: number): Promise<FloodRound> {
    const latencies: number[] = [];
    const cpu = process.cpuUsage();
    const start = performance.now();
    const round = { written: 0, sent: 0, acknowledged: 0, refused: 0 };
    let turn = 0;
    while (performance.now() - start < ms) {
      const due = Math.min(
        perSecond * ((performance.now() - start) / 1000),
        round.written + this.#pages.length,
      );
      for (; round.written < due; round.written += 1) {
        turn = (turn + 1) % this.#pages.length;
        const page = this.#pages[turn];
        // Its outbox is full enough: nobody will write faster than that for long.
        if (page === undefined || page.onTheWay >= MOST_ON_THE_WAY) continue;
        round.sent += 1;
        this.#send(page, (good, latency) => {
          if (!good) round.refused += 1;
          else if (performance.now() - start < ms) {
            round.acknowledged += 1;
            latencies.push(latency);
          }
        });
      }
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
      if (this.#problem !== null) throw new Error(this.#problem);
    }
    const drainMs = await this.#drain();
    const { user, system } = process.cpuUsage(cpu);
    return {
      ...round,
      p50Ms: percentile(latencies, 0.5),
      p99Ms: percentile(latencies, 0.99),
      drainMs,
      clientCpuSeconds: (user + system) / 1e6,
    };
  }

  #send(page: Page, onAnswer: (good: boolean, latency: number) => void): void {
    const sentAt = performance.now();
    page.onTheWay += 1;
    page.socket.emit('send', `${page.json}${nextId()}"}`, (frame, body) => {
      page.onTheWay -= 1;
      const good = isGoodAnswer(frame, body);
      if (good) this.#acknowledged += 1;
      else if (!frame.includes(BUSY, body)) this.#problem ??= `Refused: ${frame.toString('utf8', body)}`;
      onAnswer(good, performance.now() - sentAt);
    });
  }

  async #drain(): Promise<number> {
    const start = performance.now();
    while (this.#pages.some(({ onTheWay }) => onTheWay > 0)) {
      if (performance.now() - start > PATIENCE_MS) throw new Error('Some answers never came.');
      await new Promise((resolve) => setTimeout(resolve, TICK_MS));
    }
    return performance.now() - start;
  }

  async #connect({ token, headers, conversationId }: Seat): Promise<Page> {
    const onClose = () => {
      this.#problem ??= 'A page was disconnected.';
    };
    const auth = token === null ? {} : { auth: { token } };
    const socket = await RawSocket.connect({ url: this.#url, headers, onClose, ...auth });
    await socket.ask('watch', { after: null });
    const json = JSON.stringify({ conversationId, text: TEXT }).replace('}', ',"id":"');
    return { socket, json, onTheWay: 0 };
  }
}
