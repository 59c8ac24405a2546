/** The arithmetic of a list of which only a part is in the document: all rows have one height. Pure. */

export interface View {
  scrollTop: number;
  height: number;
  rowHeight: number;
  count: number;
}

/** Indices of the first and the last row in view; `last` is -1 when there is none. */
export function rowsInView({ scrollTop, height, rowHeight, count }: View): { first: number; last: number } {
  const last = Math.min(count - 1, Math.ceil((scrollTop + height) / rowHeight) - 1);
  // Overscroll at the end must not leave `first` behind `last`.
  const first = Math.max(0, Math.min(Math.floor(scrollTop / rowHeight), last));
  return { first, last };
}

/** The indices to draw: those in view, `margin` more on either side, and one that must not go (-1 for none). */
export function rowsToDraw(
  { first, last }: { first: number; last: number },
  { count, margin, keep }: { count: number; margin: number; keep: number },
): number[] {
  const indices: number[] = [];
  const from = Math.max(0, first - margin);
  const to = Math.min(count - 1, last + margin);
  if (keep >= 0 && keep < from) indices.push(keep);
  for (let index = from; index <= to; index += 1) indices.push(index);
  if (keep > to && keep < count) indices.push(keep);
  return indices;
}

interface Row {
  id: string;
  lastAt: string;
}

/**
 * How many rows further down the reader's place is after rows changed from `before` to `after`. A row that spoke has
 * moved by itself, so the first one in view that stayed silent is the reader's place.
 */
export function shiftOf(
  before: readonly Row[],
  after: readonly Row[],
  { first, last }: { first: number; last: number },
): number {
  const places = new Map(after.map((row, index) => [row.id, index]));
  for (let index = first; index <= last; index += 1) {
    const row = before[index];
    const place = row && places.get(row.id);
    if (row && place !== undefined && after[place]?.lastAt === row.lastAt) return place - index;
  }
  return 0;
}
