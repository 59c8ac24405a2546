/** The one quiet row under a message: votes, reactions, reply, and a list of the rest. */
import type { TopicRules } from '@parley/protocol';
import { html, nothing } from 'lit';
import type { TopicMessageView } from '../../client/topic-view.js';
import type { TopicAct } from '../../events/topic-act.js';
import { foldIcon, moreIcon, smileIcon, upIcon } from '../../internal/icons.js';
import { formatLocale, msg } from '../../internal/localize.js';
import { reactionName, reactionPicture } from '../reactions.js';

export interface ActionsInput {
  message: TopicMessageView;
  rules: TopicRules;
  answerable: boolean;
  editable: boolean;
  opened: 'more' | 'reactions' | null;
  open: (what: 'more' | 'reactions' | null) => void;
  act: (act: TopicAct) => void;
  /** Asks once more before the message is gone from here. */
  ask: (what: 'delete' | 'private') => void;
}

export function renderActions(input: ActionsInput) {
  const published = input.message.phase === 'published';
  return html`<div class="actions">
    ${published && input.rules.votes !== 'none' ? renderVotes(input) : nothing}
    ${published ? renderReactions(input) : nothing}
    ${
      input.answerable
        ? html`<button type="button" class="reply" @click=${() => input.act({ type: 'reply' })}>
            ${msg('Reply', { id: 'said-reply' })}
          </button>`
        : nothing
    }
    ${renderMore(input)}
  </div>`;
}

function renderVotes({ message, rules, act }: ActionsInput) {
  const { opinion, votes } = message;
  const button = (value: 1 | -1, label: string) => {
    const pressed = opinion.vote === value;
    const count = value === 1 ? votes.up : votes.down;
    return html`<button
      type="button"
      class="vote"
      aria-label=${`${label}, ${number(count)}`}
      aria-pressed=${pressed ? 'true' : 'false'}
      ?disabled=${message.own}
      @click=${() => act({ type: 'vote', value: pressed ? 0 : value })}
    >
      ${value === 1 ? upIcon : foldIcon}<span class="count">${count > 0 ? number(count) : ''}</span>
    </button>`;
  };
  return html`<span class="votes">
    ${button(1, msg('Vote up', { id: 'vote-up' }))}
    ${rules.votes === 'up_down' ? button(-1, msg('Vote down', { id: 'vote-down' })) : nothing}
  </span>`;
}

function renderReactions({ message, rules, opened, open, act }: ActionsInput) {
  const { reactions, opinion } = message;
  const given = rules.reactions.filter((reaction) => (reactions[reaction] ?? 0) > 0);
  const choose = (reaction: string) => {
    const chosen = opinion.chosen.includes(reaction);
    return html`<button
      type="button"
      class="reaction"
      aria-label=${`${reactionName(reaction)}, ${number(reactions[reaction] ?? 0)}`}
      title=${reactionName(reaction)}
      aria-pressed=${chosen ? 'true' : 'false'}
      @click=${() => act({ type: 'react', reaction, chosen: !chosen })}
    >
      <span aria-hidden="true">${reactionPicture(reaction)}</span>
      ${reactions[reaction] ? html`<span class="count">${number(reactions[reaction])}</span>` : nothing}
    </button>`;
  };
  if (rules.reactions.length === 0) return nothing;
  return html`${given.map(choose)}<span class="menu">
      <button
        type="button"
        class="react"
        aria-label=${msg('React', { id: 'react' })}
        aria-expanded=${opened === 'reactions' ? 'true' : 'false'}
        @click=${() => open(opened === 'reactions' ? null : 'reactions')}
      >
        ${smileIcon}
      </button>
      ${opened === 'reactions' ? html`<span class="sheet row">${rules.reactions.map(choose)}</span>` : nothing}
    </span>`;
}

function renderMore({ message, answerable, editable, opened, open, act, ask }: ActionsInput) {
  const { own, phase } = message;
  const published = phase === 'published';
  const item = (type: 'quote' | 'link' | 'edit' | 'report', words: string) =>
    html`<button type="button" @click=${() => act({ type })}>${words}</button>`;
  return html`<span class="menu">
    <button
      type="button"
      class="more"
      aria-label=${msg('More actions', { id: 'said-actions' })}
      aria-expanded=${opened === 'more' ? 'true' : 'false'}
      @click=${() => open(opened === 'more' ? null : 'more')}
    >
      ${moreIcon}
    </button>
    ${
      opened === 'more'
        ? html`<span class="sheet">
            ${answerable ? item('quote', msg('Quote', { id: 'said-quote' })) : nothing}
            ${published ? item('link', msg('Copy link', { id: 'said-link' })) : nothing}
            ${editable ? item('edit', msg('Edit', { id: 'message-edit' })) : nothing}
            ${
              own
                ? html`<button type="button" @click=${() => ask('private')}>
                    ${msg('Continue in private', { id: 'said-private' })}
                  </button>`
                : nothing
            }
            ${
              own && phase !== 'rejected'
                ? html`<button type="button" class="danger" @click=${() => ask('delete')}>
                    ${msg('Delete', { id: 'message-delete' })}
                  </button>`
                : nothing
            }
            ${own || !published ? nothing : item('report', msg('Report', { id: 'said-report' }))}
          </span>`
        : nothing
    }
  </span>`;
}

function number(value: number): string {
  return new Intl.NumberFormat(formatLocale(), { notation: 'compact' }).format(value);
}
