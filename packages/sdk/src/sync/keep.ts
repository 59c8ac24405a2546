/** What a sync keeps between two runs: how far it got, and what could not be taken in. */
import type { RecordKind } from './records.js';

/** Where a sync stands. `save` resolves once it is kept for good; it is called only after the sink has confirmed. */
export interface Checkpoint {
  /** What was saved last; null before the first time. */
  load(): Promise<string | null>;
  save(cursor: string): Promise<void>;
}

/** A record that the sink refused, and why. Holds no words of the customer: those are in Parley, under this id. */
export interface DeadLetter {
  kind: RecordKind;
  id: string;
  reason: string;
  /** ISO 8601 in UTC. */
  at: string;
}

/** Where refused records are listed. `add` resolves once they are kept for good; the same one may come again. */
export interface DeadLetters {
  add(letters: DeadLetter[]): Promise<void>;
}

/** Keeps the place only as long as the program runs: the next run starts from `cursor`. */
export function memoryCheckpoint(cursor: string | null = null): Checkpoint {
  let kept = cursor;
  return {
    load: async () => kept,
    async save(next) {
      kept = next;
    },
  };
}

/** A list in memory, for tests and for programs that look at it themselves. */
export function memoryDeadLetters(): DeadLetters & { letters: DeadLetter[] } {
  const letters: DeadLetter[] = [];
  return {
    letters,
    async add(more) {
      letters.push(...more);
    },
  };
}
