import type { Message } from '@parley/sdk';
import { expect, test } from 'vitest';
import { type CrmData, emptyCrm } from './crm-data.js';
import { listConversations, PAGE, readTimeline } from './crm-views.js';

function message(conversationId: string, seq: number, type: 'contact' | 'agent' = 'contact'): Message {
  return {
    id: `msg_${conversationId}_${seq}`,
    conversationId,
    seq,
    author: { type, id: 'x', name: null },
    text: 'x'.repeat(300),
    attachments: [],
    internal: false,
    mentions: [],
    parentId: null,
    status: 'published',
    editedAt: null,
    createdAt: '2026-05-05T10:00:00.000Z',
  };
}

/** `count` conversations, all last spoken at the same moment: the hardest case for pages. */
function crmWith(count: number): CrmData {
  const data = emptyCrm();
  for (let index = 0; index < count; index += 1) {
    const id = `cnv_${String(index).padStart(4, '0')}`;
    data.conversations[id] = {
      id,
      contactId: 'con_1',
      externalId: null,
      createdAt: '2026-05-05T09:00:00.000Z',
      lastAt: '2026-05-05T10:00:00.000Z',
      marks: { contact: { delivered: 0, read: 0 }, company: { delivered: 0, read: 0 } },
    };
  }
  return data;
}

test('a page holds at most fifty conversations, and the pages together each one once', () => {
  const data = crmWith(PAGE * 2 + 7);
  const seen: string[] = [];
  const sizes: number[] = [];

  let before: string | null = null;
  do {
    const page = listConversations(data, before);
    seen.push(...page.data.map((row) => row.id));
    sizes.push(page.data.length);
    before = page.next;
  } while (before !== null);

  expect(sizes).toEqual([PAGE, PAGE, 7]);
  expect(new Set(seen).size).toBe(PAGE * 2 + 7);
});

test('an exactly full page is followed by none', () => {
  expect(listConversations(crmWith(PAGE), null).next).toBeNull();
});

test('the newest activity comes first', () => {
  const data = crmWith(3);
  const late = data.conversations.cnv_0001;
  if (late) late.lastAt = '2026-05-05T11:00:00.000Z';

  expect(listConversations(data, null).data[0]?.id).toBe('cnv_0001');
});

test('a conversation waits while the contact has the last word', () => {
  const data = crmWith(2);
  data.messages.cnv_0000 = [message('cnv_0000', 1), message('cnv_0000', 2, 'agent')];
  data.messages.cnv_0001 = [message('cnv_0001', 1, 'agent'), message('cnv_0001', 2)];

  const rows = Object.fromEntries(listConversations(data, null).data.map((row) => [row.id, row.waiting]));

  expect(rows).toEqual({ cnv_0000: false, cnv_0001: true });
});

test('a list row carries the beginning of long words only', () => {
  const data = crmWith(1);
  data.messages.cnv_0000 = [message('cnv_0000', 1)];

  expect(listConversations(data, null).data[0]?.last?.text).toHaveLength(200);
});

test('a timeline holds the latest fifty messages, and the ones before on demand', () => {
  const data = crmWith(1);
  data.messages.cnv_0000 = Array.from({ length: 70 }, (_, index) => message('cnv_0000', index + 1));

  const latest = readTimeline(data, 'cnv_0000', null);
  const earlier = readTimeline(data, 'cnv_0000', latest?.messages[0]?.seq ?? null);

  expect(latest?.messages.map((each) => each.seq)).toEqual(Array.from({ length: 50 }, (_, i) => i + 21));
  expect(latest?.more).toBe(true);
  expect(earlier?.messages.map((each) => each.seq)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
  expect(earlier?.more).toBe(false);
});

test('an unknown conversation has no timeline', () => {
  expect(readTimeline(crmWith(1), 'cnv_9999', null)).toBeUndefined();
});
