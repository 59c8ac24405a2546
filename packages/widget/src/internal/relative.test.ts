import { expect } from 'chai';
import { formatDuration, formatMoment, formatPast } from './relative.js';

const now = new Date('2026-11-24T10:00:00');
const iso = (local: string) => new Date(local).toISOString();
/** Some versions of the language data set a narrow no-break space before AM. */
const plain = (text: string) => text.replace(/\s/g, ' ');

describe('times in words', () => {
  it('rounds a duration to what a person would say', () => {
    expect([0, 20, 90, 240, 3300, 7000, 200_000].map((seconds) => formatDuration(seconds))).to.deep.equal([
      '1 min',
      '1 min',
      '2 min',
      '4 min',
      '1 hr',
      '2 hr',
      '2 days',
    ]);
  });

  it('names the moment when somebody is back as near as it is', () => {
    const moment = (local: string) => plain(formatMoment(iso(local), now));

    expect(moment('2026-11-24T14:00:00')).to.equal('2:00 PM');
    expect(moment('2026-11-25T09:00:00')).to.equal('tomorrow, 9:00 AM');
    expect(moment('2026-11-30T09:00:00')).to.equal('Monday, 9:00 AM');
    expect(moment('2027-01-04T09:00:00')).to.equal('January 4, 9:00 AM');
  });

  it('names when something was as short as it can be', () => {
    const past = (local: string) => plain(formatPast(iso(local), now));

    expect(past('2026-11-24T08:05:00')).to.equal('8:05 AM');
    expect(past('2026-11-20T08:05:00')).to.equal('Fri');
    expect(past('2026-11-01T08:05:00')).to.equal('Nov 1');
  });
});
