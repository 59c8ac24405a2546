/** Slots: quarters of an hour, counted from 1970, and the days of a time zone in them. Every zone begins its days with one. */
import { Temporal } from 'temporal-polyfill';

export const SLOT_MS = 15 * 60_000;
/** In a day of 24 hours. */
const PER_DAY = 96;

/** The slot of a moment, given as ISO 8601 text or milliseconds. */
export function slotOf(at: string | number): number {
  return Math.floor((typeof at === 'number' ? at : Date.parse(at)) / SLOT_MS);
}

/** The first moment of a slot, as the tables have times. */
export function timeOfSlot(slot: number): string {
  return new Date(slot * SLOT_MS).toISOString();
}

/** The first slot of a day in a zone. */
export function startOfDay(day: string, zone: string): number {
  return slotOf(Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: zone }).epochMilliseconds);
}

export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** How many days lie between two, the second not counted. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days;
}

/** A stretch of slots in which a zone's clocks are so many slots ahead of UTC. */
export interface Offset {
  from: number;
  slots: number;
}

/** How far ahead a zone's clocks are from `from` to `to`: one entry, and one more for each change of the clocks. */
export function offsetsOf(zone: string, { from, to }: { from: number; to: number }): Offset[] {
  let at = Temporal.Instant.fromEpochMilliseconds(from * SLOT_MS).toZonedDateTimeISO(zone);
  const offsets = [{ from, slots: Math.floor(at.offsetNanoseconds / 1e6 / SLOT_MS) }];
  for (;;) {
    const next = at.getTimeZoneTransition('next');
    if (next === null || next.epochMilliseconds >= to * SLOT_MS) return offsets;
    at = next;
    offsets.push({
      from: slotOf(at.epochMilliseconds),
      slots: Math.floor(at.offsetNanoseconds / 1e6 / SLOT_MS),
    });
  }
}

/** A day by its number from 1970, as the database counts local days. */
export function dayOfNumber(number: number): string {
  return new Date(number * 86_400_000).toISOString().slice(0, 10);
}

/** Which day of a zone a slot is in; it remembers what it has worked out. */
export class Calendar {
  readonly #zone: string;
  readonly #days = new Map<number, string>();

  constructor(zone: string) {
    this.#zone = zone;
  }

  dayOf(slot: number): string {
    let day = this.#days.get(slot);
    if (day === undefined) {
      const at = Temporal.Instant.fromEpochMilliseconds(slot * SLOT_MS).toZonedDateTimeISO(this.#zone);
      day = at.toPlainDate().toString();
      if (this.#days.size > 400 * PER_DAY) this.#days.clear();
      this.#days.set(slot, day);
    }
    return day;
  }
}
