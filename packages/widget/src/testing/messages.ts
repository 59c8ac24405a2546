/** Messages as a conversation shows them, for tests of what draws them. */
import type { Attachment } from '@parley/protocol';
import type { MessageView } from '../client/conversation-view.js';

/** When the first was written. */
export const START = Date.parse('2026-11-20T10:00:00Z');

export function message(seq: number, own: boolean, changes: Partial<MessageView> = {}): MessageView {
  return {
    id: `msg_${seq}`,
    seq,
    author: own ? { type: 'contact', id: 'con_1', name: null } : { type: 'agent', id: 'agt_1', name: 'Ada' },
    text: `Message ${seq}`,
    attachments: [],
    deleted: false,
    internal: false,
    editedAt: null,
    createdAt: new Date(START + seq * 1000).toISOString(),
    own,
    editable: false,
    delivery: own ? 'sent' : 'received',
    ...changes,
  };
}

/** A picture on a slow line: what is shown is its reserved room. See web-test-runner.config.mjs. */
export function picture(name = 'cat.png'): Attachment {
  return {
    id: `att_${name}`,
    name,
    type: 'image/png',
    bytes: 2_400_000,
    width: 800,
    height: 400,
    url: '/slow.png',
  };
}

/** A file that is no picture. */
export function file(name = 'invoice.pdf'): Attachment {
  const url = '/v1/files/att_1/invoice.pdf?expires=1&signature=x';
  return { id: `att_${name}`, name, type: 'application/pdf', bytes: 184_320, width: null, height: null, url };
}
