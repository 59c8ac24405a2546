import type { Conversation } from '@parley/protocol';
import { expect, test } from 'vitest';
import { Bulk } from './bulk.js';
import { type ConversationDecision, type Decided, decided, undoing } from './decisions.js';

/** Five conversations, of which some the server does not take at first. */
function begin(refuse: Record<string, (Partial<Decided> | undefined)[]> = {}) {
  const rows = ['a', 'b', 'c', 'd', 'e'].map(
    (id) =>
      ({ id, status: 'open', assigneeId: null, tags: id === 'b' ? ['old'] : [] }) as unknown as Conversation,
  );
  const asked: string[] = [];
  const change = async (id: string, wanted: ConversationDecision): Promise<Decided> => {
    asked.push(id);
    const refusal = refuse[id]?.shift();
    if (refusal) return { done: false, undo: null, ...refusal };
    const index = rows.findIndex((row) => row.id === id);
    const before = rows[index] as Conversation;
    rows[index] = decided(before, wanted);
    return { done: true, undo: undoing(before, wanted) };
  };
  const bulk = new Bulk({ rows: () => rows, change });
  return { bulk, rows, asked, chosen: () => [...bulk.state.chosen].sort().join('') };
}

test('rows are chosen one by one, up to another, and all', () => {
  const { bulk, chosen } = begin();

  bulk.toggle('b');
  bulk.toggle('b');
  bulk.toggle('d');
  expect(chosen()).toBe('d');
  bulk.extend('d', 'b');
  expect(chosen()).toBe('bcd');
  bulk.extend('b', 'e');
  expect(chosen()).toBe('de');
  bulk.all();
  expect(chosen()).toBe('abcde');
  bulk.clear();
  expect(chosen()).toBe('');

  bulk.extend('c', 'd');
  expect(chosen()).toBe('cd');
});

test('all that is chosen is decided about and taken back in one go', async () => {
  const { bulk, rows, chosen } = begin();
  bulk.toggle('a');
  bulk.toggle('c');

  await bulk.decide(() => ({ status: 'resolved' }));

  expect(rows.map(({ status }) => status)).toEqual(['resolved', 'open', 'resolved', 'open', 'open']);
  expect(bulk.state).toMatchObject({ done: 2, failed: 0, busy: false });
  expect(chosen()).toBe('');
  await bulk.undo();
  expect(rows.every(({ status }) => status === 'open')).toBe(true);
  expect(bulk.undoable).toBe(false);
  expect(bulk.state.done).toBe(0);
});

test('each gets what is right for it, and its own tags back', async () => {
  const { bulk, rows, asked } = begin();
  bulk.all();

  await bulk.decide(({ id, tags }) => (id === 'e' ? null : { tags: [...tags, 'new'] }));

  expect(rows.map(({ tags }) => tags.join())).toEqual(['new', 'old,new', 'new', 'new', '']);
  expect(asked.sort().join('')).toBe('abcd');
  await bulk.undo();
  expect(rows.map(({ tags }) => tags.join())).toEqual(['', 'old', '', '', '']);
});

test('what the server refuses stays chosen and is told; the rest can be taken back', async () => {
  const { bulk, rows, chosen } = begin({ c: [{}] });
  bulk.all();

  await bulk.decide(() => ({ status: 'spam' }));

  expect(bulk.state).toMatchObject({ done: 4, failed: 1 });
  expect(chosen()).toBe('c');
  await bulk.undo();
  expect(rows.every(({ status }) => status === 'open')).toBe(true);
});

test('a server that is asked too much is asked again when it says so', async () => {
  const { bulk, rows, asked } = begin({ a: [{ retryAfter: 0.001 }, { retryAfter: 0.001 }] });
  bulk.toggle('a');

  await bulk.decide(() => ({ status: 'resolved' }));

  expect(asked).toEqual(['a', 'a', 'a']);
  expect(rows[0]?.status).toBe('resolved');
  expect(bulk.state).toMatchObject({ done: 1, failed: 0 });
});

test('what is chosen while a decision is on its way stays chosen', async () => {
  const { bulk, chosen } = begin();
  bulk.toggle('a');

  const deciding = bulk.decide(() => ({ status: 'resolved' }));
  bulk.toggle('c');
  await deciding;

  expect(chosen()).toBe('c');
  expect(bulk.state).toMatchObject({ done: 1, busy: false });
});

test('whoever chooses again means no longer what was decided before', async () => {
  const { bulk } = begin();
  bulk.toggle('a');
  await bulk.decide(() => ({ status: 'resolved' }));

  bulk.toggle('b');

  expect(bulk.undoable).toBe(false);
  expect(bulk.state.done).toBe(0);
});
