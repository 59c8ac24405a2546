import { LIMITS, type Message, newId } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { canEdit, laterVersion, NO_MARKS, viewMessages } from './conversation-view.js';

const CONTACT = { type: 'contact', id: 'con_1', name: null } as const;
const ADA = { type: 'agent', id: 'agt_1', name: 'Ada' } as const;
const TOM = { type: 'agent', id: 'agt_2', name: 'Tom' } as const;

function message(changes: Partial<Message> = {}): Message {
  return {
    id: newId('message'),
    conversationId: newId('conversation'),
    seq: 1,
    author: CONTACT,
    text: 'Hello',
    attachments: [],
    internal: false,
    mentions: [],
    parentId: null,
    status: 'published',
    editedAt: null,
    createdAt: new Date().toISOString(),
    ...changes,
  };
}

describe('of two versions of a message', () => {
  const first = message();
  const changed = { ...first, text: 'Hello!', editedAt: '2026-11-24T10:00:00.000Z' };
  const again = { ...first, text: 'Hello?', editedAt: '2026-11-24T10:00:00.001Z' };
  const deleted: Message = { ...changed, text: '', status: 'deleted' };
  const versions = [first, changed, again, deleted];

  it.each(versions.flatMap((_, i) => versions.map((_, j) => [i, j] as const)))(
    'the later counts, in whatever order they come (%i, %i)',
    (i, j) => {
      expect(laterVersion(versions[i], versions[j] ?? first)).toEqual(versions[Math.max(i, j)]);
    },
  );
});

describe('what may be changed', () => {
  const editable = (side: 'contact' | 'company', author: Message['author'], stored: Message) => {
    const [view] = viewMessages({ stored: [stored], waiting: [], marks: NO_MARKS, side, author });
    return view?.editable;
  };

  it('is what the one who looks has written', () => {
    expect(editable('contact', CONTACT, message())).toBe(true);
    expect(editable('contact', { ...CONTACT, id: 'con_merged' }, message())).toBe(true);
    expect(editable('contact', CONTACT, message({ author: ADA }))).toBe(false);
    expect(editable('company', ADA, message({ author: ADA }))).toBe(true);
    expect(editable('company', ADA, message({ author: TOM }))).toBe(false);
    expect(editable('company', ADA, message())).toBe(false);
  });

  it('is not what was taken back, nor what is older than the limit', () => {
    const old = new Date(Date.now() - LIMITS.editSeconds * 1000).toISOString();

    expect(editable('contact', CONTACT, message({ status: 'deleted', text: '' }))).toBe(false);
    expect(editable('contact', CONTACT, message({ createdAt: old }))).toBe(false);
  });

  it('runs out while it is looked at', () => {
    const stored = message();
    const [view] = viewMessages({
      stored: [stored],
      waiting: [],
      marks: NO_MARKS,
      side: 'contact',
      author: CONTACT,
    });
    const end = Date.parse(stored.createdAt) + LIMITS.editSeconds * 1000;

    expect(view && [canEdit(view, end - 1), canEdit(view, end)]).toEqual([true, false]);
  });
});
