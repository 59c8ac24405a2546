import { describe, expect, it } from 'vitest';
import { type Candidate, chooseAgent } from './choose-agent.js';

const somebody = (agentId: string, open = 0, assignedAt: string | null = null): Candidate => ({
  agentId,
  open,
  assignedAt,
});
const choose = (mode: 'round_robin' | 'least_busy', candidates: Candidate[], capacity = 5) =>
  chooseAgent(candidates, { mode, capacity })?.agentId;

describe('the next conversation', () => {
  it('goes in turn: to whom had none, then to who waited longest, however much they have to do', () => {
    const [a, b, c] = [somebody('a', 1, '2026-01-02'), somebody('b', 4, '2026-01-01'), somebody('c', 0)];

    expect(choose('round_robin', [a, b, c])).toBe('c');
    expect(choose('round_robin', [a, b])).toBe('b');
  });

  it('goes to the least busy, and in turn among those who are as busy', () => {
    const [a, b] = [somebody('a', 1, '2026-01-02'), somebody('b', 1, '2026-01-01')];

    expect(choose('least_busy', [somebody('c', 2), a, b])).toBe('b');
  });

  it('goes to nobody without room', () => {
    expect(choose('round_robin', [somebody('a', 5), somebody('b', 4, '2026-01-01')])).toBe('b');
    expect(choose('least_busy', [somebody('a', 5)])).toBeUndefined();
    expect(choose('least_busy', [])).toBeUndefined();
  });
});
