import type { Conversation } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { decided, undoing } from './decisions.js';

const before = {
  id: 'cnv_1',
  status: 'open',
  snoozedUntil: null,
  assigneeId: null,
  priority: 'normal',
  tags: ['a'],
  teamId: 'sales',
} as unknown as Conversation;

describe('a decision', () => {
  it.each([
    { status: 'snoozed' as const, snoozedUntil: '2026-12-01T09:00:00.000Z' },
    { status: 'resolved' as const, assigneeId: 'agt_1' },
    { priority: 'urgent' as const, tags: ['a', 'b'] },
    { teamId: null },
  ])('shows at once, and its undoing puts back what was: %o', (change) => {
    const after = decided(before, change);

    expect(after).toMatchObject(change);
    expect(decided(after, undoing(before, change))).toEqual(before);
    expect(Object.keys(undoing(before, change)).filter((key) => !(key in change))).toEqual([]);
  });

  it('to be back from a snooze keeps no time', () => {
    const snoozed = decided(before, { status: 'snoozed', snoozedUntil: '2026-12-01T09:00:00.000Z' });

    expect(decided(snoozed, { status: 'open' }).snoozedUntil).toBe(null);
    expect(undoing(snoozed, { status: 'open' })).toEqual({
      status: 'snoozed',
      snoozedUntil: '2026-12-01T09:00:00.000Z',
    });
  });
});
