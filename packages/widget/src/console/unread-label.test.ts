import type { Conversation } from '@parley/protocol';
import { expect } from 'chai';
import type { InboxState } from '../client/inbox-store.js';
import { makeConversation, makeConversations } from './testing/conversations.js';
import { unreadLabel } from './unread-label.js';

const READ = { delivered: 1, read: 1 };
const read = () => makeConversation({ marks: { contact: READ, company: READ } });
const label = (rows: Conversation[], older: InboxState['older'] = 'none') =>
  unreadLabel({ phase: 'ready', error: null, rows, older, aside: null });

describe('the number of conversations that wait', () => {
  it('is not shown when none does', () => {
    expect(label([read()])).to.equal('');
  });

  it('is what it is when all are loaded', () => {
    expect(label([...makeConversations(3), read()])).to.equal('3');
  });

  it('claims no more than is known while older ones are not loaded', () => {
    expect(label(makeConversations(3), 'some')).to.equal('3+');
    expect(label([...makeConversations(3), read()], 'some')).to.equal('3');
  });
});
