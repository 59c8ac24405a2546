/**
 * The messages of one conversation, read like a conversation. It shows what it is given and must never load or sort; the
 * reader's place is kept by `ReadingPlace`.
 */
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { guard } from 'lit/directives/guard.js';
import { repeat } from 'lit/directives/repeat.js';
import { canEdit, type MessageView } from '../../client/conversation-view.js';
import { ParleyHistoryLoadEvent } from '../../events/history-load.js';
import { ParleyMessageRetryEvent } from '../../events/message-retry.js';
import { moreIcon } from '../../internal/icons.js';
import { formatLocale, language, msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import '../avatar/avatar.js';
import { bubbleStyles } from './bubble.styles.js';
import { deliveryStyles } from './delivery.styles.js';
import { groupStyles } from './group.styles.js';
import { renderDayLabel, renderOlder, renderPill } from './list-parts.js';
import { groupMessages, type MessageDay, type MessageGroup } from './message-groups.js';
import { messageListStyles } from './message-list.styles.js';
import { renderContent, renderDelivery, renderTime, renderTyping } from './message-parts.js';
import { ReadingPlace } from './reading-place.js';

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
  static override styles = [resetStyles, messageListStyles, groupStyles, bubbleStyles, deliveryStyles];

  private reading = new ReadingPlace(this);

  @query('.log') private log!: HTMLElement;

  /** The message whose actions are shown. */
  @state() private acting: string | null = null;

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

  /** Whether the newest message is in view. */
  get atEnd(): boolean {
    return this.reading.atEnd;
  }

  /** Goes to the newest message. */
  scrollToEnd() {
    this.reading.toEnd();
  }

  /** Brings a message into view and gives it the focus. @returns false when it is not here */
  reveal(messageId: string): boolean {
    return this.reading.reveal(messageId);
  }

  override render() {
    return html`<div
        part="log"
        class="log"
        role="log"
        tabindex="0"
        aria-label=${msg('Messages', { id: 'list-label' })}
        aria-busy=${this.older === 'loading' ? 'true' : 'false'}
        @scroll=${this.reading.follow}
      >
        <div class="content">
          ${renderOlder(this.older, this.handleOlderRetry)} ${this.older === 'none' ? html`<slot name="start"></slot>` : nothing}
          ${repeat(
            groupMessages(this.messages),
            (day) => day.key,
            (day) => this.renderDay(day),
          )}
          ${this.typing.map((name) => renderTyping(this.nameOf(name)))}
          <slot name="end"></slot>
        </div>
      </div>
      ${renderPill(this.reading.arrived, () => this.reading.takePill())}`;
  }

  private renderDay(day: MessageDay) {
    return html`${renderDayLabel(day.date)}
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
    const place = [this.reading.entering.has(id), this.acting === id, own && id === this.lastOwn];
    return [...changes, ...place, this.server, language(), formatLocale()];
  }

  private renderMessage(message: MessageView) {
    const time = renderTime(message.createdAt);
    const classes = `message ${message.delivery} ${this.reading.entering.has(message.id) ? 'entering' : ''}`;
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

  private nameOf(name: string | null): string {
    return name ?? (this.unnamed || msg('Team', { id: 'list-team' }));
  }

  private get lastOwn(): string | undefined {
    return this.messages.findLast((message) => message.own && !message.internal)?.id;
  }

  private handleOlderRetry(event: Event) {
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
