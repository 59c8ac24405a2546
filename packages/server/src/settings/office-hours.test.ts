import { describe, expect, it } from 'vitest';
import { addOfficeTime, isOpen, nextOpening, officeHours } from './office-hours.js';

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const office = (zone: string, more: object = {}) =>
  officeHours.parse({
    zone,
    weekly: Object.fromEntries(WEEKDAYS.map((day) => [day, ['09:00-17:00']])),
    ...more,
  });
const at = (text: string) => new Date(text);
const opens = (hours: ReturnType<typeof office>, text: string) => nextOpening(hours, at(text))?.toISOString();

describe('office hours', () => {
  it('open on the minute and close on the minute, on the clock of their zone', () => {
    const berlin = office('Europe/Berlin');

    // A Wednesday in winter: Berlin is one hour ahead.
    expect(isOpen(berlin, at('2026-01-14T07:59:59.999Z'))).toBe(false);
    expect(isOpen(berlin, at('2026-01-14T08:00:00.000Z'))).toBe(true);
    expect(isOpen(berlin, at('2026-01-14T15:59:59.999Z'))).toBe(true);
    expect(isOpen(berlin, at('2026-01-14T16:00:00.000Z'))).toBe(false);
  });

  it.each([
    ['Europe/Berlin', '2026-03-27T17:00:00.000Z', '2026-03-30T07:00:00.000Z'],
    ['Europe/Berlin', '2026-10-23T17:00:00.000Z', '2026-10-26T08:00:00.000Z'],
    ['America/New_York', '2026-03-06T23:00:00.000Z', '2026-03-09T13:00:00.000Z'],
    ['America/New_York', '2026-10-30T22:00:00.000Z', '2026-11-02T14:00:00.000Z'],
    ['Australia/Lord_Howe', '2026-04-03T12:00:00.000Z', '2026-04-05T22:30:00.000Z'],
    ['Asia/Kathmandu', '2026-01-16T12:00:00.000Z', '2026-01-19T03:15:00.000Z'],
    ['Pacific/Kiritimati', '2026-01-16T04:00:00.000Z', '2026-01-18T19:00:00.000Z'],
    ['Pacific/Pago_Pago', '2026-01-17T05:00:00.000Z', '2026-01-19T20:00:00.000Z'],
  ])(
    'open at nine on the wall in %s also after the clocks were changed over the weekend',
    (zone, from, to) => {
      expect(opens(office(zone), from)).toBe(to);
    },
  );

  it('are as long as the night is when the clocks change in it', () => {
    const night = officeHours.parse({ zone: 'Europe/Berlin', weekly: { sat: ['22:00-06:00'] } });
    const hoursOpen = (from: string) =>
      Array.from({ length: 14 }, (_, i) => new Date(Date.parse(from) + i * 3600_000)).filter((hour) =>
        isOpen(night, hour),
      ).length;

    expect(hoursOpen('2026-03-28T18:30:00Z')).toBe(7);
    expect(hoursOpen('2026-10-24T18:30:00Z')).toBe(9);
    expect(hoursOpen('2026-06-13T18:30:00Z')).toBe(8);
  });

  it('go on with the next hour when the clocks skip their beginning, and are not there when they skip them all', () => {
    const skipped = (spans: string[]) => officeHours.parse({ zone: 'Europe/Berlin', weekly: { sun: spans } });

    expect(opens(skipped(['02:30-05:00']), '2026-03-28T12:00:00Z')).toBe('2026-03-29T01:30:00.000Z');
    expect(isOpen(skipped(['02:00-03:00']), at('2026-03-29T01:00:00.000Z'))).toBe(false);
    expect(opens(skipped(['02:00-03:00']), '2026-03-28T12:00:00Z')).toBe('2026-04-05T00:00:00.000Z');
  });

  it('go on past midnight into a day without any', () => {
    const late = officeHours.parse({ zone: 'UTC', weekly: { fri: ['20:00-02:00'] } });

    expect(isOpen(late, at('2026-01-17T01:59:00Z'))).toBe(true);
    expect(isOpen(late, at('2026-01-17T02:00:00Z'))).toBe(false);
    expect(isOpen(late, at('2026-01-16T01:00:00Z'))).toBe(false);
  });

  it('last to the end of the day until 24:00', () => {
    const evening = officeHours.parse({ zone: 'Asia/Tokyo', weekly: { mon: ['18:00-24:00'] } });

    expect(isOpen(evening, at('2026-01-19T14:59:59.999Z'))).toBe(true);
    expect(isOpen(evening, at('2026-01-19T15:00:00.000Z'))).toBe(false);
  });

  it('have a break at noon', () => {
    const split = officeHours.parse({ zone: 'UTC', weekly: { mon: ['09:00-12:00', '13:00-17:00'] } });

    expect(isOpen(split, at('2026-01-19T12:30:00Z'))).toBe(false);
    expect(opens(split, '2026-01-19T12:30:00Z')).toBe('2026-01-19T13:00:00.000Z');
  });

  it('are none on holidays, of this year or of each', () => {
    const berlin = office('Europe/Berlin', { holidays: ['12-25', '2026-12-24'] });

    expect(isOpen(berlin, at('2026-12-24T10:00:00Z'))).toBe(false);
    expect(isOpen(berlin, at('2026-12-25T10:00:00Z'))).toBe(false);
    expect(isOpen(berlin, at('2027-12-24T10:00:00Z'))).toBe(true);
    expect(opens(berlin, '2026-12-23T17:00:00Z')).toBe('2026-12-28T08:00:00.000Z');
  });

  it('count a holiday on the day of their own zone', () => {
    const auckland = office('Pacific/Auckland', { holidays: ['2026-02-06'] });

    // The 5th in Greenwich, the 6th in Auckland.
    expect(isOpen(auckland, at('2026-02-05T21:00:00Z'))).toBe(false);
    expect(isOpen(auckland, at('2026-02-04T21:00:00Z'))).toBe(true);
  });

  it('that are not written down are always open, and those without a day never', () => {
    const never = officeHours.parse({ zone: 'UTC', weekly: {} });

    expect(isOpen(null, at('2026-01-18T03:00:00Z'))).toBe(true);
    expect(nextOpening(null, at('2026-01-18T03:00:00Z'))).toBeNull();
    expect(isOpen(never, at('2026-01-19T12:00:00Z'))).toBe(false);
    expect(nextOpening(never, at('2026-01-19T12:00:00Z'))).toBeNull();
  });

  it.each([
    { zone: 'Europe/Nowhere', weekly: {} },
    { zone: 'UTC', weekly: { mon: ['9-17'] } },
    { zone: 'UTC', weekly: { mon: ['09:00-24:30'] } },
    { zone: 'UTC', weekly: { mon: ['09:00-09:00'] } },
    { zone: 'UTC', weekly: { monday: [] } },
    { zone: 'UTC', weekly: {}, holidays: ['2026-02-29'] },
    { zone: 'UTC', weekly: {}, holidays: ['13-01'] },
  ])('refuse what cannot be: %j', (hours) => {
    expect(officeHours.safeParse(hours).success).toBe(false);
  });
});

describe('so many minutes of office hours later', () => {
  const after = (hours: ReturnType<typeof office> | null, from: string, minutes: number) =>
    addOfficeTime(hours, at(from), minutes)?.toISOString();
  const utc = office('UTC');

  it.each([
    // A Wednesday.
    ['2026-01-14T10:00:00.000Z', 30, '2026-01-14T10:30:00.000Z'],
    // At closing time exactly it is still today.
    ['2026-01-14T16:30:00.000Z', 30, '2026-01-14T17:00:00.000Z'],
    ['2026-01-14T16:30:00.000Z', 31, '2026-01-15T09:01:00.000Z'],
    ['2026-01-14T03:00:00.000Z', 15, '2026-01-14T09:15:00.000Z'],
    ['2026-01-14T22:00:00.000Z', 15, '2026-01-15T09:15:00.000Z'],
    // From Friday into Monday, and over two whole days.
    ['2026-01-16T16:00:00.000Z', 90, '2026-01-19T09:30:00.000Z'],
    ['2026-01-14T09:00:00.000Z', 3 * 480, '2026-01-16T17:00:00.000Z'],
  ])('than %s, %i of them, it is %s', (from, minutes, expected) => {
    expect(after(utc, from, minutes)).toBe(expected);
  });

  it('holidays do not count', () => {
    const hours = office('UTC', { holidays: ['2026-01-15', '01-16'] });

    expect(after(hours, '2026-01-14T16:30:00.000Z', 60)).toBe('2026-01-19T09:30:00.000Z');
  });

  it.each([
    // The night of Saturday on which Berlin skips an hour, or has one twice: 22:00 to 06:00 is 7 hours long, or 9.
    ['2026-03-28T21:00:00.000Z', 7 * 60, '2026-03-29T04:00:00.000Z'],
    ['2026-03-28T21:00:00.000Z', 7 * 60 + 1, '2026-04-04T20:01:00.000Z'],
    ['2026-10-24T20:00:00.000Z', 9 * 60, '2026-10-25T05:00:00.000Z'],
    ['2026-10-24T20:00:00.000Z', 9 * 60 + 1, '2026-10-31T21:01:00.000Z'],
  ])('a night is as long as its clocks make it: from %s, %i minutes, until %s', (from, minutes, expected) => {
    const night = officeHours.parse({ zone: 'Europe/Berlin', weekly: { sat: ['22:00-06:00'] } });

    expect(after(night, from, minutes)).toBe(expected);
  });

  it('a moment in two openings counts once', () => {
    const doubled = officeHours.parse({ zone: 'UTC', weekly: { wed: ['09:00-12:00', '10:00-13:00'] } });

    expect(after(doubled, '2026-01-14T09:00:00.000Z', 240)).toBe('2026-01-14T13:00:00.000Z');
  });

  it('is by the clock where it is always open, and never where it never is', () => {
    const never = officeHours.parse({ zone: 'UTC', weekly: {} });

    expect(after(null, '2026-01-17T23:50:00.000Z', 20)).toBe('2026-01-18T00:10:00.000Z');
    expect(after(never, '2026-01-17T23:50:00.000Z', 1)).toBeUndefined();
  });
});
