import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { ApiError } from './api-error.js';
import { TopicOutbox, type WaitingMessage } from './topic-outbox.js';

/** A browser's storage. */
function shelf() {
  const kept = new Map<string, string>();
  return {
    get: (key: string) => kept.get(key) ?? null,
    set: (key: string, value: string) => void kept.set(key, value),
    remove: (key: string) => void kept.delete(key),
    keys: (prefix: string) => [...kept.keys()].filter((key) => key.startsWith(prefix)),
  };
}

const written = (text: string) => ({ text, parentId: null, writtenMs: 3000, trap: '' });
const limited = () => new ApiError('rate_limited', 'Too many requests.', { retryAfter: 40 });

let answers: (() => Promise<void>)[];
let sent: string[];
const send = async ({ text }: WaitingMessage) => {
  sent.push(text);
  await answers.shift()?.();
};
const refuse = () => Promise.reject(limited());

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-28T10:00:00Z') });
  answers = [];
  sent = [];
});
afterEach(() => {
  vi.useRealTimers();
});

describe('what waits in a topic', () => {
  it('says when it is tried again after it was too much at once, and then is', async () => {
    answers = [refuse];
    const outbox = new TopicOutbox({ scope: 'a', storage: shelf(), send });
    outbox.add(written('First'));
    vi.advanceTimersByTime(1);
    outbox.add(written('Second'));
    await vi.advanceTimersByTimeAsync(0);

    expect(outbox.entries.state.map(({ failure }) => failure)).toEqual(['rate_limited', 'rate_limited']);
    const [first] = outbox.entries.state;
    expect((first?.again ?? 0) - Date.now()).toBeGreaterThanOrEqual(40_000);

    await vi.advanceTimersByTimeAsync((first?.again ?? 0) - Date.now());
    expect(sent).toEqual(['First', 'First', 'Second']);
    expect(outbox.entries.state).toEqual([]);
  });

  it('is tried at once when its author wants it', async () => {
    answers = [refuse];
    const outbox = new TopicOutbox({ scope: 'a', storage: shelf(), send });
    const { id } = outbox.add(written('First'));
    await vi.advanceTimersByTimeAsync(0);

    outbox.retry(id);
    await vi.advanceTimersByTimeAsync(0);

    expect(outbox.entries.state).toEqual([]);
  });

  it('is sent by itself when the page is opened anew', async () => {
    answers = [refuse];
    const storage = shelf();
    const before = new TopicOutbox({ scope: 'a', storage, send });
    before.add(written('First'));
    await vi.advanceTimersByTimeAsync(0);
    before.close();

    const outbox = new TopicOutbox({ scope: 'a', storage, send });
    outbox.flush();
    await vi.advanceTimersByTimeAsync(0);

    expect(sent).toEqual(['First', 'First']);
    expect(outbox.entries.state).toEqual([]);
  });
});
