import type { ConversationCounts } from '@parley/protocol';
import { expect, test } from 'vitest';
import { HomeView } from './home-view.js';
import { InboxCounts } from './inbox-counts.js';
import { type KeyValue, SafeStorage } from './storage.js';

const COUNTS: ConversationCounts = {
  ...{ open: 4, mine: 0, unassigned: 0, snoozed: 0, resolved: 0, spam: 0 },
  teams: {},
};

interface Begun {
  counts?: Partial<ConversationCounts> | null;
  storage?: KeyValue;
  agentId?: string;
}

/** Somebody signs in. Without counts the server does not answer. */
function begin({ counts = {}, storage = new SafeStorage(() => undefined), agentId = 'agt_1' }: Begun = {}) {
  let asked = 0;
  const inboxCounts = new InboxCounts({
    counts: async () => {
      asked += 1;
      if (counts === null) throw new Error('The server is away.');
      return { ...COUNTS, ...counts };
    },
  });
  const home = new HomeView({ agentId, storage, counts: inboxCounts });
  home.want(['sales']);
  inboxCounts.close();
  return { home, storage, asked: () => asked };
}

test('an agent begins with what is theirs', async () => {
  const { home } = begin({ counts: { mine: 2, unassigned: 9 } });

  await expect.poll(() => home.state).toBe('mine');
});

test('an agent who has nothing begins with what nobody has taken, also when nobody knows how much that is', async () => {
  const { home } = begin({ counts: { unassigned: 3 } });
  const { home: blind } = begin({ counts: null });

  await expect.poll(() => home.state).toBe('unassigned');
  await expect.poll(() => blind.state).toBe('unassigned');
});

test('the view that an agent chose is theirs the next time on this device, at once and without a question', async () => {
  const { home, storage } = begin({ counts: { mine: 2 } });
  await expect.poll(() => home.state).toBe('mine');
  home.keep('team:sales');

  const again = begin({ counts: { mine: 2 }, storage });
  const other = begin({ counts: { mine: 2 }, storage, agentId: 'agt_2' });

  expect(again.home.state).toBe('team:sales');
  expect(again.asked()).toBe(0);
  await expect.poll(() => other.home.state).toBe('mine');
});

test('what was only suggested is not kept: there may be other work the next time', async () => {
  const { home, storage } = begin({ counts: { mine: 2 } });
  await expect.poll(() => home.state).toBe('mine');
  home.keep('mine');

  const again = begin({ storage });
  await expect.poll(() => again.home.state).toBe('unassigned');
});

test('a view that is no more is forgotten', async () => {
  const { home, storage } = begin();
  home.keep('team:gone');

  const again = begin({ storage });
  await expect.poll(() => again.home.state).toBe('unassigned');
});

test('a view that was chosen before all is counted stays', async () => {
  const { home } = begin({ counts: { mine: 2 } });
  home.keep('resolved');

  await new Promise((resolve) => setTimeout(resolve));

  expect(home.state).toBe('resolved');
});
