/**
 * One public message: who said it and for whom, its words, one quiet row of what can be done with it. It asks by event
 * and does nothing itself. Its slot is the place for an answer, a change or a report.
 */
import type { TopicRules } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { canEditTopicMessage, type TopicMessageView } from '../../client/topic-view.js';
import '../../elements/avatar/avatar.js';
import { ParleyTopicActEvent, type TopicAct } from '../../events/topic-act.js';
import { formatAgo, formatFully } from '../../internal/ago.js';
import { checkIcon, clockIcon, pinIcon, replyIcon, sealIcon } from '../../internal/icons.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { authorName } from '../author-name.js';
import { renderWords } from '../words.js';
import { renderActions } from './topic-actions.js';
import { topicMessageStyles } from './topic-message.styles.js';

/**
 * @summary A message of a discussion.
 * @slot - An answer, a change or a report that is being written.
 * @event {ParleyTopicActEvent} parley-topic-act - Something is to be done with it.
 */
export class ParleyTopicMessage extends ParleyElement {
  static override styles = [resetStyles, topicMessageStyles];

  @query('article') private article!: HTMLElement;
  /** Which of its two lists is open. */
  @state() private opened: 'more' | 'reactions' | null = null;
  /** What it is asked about once more before it happens. */
  @state() private asking: 'delete' | 'private' | null = null;

  @property({ attribute: false }) message!: TopicMessageView;
  @property({ attribute: false }) rules!: TopicRules;

  /** Whether it can be answered and judged here. */
  @property({ type: Boolean }) answerable = false;

  /** Whether its words are being changed, in the slot. */
  @property({ type: Boolean }) editing = false;

  /** Whether a link has led here. */
  @property({ type: Boolean, reflect: true }) linked = false;

  /** Where a permanent link leads. */
  @property() href = '';

  /** What could not be done with it, or was, in words. */
  @property() note = '';

  /** Milliseconds since 1970, as coarse as the times that are shown. */
  @property({ type: Number }) now = 0;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.open(null);
  }

  /** Takes the focus as a whole, so that its words are read. */
  override focus(options?: FocusOptions) {
    this.article?.focus(options);
  }

  override render() {
    const { message } = this;
    const classes = `${message.official ? 'official' : ''} ${message.answer ? 'answer' : ''}`;
    return html`<article class=${classes} tabindex="-1" aria-labelledby="who">
      ${message.answer ? html`<p class="first">${checkIcon}${msg('Answer', { id: 'mark-answer' })}</p>` : nothing}
      ${message.pinned ? html`<p class="first pinned">${pinIcon}${msg('Pinned', { id: 'mark-pinned' })}</p>` : nothing}
      ${message.stub ? this.renderStub(message) : this.renderWhole(message)}
      <slot></slot>
    </article>`;
  }

  private renderStub({ stub, told }: TopicMessageView) {
    return html`<p id="who" class="stub">
      ${
        stub === 'private'
          ? msg('This goes on in private.', { id: 'stub-private' })
          : msg('This message was deleted.', { id: 'stub-deleted' })
      }
      ${
        told?.privateConversationId
          ? html`<button type="button" @click=${() => this.act({ type: 'open-private' })}>
              ${msg('Open the conversation', { id: 'private-open' })}
            </button>`
          : nothing
      }
    </p>`;
  }

  private renderWhole(message: TopicMessageView) {
    const { author, official, inReplyTo, editedAt } = message;
    const name = authorName(author);
    return html`<header>
        <parley-avatar aria-hidden="true" .name=${author?.name ?? ''}></parley-avatar>
        <span id="who" class="who" dir="auto">${name}</span>
        ${
          official
            ? html`<span class="seal" title=${msg('Official', { id: 'mark-official' })}
                >${sealIcon}<span class="visually-hidden">${msg('Official', { id: 'mark-official' })} </span
                >${official.teamName ? html`<span>${official.teamName}</span>` : nothing}</span
              >`
            : nothing
        }
        <a class="when" href=${this.href} @click=${this.handleWhen}
          ><time datetime=${message.createdAt} title=${formatFully(message.createdAt)}
            >${formatAgo(message.createdAt, this.now)}</time
          ></a
        >
        ${
          editedAt
            ? html`<button
                type="button"
                class="edited"
                title=${formatFully(editedAt)}
                @click=${() => this.act({ type: 'history' })}
              >
                ${msg('Edited', { id: 'message-edited' })}
              </button>`
            : nothing
        }
      </header>
      ${inReplyTo ? this.renderReplyTo(inReplyTo) : nothing}
      ${
        this.editing
          ? nothing
          : html`<div class="words">${renderWords(message.text)}</div>
              ${this.renderPhase(message)} ${this.asking ? this.renderQuestion(this.asking) : this.renderRow(message)}`
      }
      ${this.note ? html`<p class="note" role="alert">${this.note}</p>` : nothing}`;
  }

  private renderReplyTo({ id, author }: NonNullable<TopicMessageView['inReplyTo']>) {
    const name = authorName(author);
    return html`<p class="reply-to">
      ${replyIcon}<button type="button" @click=${() => this.act({ type: 'go', to: id })}>
        ${msg(str`In reply to ${name}`, { id: 'topic-in-reply' })}
      </button>
    </p>`;
  }

  private renderPhase({ phase, told, failure, again }: TopicMessageView) {
    if (phase === 'published') return nothing;
    if (phase === 'failed') {
      return html`<p class="phase failed">
        ${msg('Not sent', { id: 'message-failed' })} <parley-failure .code=${failure} .again=${again}></parley-failure>
        <button type="button" @click=${() => this.act({ type: 'retry' })}>
          ${msg('Try again', { id: 'message-retry' })}
        </button>
        <button type="button" @click=${() => this.act({ type: 'delete' })}>
          ${msg('Delete', { id: 'message-delete' })}
        </button>
      </p>`;
    }
    const words =
      phase === 'sending'
        ? msg('Sending…', { id: 'message-sending' })
        : phase === 'pending'
          ? msg('Waiting for a moderator. Only you can see it.', { id: 'phase-pending' })
          : msg('Not published. Only you can see it.', { id: 'phase-rejected' });
    const line = html`<p class="phase">${clockIcon}${words}</p>`;
    // Its own words say more, once they are there.
    return told
      ? html`<parley-refusal .reason=${told.refusal ?? 'other'} .appeal=${told.appeal}>${line}</parley-refusal>`
      : line;
  }

  private renderRow(message: TopicMessageView) {
    const { phase } = message;
    if (phase === 'sending' || phase === 'failed') return nothing;
    return renderActions({
      message,
      rules: this.rules,
      answerable: this.answerable && phase === 'published',
      editable: canEditTopicMessage(message),
      opened: this.opened,
      open: (what) => this.open(what),
      act: (act) => this.act(act),
      ask: (what) => this.ask(what),
    });
  }

  private renderQuestion(type: 'delete' | 'private') {
    const deletes = type === 'delete';
    return html`<div class="actions" role="group" aria-labelledby="question">
      <span id="question">${
        deletes
          ? msg('Delete this message?', { id: 'message-delete-ask' })
          : msg('Continue in private? Others will see only that it goes on there.', { id: 'private-ask' })
      }</span>
      <button type="button" class="keep" @click=${() => this.ask(null)}>${msg('Keep', { id: 'message-keep' })}</button>
      <button type="button" class=${deletes ? 'danger' : 'go'} @click=${() => this.act({ type })}>
        ${
          deletes
            ? msg('Delete', { id: 'message-delete' })
            : msg('Continue in private', { id: 'said-private' })
        }
      </button>
    </div>`;
  }

  private ask(asking: typeof this.asking) {
    this.open(null);
    this.asking = asking;
    void this.updateComplete.then(() => {
      const next = asking ? '.keep' : '.more';
      this.shadowRoot?.querySelector<HTMLElement>(next)?.focus();
    });
  }

  private act(act: TopicAct) {
    this.open(null);
    this.asking = null;
    this.dispatchEvent(new ParleyTopicActEvent(act));
  }

  private handleWhen(event: MouseEvent) {
    // A click with a key held means something else to the browser.
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    this.act({ type: 'go', to: this.message.id });
  }

  private open(what: typeof this.opened) {
    const before = this.opened;
    this.opened = what;
    if (what) {
      document.addEventListener('pointerdown', this.handleAway);
      this.addEventListener('keydown', this.handleEscape);
    } else if (before) {
      document.removeEventListener('pointerdown', this.handleAway);
      this.removeEventListener('keydown', this.handleEscape);
    }
  }

  /** A press anywhere else closes what is open. */
  private handleAway = (event: Event) => {
    const inside = event
      .composedPath()
      .some((target) => target instanceof Element && target.classList.contains('menu'));
    if (!inside) this.open(null);
  };

  private handleEscape = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    const opener = this.opened === 'more' ? '.more' : '.react';
    this.open(null);
    this.shadowRoot?.querySelector<HTMLElement>(opener)?.focus();
  };
}

define('parley-topic-message', ParleyTopicMessage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-topic-message': ParleyTopicMessage;
  }
}
