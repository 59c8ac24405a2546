/**
 * Everybody who is connected to one server: conversations with one message in flight each, and the agent who hears all
 * of them. Counts what was acknowledged and never guesses: an answer that is no acknowledgement ends the run.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { newId } from '@parley/protocol';
import { countIn, isGoodAnswer } from '../shared/frames.js';
import { inParallel } from '../shared/in-parallel.js';
import { RawSocket } from '../shared/raw-socket.js';
import { median, percentile } from '../shared/statistics.js';

/** One contact with its conversation. */
export interface Seat {
  conversationId: string;
  /** Null where nobody asks for one: on the floors. */
  token: string | null;
  headers: Record<string, string>;
}

export interface Round {
  acknowledged: number;
  perSecond: number;
  p50Ms: number;
  p99Ms: number;
  /** After the last acknowledgement, until the agent had heard of it; null without an agent. */
  agentBehindMs: number | null;
  /** Processor seconds of the client; near the length of the round, it was the client that was measured. */
  clientCpuSeconds: number;
}

interface Speaker {
  socket: RawSocket;
  /** The message up to its id, as JSON. */
  json: string;
  sentAt: number;
}

/** A sentence or two, as people write them. */
const TEXT =
  'Hello, my order arrived today but one of the two chairs has a scratch on its left arm. Could you send me another one?';
const MESSAGE_CREATED = Buffer.from('"type":"message.created"');
const HANDSHAKES_AT_ONCE = 50;
const PATIENCE_MS = 20_000;
const LOOK_MS = 2;

/** Ids are made cheaply, by counting: making them is not what is measured. */
const ID_HEAD = newId('message').slice(0, -12);
let made = 0;
function nextId(): string {
  made += 1;
  return ID_HEAD + made.toString(16).padStart(12, '0');
}

export class Crowd {
  readonly #url: string;
  readonly #speakers: Speaker[] = [];
  #acknowledged = 0;
  #heard = 0;
  #hasAgent = false;
  #problem: string | null = null;

  constructor(url: string) {
    this.#url = url;
  }

  async seat(seats: Seat[]): Promise<void> {
    const speakers = await inParallel(seats, HANDSHAKES_AT_ONCE, (seat) => this.#connect(seat));
    this.#speakers.push(...speakers);
  }

  /** Connects the agent, who hears everything from now on. */
  async seatAgent(headers: Record<string, string>): Promise<void> {
    const onEvent = (frame: Buffer) => {
      this.#heard += countIn(frame, MESSAGE_CREATED);
    };
    const onClose = () => this.#break('The agent was disconnected.');
    const socket = await RawSocket.connect({ url: this.#url, headers, onEvent, onClose });
    await socket.ask('watch', { after: null });
    this.#hasAgent = true;
  }

  /** How many messages were acknowledged in all, and of how many the agent heard. */
  totals(): { acknowledged: number; heard: number | null } {
    return { acknowledged: this.#acknowledged, heard: this.#hasAgent ? this.#heard : null };
  }

  /** Lets the first `conversations` speak for `ms`, each as soon as its last message was acknowledged. */
  async round(conversations: number, ms: number): Promise<Round> {
    const speakers = this.#speakers.slice(0, conversations);
    const latencies: number[] = [];
    const cpu = process.cpuUsage();
    const before = this.#acknowledged;
    const start = performance.now();
    let inTime = 0;
    await this.#untilSilent(speakers, (latency, now) => {
      latencies.push(latency);
      if (now - start >= ms) return false;
      inTime += 1;
      return true;
    });
    const agentBehindMs = this.#hasAgent ? await this.#awaitAgent() : null;
    const { user, system } = process.cpuUsage(cpu);
    return {
      acknowledged: this.#acknowledged - before,
      perSecond: (inTime / ms) * 1000,
      p50Ms: median(latencies),
      p99Ms: percentile(latencies, 0.99),
      agentBehindMs,
      clientCpuSeconds: (user + system) / 1e6,
    };
  }

  async #connect(seat: Seat): Promise<Speaker> {
    const { token, headers, conversationId } = seat;
    const onClose = () => this.#break('A contact was disconnected.');
    const auth = token === null ? {} : { auth: { token } };
    const socket = await RawSocket.connect({ url: this.#url, headers, onClose, ...auth });
    if (token !== null) await socket.ask('watch', { after: null });
    const json = JSON.stringify({ conversationId, text: TEXT }).replace('}', ',"id":"');
    return { socket, json, sentAt: 0 };
  }

  /** @param onAnswer whether its speaker shall go on */
  #untilSilent(speakers: Speaker[], onAnswer: (latency: number, now: number) => boolean): Promise<void> {
    return new Promise((resolve, reject) => {
      let speaking = speakers.length;
      const watchdog = setInterval(() => this.#problem !== null && end(new Error(this.#problem)), 500);
      let quiet = setTimeout(() => {}, 0);
      const end = (error?: Error) => {
        clearInterval(watchdog);
        clearTimeout(quiet);
        if (error === undefined) resolve();
        else reject(error);
      };
      const speak = (speaker: Speaker) => {
        speaker.sentAt = performance.now();
        speaker.socket.emit('send', `${speaker.json}${nextId()}"}`, (frame, body) => {
          const now = performance.now();
          if (!isGoodAnswer(frame, body))
            this.#break(`A message was refused: ${frame.toString('utf8', body)}`);
          this.#acknowledged += 1;
          if (onAnswer(now - speaker.sentAt, now)) return speak(speaker);
          speaking -= 1;
          if (speaking === 0) return end();
          clearTimeout(quiet);
          quiet = setTimeout(() => end(new Error(`${speaking} acknowledgements never came.`)), PATIENCE_MS);
        });
      };
      for (const speaker of speakers) speak(speaker);
    });
  }

  async #awaitAgent(): Promise<number> {
    const start = performance.now();
    while (this.#heard < this.#acknowledged) {
      if (performance.now() - start > PATIENCE_MS) {
        throw new Error(
          `The agent heard of ${this.#heard} messages, ${this.#acknowledged} were acknowledged.`,
        );
      }
      await sleep(LOOK_MS);
    }
    return performance.now() - start;
  }

  #break(problem: string): void {
    this.#problem ??= problem;
  }
}
