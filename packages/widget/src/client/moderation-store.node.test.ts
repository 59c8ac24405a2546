import type { ModerationItem, ModerationNews, ModerationQueue } from '@parley/protocol';
import { LIMITS, newId } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { ApiRequest } from './api.js';
import { ApiError } from './api-error.js';
import { neighbour } from './moderation-queue.js';
import { ModerationStore } from './moderation-store.js';

const MINUTE = 60_000;

function item(text: string, minutesAgo: number): ModerationItem {
  const at = new Date(Date.UTC(2026, 10, 28) - minutesAgo * MINUTE).toISOString();
  return {
    message: {
      ...{ id: newId('message'), conversationId: newId('conversation'), seq: 1, text, attachments: [] },
      ...{ internal: false, mentions: [], parentId: null, status: 'pending', editedAt: null, createdAt: at },
      author: { type: 'contact', id: newId('contact'), name: 'Ada' },
    },
    topic: { key: 'bike', title: null, url: null, locked: false },
    ...{ pinned: false, answer: false },
    ...{ queue: 'held', reasons: [], reports: [], appeal: null, decision: null, at, version: 'v1' },
  };
}

/** The server's part, as far as this store can tell; `moderation.test.ts` of the server holds what it really does. */
function desk(...texts: string[]) {
  const queue = texts.map((text, i) => item(text, i));
  const decided = new Map<string, ModerationItem>();
  /** What somebody else has made of messages. */
  const others = new Map<string, ModerationItem>();
  const seen: unknown[] = [];
  const asked: string[] = [];
  let refuses: ApiError | null = null;
  const move = (ids: string[], decision: string) => {
    const done: ModerationItem[] = [];
    for (const id of ids) {
      const at = queue.findIndex(({ message }) => message.id === id);
      const [found] = decision === 'undo' ? [decided.get(id)] : at < 0 ? [] : queue.splice(at, 1);
      if (!found) continue;
      if (decision === 'undo') queue.push(found);
      else decided.set(id, found);
      done.push(decision === 'undo' ? found : { ...found, queue: 'decided' as ModerationQueue });
    }
    const left = ids.filter((id) => !done.some(({ message }) => message.id === id));
    return { decided: done, left, changed: left.flatMap((id) => others.get(id) ?? []) };
  };
  const request = async <T>(path: string, { body, query = {} }: ApiRequest = {}): Promise<T> => {
    asked.push(path);
    if (path.endsWith('/counts')) return { pending: 0, held: queue.length, reported: 0, appealed: 0 } as T;
    if (path.endsWith('/messages')) {
      const { limit, cursor } = query as { limit: number; cursor?: string };
      const rows = queue.toSorted((a, b) => (a.at > b.at ? -1 : 1));
      const start = Number(cursor ?? 0);
      const next = rows.length > start + limit ? String(start + limit) : null;
      return { data: rows.slice(start, start + limit), next } as T;
    }
    if (refuses) throw refuses;
    const { messageIds, decision } = body as { messageIds: string[]; decision: string };
    seen.push((body as { seen?: unknown }).seen);
    return move(messageIds, decision) as T;
  };
  return {
    asked,
    queue,
    others,
    seen,
    refuse: (error: ApiError | null) => {
      refuses = error;
    },
    store: new ModerationStore({ request }),
  };
}

const textsOf = ({ state }: ModerationStore) => state.items.map(({ message }) => message.text);
const idsOf = ({ state }: ModerationStore) => state.items.map(({ message }) => message.id);

describe('a queue of moderation', () => {
  it('lets go of what is decided at once, and has it back when that is undone', async () => {
    const { store } = desk('one', 'two', 'three');
    await store.open('acme', 'held');
    const [, second = ''] = idsOf(store);

    const deciding = store.decide([second], 'reject');
    expect(textsOf(store)).toEqual(['one', 'three']);
    expect(store.state.counts?.held).toBe(2);
    await deciding;
    expect(store.state.deed).toEqual({ what: 'reject', count: 1, left: 0, error: null });

    await store.undo();
    expect(textsOf(store)).toEqual(['one', 'two', 'three']);
    expect(store.state).toMatchObject({ undoable: false, counts: { held: 3 } });
  });

  it('puts back what the server refuses, where it was, and says so', async () => {
    const { store, refuse } = desk('one', 'two', 'three');
    await store.open('acme', 'held');
    const [, second = ''] = idsOf(store);
    refuse(new ApiError('network', 'Away.'));

    await store.decide([second], 'approve');

    expect(textsOf(store)).toEqual(['one', 'two', 'three']);
    expect(store.state).toMatchObject({ deed: { error: { code: 'network' } }, undoable: false });
  });

  it('counts what somebody else has decided meanwhile as left', async () => {
    const { store, queue } = desk('one', 'two');
    await store.open('acme', 'held');
    const ids = idsOf(store);
    queue.splice(0, 1);

    await store.decide(ids, 'spam');

    expect(store.state.deed).toMatchObject({ what: 'spam', count: 1, left: 1 });
  });

  it('takes in what has come and lets go of what has gone, also behind the first page', async () => {
    const texts = Array.from({ length: LIMITS.decisions + 10 }, (_, i) => `text ${i}`);
    const { store, queue } = desk(...texts);
    await store.open('acme', 'held');
    await store.loadMore();
    expect(textsOf(store)).toEqual(texts);

    queue.splice(3, 1);
    queue.push(item('new', -1));
    await store.refresh();

    expect(textsOf(store)).toEqual(['new', ...texts.filter((text) => text !== 'text 3')]);
  });

  it('takes many deeds back, the latest first', async () => {
    const { store } = desk('one', 'two', 'three');
    await store.open('acme', 'held');
    const [first = '', second = ''] = idsOf(store);

    void store.decide([first], 'approve');
    void store.decide([second], 'spam');
    void store.undo();
    await store.undo();

    expect(textsOf(store)).toEqual(['one', 'two', 'three']);
  });

  it('decides about more than one request takes', async () => {
    const texts = Array.from({ length: LIMITS.decisions + 10 }, (_, i) => `text ${i}`);
    const { store, asked } = desk(...texts);
    await store.open('acme', 'held');
    await store.loadMore();

    await store.decide(idsOf(store), 'approve');

    expect(store.state).toMatchObject({ items: [], deed: { count: texts.length } });
    expect(asked.filter((path) => path.endsWith('/decisions'))).toHaveLength(2);
  });
});

const NOOR = { type: 'agent', id: newId('agent'), name: 'Noor' } as const;
const COUNTS = { pending: 0, held: 7, reported: 0, appealed: 0 };

/** As somebody else has decided it. */
const decidedBy = (one: ModerationItem): ModerationItem => ({
  ...one,
  ...{ queue: 'decided', at: '2026-11-29T00:00:00.000Z', version: 'v2' },
  decision: { decision: 'reject', by: NOOR, at: '2026-11-29T00:00:00.000Z' },
});
const news = (more: Partial<ModerationNews>): ModerationNews => ({
  ...{ site: 'acme', changed: [], gone: [], people: [], counts: COUNTS, reload: false },
  ...more,
});

describe('what others do meanwhile', () => {
  it('shows what has come in its place, and how much waits', async () => {
    const { store } = desk('one', 'three');
    await store.open('acme', 'held');

    store.hear(news({ changed: [item('two', 0.5)] }));
    store.hear(news({ site: 'other', changed: [item('elsewhere', 0)] }));

    expect(textsOf(store)).toEqual(['one', 'two', 'three']);
    expect(store.state.counts).toEqual(COUNTS);
  });

  it('keeps a row that somebody else has decided in its place, until it is let go', async () => {
    const { store, queue } = desk('one', 'two', 'three');
    await store.open('acme', 'held');
    const [, second] = store.state.items;
    const id = second?.message.id ?? '';

    store.hear(news({ changed: [decidedBy(second as ModerationItem)] }));
    expect(textsOf(store)).toEqual(['one', 'two', 'three']);
    expect([...store.state.settled]).toEqual([id]);
    expect(store.state.items[1]?.decision?.by.name).toBe('Noor');
    queue.splice(1, 1);
    await store.refresh();
    expect(textsOf(store)).toEqual(['one', 'two', 'three']);
    store.letGo(new Set([id]));

    expect(textsOf(store)).toEqual(['one', 'three']);
    expect(store.state.settled.size).toBe(0);
  });

  it('decides nothing about such a row, and says with each decision what it rests on', async () => {
    const { store, queue, seen } = desk('one', 'two');
    await store.open('acme', 'held');
    const [first, second] = store.state.items;
    const ids = idsOf(store);
    store.hear(news({ changed: [decidedBy(first as ModerationItem)] }));
    queue.splice(0, 1);

    await store.decide(ids, 'approve');
    await store.decide([ids[0] ?? ''], 'approve');

    expect(seen).toEqual([{ [second?.message.id ?? '']: 'v1' }]);
    expect(textsOf(store)).toEqual(['one']);
  });

  it('brings a row back that somebody else was faster with, and says so', async () => {
    const { store, queue, others } = desk('one', 'two');
    await store.open('acme', 'held');
    const [first] = store.state.items;
    queue.splice(0, 1);
    others.set(first?.message.id ?? '', decidedBy(first as ModerationItem));

    await store.decide([first?.message.id ?? ''], 'approve');

    expect(textsOf(store)).toEqual(['one', 'two']);
    expect(store.state.settled.has(first?.message.id ?? '')).toBe(true);
    expect(store.state).toMatchObject({ deed: { count: 0, left: 1 }, undoable: false });
  });

  it('lets go of what is gone, and takes a row back that is undone', async () => {
    const { store } = desk('one', 'two');
    await store.open('acme', 'held');
    const [first, second] = store.state.items as [ModerationItem, ModerationItem];

    store.hear(news({ changed: [decidedBy(first)], gone: [second.message.id] }));
    store.hear(news({ changed: [first] }));

    expect(textsOf(store)).toEqual(['one']);
    expect(store.state.settled.size).toBe(0);
  });

  it('is asked for again when it came while the beginning was loaded', async () => {
    const { store, queue } = desk('one');
    const opened = store.open('acme', 'held');
    const late = item('late', -1);
    queue.push(late);
    store.hear(news({ changed: [late] }));
    await opened;

    await expect.poll(() => textsOf(store)).toEqual(['late', 'one']);
  });
});

describe('neighbour', () => {
  it('is who comes next, or at the end who stood before', () => {
    const items = [item('one', 1), item('two', 2), item('three', 3)];
    const [one = '', two = '', three = ''] = items.map(({ message }) => message.id);

    expect(neighbour(items, new Set([two]), two)).toBe(three);
    expect(neighbour(items, new Set([three]), three)).toBe(two);
    expect(neighbour(items, new Set([one, two, three]), two)).toBeNull();
  });
});
