/** One thing that must always hold of a store, as `check.ts` looks for it. */
import type { RawBuilder } from 'kysely';

export interface Row {
  id: string | number;
}

export interface Invariant {
  sentence: string;
  /** Selects `id` of each row that breaks it. */
  broken: RawBuilder<Row>;
}

/** Enough to show that something is wrong; the number is counted up to here. */
export const LIMIT = 1000;
