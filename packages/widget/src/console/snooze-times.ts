/** When a conversation that is put off comes back: times as people say them, in the agent's own time zone. Pure. */

export type SnoozeTime = 'later' | 'tomorrow' | 'week';

export const SNOOZE_TIMES: readonly SnoozeTime[] = ['later', 'tomorrow', 'week'];

const MORNING = 9;

/** `later`: three hours on, at a full hour. `tomorrow`, `week`: the morning of the next day, of the next Monday. */
export function snoozeUntil(time: SnoozeTime, now: Date): Date {
  const at = new Date(now);
  at.setMinutes(0, 0, 0);
  switch (time) {
    case 'later':
      at.setHours(at.getHours() + (now.getMinutes() > 0 ? 4 : 3));
      return at;
    case 'tomorrow':
      at.setDate(at.getDate() + 1);
      break;
    case 'week':
      at.setDate(at.getDate() + ((1 - at.getDay() + 7) % 7 || 7));
      break;
  }
  at.setHours(MORNING);
  return at;
}

/** As a field for date and time has it. */
export function toFieldTime(at: Date): string {
  const two = (value: number) => String(value).padStart(2, '0');
  const day = `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;
  return `${day}T${two(at.getHours())}:${two(at.getMinutes())}`;
}
