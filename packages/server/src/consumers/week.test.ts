import { expect, it } from 'vitest';
import { lastWeek } from './week.js';

it.each([
  // Monday before seven by the clocks of Berlin, and from seven on.
  ['2026-11-23T05:59:59.999Z', 'Europe/Berlin', '2026-11-09'],
  ['2026-11-23T06:00:00.000Z', 'Europe/Berlin', '2026-11-16'],
  ['2026-11-29T23:00:00.000Z', 'Europe/Berlin', '2026-11-16'],
  // Sunday's clocks were set: seven is an hour earlier for the world.
  ['2026-03-30T05:00:00.000Z', 'Europe/Berlin', '2026-03-23'],
  ['2026-03-30T04:59:00.000Z', 'Europe/Berlin', '2026-03-16'],
  // Where it is Monday already, and where it is still Sunday.
  ['2026-11-22T20:00:00.000Z', 'Pacific/Auckland', '2026-11-16'],
  ['2026-11-23T14:00:00.000Z', 'Pacific/Honolulu', '2026-11-09'],
])('at %s in %s the week told of is that of %s', (now, zone, from) => {
  const week = lastWeek(new Date(now), zone);

  expect(week.from).toBe(from);
  expect(week.dueAt).toBeLessThanOrEqual(Date.parse(now));
  expect(Date.parse(week.to) - Date.parse(week.from)).toBe(6 * 86_400_000);
});
