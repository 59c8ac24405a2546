/**
 * How often a visitor has come, and whether they were spoken to this time. A visit ends after half an hour without a
 * page; all tabs share it. Nobody else learns of it, and logging out forgets it.
 */

const PAUSE = 30 * 60_000;

interface Kept {
  count: number;
  at: number;
  spoken: boolean;
}

export class Visit {
  #key: string;
  #now: () => number;

  constructor(site: string, now: () => number = Date.now) {
    this.#key = `parley:${site}:visit`;
    this.#now = now;
  }

  /** Counts this page. Null: nothing can be kept here, and nobody can say what was before. */
  see(): Readonly<Kept> | null {
    const at = this.#now();
    const before = this.#read();
    const same = before !== null && at - before.at < PAUSE;
    const visit = same ? { ...before, at } : { count: (before?.count ?? 0) + 1, at, spoken: false };
    return this.#write(visit) ? visit : null;
  }

  /** One message a visit. False: another tab was quicker. */
  speak(): boolean {
    const visit = this.see();
    return visit !== null && !visit.spoken && this.#write({ ...visit, spoken: true });
  }

  #read(): Kept | null {
    try {
      const kept: unknown = JSON.parse(localStorage.getItem(this.#key) ?? 'null');
      const { count, at, spoken } = { ...(kept as Partial<Kept> | null) };
      return Number.isSafeInteger(count) && Number.isFinite(at)
        ? { count: Number(count), at: Number(at), spoken: spoken === true }
        : null;
    } catch {
      return null;
    }
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
