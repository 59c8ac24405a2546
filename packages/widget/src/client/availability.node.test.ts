import type { Availability } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { AvailabilityStore } from './availability.js';

const online: Availability = { state: 'online', replySeconds: 60, backAt: null, email: false };
const closed: Availability = { state: 'closed', replySeconds: null, backAt: null, email: true };

describe('availability', () => {
  beforeEach(() => vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval', 'performance'] }));
  afterEach(() => vi.useRealTimers());

  function setup(answers: (Availability | Error)[]) {
    const asked: (string | undefined)[] = [];
    const store = new AvailabilityStore({
      ask: async (team) => {
        asked.push(team);
        const answer = answers.shift() ?? online;
        if (answer instanceof Error) throw answer;
        return answer;
      },
    });
    return { store, asked };
  }
  const settled = () => new Promise<void>((resolve) => setImmediate(resolve));

  it('is asked while somebody looks, each minute, and by nobody afterwards', async () => {
    const { store, asked } = setup([online, closed]);

    expect([store.state, asked.length]).toEqual([null, 0]);
    store.watch();
    store.watch();
    await settled();
    expect([store.state, asked.length]).toEqual([online, 1]);
    vi.advanceTimersByTime(60_000);
    await settled();
    expect([store.state, asked.length]).toEqual([closed, 2]);
    store.rest();
    vi.advanceTimersByTime(600_000);

    expect(asked.length).toBe(2);
  });

  it('keeps what was known when it cannot be asked', async () => {
    const { store } = setup([online, new Error('gone')]);

    store.watch();
    await settled();
    vi.advanceTimersByTime(60_000);
    await settled();
    store.rest();

    expect(store.state).toEqual(online);
  });

  it('asks at once for another team, and takes no late answer for the one before', async () => {
    const { store, asked } = setup([closed, online]);

    store.watch('sales');
    store.watch('support');
    await settled();
    store.rest();

    expect(asked).toEqual(['sales', 'support']);
    expect(store.state).toEqual(online);
  });

  it('asks once when it is looked at again and again', async () => {
    const { store, asked } = setup([]);

    for (let i = 0; i < 5; i += 1) {
      store.watch();
      store.rest();
    }

    expect(asked.length).toBe(1);
  });
});
