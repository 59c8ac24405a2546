import { expect } from 'chai';
import { snoozeUntil, toFieldTime } from './snooze-times.js';

const at = (text: string) => new Date(text);
const said = (time: Parameters<typeof snoozeUntil>[0], now: string) =>
  toFieldTime(snoozeUntil(time, at(now)));

describe('a conversation that is put off', () => {
  it('comes back some hours later, at a full hour', () => {
    expect(said('later', '2026-11-27T10:20')).to.equal('2026-11-27T14:00');
    expect(said('later', '2026-11-27T10:00')).to.equal('2026-11-27T13:00');
    expect(said('later', '2026-11-27T22:30')).to.equal('2026-11-28T02:00');
  });

  it('comes back on the morning of the next day, or of the next Monday', () => {
    expect(said('tomorrow', '2026-11-30T23:59')).to.equal('2026-12-01T09:00');
    expect(said('week', '2026-11-27T10:20')).to.equal('2026-11-30T09:00');
    expect(said('week', '2026-11-29T10:20')).to.equal('2026-11-30T09:00');
    expect(said('week', '2026-11-30T08:00')).to.equal('2026-12-07T09:00');
  });
});
