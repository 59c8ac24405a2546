/** What stands beside the list while no conversation is open: how to open one, or how there may be some, which the list loads. */
import type { ConversationCounts, Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import { isNone } from '../../client/inbox-counts.js';
import type { InboxState } from '../../client/inbox-store.js';
import { inboxIcon } from '../../internal/icons.js';
import { msg } from '../../internal/localize.js';

interface HintOptions {
  inbox: InboxState | null;
  counts: ConversationCounts | null;
  /** Whether there is room for it beside the list. */
  wide: boolean;
  sites: readonly Site[];
  server: string;
}

export function hintView({ inbox, counts, wide, sites, server }: HintOptions) {
  if (inbox?.phase !== 'ready') return nothing;
  if (inbox.rows.length === 0 && isNone(counts)) {
    if (!wide) return nothing;
    return html`<div class="help">
      <parley-install-help .sites=${sites} server=${server}></parley-install-help>
    </div>`;
  }
  return html`<div class="hint">
    ${inboxIcon}
    <p>${msg('Choose a conversation to read and answer it.', { id: 'workspace-hint' })}</p>
    <p class="keys">
      <span><kbd>J</kbd><kbd>K</kbd> ${msg('Move', { id: 'workspace-key-move' })}</span>
      <span><kbd>Enter</kbd> ${msg('Open', { id: 'workspace-key-open' })}</span>
      <span><kbd>Esc</kbd> ${msg('Back', { id: 'workspace-key-back' })}</span>
    </p>
  </div>`;
}
