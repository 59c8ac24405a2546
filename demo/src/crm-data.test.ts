import type { Event, Message } from '@parley/sdk';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { applyEvent, type CrmData, emptyCrm } from './crm-data.js';

const AT = '2026-05-05T10:00:00.000Z';
const base = {
  id: 'evt_1',
  cursor: 'c1',
  at: AT,
  actor: { type: 'key', id: 'key_1' },
  siteId: 'site_1',
} as const;

function message(seq: number): Message {
  return {
    id: `msg_${seq}`,
    conversationId: 'cnv_1',
    seq,
    author: { type: 'contact', id: 'con_1', name: 'Lieve' },
    text: `words ${seq}`,
    attachments: [],
    internal: false,
    mentions: [],
    parentId: null,
    status: 'published',
    editedAt: null,
    createdAt: new Date(Date.parse(AT) + seq * 1000).toISOString(),
  };
}

function said(seq: number): Event {
  return { ...base, type: 'message.created', conversationId: 'cnv_1', message: message(seq) };
}

const opened: Event = {
  ...base,
  type: 'conversation.created',
  conversation: {
    id: 'cnv_1',
    siteId: 'site_1',
    kind: 'chat',
    contactId: 'con_1',
    contactName: 'Lieve',
    externalId: null,
    // The feed shows the present: here, three messages that have not come yet.
    seq: 3,
    lastMessage: message(3),
    lastAt: message(3).createdAt,
    marks: { contact: { delivered: 0, read: 0 }, company: { delivered: 0, read: 0 } },
    status: 'open',
    snoozedUntil: null,
    assigneeId: null,
    priority: 'normal',
    tags: [],
    teamId: null,
    sla: null,
    context: null,
    proactiveId: null,
    rating: null,
    createdAt: AT,
  },
};

function after(events: Event[]): CrmData {
  const data = emptyCrm();
  for (const event of events) applyEvent(data, event);
  return data;
}

test('an event that comes twice changes nothing the second time', () => {
  const events = [opened, said(1), said(2), said(3)];

  const once = after(events);
  const twice = after(events.flatMap((event) => [event, event]));

  expect(twice).toEqual(once);
});

test('wherever the feed is cut and resumed, and however often, the data is the same', () => {
  const events = [opened, ...Array.from({ length: 12 }, (_, index) => said(index + 1))];
  const whole = after(events);

  fc.assert(
    fc.property(fc.array(fc.nat({ max: events.length })), (cuts) => {
      const data = emptyCrm();
      // Each run begins again at an earlier place, as after a crash before the cursor was saved.
      for (const cut of cuts) for (const event of events.slice(0, cut)) applyEvent(data, event);
      for (const event of events) applyEvent(data, event);

      expect(data).toEqual(whole);
    }),
  );
});

test('messages lie in the order of their seq, also when they come in another', () => {
  const data = after([opened, said(3), said(1), said(2)]);

  expect(data.messages.cnv_1?.map((each) => each.seq)).toEqual([1, 2, 3]);
});

test('a conversation is as recent as the last message that has come, not as the server says', () => {
  expect(after([opened]).conversations.cnv_1?.lastAt).toBe(AT);
  expect(after([opened, said(1), said(2)]).conversations.cnv_1?.lastAt).toBe(message(2).createdAt);
});

test('a read mark is kept by its side', () => {
  const read: Event = {
    ...base,
    type: 'conversation.read',
    conversationId: 'cnv_1',
    side: 'contact',
    mark: { delivered: 2, read: 1 },
  };

  const data = after([opened, said(1), said(2), read]);

  expect(data.conversations.cnv_1?.marks).toEqual({
    contact: { delivered: 2, read: 1 },
    company: { delivered: 0, read: 0 },
  });
});

test('an event of a type from the future touches nothing', () => {
  const data = after([opened]);
  const before = structuredClone(data);

  const touched = applyEvent(data, { ...base, type: 'message.praised' } as unknown as Event);

  expect(touched).toBeNull();
  expect(data).toEqual(before);
});
