import type { Conversation, ConversationListQuery, Event } from '@parley/protocol';
import { expect, test } from 'vitest';
import { makeConversation } from '../console/testing/conversations.js';
import { ApiError } from './api-error.js';
import { InboxStore } from './inbox-store.js';
import { isInView } from './inbox-views.js';

const ME = 'agt_me';

/** An inbox over these conversations. Its server answers when it is let go. */
function begin(conversations: Conversation[], isOpen = (_id: string) => false) {
  const server = { conversations, away: false };
  const waiting: (() => void)[] = [];
  const inbox = new InboxStore(
    {
      conversations: async (query: ConversationListQuery = {}) => {
        await new Promise<void>((resolve) => waiting.push(resolve));
        if (server.away) throw new ApiError('network', 'Away.');
        return { data: server.conversations.filter((one) => isInView(one, query, ME)), next: null };
      },
      conversation: async () => Promise.reject(new ApiError('not_found', 'Not asked for here.')),
    },
    { agentId: ME, isOpen },
  );
  const answer = async () => {
    await new Promise((resolve) => setTimeout(resolve));
    for (const go of waiting.splice(0)) go();
    await new Promise((resolve) => setTimeout(resolve));
  };
  const names = () => inbox.state.rows.map(({ contactName }) => contactName);
  return { inbox, server, answer, names };
}

const mine = makeConversation({ contactName: 'Mine', assigneeId: ME });
const free = makeConversation({ contactName: 'Free' });
const resolved = (one: Conversation): Conversation => ({ ...one, status: 'resolved' });
const updated = (conversation: Conversation) => ({ type: 'conversation.updated', conversation }) as Event;

/** Goes to Mine and from there to what nobody has taken. */
async function goOn(begun: ReturnType<typeof begin>) {
  for (const view of ['mine', 'unassigned']) {
    void begun.inbox.setView(view);
    await begun.answer();
  }
}

test('a view that was left is there at once, and a moment later as the server has it', async () => {
  const begun = begin([mine, free]);
  const { inbox, server, answer, names } = begun;
  await goOn(begun);
  server.conversations = [makeConversation({ contactName: 'New', assigneeId: ME }), mine, free];

  void inbox.setView('mine');

  expect([inbox.state.phase, names()]).toEqual(['ready', ['Mine']]);
  await answer();
  expect(names().sort()).toEqual(['Mine', 'New']);
});

test('a view that was never seen loads', async () => {
  const begun = begin([mine, free]);
  await goOn(begun);

  void begun.inbox.setView('open');

  expect([begun.inbox.state.phase, begun.names()]).toEqual(['loading', []]);
});

test('what was decided meanwhile, here or elsewhere, does not come back for a moment', async () => {
  const other = makeConversation({ contactName: 'Other', assigneeId: ME });
  const begun = begin([mine, other, free]);
  await goOn(begun);

  begun.inbox.apply([updated(resolved(mine))]);
  begun.inbox.learn(resolved(other));
  void begun.inbox.setView('mine');

  expect(begun.names()).toEqual([]);
});

test('a view keeps what it shows when it cannot be loaded again', async () => {
  const begun = begin([mine, free]);
  await goOn(begun);
  begun.server.away = true;

  void begun.inbox.setView('mine');
  await begun.answer();

  expect([begun.inbox.state.phase, begun.names()]).toEqual(['ready', ['Mine']]);
});

test('what left a view while nobody could tell is gone after the next load, and stays at hand while it is open', async () => {
  const { inbox, server, answer, names } = begin([mine, free], (id) => id === mine.id);
  void inbox.setView('mine');
  await answer();
  server.conversations = [resolved(mine), free];

  void inbox.load();
  await answer();

  expect(names()).toEqual([]);
  expect(inbox.find(mine.id)?.contactName).toBe('Mine');
});

test('what is heard while a load is on its way is not undone by its answer', async () => {
  const { inbox, server, answer, names } = begin([mine, free]);
  void inbox.setView('open');
  await answer();
  server.conversations = [mine];

  void inbox.load();
  await new Promise((resolve) => setTimeout(resolve));
  inbox.apply([updated({ ...free, contactName: 'Renamed' })]);
  await answer();

  expect(names().sort()).toEqual(['Mine', 'Renamed']);
});
