/** A message of a discussion with what the company's people can do about it. A template: whoever draws it does the deeds. */
import type { TopicMessage } from '@parley/protocol';
import { html, nothing } from 'lit';
import '../../elements/button/button.js';
import { renderText } from '../../elements/message-list/message-text.js';
import { formatAgo, formatFully } from '../../internal/ago.js';
import { checkIcon, pinIcon, sealIcon } from '../../internal/icons.js';
import { msg } from '../../internal/localize.js';
import { nameWords } from './words.js';

export type ThreadAct = 'answer' | 'pin' | 'mark' | 'private';

export interface ThreadMessageInput {
  message: TopicMessage;
  /** Milliseconds since 1970. */
  now: number;
  busy: boolean;
  /** Whether it is asked once more before it leaves the public. */
  asking: boolean;
  /** Where it went on in private. */
  href: string | null;
  mayGoPrivate: boolean;
  act: (act: ThreadAct) => void;
  /** Whether an address has led here. */
  linked: boolean;
  /** Who speaks where no person does. */
  company: string;
  /** An answer that is being written. */
  form: unknown;
}

export function renderThreadMessage(input: ThreadMessageInput) {
  const { message, form, linked } = input;
  const classes = `${message.official ? 'official' : ''} ${message.answer ? 'marked' : ''} ${linked ? 'linked' : ''}`;
  return html`<article class=${classes} data-id=${message.id} tabindex="-1">
    ${message.stub ? renderStub(input) : renderWhole(input)} ${form}
  </article>`;
}

function renderStub({ message, href }: ThreadMessageInput) {
  return html`<p class="quiet">
    ${
      message.stub === 'private'
        ? msg('This goes on in private.', { id: 'mod-stub-private' })
        : msg('This message was deleted.', { id: 'mod-stub-deleted' })
    }
    ${href ? html`<a href=${href}>${msg('Open the conversation', { id: 'mod-private-open' })}</a>` : nothing}
  </p>`;
}

function renderWhole({ message, now, busy, asking, mayGoPrivate, company, act }: ThreadMessageInput) {
  const { author, official, createdAt, pinned, answer, text } = message;
  const name = author?.name ?? (author?.type === 'contact' ? nameWords(null) : company);
  const button = (kind: ThreadAct, words: string, pressed?: boolean) => html`<button
    type="button"
    class=${kind}
    aria-label=${`${words}: ${name}`}
    aria-pressed=${pressed === undefined ? nothing : pressed ? 'true' : 'false'}
    ?disabled=${busy}
    @click=${() => act(kind)}
  >
    ${words}
  </button>`;
  return html`<p class="head">
      <span class="who" dir="auto">${name}</span>
      ${
        official
          ? html`<span class="seal">${sealIcon}${official.teamName ?? msg('Official', { id: 'mod-official' })}</span>`
          : nothing
      }
      <time datetime=${createdAt} title=${formatFully(createdAt)}>${formatAgo(createdAt, now)}</time>
      ${answer ? html`<span class="seal good">${checkIcon}${msg('The answer', { id: 'mod-answer' })}</span>` : nothing}
      ${pinned ? html`<span class="seal">${pinIcon}${msg('Pinned', { id: 'mod-pinned' })}</span>` : nothing}
    </p>
    <div class="words">${renderText(text)}</div>
    <p class="acts">
      ${button('answer', msg('Answer', { id: 'mod-answer-do' }))}
      ${button('mark', msg('Mark as the answer', { id: 'mod-answer-mark' }), answer)}
      ${button('pin', msg('Pin', { id: 'mod-pin' }), pinned)}
      ${
        mayGoPrivate
          ? button(
              'private',
              asking
                ? msg('Really take it out of the public', { id: 'mod-private-sure' })
                : msg('Continue in private', { id: 'mod-private' }),
            )
          : nothing
      }
    </p>`;
}
