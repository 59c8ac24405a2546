/** The head of the open conversation: with whom, since when, who else is here, and what ends it. */
import type { Author, Conversation, Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import type { ColleaguesState } from '../../client/colleagues.js';
import type { ConversationDecision } from '../../client/decisions.js';
import '../../elements/avatar/avatar.js';
import '../../elements/button/button.js';
import { backIcon, banIcon, eyeIcon, personIcon } from '../../internal/icons.js';
import { formatLocale, msg, str } from '../../internal/localize.js';
import { contactHue, contactLabel, contactShortLabel } from '../contact-label.js';
import '../due-chip/due-chip.js';
import type { ParleyConversationPane } from './conversation-pane.js';

type PaneState = Pick<ParleyConversationPane, 'conversation' | 'site' | 'colleagues' | 'narrow'>;

interface HeaderActs {
  leave: () => void;
  change: (change: ConversationDecision) => void;
  toggleCard: () => void;
}

/** `narrow`: it heads the page and not a column of it. */
export function renderHeader({ conversation, site, colleagues, narrow }: PaneState, acts: HeaderActs) {
  return html`<header>
    <parley-button
      class="back"
      variant="icon"
      label=${msg('Back to the inbox', { id: 'conversation-back' })}
      @click=${acts.leave}
      >${backIcon}</parley-button
    >
    ${
      conversation
        ? html`<span class="hue-${contactHue(conversation)}"
            ><parley-avatar
              name=${contactShortLabel(conversation)}
              aria-hidden="true"
            ></parley-avatar
          ></span>`
        : nothing
    }
    <div class="who">
      <h2 tabindex="-1" dir="auto" aria-level=${narrow ? '1' : '2'}>
        ${conversation ? contactLabel(conversation) : msg('Conversation', { id: 'conversation-title' })}
      </h2>
      ${conversation ? html`<p class="detail">${renderSince(conversation, site)}${renderHere(colleagues)}</p>` : nothing}
      ${conversation?.sla ? html`<parley-due-chip .sla=${conversation.sla}></parley-due-chip>` : nothing}
    </div>
    ${conversation ? renderActions(conversation, acts) : nothing}
  </header>`;
}

function renderSince({ createdAt, status }: Conversation, site: Site | null) {
  const date = new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium' }).format(new Date(createdAt));
  const since =
    status === 'resolved'
      ? msg('Resolved', { id: 'conversation-resolved' })
      : msg(str`Since ${date}`, { id: 'conversation-since' });
  return html`${site ? html`<bdi>${site.name}</bdi> · ` : nothing}${since}`;
}

function renderHere(colleagues: ColleaguesState | null) {
  const viewing = colleagues?.viewing ?? [];
  return viewing.length > 0
    ? html` · <span class="here">${eyeIcon}${msg(str`Also here: ${namesOf(viewing)}`, { id: 'conversation-viewing' })}</span>`
    : nothing;
}

function renderActions({ status }: Conversation, { change, toggleCard }: HeaderActs) {
  const ended = status === 'resolved' || status === 'spam';
  return html`<div class="actions">
    ${
      ended
        ? nothing
        : html`<parley-button
            variant="icon"
            label=${msg('Mark as spam', { id: 'command-spam' })}
            @click=${() => change({ status: 'spam' })}
            >${banIcon}</parley-button
          >`
    }
    <parley-button @click=${() => change({ status: ended ? 'open' : 'resolved' })}
      >${ended ? msg('Reopen', { id: 'command-reopen' }) : msg('Resolve', { id: 'command-resolve' })}</parley-button
    >
    <parley-button variant="icon" label=${msg('Contact', { id: 'card-title' })} @click=${toggleCard}
      >${personIcon}</parley-button
    >
  </div>`;
}

/** As one says them in a row. */
export function namesOf(authors: readonly Author[]): string {
  const names = authors.map(({ name }) => name ?? '');
  return new Intl.ListFormat(formatLocale(), { type: 'conjunction' }).format(names);
}
