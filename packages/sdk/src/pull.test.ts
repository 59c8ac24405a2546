import { describe, expect, it } from 'vitest';
import { Parley } from './client.js';
import { AuthenticationError } from './errors.js';
import type { EventBatch } from './pull.js';
import { json, reset, type Step, startScript } from './testing/scripted-server.js';

const TOTAL = 7;

/** Answers like the feed of a log with the events 1 to `total()`, in pages of three. */
function feed(total: () => number = () => TOTAL): Step {
  return (answer, request) => {
    const after = Number(new URL(request.url, 'http://x').searchParams.get('after') ?? 0);
    const end = Math.min(after + 3, total());
    const data = Array.from({ length: Math.max(0, end - after) }, (_, i) => ({
      id: `evt_${after + i + 1}`,
      // A type that this version does not know: it must arrive all the same.
      type: 'robot.awoken',
    }));
    json(200, { data, cursor: String(Math.max(after, end)), more: end < total() })(answer, request);
  };
}

async function setUp(steps: [Step, ...Step[]], maxRetries = 0) {
  const server = await startScript(steps);
  const parley = new Parley({ baseUrl: server.url, apiKey: 'parley_sk_test', maxRetries });
  const ids: string[] = [];
  const cursors: string[] = [];
  const onBatch = ({ events, cursor }: EventBatch): void => {
    ids.push(...events.map((event) => event.id));
    cursors.push(cursor);
  };
  return {
    server,
    parley,
    ids,
    cursors,
    onBatch,
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

describe('pull', () => {
  it('hands over every event after the cursor, unknown types included, and resolves with where it got', async () => {
    await using it = await setUp([feed()]);

    const cursor = await it.parley.pull({ cursor: '1', onBatch: it.onBatch });

    expect(it.ids).toEqual(['evt_2', 'evt_3', 'evt_4', 'evt_5', 'evt_6', 'evt_7']);
    expect(it.cursors).toEqual(['4', '7']);
    expect(cursor).toBe('7');
  });

  it('calls nobody when there is nothing new', async () => {
    await using it = await setUp([feed()]);

    const cursor = await it.parley.pull({ cursor: '7', onBatch: it.onBatch });

    expect(cursor).toBe('7');
    expect(it.cursors).toEqual([]);
  });

  it('asks from the beginning and for so many events at once when told to', async () => {
    await using it = await setUp([feed()]);

    await it.parley.pull({ cursor: null, limit: 3, onBatch: it.onBatch });

    expect(it.server.seen.map((request) => request.url)).toEqual([
      '/v1/events?limit=3',
      '/v1/events?after=3&limit=3',
      '/v1/events?after=6&limit=3',
    ]);
  });

  it('fetches one page ahead and no more while a batch is being taken in', async () => {
    await using it = await setUp([feed()]);
    const asked: number[] = [];

    await it.parley.pull({
      cursor: null,
      onBatch: async () => {
        await new Promise((resolve) => setTimeout(resolve, 50));
        asked.push(it.server.seen.length);
      },
    });

    expect(asked).toEqual([2, 3, 3]);
  });

  it('rejects with what a batch threw, and brings the same events again afterwards', async () => {
    await using it = await setUp([feed()]);
    const failure = new Error('the CRM is down');
    let stored: string | null = null;
    const taken: string[] = [];
    const onBatch =
      (fail: boolean) =>
      ({ events, cursor }: EventBatch): void => {
        if (fail && stored !== null) throw failure;
        taken.push(...events.map((event) => event.id));
        stored = cursor;
      };

    const first = await it.parley.pull({ cursor: stored, onBatch: onBatch(true) }).catch((error) => error);
    const end = await it.parley.pull({ cursor: stored, onBatch: onBatch(false) });

    expect(first).toBe(failure);
    expect(taken).toEqual(['evt_1', 'evt_2', 'evt_3', 'evt_4', 'evt_5', 'evt_6', 'evt_7']);
    expect(end).toBe('7');
  });

  it('does not mistake a batch’s own ParleyError for an outage', async () => {
    await using it = await setUp([feed()]);
    const failure = await it.parley.contacts.get('con_x').catch((error) => error);

    const pulled = it.parley.pull({
      cursor: null,
      follow: true,
      onBatch: () => {
        throw failure;
      },
    });

    await expect(pulled).rejects.toBe(failure);
  });

  it('ends with the cursor of the batch in hand when the signal is aborted', async () => {
    await using it = await setUp([feed()]);
    const stop = new AbortController();

    const cursor = await it.parley.pull({
      cursor: null,
      signal: stop.signal,
      onBatch: () => stop.abort(),
    });

    expect(cursor).toBe('3');
    expect(it.server.seen).toHaveLength(1);
  });
});

describe('pull with follow', () => {
  it('waits for what happens later, until the signal', async () => {
    let total = 2;
    await using it = await setUp([feed(() => total)]);
    const stop = new AbortController();
    const pulled = it.parley.pull({
      cursor: null,
      follow: true,
      interval: 10,
      signal: stop.signal,
      onBatch: it.onBatch,
    });
    await expect.poll(() => it.ids).toEqual(['evt_1', 'evt_2']);

    total = 5;
    await expect.poll(() => it.ids).toEqual(['evt_1', 'evt_2', 'evt_3', 'evt_4', 'evt_5']);
    stop.abort();

    expect(await pulled).toBe('5');
  });

  it('outlasts a server that cannot be reached, and says so', async () => {
    await using it = await setUp([reset, feed()]);
    const stop = new AbortController();
    const outages: string[] = [];

    const cursor = await it.parley.pull({
      cursor: null,
      follow: true,
      signal: stop.signal,
      onOutage: (error) => outages.push(error.code),
      onBatch: (batch) => {
        it.onBatch(batch);
        if (it.ids.length === TOTAL) stop.abort();
      },
    });

    expect(cursor).toBe('7');
    expect(outages).toEqual(['connection_failed']);
  });

  it('does not outlast a key that is refused', async () => {
    await using it = await setUp([
      json(401, { error: { code: 'unauthenticated', message: 'No such key.' } }),
    ]);

    const pulled = it.parley.pull({ cursor: null, follow: true, onBatch: it.onBatch });

    await expect(pulled).rejects.toBeInstanceOf(AuthenticationError);
  });
});
