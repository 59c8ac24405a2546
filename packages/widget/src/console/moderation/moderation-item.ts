/** A message as a moderator judges it: who said what where, what it answers, and why it is here. It asks by event. */
import type { ModerationItem, TopicMessage } from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import '../../elements/avatar/avatar.js';
import '../../elements/button/button.js';
import type { Mark } from '../../client/moderation-queue.js';
import { formatAgo, formatFully } from '../../internal/ago.js';
import { checkIcon, clockIcon, lockIcon, personIcon, pinIcon, replyIcon } from '../../internal/icons.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyModerateEvent } from './moderate-event.js';
import { moderationItemStyles } from './moderation-item.styles.js';
import {
  decisionWords,
  nameWords,
  reasonWords,
  reportWords,
  settledWords,
  statusWords,
  topicWords,
} from './words.js';

/**
 * @summary A message in a queue of moderation.
 * @event {ParleyModerateEvent} parley-moderate - It is current, chosen, or its author is asked for.
 */
export class ParleyModerationItem extends ParleyElement {
  static override styles = [resetStyles, moderationItemStyles];

  @query('article') private article!: HTMLElement;
  @query('textarea') private field!: HTMLTextAreaElement | null;

  @property({ attribute: false }) item!: ModerationItem;
  /** What it answers, where anybody can read that. */
  @property({ attribute: false }) parent: TopicMessage | null = null;
  /** Whether the keys are about it. */
  @property({ type: Boolean, reflect: true }) current = false;
  @property({ type: Boolean, reflect: true }) chosen = false;
  /** Whether its words are being changed. */
  @property({ type: Boolean }) editing = false;
  /** Whether somebody else was faster: it is shown for a moment, and nothing can be done with it. */
  @property({ type: Boolean, reflect: true }) settled = false;
  /** Where the discussion is within the console. */
  @property() href = '';
  /** Milliseconds since 1970, as coarse as the times that are shown. */
  @property({ type: Number }) now = 0;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Takes the focus as a whole, so that it is read out; while it is being changed, its field does. */
  override focus(options?: FocusOptions) {
    (this.field ?? this.article)?.focus(options);
  }

  override render() {
    const { message, topic, at } = this.item;
    const name = nameWords(message.author.name);
    return html`<article
      tabindex=${this.current ? 0 : -1}
      aria-labelledby="who"
      aria-describedby="why"
      aria-current=${this.current ? 'true' : nothing}
      @focusin=${() => this.act({ type: 'current', id: message.id })}
      @click=${this.handleClick}
    >
      <label class="choose"
        ><input
          type="checkbox"
          ?disabled=${this.settled}
          .checked=${this.chosen}
          aria-label=${msg(str`Choose the message of ${name}`, { id: 'mod-choose' })}
          @click=${this.handleChoose}
      /></label>
      <div class="main">
        <header>
          <parley-avatar aria-hidden="true" .name=${message.author.name ?? ''}></parley-avatar>
          <span id="who" class="who" dir="auto">${name}</span>
          <time datetime=${at} title=${formatFully(at)}>${formatAgo(at, this.now)}</time>
          <a class="topic" href=${this.href} dir="auto">${topicWords(topic)}</a>
        </header>
        ${this.settled ? html`<p class="settled" dir="auto">${checkIcon}${settledWords(this.item)}</p>` : nothing}
        ${this.renderParent()}
        ${this.editing && !this.settled ? this.renderField() : html`<p class="words" dir="auto">${message.text}</p>`}
        ${this.renderWhy()} ${this.renderLinks()}
      </div>
    </article>`;
  }

  private renderParent() {
    const { parent } = this;
    if (!parent) return nothing;
    return html`<p class="parent">
      ${replyIcon}<span
        >${msg(str`In reply to ${nameWords(parent.author?.name ?? null)}`, { id: 'mod-reply-to' })}:
        <q dir="auto">${parent.text}</q></span
      >
    </p>`;
  }

  private renderField() {
    const { message } = this.item;
    return html`<div class="edit">
      <label for="text">${msg('What it shall say', { id: 'mod-edit-label' })}</label>
      <textarea
        id="text"
        rows="4"
        dir="auto"
        maxlength=${LIMITS.messageText}
        .value=${message.text}
        @keydown=${this.handleKeydown}
      ></textarea>
      <div class="row">
        <parley-button variant="primary" @click=${this.save}
          >${msg('Approve like this', { id: 'mod-edit-save' })}</parley-button
        >
        <parley-button variant="quiet" @click=${() => this.act({ type: 'cancel' })}
          >${msg('Cancel', { id: 'composer-cancel' })}</parley-button
        >
      </div>
    </div>`;
  }

  private renderWhy() {
    const { reasons, reports, appeal, decision, message } = this.item;
    return html`<ul id="why" class="why">
      ${reasons.map((reason) => html`<li class=${reason.action} dir="auto">${reasonWords(reason)}</li>`)}
      ${reports.map(
        (report) => html`<li class="report">
          ${reportWords(report)}${report.text ? html`: <q dir="auto">${report.text}</q>` : nothing}
        </li>`,
      )}
      ${
        appeal === null
          ? nothing
          : html`<li class="appeal">
              ${msg('Its author asks to look again', { id: 'mod-appeal' })}: <q dir="auto">${appeal}</q>
            </li>`
      }
      ${
        decision
          ? html`<li class="done" title=${formatFully(decision.at)}>
              ${checkIcon}${decisionWords(decision)} · ${formatAgo(decision.at, this.now)}
            </li>`
          : nothing
      }
      <li class="state">${message.status === 'pending' ? clockIcon : nothing}${statusWords(message.status)}</li>
    </ul>`;
  }

  private renderLinks() {
    const { topic, message } = this.item;
    return html`<p class="links">
      ${
        message.author.type === 'contact'
          ? html`<button type="button" class="person" @click=${() => this.act({ type: 'person', id: message.author.id })}>
              ${personIcon}${msg('Person', { id: 'mod-person' })}
            </button>`
          : nothing
      }
      ${this.renderMarks()}
      ${
        topic.url
          ? html`<a href=${topic.url} target="_blank" rel="noopener"
              >${msg('Open the page', { id: 'mod-open' })}</a
            >`
          : nothing
      }
    </p>`;
  }

  /** What everybody reads can be put first or be the answer; a discussion can be closed from any of its rows. */
  private renderMarks() {
    const { message, pinned, answer, topic } = this.item;
    if (this.settled) return nothing;
    const button = (on: boolean, [set, unset]: [Mark, Mark], label: unknown) => html`<button
      type="button"
      class=${set}
      aria-pressed=${on ? 'true' : 'false'}
      @click=${() => this.act({ type: 'mark', id: message.id, mark: on ? unset : set })}
    >
      ${label}
    </button>`;
    const shown = message.status === 'published';
    return html`${
      shown
        ? html`${button(pinned, ['pin', 'unpin'], html`${pinIcon}${msg('Pin', { id: 'mod-pin' })}`)}
          ${button(answer, ['mark', 'unmark'], html`${checkIcon}${msg('Mark as the answer', { id: 'mod-answer-mark' })}`)}`
        : nothing
    }
    ${button(topic.locked, ['lock', 'unlock'], html`${lockIcon}${msg('Lock', { id: 'mod-lock' })}`)}`;
  }

  private act(act: ParleyModerateEvent['act']) {
    this.dispatchEvent(new ParleyModerateEvent(act));
  }

  private handleClick(event: MouseEvent) {
    const [target] = event.composedPath();
    if (target instanceof Element && target.closest('a, button, label, textarea')) return;
    if (getSelection()?.toString()) return;
    this.article.focus();
  }

  private handleChoose(event: MouseEvent) {
    event.stopPropagation();
    this.act({ type: 'choose', id: this.item.message.id, range: event.shiftKey });
  }

  private handleKeydown(event: KeyboardEvent) {
    if (event.isComposing) return;
    if (event.key === 'Escape') {
      event.preventDefault();
      this.act({ type: 'cancel' });
    }
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      this.save();
    }
  }

  private save() {
    const text = this.field?.value ?? '';
    if (text.trim() === '') return this.field?.focus();
    this.act({ type: 'save', id: this.item.message.id, text });
  }
}

define('parley-moderation-item', ParleyModerationItem);

declare global {
  interface HTMLElementTagNameMap {
    'parley-moderation-item': ParleyModerationItem;
  }
}
