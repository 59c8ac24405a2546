/**
 * Measures the time an agent is really at it: the page is seen and has the focus, and somebody moves. Whoever does nothing
 * for a minute is not counted from then on. What was measured is written down before it is sent, survives a reload, and has
 * ids of its own, so that sent twice it counts once. It must never know what was typed, only that somebody did something.
 */
import { LIMITS, newId, type RecordTimeInput, type TimeKind, type TimeSpan } from '@parley/protocol';
import { ApiError } from './api-error.js';
import type { KeyValue } from './storage.js';

/** Somebody who reads does not move; after so long they may as well have left. */
export const IDLE_MS = 60_000;
/** A stretch is written down when it is so long: what a crash can take is no more. */
const CHUNK_MS = 30_000;
/** The server keeps nothing shorter. */
const SHORTEST_MS = 500;
/** More than these wait only for a server that was never there. */
const LIMIT = 1000;

export interface TimePlace {
  kind: TimeKind;
  conversationId: string | null;
}

export interface TimeTrackerOptions {
  /** Prefix of the keys: one set of spans for each agent. */
  scope: string;
  storage: KeyValue;
  /** What the agent is at right now. */
  place: () => TimePlace;
  /** Sends spans. `last`: the page is going away. */
  send: (input: RecordTimeInput, last: boolean) => Promise<unknown>;
  now?: () => number;
}

export class TimeTracker {
  readonly #options: Required<TimeTrackerOptions>;
  /** Where the stretch that is being measured began; null while nothing is. */
  #from: number | null = null;
  #place: TimePlace | null = null;
  #active = Number.NEGATIVE_INFINITY;
  #present = false;
  #sending: Promise<void> | null = null;

  constructor(options: TimeTrackerOptions) {
    this.#options = { now: Date.now, ...options };
  }

  /** The page is seen and has the focus, or not any more. Coming back is doing something. */
  see(present: boolean): void {
    if (present === this.#present) return;
    this.#advance(true);
    this.#present = present;
    if (present) this.act();
    else this.#from = null;
  }

  /** Somebody did something: a key, the pointer, scrolling. */
  act(): void {
    if (!this.#present) return;
    const now = this.#options.now();
    this.#advance();
    this.#from ??= now;
    this.#active = now;
  }

  /** Call it now and then, and when the agent went elsewhere: nothing else notices that time passes. */
  tick(): void {
    this.#advance();
  }

  /** Sends what waits. Resolves when there is nothing more to do for now; never fails. */
  flush(last = false): Promise<void> {
    this.#advance(true);
    if (last) return this.#send(this.#waiting(), true);
    this.#sending ??= this.#drain().finally(() => {
      this.#sending = null;
    });
    return this.#sending;
  }

  /** Closes the stretch in hand where it ended: at a change of place, when idle, or when it is long enough. */
  #advance(closes = false): void {
    const place = this.#options.place();
    const before = this.#place;
    this.#place = place;
    const from = this.#from;
    if (from === null || before === null) return;
    const now = this.#options.now();
    // A clock that was set back: what was measured until then cannot be told.
    if (now < from) {
      this.#from = now;
      this.#active = Math.min(this.#active, now);
      return;
    }
    const end = Math.min(now, this.#active + IDLE_MS);
    const isIdle = end < now;
    const hasMoved = place.kind !== before.kind || place.conversationId !== before.conversationId;
    if (!isIdle && !hasMoved && !closes && end - from < CHUNK_MS) return;
    this.#write(before, from, end);
    this.#from = isIdle ? null : now;
  }

  #write(place: TimePlace, from: number, to: number): void {
    const { scope, storage } = this.#options;
    // A machine that slept: no timer was there to cut it.
    const longest = LIMITS.timeSpanSeconds * 1000;
    for (let at = from; to - at >= SHORTEST_MS; at += longest) {
      const span: TimeSpan = {
        id: newId('time', at),
        ...place,
        from: new Date(at).toISOString(),
        to: new Date(Math.min(to, at + longest)).toISOString(),
      };
      storage.set(`${scope}:${span.id}`, JSON.stringify(span));
    }
    const keys = storage.keys(`${scope}:`).sort();
    for (const key of keys.slice(0, Math.max(0, keys.length - LIMIT))) storage.remove(key);
  }

  #waiting(): TimeSpan[] {
    const { scope, storage } = this.#options;
    const keys = storage.keys(`${scope}:`).sort().slice(0, LIMITS.timeSpans);
    return keys.flatMap((key) => {
      const span = readSpan(storage.get(key));
      if (!span) storage.remove(key);
      return span ?? [];
    });
  }

  async #drain(): Promise<void> {
    for (let spans = this.#waiting(); spans.length > 0; spans = this.#waiting()) {
      const first = spans[0]?.id;
      await this.#send(spans, false);
      // They are still there: the server cannot be reached, so they wait for the next time.
      if (this.#waiting()[0]?.id === first) return;
    }
  }

  async #send(spans: TimeSpan[], last: boolean): Promise<void> {
    if (spans.length === 0) return;
    const { scope, storage, send, now } = this.#options;
    try {
      await send({ sentAt: new Date(now()).toISOString(), spans }, last);
    } catch (thrown) {
      const { code, transient } = ApiError.from(thrown);
      // Whoever signs in again goes on where they were; what the server will never take is let go.
      if (transient || code === 'unauthenticated' || code === 'internal') return;
    }
    for (const { id } of spans) storage.remove(`${scope}:${id}`);
  }
}

function readSpan(text: string | null): TimeSpan | undefined {
  try {
    const span = JSON.parse(text ?? 'null') as TimeSpan | null;
    return span && typeof span.id === 'string' ? span : undefined;
  } catch {
    return undefined;
  }
}
