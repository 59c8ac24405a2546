import { expect } from 'chai';
import type { MessageView } from '../../client/conversation-view.js';
import { dayLabel, groupMessages } from './message-groups.js';

let count = 0;

function message(at: string, author = 'con_1', own = author === 'con_1'): MessageView {
  count += 1;
  return {
    id: `msg_${count}`,
    seq: count,
    author: { type: own ? 'contact' : 'agent', id: author, name: null },
    text: 'Hello',
    attachments: [],
    deleted: false,
    internal: false,
    editedAt: null,
    createdAt: new Date(at).toISOString(),
    own,
    editable: false,
    delivery: own ? 'sent' : 'received',
  };
}

describe('groupMessages', () => {
  it('puts together what one author says within five minutes', () => {
    const days = groupMessages([
      message('2026-11-23T10:00:00'),
      message('2026-11-23T10:04:59'),
      message('2026-11-23T10:09:59'),
    ]);

    expect(days[0]?.groups.map((group) => group.messages.length)).to.deep.equal([2, 1]);
  });

  it('begins a new group with another author', () => {
    const days = groupMessages([
      message('2026-11-23T10:00:00'),
      message('2026-11-23T10:00:01', 'agt_1'),
      message('2026-11-23T10:00:02', 'agt_2', false),
      message('2026-11-23T10:00:03'),
    ]);

    expect(days[0]?.groups).to.have.length(4);
  });

  it('begins a new day at midnight of the reader, though less than five minutes have passed', () => {
    const days = groupMessages([message('2026-11-23T23:59:00'), message('2026-11-24T00:01:00')]);

    expect(days.map((day) => day.key)).to.deep.equal(['2026-11-23', '2026-11-24']);
  });
});

describe('dayLabel', () => {
  const now = new Date('2026-11-23T09:00:00');
  const words = { locale: 'en', today: 'Today', yesterday: 'Yesterday' };
  const label = (date: string) => dayLabel(new Date(date), now, words);

  it('is relative up to a week', () => {
    expect(label('2026-11-23T00:00:00')).to.equal('Today');
    expect(label('2026-11-22T23:59:00')).to.equal('Yesterday');
    expect(label('2026-11-17T12:00:00')).to.equal('Tuesday');
  });

  it('is absolute after a week, with the year when it is another', () => {
    expect(label('2026-11-16T12:00:00')).to.equal('November 16');
    expect(label('2025-11-16T12:00:00')).to.equal('November 16, 2025');
  });

  it('calls a day that is not over yet today, also by a clock that is behind', () => {
    expect(label('2026-11-24T00:10:00')).to.equal('Today');
  });
});
