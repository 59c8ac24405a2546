/** How long until an answer is due, or since when it is: in the fewest characters that say so. */
import type { ConversationSla } from '@parley/protocol';
import { formatLocale, msg, str } from '../../internal/localize.js';

const MINUTE = 60_000;
const UNITS = [
  { name: 'day', ms: 24 * 60 * MINUTE },
  { name: 'hour', ms: 60 * MINUTE },
  { name: 'minute', ms: MINUTE },
] as const;

/** Nothing while there is time enough: only the second half of the time is worth a look. */
export function dueWords(sla: ConversationSla, now: number): string {
  if (now < Date.parse(sla.warnAt)) return '';
  const left = Date.parse(sla.dueAt) - now;
  const time = short(Math.abs(left));
  return left > 0 ? msg(str`${time} left`, { id: 'due-left' }) : msg(str`${time} late`, { id: 'due-late' });
}

/** Whether it is late already. */
export function isLate({ dueAt }: ConversationSla, now: number): boolean {
  return now >= Date.parse(dueAt);
}

/** When its words are others than now, in milliseconds from now. */
export function nextChange({ warnAt, dueAt }: ConversationSla, now: number): number {
  const untilWarn = Date.parse(warnAt) - now;
  if (untilWarn > 0) return untilWarn;
  const left = Date.parse(dueAt) - now;
  // Minutes that are left are rounded up, those that are late down: both change on the minute.
  const rest = left > 0 ? left % MINUTE : MINUTE - (-left % MINUTE);
  return rest === 0 ? MINUTE : rest;
}

/** `12m`, `3h`, `2d`: what is left is rounded up, so that it never says nothing is. */
function short(ms: number): string {
  const { name, ms: size } = UNITS.find((unit) => ms >= unit.ms) ?? UNITS[2];
  const value = Math.max(1, Math.round(ms / size));
  return new Intl.NumberFormat(formatLocale(), { style: 'unit', unit: name, unitDisplay: 'narrow' }).format(
    value,
  );
}
