import { type Message, newId } from '@parley/protocol';
import { afterEach, expect, test, vi } from 'vitest';
import { MemoryStorage, tabOf } from '../testing/fresh-storage.js';
import { ApiError, type ApiErrorCode } from './api-error.js';
import { OUTBOX_LIMIT, Outbox, type OutboxEntry } from './outbox.js';

const CONVERSATION = newId('conversation');
const opened: Outbox[] = [];

/** An outbox with a far end that can be told what to answer. */
function setup({ disk = new MemoryStorage(), scope = `parley:${newId('site')}:outbox` } = {}) {
  const tried: string[] = [];
  const answers: ApiErrorCode[] = [];
  let retryAfter: number | undefined;
  const outbox = new Outbox({
    scope,
    storage: tabOf(disk),
    send: async (entry: OutboxEntry) => {
      tried.push(entry.text);
      const code = answers.shift();
      if (code) throw new ApiError(code, 'No.', { retryAfter });
      return { id: entry.id, text: entry.text } as Message;
    },
  });
  opened.push(outbox);
  const add = (text: string, conversationId = CONVERSATION) =>
    outbox.add({ conversationId, text, opens: false });
  const empty = () => vi.waitFor(() => expect(outbox.entries.state).toEqual([]), { timeout: 5000 });
  const wait = (seconds: number) => (retryAfter = seconds);
  return { outbox, tried, answers, add, empty, wait, disk, scope };
}

afterEach(() => {
  for (const outbox of opened.splice(0)) outbox.close();
});

test('messages of a conversation go one after the other, in the order of writing', async () => {
  const { add, tried, empty, outbox } = setup();
  const sent: string[] = [];
  outbox.onSent((message) => sent.push(message.text));

  for (let i = 0; i < 20; i += 1) add(String(i));
  await empty();

  expect(tried).toEqual(Array.from({ length: 20 }, (_, i) => String(i)));
  expect(sent).toEqual(tried);
});

test('what was not acknowledged survives a reload, with its id', async () => {
  const first = setup();
  first.answers.push('network');
  first.add('Hello');
  const [before] = first.outbox.entries.state;
  await vi.waitFor(() => expect(first.tried).toHaveLength(1));
  first.outbox.close();

  const { outbox, tried, empty } = setup(first);
  expect(outbox.entries.state.map((entry) => entry.id)).toEqual([before?.id]);
  outbox.flush();
  await empty();

  expect(tried).toEqual(['Hello']);
});

test('once closed, it sends nothing more: whoever opens the next one would never hear of it', async () => {
  const first = setup();
  const sent: string[] = [];
  first.outbox.onSent((message) => {
    sent.push(message.text);
    first.outbox.close();
  });
  for (const text of ['one', 'two', 'three']) first.add(text);
  await vi.waitFor(() => expect(first.outbox.entries.state).toHaveLength(2));

  const { outbox, tried, empty } = setup(first);
  outbox.flush();
  await empty();

  expect(sent).toEqual(['one']);
  expect(first.tried).toEqual(['one']);
  expect(tried).toEqual(['two', 'three']);
});

test('trouble on the way is tried again, and those behind wait for it', async () => {
  const { add, tried, answers, empty } = setup();
  answers.push('network', 'busy', 'timeout');

  add('one');
  add('two');
  await empty();

  expect(tried).toEqual(['one', 'one', 'one', 'one', 'two']);
});

test('a refused message is marked with the reason and does not stop those behind it', async () => {
  const { add, answers, outbox } = setup();
  answers.push('invalid_input');

  add('bad');
  add('good');
  await vi.waitFor(() => expect(outbox.entries.state).toHaveLength(1));

  expect(outbox.entries.state[0]).toMatchObject({ text: 'bad', failure: 'invalid_input' });
});

test('a failed message is sent when somebody tries it again', async () => {
  const { add, answers, outbox, empty } = setup();
  answers.push('forbidden');
  add('Hello');
  await vi.waitFor(() => expect(outbox.entries.state[0]?.failure).toBe('forbidden'));

  outbox.retry(outbox.entries.state[0]?.id ?? '');

  await empty();
});

test('it waits as long as the server asks', async () => {
  const { add, answers, empty, wait } = setup();
  wait(1);
  answers.push('rate_limited');
  const start = performance.now();

  add('Hello');
  await empty();

  expect(performance.now() - start).toBeGreaterThanOrEqual(1000);
});

test('a further message does not cut short the wait that the server asked for', async () => {
  const { add, answers, tried, empty, wait } = setup();
  wait(1);
  answers.push('busy');
  add('one');
  await vi.waitFor(() => expect(tried).toEqual(['one']));

  add('two');
  await new Promise((resolve) => setTimeout(resolve, 300));

  expect(tried).toEqual(['one']);
  await empty();
  expect(tried).toEqual(['one', 'one', 'two']);
});

test('a message at which the server always fails is given up, so that the others get through', async () => {
  vi.useFakeTimers();
  const { add, answers, outbox, tried } = setup();
  answers.push(...Array.from({ length: 6 }, () => 'internal' as const));

  add('poison');
  add('Hello');
  await vi.advanceTimersByTimeAsync(120_000);
  vi.useRealTimers();

  expect(tried.filter((text) => text === 'poison')).toHaveLength(6);
  expect(tried.at(-1)).toBe('Hello');
  expect(outbox.entries.state).toMatchObject([{ text: 'poison', failure: 'internal' }]);
});

test('it takes a bounded number and says so', () => {
  const { add, answers } = setup();
  answers.push('network');

  const taken = Array.from({ length: OUTBOX_LIMIT + 1 }, (_, i) => add(String(i)));

  expect(taken.filter(Boolean)).toHaveLength(OUTBOX_LIMIT);
  expect(taken.at(-1)).toBe(false);
});

test('two tabs with the same waiting messages send each of them once', async () => {
  const first = setup();
  first.answers.push('network');
  first.add('one');
  first.add('two');
  await vi.waitFor(() => expect(first.tried).toHaveLength(1));
  const second = setup(first);

  first.outbox.flush();
  second.outbox.flush();
  await Promise.all([first.empty(), second.empty()]);

  const sent = [...first.tried.slice(1), ...second.tried];
  expect(sent.sort()).toEqual(['one', 'two']);
});

test('conversations do not wait for each other', async () => {
  const { outbox, tried, answers, add } = setup();
  answers.push('network', 'network');

  add('waits', newId('conversation'));
  add('goes', newId('conversation'));
  await vi.waitFor(() => expect(tried).toContain('goes'));

  expect(outbox.entries.state.map((entry) => entry.text)).toEqual(['waits']);
});

test('what somebody else wrote under its keys is left alone', () => {
  const disk = new MemoryStorage();
  disk.setItem('parley:x:outbox:msg_1', '{"id":"nonsense"}');
  disk.setItem('parley:x:outbox:msg_2', '{');

  const { outbox } = setup({ disk, scope: 'parley:x:outbox' });

  expect(outbox.entries.state).toEqual([]);
  expect(disk.length).toBe(2);
});
