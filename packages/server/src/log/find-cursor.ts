/** Finds the place of a time in the log. Numbers and times grow together, so halving the log finds it in few looks. */
import type { Db } from '../db/schema.js';
import { readLog } from './read.js';

/** @returns the number of the first event at or after `at`; one past the head when there is none */
export async function findCursorAt(db: Db, { at, head }: { at: string; head: number }): Promise<number> {
  let [low, high] = [1, head + 1];
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    const [row] = await readLog(db, { after: middle - 1, limit: 1, scope: 'all' });
    if (row !== undefined && row.at < at) low = middle + 1;
    else high = middle;
  }
  return low;
}
