/** Gives an outcome to the conversations that came before it. Exact: the parts always add up to the whole. */
import type { Attribution } from '@parley/protocol';

export interface Touch {
  id: string;
  createdAt: string;
}

const DAY_MS = 86_400_000;

/** When the first of the conversations may have begun to which an outcome can be given. */
export function windowStart(at: string, { days }: Attribution): string {
  return new Date(Date.parse(at) - days * DAY_MS).toISOString();
}

/**
 * Those that an outcome may be given to, the earliest first: the contact's conversations that began in the days before it, and the one
 * it was said of, whenever that was.
 */
export function touchesOf<T extends Touch>(
  outcome: { conversationId: string; at: string },
  conversations: T[],
  attribution: Attribution,
): T[] {
  const from = windowStart(outcome.at, attribution);
  return conversations
    .filter(
      ({ id, createdAt }) => id === outcome.conversationId || (createdAt > from && createdAt <= outcome.at),
    )
    .sort((a, b) => (a.createdAt + a.id < b.createdAt + b.id ? -1 : 1));
}

/** Parts of whole units, one for each touch; what cannot be split evenly goes to the earliest. */
export function splitUnits(units: bigint, touches: number, model: Attribution['model']): bigint[] {
  const parts = Array<bigint>(touches).fill(0n);
  if (touches === 0) return parts;
  if (model !== 'linear') {
    parts[model === 'first_touch' ? 0 : touches - 1] = units;
    return parts;
  }
  const each = units / BigInt(touches);
  parts.fill(each);
  parts[0] = units - each * BigInt(touches - 1);
  return parts;
}
