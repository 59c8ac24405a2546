/**
 * The messages of one conversation, read like a conversation. It keeps the reader's place: new messages move the list
 * only for somebody who is already at its end. It shows what it is given and must never load or sort.
 */
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { canEdit, type MessageView } from '../../client/conversation-view.js';
import { ParleyHistoryLoadEvent } from '../../events/history-load.js';
import { ParleyMessageRetryEvent } from '../../events/message-retry.js';
import { ParleyMessagesSeeEvent } from '../../events/messages-see.js';
import type { ParleyNoticeActEvent } from '../../events/notice-act.js';
import { downIcon, moreIcon } from '../../internal/icons.js';
import {
  formatLocale,
  language,
  msg,
  plural,
  str,
  updateWhenLocaleChanges,
} from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import '../avatar/avatar.js';
import '../notice/notice.js';
import { dayLabel, groupMessages, type MessageDay, type MessageGroup } from './message-groups.js';
import { messageListStyles } from './message-list.styles.js';
import { renderContent, renderDelivery, renderTime, renderTyping } from './message-parts.js';

/** Nearer to the end than this counts as being there. */
const END = 48;
/** Nearer to the beginning than this, older messages are asked for. */
const BEGINNING = 240;

/** Only conversations with files need what shows them. */
const loadAttachments = () => import('../attachments/attachments.js');
const loadOffer = () => import('../offer/offer.js');
const loadActions = () => import('../message-actions/message-actions.js');

/**
 * @summary A conversation's messages, in days and groups.
 * @slot start - Shown before the first message of the conversation, once there is nothing older.
 * @event {ParleyHistoryLoadEvent} parley-history-load - The reader comes to the oldest message.
 * @slot end - Shown after the last message.
 * @event {ParleyMessageEditEvent} parley-message-edit - Somebody wants to change a message.
 * @event {ParleyMessageDeleteEvent} parley-message-delete - Somebody takes a message back.
 * @event {ParleyOfferDecideEvent} parley-offer-decide - The customer says whether something may be published.
 * @event {ParleyMessagePublishEvent} parley-message-publish - Something said in private should be published.
 * @event {ParleyMessageRetryEvent} parley-message-retry - Somebody wants a failed message tried again.
 * @event {ParleyMessagesSeeEvent} parley-messages-see - The newest message is in view.
 * @csspart log - The scrolling region.
 * @csspart day - The heading of a day.
 * @csspart bubble - A message's words.
 * @csspart bubble-own - Those of whoever reads.
 * @csspart pill - Leads to new messages below.
 * @csspart picture - An attached picture.
 * @csspart file - Any other attached file.
 */
export class ParleyMessageList extends ParleyElement {
  static override styles = [resetStyles, messageListStyles];

  private known = new Set<string>();
  private entering = new Set<string>();
  private stick = true;
  /** How far the reader is from the end, before the list grows. */
  private fromEnd = 0;
  /** Its size when the reader was last seen to; another one says that the place has changed and not the reader. */
  private measured = '';
  private resize = new ResizeObserver(() => {
    if (this.stick) this.scrollToEnd();
    this.measured = this.size;
  });

  @query('.log') private log!: HTMLElement;
  @query('.content') private content!: HTMLElement;

  /** The message whose actions are shown. */
  @state() private acting: string | null = null;

  /** How many arrived below what the reader looks at. */
  @state() private arrived = 0;

  /** What to show, in order. */
  @property({ attribute: false }) messages: readonly MessageView[] = [];

  /** Whether there are older messages than these. */
  @property() older: 'none' | 'some' | 'loading' | 'failed' = 'none';

  /** The name of an author who has none. */
  @property() unnamed = '';

  /** Id of the author who reads, where several speak for one side: the others' messages carry their names. */
  @property() reader = '';

  /** What a note is called, where there are any. */
  @property({ attribute: 'note-label' }) noteLabel = '';

  /** Origin of the server that has the files. */
  @property() server = '';

  /** Whether what this side said can be offered to everybody. */
  @property({ type: Boolean }) publishable = false;

  /** Who is typing on the other side; null for somebody without a name. */
  @property({ attribute: false }) typing: readonly (string | null)[] = [];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resize.disconnect();
  }

  override connectedCallback() {
    super.connectedCallback();
    if (this.hasUpdated) this.observe();
  }

  /** Files are drawn at once with the messages, so that nothing jumps later. */
  protected override async scheduleUpdate(): Promise<void> {
    if (this.messages.some(({ attachments }) => attachments.length > 0)) {
      // Without it the files are plain links: see renderMessage.
      await loadAttachments().catch(() => undefined);
    }
    // Without it the words alone ask.
    if (this.messages.some(({ offer }) => offer)) await loadOffer().catch(() => undefined);
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('messages')) return;
    this.fromEnd = this.log ? this.log.scrollHeight - this.log.scrollTop : 0;
    this.noticeArrivals();
  }

  protected override firstUpdated() {
    this.observe();
  }

  protected override updated(changed: PropertyValues<this>) {
    if (changed.has('messages')) {
      if (this.stick) this.scrollToEnd();
      else if (this.prepended(changed.get('messages')))
        this.log.scrollTop = this.log.scrollHeight - this.fromEnd;
      if (this.stick && this.messages.length > 0) this.dispatchEvent(new ParleyMessagesSeeEvent());
    }
    if (changed.has('messages') || changed.has('older')) this.askForOlder();
  }

  /** Its own size, and that of what is in it: a picture, a card, somebody who types. */
  private observe() {
    this.resize.observe(this.log);
    this.resize.observe(this.content);
  }

  /** Whether the newest message is in view. */
  get atEnd(): boolean {
    return this.stick;
  }

  /** Goes to the newest message. */
  scrollToEnd() {
    this.log.scrollTop = this.log.scrollHeight;
    this.measured = this.size;
  }

  /** Brings a message into view and gives it the focus. @returns false when it is not here */
  reveal(messageId: string): boolean {
    const message = this.renderRoot.querySelector<HTMLElement>(`[data-id="${messageId}"]`);
    if (!message) return false;
    this.stick = false;
    message.scrollIntoView({ block: 'center' });
    // Only while it has been asked for: a click on any other must not take the focus.
    message.tabIndex = -1;
    message.addEventListener('blur', () => message.removeAttribute('tabindex'), { once: true });
    message.focus({ preventScroll: true });
    return true;
  }

  private get size(): string {
    return `${this.log.scrollHeight} ${this.log.clientHeight}`;
  }

  override render() {
    return html`<div
        part="log"
        class="log"
        role="log"
        tabindex="0"
        aria-label=${msg('Messages', { id: 'list-label' })}
        aria-busy=${this.older === 'loading' ? 'true' : 'false'}
        @scroll=${this.handleScroll}
      >
        <div class="content">
          ${this.renderOlder()} ${this.older === 'none' ? html`<slot name="start"></slot>` : nothing}
          ${repeat(
            groupMessages(this.messages),
            (day) => day.key,
            (day) => this.renderDay(day),
          )}
          ${this.typing.map((name) => renderTyping(this.nameOf(name)))}
          <slot name="end"></slot>
        </div>
      </div>
      ${this.arrived > 0 ? this.renderPill() : nothing}`;
  }

  private renderOlder() {
    switch (this.older) {
      case 'none':
        return nothing;
      case 'failed':
        return html`<parley-notice
          action=${msg('Try again', { id: 'notice-retry' })}
          @parley-notice-act=${this.handleOlderRetry}
          >${msg('Earlier messages could not be loaded.', { id: 'chat-history-error' })}</parley-notice
        >`;
      case 'some':
      case 'loading':
        return html`<div class="older">
          <i aria-hidden="true"></i>
          <span class="visually-hidden">${msg('Loading earlier messages', { id: 'list-loading-older' })}</span>
        </div>`;
    }
  }

  private renderDay(day: MessageDay) {
    const label = dayLabel(day.date, new Date(), {
      locale: formatLocale(),
      today: msg('Today', { id: 'list-day-today' }),
      yesterday: msg('Yesterday', { id: 'list-day-yesterday' }),
    });
    const title = new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'full' }).format(day.date);
    return html`<p part="day" class="day" title=${title}>${label}</p>
      ${repeat(
        day.groups,
        (group) => group.key,
        (group) => this.renderGroup(group),
      )}`;
  }

  private renderGroup(group: MessageGroup) {
    const name = this.nameOf(group.name);
    return html`<div class="group ${group.own ? 'own' : ''} ${group.internal ? 'note' : ''}">
      ${group.own ? nothing : html`<parley-avatar name=${name} aria-hidden="true"></parley-avatar>`}
      <div class="said">
        ${this.renderName(group)}
        ${repeat(
          group.messages,
          (message) => message.id,
          (message) => guard(this.looksOf(message), () => this.renderMessage(message)),
        )}
      </div>
    </div>`;
  }

  private renderName(group: MessageGroup) {
    const name = this.isReaders(group) ? msg('You', { id: 'list-you' }) : this.nameOf(group.name);
    if (group.internal) return html`<p class="name">${name} · ${this.noteLabel}</p>`;
    return html`<p class=${this.isReaders(group) ? 'visually-hidden' : 'name'}>${name}</p>`;
  }

  private isReaders({ own, messages }: MessageGroup): boolean {
    return own && (this.reader === '' || messages[0]?.author.id === this.reader);
  }

  /** All that a message's looks hang on: while it stays the same, an arrival leaves what is drawn alone. */
  private looksOf(message: MessageView): unknown[] {
    const { id, text, attachments, deleted, editedAt, createdAt, own, delivery, offer } = message;
    const files = attachments.length > 0 && attachments;
    const changes = [
      text,
      files,
      deleted,
      editedAt,
      createdAt,
      own,
      delivery,
      canEdit(message),
      offer,
      this.publishable,
    ];
    const place = [this.entering.has(id), this.acting === id, own && id === this.lastOwn];
    return [...changes, ...place, this.server, language(), formatLocale()];
  }

  private renderMessage(message: MessageView) {
    const time = renderTime(message.createdAt);
    const classes = `message ${message.delivery} ${this.entering.has(message.id) ? 'entering' : ''}`;
    const tells = message.own && (message.delivery === 'failed' || message.id === this.lastOwn);
    return html`<div class=${classes} data-id=${message.id}>
        ${renderContent(message, this.server)}
        <div class="aside">
          ${this.canAct(message) ? this.renderMore(message) : nothing}
          ${
            message.editedAt && !message.deleted
              ? html`<span class="edited">${msg('Edited', { id: 'message-edited' })}</span>`
              : nothing
          }
          ${time}
        </div>
      </div>
      ${
        this.acting === message.id
          ? html`<parley-message-actions
              message=${message.id}
              text=${message.text}
              ?late=${!canEdit(message)}
              ?publishable=${this.canPublish(message)}
              @parley-actions-close=${this.handleActionsClose}
              @parley-message-delete=${this.handleDelete}
            ></parley-message-actions>`
          : nothing
      }
      ${tells && !message.deleted ? renderDelivery(message, time, this.handleRetry) : nothing}`;
  }

  private canAct(message: MessageView): boolean {
    return canEdit(message) || this.canPublish(message);
  }

  private canPublish({ own, internal, deleted, offer, seq, text }: MessageView): boolean {
    return this.publishable && own && !internal && !deleted && !offer && seq !== null && text !== '';
  }

  private renderMore({ id }: MessageView) {
    return html`<button
      type="button"
      class="more"
      aria-label=${msg('Change or delete', { id: 'message-more' })}
      aria-expanded=${this.acting === id ? 'true' : 'false'}
      @pointerenter=${loadActions}
      @click=${() => this.handleMore(id)}
    >
      ${moreIcon}
    </button>`;
  }

  private renderPill() {
    const count = new Intl.NumberFormat(formatLocale()).format(this.arrived);
    return html`<button type="button" part="pill" class="pill" @click=${this.handlePill}>
      ${downIcon}
      ${plural(
        this.arrived,
        { one: str`${count} new message`, other: str`${count} new messages` },
        { id: 'list-new' },
      )}
    </button>`;
  }

  private nameOf(name: string | null): string {
    return name ?? (this.unnamed || msg('Team', { id: 'list-team' }));
  }

  private get lastOwn(): string | undefined {
    return this.messages.findLast((message) => message.own && !message.internal)?.id;
  }

  private noticeArrivals() {
    const first = this.known.size === 0;
    const newest = this.messages.findLastIndex((message) => this.known.has(message.id));
    const arrivals = first ? [] : this.messages.slice(newest + 1);
    this.entering = new Set([...this.entering, ...arrivals.map((message) => message.id)]);
    this.known = new Set(this.messages.map((message) => message.id));
    // Whoever has just written wants to see it.
    if (arrivals.some((message) => message.own && message.delivery === 'sending')) this.stick = true;
    if (this.stick) this.arrived = 0;
    else this.arrived += arrivals.filter((message) => !message.own).length;
  }

  private prepended(before: readonly MessageView[] | undefined): boolean {
    const oldest = before?.[0];
    return oldest !== undefined && this.messages[0]?.id !== oldest.id;
  }

  private askForOlder() {
    // A list without height is not on screen: nobody has come to its beginning.
    if (this.older !== 'some' || this.log.clientHeight === 0) return;
    if (this.log.scrollTop < BEGINNING) this.dispatchEvent(new ParleyHistoryLoadEvent());
  }

  private handleScroll() {
    // A turned phone, its keyboard: the observer, which speaks after this, brings the end back into view.
    if (this.stick && this.measured !== this.size) return;
    const { scrollHeight, scrollTop, clientHeight } = this.log;
    const atEnd = scrollHeight - scrollTop - clientHeight < END;
    if (atEnd && !this.stick && this.messages.length > 0) this.dispatchEvent(new ParleyMessagesSeeEvent());
    this.stick = atEnd;
    if (atEnd) this.arrived = 0;
    this.askForOlder();
  }

  private handlePill() {
    this.scrollToEnd();
    // The pill goes away and would take the focus with it.
    this.log.focus({ preventScroll: true });
  }

  private handleOlderRetry(event: ParleyNoticeActEvent) {
    event.stopPropagation();
    this.dispatchEvent(new ParleyHistoryLoadEvent());
  }

  private handleMore(id: string) {
    this.acting = this.acting === id ? null : id;
    void loadActions();
  }

  private handleActionsClose(event: Event) {
    event.stopPropagation();
    const more = (event.currentTarget as HTMLElement).previousElementSibling?.querySelector<HTMLElement>(
      '.more',
    );
    this.acting = null;
    more?.focus();
  }

  /** The button that had the focus goes with the message. */
  private handleDelete() {
    this.log.focus({ preventScroll: true });
  }

  private handleRetry = (messageId: string) => {
    this.dispatchEvent(new ParleyMessageRetryEvent(messageId));
  };
}

define('parley-message-list', ParleyMessageList);

declare global {
  interface HTMLElementTagNameMap {
    'parley-message-list': ParleyMessageList;
  }
}
