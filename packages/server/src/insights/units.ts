/**
 * What single conversations came to, from which the spread of a ratio is known. A conversation that has parts in several days, teams or periods
 * keeps its name, so that its parts come together again whenever their sums do: a whole has the same spread, however it was split.
 */

export interface Unit {
  /** Ten-thousandths of the reporting currency. */
  cost: number;
  value: number;
  ms: number;
  /** 1 when it began there, 0 when it only went on. */
  begun: number;
}

export interface Units {
  /** Cost, value and time of conversations that are in one sum as a whole, and began there: three numbers for each. */
  whole: number[];
  /** Those of which there may be more elsewhere, by their ids. */
  parts: Map<string, Unit>;
}

const WIDTH = 3;

export function noUnits(): Units {
  return { whole: [], parts: new Map() };
}

/** Adds `other` to `units`. */
export function addUnits(units: Units, other: Units): void {
  for (const amount of other.whole) units.whole.push(amount);
  for (const [id, unit] of other.parts) addPart(units, id, unit);
}

export function addPart({ parts }: Units, id: string, { cost, value, ms, begun }: Unit): void {
  const known = parts.get(id) ?? { cost: 0, value: 0, ms: 0, begun: 0 };
  parts.set(id, {
    cost: known.cost + cost,
    value: known.value + value,
    ms: known.ms + ms,
    begun: known.begun + begun,
  });
}

/** One number of each conversation, in an order that is the same for all of them. */
export function eachUnit({ whole, parts }: Units, of: (unit: Unit) => number): Float64Array {
  const numbers = new Float64Array(whole.length / WIDTH + parts.size);
  const unit: Unit = { cost: 0, value: 0, ms: 0, begun: 1 };
  let at = 0;
  for (let from = 0; from < whole.length; from += WIDTH) {
    unit.cost = whole[from] ?? 0;
    unit.value = whole[from + 1] ?? 0;
    unit.ms = whole[from + 2] ?? 0;
    numbers[at++] = of(unit);
  }
  for (const part of parts.values()) numbers[at++] = of(part);
  return numbers;
}

/** Whether one number is not nothing in at least so many conversations. */
export function isInUnits(
  { whole, parts }: Units,
  { of, least }: { of: (unit: Unit) => number; least: number },
): boolean {
  let seen = 0;
  for (let from = 0; from < whole.length && seen < least; from += WIDTH) {
    const [cost = 0, value = 0, ms = 0] = [whole[from], whole[from + 1], whole[from + 2]];
    if (of({ cost, value, ms, begun: 1 }) !== 0) seen += 1;
  }
  for (const part of parts.values()) if (seen < least && of(part) !== 0) seen += 1;
  return seen >= least;
}
