import type { Contact, Conversation, Event, Message } from '@parley/protocol';
import { newId } from '@parley/protocol';
import { expect } from 'chai';
import { makeConversation, makeConversations, makeMessage } from '../console/testing/conversations.js';
import { applyEvents, byLastActivity, isUnread, mergeRows, unreadCount } from './inbox-rows.js';

const LATER = '2026-11-23T12:00:00.000Z';

function created(message: Message): Event {
  return {
    id: newId('event'),
    cursor: '1',
    at: message.createdAt,
    actor: { type: 'contact', id: message.author.id },
    siteId: null,
    type: 'message.created',
    conversationId: message.conversationId,
    message,
  };
}

describe('the rows of the inbox', () => {
  it('bring a conversation that speaks to the top', () => {
    const rows = makeConversations(3);
    const last = rows[2];
    const message = makeMessage({ conversationId: last?.id ?? '', seq: 2, text: 'Now me', createdAt: LATER });

    const { rows: after } = applyEvents(rows, [created(message)]);

    expect(after[0]?.id).to.equal(last?.id);
    expect(after[0]?.lastMessage?.text).to.equal('Now me');
    expect(after[0]?.seq).to.equal(2);
  });

  it('take on the name of a contact that changed, and the contact that theirs was merged into', () => {
    const [old, other, third] = [newId('contact'), newId('contact'), newId('contact')];
    const rows = [old, other, third].map((contactId) => makeConversation({ contactId, contactName: null }));
    const about = (contact: Contact, from?: string): Event => ({
      id: newId('event'),
      cursor: '1',
      at: LATER,
      actor: { type: 'agent', id: newId('agent') },
      siteId: null,
      ...(from ? { type: 'contact.merged', fromId: from, contact } : { type: 'contact.updated', contact }),
    });
    const people = (of: readonly Conversation[]) => of.map((row) => [row.id, row.contactId, row.contactName]);
    const maria = { id: other, name: 'Maria Weber' } as Contact;

    const named = applyEvents(rows, [about(maria)]).rows;
    const merged = applyEvents(named, [about(maria, old)]).rows;

    const [first, second, last] = rows.map(({ id }) => id);
    expect(people(named)).to.have.deep.members([
      [first, old, null],
      [second, other, 'Maria Weber'],
      [last, third, null],
    ]);
    expect(people(merged)).to.have.deep.members([
      [first, other, 'Maria Weber'],
      [second, other, 'Maria Weber'],
      [last, third, null],
    ]);
  });

  it('do not go back to an older message than the one they know', () => {
    const row = makeConversation({ seq: 5 });
    const old = makeMessage({ conversationId: row.id, seq: 4, text: 'Old news' });

    const { rows } = applyEvents([row], [created(old)]);

    expect(rows[0]?.seq).to.equal(5);
    expect(rows[0]?.lastMessage?.text).to.equal('Hello');
  });

  it('name the conversations that spoke and are not there', () => {
    const message = makeMessage();

    const { rows, unknown } = applyEvents([], [created(message)]);

    expect(rows).to.deep.equal([]);
    expect(unknown).to.deep.equal([message.conversationId]);
  });

  it('move marks forward and never back', () => {
    const row = makeConversation({ seq: 3 });
    const mark = (read: number): Event => ({
      id: newId('event'),
      cursor: '1',
      at: LATER,
      actor: { type: 'agent', id: newId('agent') },
      siteId: null,
      type: 'conversation.read',
      conversationId: row.id,
      side: 'company',
      mark: { delivered: read, read },
    });

    const { rows } = applyEvents([row], [mark(3), mark(1)]);

    expect(rows[0]?.marks.company).to.deep.equal({ delivered: 3, read: 3 });
  });

  it('keep what is newer of a page and what was known', () => {
    const known = makeConversation({ seq: 4, lastAt: LATER });
    const stale = { ...known, seq: 2, lastAt: known.createdAt, contactName: 'Maria Weber-Ruiz' };

    const [row] = mergeRows([known], [stale]);

    expect(row?.seq).to.equal(4);
    expect(row?.lastAt).to.equal(LATER);
    expect(row?.contactName).to.equal('Maria Weber-Ruiz');
  });

  it('show the last words as they were changed last, in whatever order the news comes', () => {
    const first = makeMessage({ text: 'Helo' });
    const changed = { ...first, text: 'Hello', editedAt: LATER };
    const deleted = { ...changed, text: '', status: 'deleted' } as const;
    const row = (lastMessage: typeof first) => makeConversation({ id: first.conversationId, lastMessage });
    const after = (type: Event['type'], message: typeof first, known: typeof first) =>
      applyEvents([row(known)], [{ type, conversationId: message.conversationId, message } as Event]).rows[0];

    expect(after('message.updated', changed, first)?.lastMessage?.text).to.equal('Hello');
    expect(after('message.created', first, changed)?.lastMessage?.text).to.equal('Hello');
    expect(after('message.updated', changed, deleted)?.lastMessage?.status).to.equal('deleted');
    expect(mergeRows([row(changed)], [row(first)])[0]?.lastMessage?.text).to.equal('Hello');
    expect(mergeRows([row(first)], [row(deleted)])[0]?.lastMessage?.status).to.equal('deleted');
  });

  it('hold no more of a long message than a list can show', () => {
    const message = makeMessage({ text: 'x'.repeat(5000) });

    const [row] = mergeRows([], [makeConversation({ lastMessage: message })]);

    expect(row?.lastMessage?.text.length).to.be.at.most(200);
  });

  it('order equals by id, as the server does', () => {
    const rows = [makeConversation({ id: newId('conversation', 1) }), makeConversation()];

    rows.sort(byLastActivity);

    expect(rows[0]?.id.localeCompare(rows[1]?.id ?? '')).to.equal(1);
  });

  it('are unread while the contact had the last word and nobody read it', () => {
    const read = { delivered: 3, read: 3 };
    const marks = { contact: { delivered: 0, read: 0 }, company: { delivered: 3, read: 1 } };
    const waiting = makeConversation({ seq: 3, marks });
    const seen = makeConversation({ seq: 3, marks: { ...marks, company: read } });
    const agent = { type: 'agent', id: newId('agent'), name: 'Lena' } as const;
    const answered = makeConversation({ seq: 3, marks, lastMessage: makeMessage({ author: agent }) });

    expect([waiting, seen, answered].map(isUnread)).to.deep.equal([true, false, false]);
    expect(unreadCount(waiting)).to.equal(2);
  });
});
