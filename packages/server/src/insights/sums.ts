/** What figures are reckoned from: sums that can be added up over any parts, in any order, and come to the same. */
import { addUnits, noUnits, type Units } from './units.js';

export interface Sums {
  conversations: number;
  /** Of those, the private ones. */
  chats: number;
  messages: number;
  deflected: number;
  ms: bigint;
  /** Ten-thousandths of the reporting currency. */
  labour: bigint;
  service: bigint;
  gains: bigint;
  refunds: bigint;
  lost: bigint;
  /** Milliseconds, in no order. */
  firstResponses: number[];
  resolutions: number[];
  /** How many conversations were rated 1, 2, 3, 4, 5. */
  scores: number[];
  /** Of single conversations, for the spread of ratios; none where that is not asked. */
  units: Units;
}

export function noSums(): Sums {
  return {
    ...{ conversations: 0, chats: 0, messages: 0, deflected: 0 },
    ...{ ms: 0n, labour: 0n, service: 0n, gains: 0n, refunds: 0n, lost: 0n },
    ...{ firstResponses: [], resolutions: [], scores: [0, 0, 0, 0, 0] },
    units: noUnits(),
  };
}

/** Adds `other` to `sums`. */
export function addSums(sums: Sums, other: Sums): void {
  for (const key of ['conversations', 'chats', 'messages', 'deflected'] as const) sums[key] += other[key];
  for (const key of ['ms', 'labour', 'service', 'gains', 'refunds', 'lost'] as const) sums[key] += other[key];
  for (const key of ['firstResponses', 'resolutions'] as const)
    for (const value of other[key]) sums[key].push(value);
  sums.scores = sums.scores.map((count, index) => count + (other.scores[index] ?? 0));
  addUnits(sums.units, other.units);
}

export function profitOf({ gains, refunds, labour, service }: Sums): bigint {
  return gains - refunds - labour - service;
}
