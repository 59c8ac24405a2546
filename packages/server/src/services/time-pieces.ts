/** What of a span of time is still free. Pure; times are milliseconds. */

export interface Stretch {
  from: number;
  to: number;
}

/** Less than this is left out: two clocks never agree on it, and its rows would have no end. */
export const SHORTEST_MS = 500;

/** The pieces of `span` over which nothing of `taken` lies, in their order. */
export function freePieces(span: Stretch, taken: readonly Stretch[]): Stretch[] {
  const pieces: Stretch[] = [];
  let from = span.from;
  for (const other of taken.toSorted((a, b) => a.from - b.from)) {
    if (other.to <= from) continue;
    if (other.from >= span.to) break;
    if (other.from > from) pieces.push({ from, to: other.from });
    from = Math.max(from, other.to);
  }
  if (from < span.to) pieces.push({ from, to: span.to });
  return pieces.filter((piece) => piece.to - piece.from >= SHORTEST_MS);
}
