/** The week that is told of on a Monday. Pure: it sees no clock. */
import { Temporal } from 'temporal-polyfill';

/** On Mondays, by the clocks of the workspace. */
const MORNING = { hour: 7 };

export interface Week {
  /** Its Monday and its Sunday. */
  from: string;
  to: string;
  /** The morning after it, in milliseconds. */
  dueAt: number;
}

/** The last one whose morning after has come. */
export function lastWeek(now: Date, zone: string): Week {
  const at = Temporal.Instant.fromEpochMilliseconds(now.getTime()).toZonedDateTimeISO(zone);
  const today = at.toPlainDate();
  const monday = today.subtract({ days: today.dayOfWeek - 1 });
  const morning = (day: Temporal.PlainDate) =>
    day.toZonedDateTime({ timeZone: zone, plainTime: MORNING }).epochMilliseconds;
  const end = morning(monday) <= now.getTime() ? monday : monday.subtract({ days: 7 });
  return {
    from: end.subtract({ days: 7 }).toString(),
    to: end.subtract({ days: 1 }).toString(),
    dueAt: morning(end),
  };
}
