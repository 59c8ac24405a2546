/** Pages of what an index finds. It says where to look: what is shown is read afresh, and must still hold what was looked for. */
import type { FoundEntry } from '../db/full-text.js';
import { decodePlace, encodePlace } from './paging.js';

/** Entries that one page looks at, at most: what the index finds need not be of the site, or hold it in one stretch. */
const MOST_ENTRIES = 500;

export interface PageWanted<Hit> {
  cursor: string | undefined;
  limit: number;
  /** Entries before this number, the latest first. */
  find: (before: number | null, limit: number) => Promise<FoundEntry[]>;
  /** What of the entries may be shown. */
  hitsOf: (entries: FoundEntry[]) => Promise<{ entry: FoundEntry; hit: Hit }[]>;
}

/** @throws AppError `invalid_input` for a cursor that is none */
export async function readPage<Hit>({ cursor, limit, find, hitsOf }: PageWanted<Hit>) {
  let before = cursor === undefined ? null : decodePlace(cursor);
  const data: Hit[] = [];
  for (let looked = 0; looked < MOST_ENTRIES; ) {
    const entries = await find(before, limit + 1);
    for (const { entry, hit } of await hitsOf(entries)) {
      if (data.length === limit) return { data, next: encodePlace(before ?? 0) };
      data.push(hit);
      before = Number(entry.id);
    }
    if (entries.length <= limit) return { data, next: null };
    looked += entries.length;
    if (data.length < limit) before = Number(entries.at(-1)?.id);
  }
  return { data, next: before === null ? null : encodePlace(before) };
}
