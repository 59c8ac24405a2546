/**
 * How often a visitor has come, and whether they were spoken to this time. A visit ends after half an hour without a
 * page; all tabs share it. Nobody else learns of it, and logging out forgets it.
 */
import { newId } from '@parley/protocol';

const PAUSE = 30 * 60_000;

interface Kept {
  count: number;
  at: number;
  spoken: boolean;
  /** The contact that this browser will be, if it ever opens a session: `client/session` takes it from here. */
  id?: string;
}

export class Visit {
  #session: string;
  #key: string;
  #now: () => number;

  constructor(site: string, now: () => number = Date.now) {
    this.#session = `parley:${site}`;
    this.#key = `${this.#session}:visit`;
    this.#now = now;
  }

  /** The id under which the server knows this browser, or will. Null: none can be kept. */
  visitorId(): string | null {
    const known = read(this.#session)?.contactId ?? this.#read()?.id;
    if (typeof known === 'string') return known;
    const [visit, id] = [this.see(), newId('contact')];
    return visit && this.#write({ ...visit, id }) ? id : null;
  }

  /** Counts this page. Null: nothing can be kept here, and nobody can say what was before. */
  see(): Readonly<Kept> | null {
    const at = this.#now();
    const before = this.#read();
    const same = before !== null && at - before.at < PAUSE;
    const visit = same
      ? { ...before, at }
      : { ...(before ?? {}), count: (before?.count ?? 0) + 1, at, spoken: false };
    return this.#write(visit) ? visit : null;
  }

  /** One message a visit. False: another tab was quicker. */
  speak(): boolean {
    const visit = this.see();
    return visit !== null && !visit.spoken && this.#write({ ...visit, spoken: true });
  }

  #read(): Kept | null {
    const { count, at, spoken, id } = { ...read(this.#key) };
    return Number.isSafeInteger(count) && Number.isFinite(at)
      ? {
          count: Number(count),
          at: Number(at),
          spoken: spoken === true,
          ...(typeof id === 'string' && { id }),
        }
      : null;
  }

  #write(visit: Kept): boolean {
    try {
      localStorage.setItem(this.#key, JSON.stringify(visit));
      return true;
    } catch {
      return false;
    }
  }
}

function read(key: string): Record<string, unknown> | null {
  try {
    return JSON.parse(localStorage.getItem(key) ?? 'null');
  } catch {
    return null;
  }
}
