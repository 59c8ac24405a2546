import { isId, newId } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { contactId, conversationId, messageId } from './stable-ids.js';

const SOURCE = { site: 'acme', id: 'c-1' };

describe('stable ids', () => {
  it('have the form of the noun’s ids', () => {
    expect(isId('contact', contactId(SOURCE))).toBe(true);
    expect(isId('conversation', conversationId(SOURCE))).toBe(true);
    expect(isId('message', messageId(SOURCE, 0))).toBe(true);
  });

  it('are the same ones in every run: a changed id would load everything twice', () => {
    expect([contactId(SOURCE), conversationId(SOURCE), messageId(SOURCE, 12)]).toEqual([
      'con_0000000000gy9btxvxcrhjch4d',
      'cnv_000000000052kpme3vqjq845sr',
      'msg_000000000058gc792art66dkky',
    ]);
  });

  it('differ by site, conversation and turn, also where these only run together alike', () => {
    const ids = [
      messageId(SOURCE, 1),
      messageId(SOURCE, 11),
      messageId({ site: 'acme', id: 'c-11' }, 1),
      messageId({ site: 'acmec', id: '-1' }, 1),
      messageId({ site: 'other', id: 'c-1' }, 1),
    ];

    expect(new Set(ids).size).toBe(ids.length);
  });

  it('sort before whatever is made later', () => {
    expect(conversationId(SOURCE) < newId('conversation')).toBe(true);
  });
});
