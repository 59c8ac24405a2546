/** What a view says in which no conversation stands: what that means, and where there may be some. */
import type { ConversationCounts } from '@parley/protocol';
import { html, nothing } from 'lit';
import { checkIcon, inboxIcon } from '../../internal/icons.js';
import { msg } from '../../internal/localize.js';
import { viewHref } from '../hash-route.js';
import { countLabel, viewLabel } from '../views/view-label.js';

/** Where to look next, from one's own work outwards. */
const NEXT = { mine: ['unassigned', 'open'], unassigned: ['mine', 'open'] } as const;

export function emptyView(view: string, counts: ConversationCounts | null) {
  const isWork = view === 'mine' || view === 'unassigned';
  const next = isWork ? NEXT[view].find((one) => (counts?.[one] ?? 0) > 0) : undefined;
  return html`<div class="empty">
    ${isWork ? checkIcon : inboxIcon}
    <p>${emptyWords(view)}</p>
    ${
      next
        ? html`<a href=${viewHref(next)}
            >${viewLabel(next, [])} <span class="count">${countLabel(counts?.[next])}</span></a
          >`
        : nothing
    }
  </div>`;
}

function emptyWords(view: string): string {
  if (view === 'mine') return msg('Nothing is waiting for you.', { id: 'view-empty-mine' });
  if (view === 'unassigned')
    return msg('Every open conversation has somebody.', { id: 'view-empty-unassigned' });
  return msg('No conversation is here right now.', { id: 'view-empty' });
}
