import { expect } from 'chai';
import { speak } from '../internal/localize.js';
import { fullTime, rowTime } from './row-time.js';

const NOW = Date.parse('2026-11-23T12:00:00.000Z');
const MINUTE = 60_000;
const ago = (minutes: number) => rowTime(new Date(NOW - minutes * MINUTE).toISOString(), NOW);

describe('the time in a row', () => {
  beforeEach(() => speak('en-GB'));
  afterEach(() => speak('en'));

  it('is relative up to a week, then a date', () => {
    const times = [0, 5, 3 * 60, 6 * 24 * 60, 8 * 24 * 60, 400 * 24 * 60].map(ago);

    expect(times).to.deep.equal(['now', '5m', '3h', '6d', '15 Nov', 'Oct 2025']);
  });

  it('shows no future to a clock that is behind', () => {
    expect(ago(-10)).to.equal('now');
  });

  it('is written in the reader’s language', async () => {
    await speak('de-DE');
    expect(ago(8 * 24 * 60)).to.equal('15. Nov.');
    expect(fullTime('2026-11-23T12:00:00.000Z')).to.include('November 2026');
  });
});
