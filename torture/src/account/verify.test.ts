/** The checker itself is checked: what it must find, it finds. */
import { type Event, type Message, newId } from '@parley/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { Account } from './account.js';
import type { Evidence } from './evidence.js';
import { verify } from './verify.js';

const CONVERSATION = newId('conversation');

let account: Account;
let evidence: Evidence;

const cursor = (position: number) => `c${position.toString(36)}`;

function message(text: string, seq: number): Message {
  return {
    id: newId('message'),
    conversationId: CONVERSATION,
    seq,
    author: { type: 'contact', id: newId('contact'), name: null },
    text,
    attachments: [],
    internal: false,
    mentions: [],
    parentId: null,
    status: 'published',
    editedAt: null,
    createdAt: '2026-11-23T10:00:00.000Z',
  };
}

function eventOf(told: Message, position: number): Event {
  const { id, author, createdAt, conversationId } = told;
  return {
    type: 'message.created',
    id: id.replace('msg', 'evt'),
    cursor: cursor(position),
    at: createdAt,
    actor: { type: 'contact', id: author.id },
    siteId: newId('site'),
    conversationId,
    message: told,
  } as Event;
}

/** Forty messages of two people, acknowledged, and everybody of one mind about them. */
beforeEach(() => {
  account = new Account();
  const messages = Array.from({ length: 40 }, (_, n) => message(account.write(n % 2 ? 'Ada' : 'Bo'), n + 1));
  for (const told of messages) account.acknowledge(told);
  const feed = messages.map((told, n) => eventOf(told, n + 1));
  evidence = {
    feed,
    heard: [
      { who: 'the CRM', parts: [[...feed]], whole: true },
      { who: 'the agent', parts: [feed.slice(3, 10), feed.slice(20)], whole: false },
    ],
    shown: [{ who: 'Ada', conversationId: CONVERSATION, messages: [...messages] }],
    check: null,
  };
});

const kinds = () => [...new Set(verify(account, evidence).map(({ kind }) => kind))];

/** Numbers the feed anew, as a store does that never knew better. */
function renumber(): void {
  evidence.feed = evidence.feed.map((event, n) => {
    if (event.type !== 'message.created') return event;
    return { ...event, cursor: cursor(n + 1), message: { ...event.message, seq: n + 1 } };
  });
  evidence.heard = [];
  evidence.shown = [];
}

describe('the checker', () => {
  it('is content with what is whole', () => {
    expect(verify(account, evidence)).toEqual([]);
  });

  it('finds an acknowledged message that is lost, however well the rest is numbered', () => {
    evidence.feed.splice(17, 1);
    renumber();

    expect(kinds()).toEqual(expect.arrayContaining(['lost', 'changed']));
  });

  it('finds the last message lost, of which no number tells', () => {
    evidence.feed.pop();
    renumber();

    expect(kinds()).toEqual(['lost']);
  });

  it('finds a message that was stored twice, under two ids', () => {
    const first = evidence.feed[5];
    if (first?.type !== 'message.created') throw new Error('No message.');
    evidence.feed.push(eventOf({ ...first.message, id: newId('message'), seq: 41 }, 41));
    evidence.heard = [];
    evidence.shown = [];

    expect(kinds()).toEqual(expect.arrayContaining(['doubled']));
  });

  it('finds an event that is there twice', () => {
    evidence.feed.push(evidence.feed[5] as Event);

    expect(kinds()).toEqual(expect.arrayContaining(['doubled']));
  });

  it('finds two messages in the wrong order, although they are numbered in it', () => {
    const { feed } = evidence;
    [feed[4], feed[6]] = [feed[6] as Event, feed[4] as Event];
    renumber();

    expect(kinds()).toEqual(expect.arrayContaining(['misordered']));
    expect(verify(account, evidence).some(({ what }) => what.includes('written later'))).toBe(true);
  });

  it('finds a gap in the log', () => {
    evidence.feed.splice(17, 1);

    expect(kinds()).toEqual(expect.arrayContaining(['misordered', 'lost']));
  });

  it('finds what a client heard twice, in the wrong order, or not at all', () => {
    const heardBy = (change: (events: Event[]) => Event[]) => {
      evidence.heard = [{ who: 'the CRM', parts: [change([...evidence.feed])], whole: true }];
      return kinds();
    };

    expect(heardBy((events) => events)).toEqual([]);
    expect(heardBy((events) => [...events, events.at(-1) as Event])).toEqual(['misordered']);
    expect(heardBy((events) => events.toSpliced(9, 1))).toEqual(['misordered']);
    expect(heardBy((events) => events.toReversed())).toEqual(expect.arrayContaining(['misordered']));
    expect(heardBy((events) => events.slice(1))).toEqual(['lost']);
    expect(heardBy((events) => events.slice(0, -1))).toEqual(['lost']);
    expect(heardBy(() => [])).toEqual(['lost']);
  });

  it('finds what is shown twice, in the wrong order, or not at all', () => {
    const { messages = [] } = evidence.shown[0] ?? {};
    const shown = (changed: typeof messages) => {
      evidence.shown = [{ who: 'Ada', conversationId: CONVERSATION, messages: changed }];
      return kinds();
    };

    expect(shown(messages.toSpliced(3, 1))).toEqual(['misordered']);
    expect(shown(messages.slice(0, -1))).toEqual(['misordered']);
    expect(shown([...messages, messages[0] as Message])).toEqual(['misordered']);
    expect(shown(messages.with(3, messages[4] as Message).with(4, messages[3] as Message))).toEqual([
      'misordered',
    ]);
  });

  it('finds a message of which two things were said', () => {
    const [first] = account.acknowledged.values();
    if (first === undefined) throw new Error('No message.');

    account.acknowledge(first);
    expect(kinds()).toEqual([]);
    account.acknowledge({ ...first, seq: first.seq + 1 });

    expect(kinds()).toEqual(['changed']);
  });

  it('finds what nobody wrote, what never arrived, and what the store complains of', () => {
    account.write('Ada');
    const stranger = message('Who am I?', 41);
    evidence.feed.push(eventOf(stranger, 41));
    evidence.heard = [];
    evidence.shown = [];
    evidence.check = 'The log is numbered from 1 without a gap: broken';

    expect(kinds()).toEqual(['undelivered', 'unknown', 'store']);
  });
});
