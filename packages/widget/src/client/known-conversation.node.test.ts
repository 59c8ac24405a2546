import type { Event, Message, MessagePage } from '@parley/protocol';
import { expect, test } from 'vitest';
import { makeConversation, makeMessage } from '../console/testing/conversations.js';
import { ApiError } from './api-error.js';
import { ConversationStore, type ConversationStoreOptions } from './conversation-store.js';
import type { KnownConversation } from './known-conversation.js';
import { Outbox } from './outbox.js';
import { SafeStorage } from './storage.js';

const conversation = makeConversation({ seq: 100 });
const said = (seq: number): Message =>
  makeMessage({ id: `msg_${seq}`, conversationId: conversation.id, seq, text: String(seq) });
const all = Array.from({ length: 100 }, (_, index) => said(index + 1));

/** Opens the conversation as it is on a server that answers with these messages, or refuses. */
function open(messages: readonly Message[] | ApiError, known?: KnownConversation) {
  const page = ({ after, before }: { after?: number; before?: number } = {}): MessagePage => {
    if (messages instanceof ApiError) throw messages;
    const found = messages.filter(
      ({ seq }) => seq > (after ?? 0) && seq < (before ?? Number.POSITIVE_INFINITY),
    );
    return { data: after === undefined ? found.slice(-50) : found.slice(0, 50), more: found.length > 50 };
  };
  const storage = new SafeStorage(() => undefined);
  return new ConversationStore({
    id: conversation.id,
    side: 'company',
    author: () => ({ type: 'agent', id: 'agt_1', name: 'Lena' }),
    api: {
      conversation: async () => conversation,
      messages: async (_id: string, query: object) => page(query),
      read: async (id: string, mark: object) => ({ conversationId: id, side: 'company', mark }),
    } as unknown as ConversationStoreOptions['api'],
    live: { online: false } as ConversationStoreOptions['live'],
    outbox: new Outbox({ scope: 'test', storage, send: () => Promise.reject(new Error('Nothing is sent.')) }),
    known,
  });
}
const texts = (store: ConversationStore) => store.state.messages.map(({ text }) => text);
const until = (check: () => boolean) => expect.poll(check).toBe(true);

test('a conversation that was open is there at once when it is opened again, and then as it is', async () => {
  const first = open(all);
  await first.load();
  const again = open([...all, said(101)], first.known);

  expect(again.state.phase).toBe('ready');
  expect(texts(again)).toEqual(texts(first));
  await again.load();

  expect(texts(again).at(-1)).toBe('101');
  expect(texts(again).at(0)).toBe('51');
});

test('nothing is missing between what was known and what came since, however much that is', async () => {
  const first = open(all.slice(0, 20));
  await first.load();
  const again = open(all, first.known);
  await again.load();

  // What is too far back is asked for by scrolling, from where the gap begins.
  expect(texts(again).at(0)).toBe('51');
  await again.loadOlder();

  expect(texts(again)).toEqual(all.map(({ text }) => text));
});

test('only the latest messages are kept, and what lies above them can be loaded', async () => {
  const first = open(all);
  await first.load();
  await first.loadOlder();
  expect(texts(first).length).toBe(100);
  const again = open(all, first.known);

  expect([texts(again).length, again.state.older]).toEqual([60, 'some']);
  await again.load();
  await again.loadOlder();

  expect(texts(again)).toEqual(all.map(({ text }) => text));
});

test('what cannot be read any more is not shown from memory either', async () => {
  const first = open(all);
  await first.load();
  const gone = open(new ApiError('not_found', 'Gone.'), first.known);
  const away = open(new ApiError('network', 'Away.'), first.known);

  await gone.load();
  await away.load();

  expect(gone.state.phase).toBe('failed');
  expect([away.state.phase, texts(away).length]).toEqual(['ready', 50]);
});

test('what arrives before it has loaded stands below what was known', async () => {
  const first = open(all);
  await first.load();
  const again = open([...all, said(101)], first.known);

  again.apply([{ type: 'message.created', conversationId: conversation.id, message: said(101) } as Event]);
  await until(() => texts(again).at(-1) === '101');

  expect(texts(again).length).toBe(51);
});

test('nothing is kept of what has not loaded', () => {
  expect(open(all).known).toBeUndefined();
});
