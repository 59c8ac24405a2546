/**
 * Measures the time an agent is really at it: the page is seen and has the focus, and somebody moves. Whoever does nothing
 * for a minute is not counted from then on. It is measured by a clock that nobody sets: the one on the wall may jump, and goes
 * on while a laptop sleeps. What was measured is written down before it is sent, survives a reload, and has ids of its own,
 * so that sent twice it counts once. It must never know what was typed, only that somebody did something.
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
/** Clocks are put right by less all the time. */
const JUMP_MS = 2000;
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
  /** Milliseconds of a clock that only goes on; it may stand still while the computer sleeps. */
  steady?: () => number;
}

export class TimeTracker {
  readonly #options: Required<TimeTrackerOptions>;
  /** Where the stretch that is being measured began, by the steady clock as the next; null while nothing is. */
  #from: number | null = null;
  #active = Number.NEGATIVE_INFINITY;
  /** By how much the clock on the wall is ahead of the steady one. */
  #ahead: number;
  /** What this page wrote down and has not sent. */
  readonly #own = new Set<string>();
  #place: TimePlace | null = null;
  #present = false;
  #sending: Promise<void> | null = null;

  constructor(options: TimeTrackerOptions) {
    this.#options = { now: Date.now, steady: () => performance.now(), ...options };
    this.#ahead = this.#options.now() - this.#options.steady();
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
    this.#advance();
    const now = this.#options.steady();
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

  /** Closes the stretch in hand where it ended: at a change of place, when idle, at a jump, or when it is long enough. */
  #advance(closes = false): void {
    const place = this.#options.place();
    const before = this.#place;
    this.#place = place;
    const now = this.#options.steady();
    const ahead = this.#options.now() - now;
    const jump = ahead - this.#ahead;
    const from = this.#from;
    if (from !== null && before !== null) {
      const end = Math.min(now, this.#active + IDLE_MS);
      const hasMoved = place.kind !== before.kind || place.conversationId !== before.conversationId;
      const isLong = end - from >= CHUNK_MS;
      if (end < now || hasMoved || closes || isLong || Math.abs(jump) >= JUMP_MS) {
        this.#write(before, from, end);
        this.#from = end < now ? null : now;
      }
    }
    // Within a stretch the clock on the wall is not looked at again: what was put right meanwhile is no time that was spent.
    if (this.#from === null || this.#from === now) this.#follow(ahead, jump);
  }

  /** From here on the clock on the wall says something else. */
  #follow(ahead: number, jump: number): void {
    this.#ahead = ahead;
    // It was ahead and was set back: so is what was measured by it. Forward it also goes while a computer sleeps.
    if (jump > -JUMP_MS) return;
    const { scope, storage } = this.#options;
    for (const id of this.#own) {
      const span = readSpan(storage.get(`${scope}:${id}`));
      if (!span) {
        this.#own.delete(id);
        continue;
      }
      const moved = (at: string) => new Date(Date.parse(at) + Math.round(jump)).toISOString();
      storage.set(`${scope}:${id}`, JSON.stringify({ ...span, from: moved(span.from), to: moved(span.to) }));
    }
  }

  #write(place: TimePlace, from: number, to: number): void {
    if (to - from < SHORTEST_MS) return;
    const { scope, storage } = this.#options;
    const [start, end] = [Math.round(from + this.#ahead), Math.round(to + this.#ahead)];
    const id = newId('time', start);
    const span: TimeSpan = {
      id,
      ...place,
      from: new Date(start).toISOString(),
      to: new Date(end).toISOString(),
    };
    storage.set(`${scope}:${id}`, JSON.stringify(span));
    this.#own.add(id);
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
    for (const { id } of spans) {
      storage.remove(`${scope}:${id}`);
      this.#own.delete(id);
    }
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
