/**
 * One conversation as an agent sees it: with whom, what was said, and where to answer. It shows what it is given and
 * must never load, send or mark.
 */
import type { AttachmentRules, Author, Colleague, Contact, Conversation, Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ApiError } from '../../client/api-error.js';
import type { ColleaguesState } from '../../client/colleagues.js';
import type { ConversationState } from '../../client/conversation-store.js';
import type { ContactPast } from '../../client/desk-api.js';
import type { UploadItem } from '../../client/uploads.js';
import '../../elements/avatar/avatar.js';
import '../../elements/button/button.js';
import '../../elements/message-list/message-list.js';
import type { ParleyMessageList } from '../../elements/message-list/message-list.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { backIcon, banIcon, eyeIcon, personIcon } from '../../internal/icons.js';
import { formatLocale, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import '../due-chip/due-chip.js';
import '../answer-box/answer-box.js';
import type { ParleyAnswerBox, ReadyAnswer } from '../answer-box/answer-box.js';
import { contactHue, contactLabel, contactShortLabel } from '../contact-label.js';
import { loadErrorWords } from '../error-words.js';
import '../contact-card/contact-card.js';
import '../conversation-bar/conversation-bar.js';
import type { BarPart } from '../conversation-bar/conversation-bar.js';
import { ParleyConversationChangeEvent } from '../events/conversation-change.js';
import { ParleyConversationLeaveEvent } from '../events/conversation-leave.js';
import { ParleyConversationReloadEvent } from '../events/conversation-reload.js';
import { ParleyConversationUndoEvent } from '../events/conversation-undo.js';
import { hueStyles } from '../hue.styles.js';
import { Meanwhile } from '../meanwhile.js';
import { conversationPaneStyles } from './conversation-pane.styles.js';

/**
 * @summary The open conversation.
 * @event {ParleyConversationLeaveEvent} parley-conversation-leave - Back to the inbox.
 * @event {ParleyConversationReloadEvent} parley-conversation-reload - Loading failed and should be tried again.
 * @event {ParleyConversationChangeEvent} parley-conversation-change - It should be ended, reopened or handed over.
 * @event {ParleyConversationUndoEvent} parley-conversation-undo - The last decision should be taken back.
 * @event {ParleyDraftChangeEvent} parley-draft-change - Something was written or sent.
 * @event {ParleyMessageSendEvent} parley-message-send - A message should be sent.
 * @event {ParleyMessageEditEvent} parley-message-edit - A message should be changed.
 * @event {ParleyMessageDeleteEvent} parley-message-delete - A message should be taken back.
 * @event {ParleyFilesAddEvent} parley-files-add - Files were chosen or pasted.
 * @event {ParleyMessageRetryEvent} parley-message-retry - A failed message should be tried again.
 * @event {ParleyHistoryLoadEvent} parley-history-load - The reader comes to the oldest message.
 * @event {ParleyMessagesSeeEvent} parley-messages-see - The newest message is in view.
 */
export class ParleyConversationPane extends ParleyElement {
  static override styles = [resetStyles, hueStyles, conversationPaneStyles];

  @query('parley-answer-box') private box!: ParleyAnswerBox | null;
  @query('parley-message-list') private list!: ParleyMessageList | null;
  @query('h2') private heading!: HTMLElement;

  /** Whether the card is shown where it lies over the conversation; beside it, it is unless it was put away. */
  @state() private card: boolean | null = null;
  private meanwhile = new Meanwhile();
  /** Whether something was held back because others wrote meanwhile. */
  @state() private held = false;

  /** Whose conversation it is; null while it is not known. */
  @property({ attribute: false }) conversation: Conversation | null = null;

  /** Its messages. */
  @property({ attribute: false }) state: ConversationState | null = null;

  /** The person; null while it is loading, and for good when `contactFailed`. */
  @property({ attribute: false }) contact: Contact | null = null;

  @property({ type: Boolean, attribute: 'contact-failed' }) contactFailed = false;

  /** Whether the last change of the person was not taken. */
  @property({ type: Boolean, attribute: 'contact-unsaved' }) contactUnsaved = false;

  /** The person's past; null while it is not known. */
  @property({ attribute: false }) past: ContactPast | null = null;

  /** Conversations of others. */
  @property({ attribute: false }) others: readonly Conversation[] = [];

  /** Whether there is room for the card beside the conversation. */
  @property({ type: Boolean, reflect: true }) roomy = false;

  /** Whether the last change of status or team failed. */
  @property({ type: Boolean, attribute: 'change-failed' }) changeFailed = false;

  /** Its site's public face. */
  @property({ attribute: false }) site: Site | null = null;

  /** Id of the agent who reads. */
  @property() reader = '';

  /** Whom a note can call. */
  @property({ attribute: false }) agents: readonly Colleague[] = [];

  /** What `/` offers. */
  @property({ attribute: false }) answers: readonly ReadyAnswer[] = [];

  /** Tags that are in use. */
  @property({ attribute: false }) tags: readonly string[] = [];

  /** Whether the last decision can be taken back. */
  @property({ type: Boolean }) undoable = false;

  /** Who else is here; null while that is not known. */
  @property({ attribute: false }) colleagues: ColleaguesState | null = null;

  /** Whether a note is being written. */
  @property({ type: Boolean }) noting = false;

  /** What the agent had begun to write. */
  @property() draft = '';

  /** What could not be done, in words. */
  @property() note = '';

  /** What can be attached; null when nothing can. */
  @property({ attribute: false }) attach: AttachmentRules | null = null;

  /** Files that go with the answer. */
  @property({ attribute: false }) uploads: readonly UploadItem[] = [];

  /** Whether `draft` is a message that was sent and is being changed. */
  @property({ type: Boolean }) editing = false;

  /** Origin of the server. */
  @property() server = '';

  /** Whether it is the only column, and needs a way back. */
  @property({ type: Boolean, reflect: true }) narrow = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Whether the newest message is in view. */
  get atEnd(): boolean {
    return this.list?.atEnd ?? false;
  }

  /** Puts the focus where an agent goes on: to the text, or on a touch screen to the top, without a keyboard. */
  async start(): Promise<void> {
    await this.box?.updateComplete;
    const target = matchMedia('(pointer: coarse)').matches ? this.heading : (this.box ?? this.heading);
    target.focus({ preventScroll: true });
  }

  /** Brings a message into view and gives it the focus. @returns false when it is not here */
  async reveal(messageId: string): Promise<boolean> {
    await this.updateComplete;
    await this.list?.updateComplete;
    return this.list?.reveal(messageId) ?? false;
  }

  /** Puts the focus on what is decided about it. */
  focusPart(part: BarPart) {
    this.renderRoot.querySelector('parley-conversation-bar')?.focusPart(part);
  }

  /** Shows the card, or puts it away. */
  toggleCard() {
    this.card = !this.showsCard;
  }

  private get showsCard(): boolean {
    return (this.card ?? this.roomy) && this.conversation !== null;
  }

  protected override willUpdate() {
    const writes = this.draft !== '' && !this.editing && !this.noting;
    this.meanwhile.follow(writes, this.state?.messages ?? [], this.reader);
    if (this.meanwhile.arrived.length === 0) this.held = false;
  }

  override render() {
    const { conversation } = this;
    return html`${this.renderHeader()} ${conversation ? this.renderBar(conversation) : nothing}
      <div class="columns">
        <div class="body">${this.renderBody()}</div>
        ${
          this.showsCard && conversation
            ? html`<parley-contact-card
                .conversation=${conversation}
                .contact=${this.contact}
                .past=${this.past}
                .others=${this.others}
                ?failed=${this.contactFailed}
                ?unsaved=${this.contactUnsaved}
                ><slot name="aside"></slot
              ></parley-contact-card>`
            : nothing
        }
      </div>`;
  }

  private renderHeader() {
    const { conversation } = this;
    return html`<header>
      <parley-button
        class="back"
        variant="icon"
        label=${msg('Back to the inbox', { id: 'conversation-back' })}
        @click=${this.handleBack}
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
        <h2 tabindex="-1" dir="auto" aria-level=${this.narrow ? '1' : '2'}>
          ${conversation ? contactLabel(conversation) : msg('Conversation', { id: 'conversation-title' })}
        </h2>
        ${conversation ? html`<p class="detail">${this.renderDetail(conversation)}</p>` : nothing}
        ${conversation?.sla ? html`<parley-due-chip .sla=${conversation.sla}></parley-due-chip>` : nothing}
      </div>
      ${conversation ? this.renderActions(conversation) : nothing}
    </header>`;
  }

  private renderBar(conversation: Conversation) {
    return html`<parley-conversation-bar
      .conversation=${conversation}
      .site=${this.site}
      .agents=${this.agents}
      .tags=${this.tags}
      reader=${this.reader}
    ></parley-conversation-bar>`;
  }

  private renderActions({ status }: Conversation) {
    const ended = status === 'resolved' || status === 'spam';
    return html`<div class="actions">
      ${
        ended
          ? nothing
          : html`<parley-button
              variant="icon"
              label=${msg('Mark as spam', { id: 'command-spam' })}
              @click=${() => this.change({ status: 'spam' })}
              >${banIcon}</parley-button
            >`
      }
      <parley-button @click=${() => this.change({ status: ended ? 'open' : 'resolved' })}
        >${ended ? msg('Reopen', { id: 'command-reopen' }) : msg('Resolve', { id: 'command-resolve' })}</parley-button
      >
      <parley-button
        variant="icon"
        label=${msg('Contact', { id: 'card-title' })}
        @click=${() => this.toggleCard()}
        >${personIcon}</parley-button
      >
    </div>`;
  }

  private change(change: ParleyConversationChangeEvent['change']) {
    this.dispatchEvent(new ParleyConversationChangeEvent(change));
  }

  private renderDetail({ createdAt, status }: Conversation) {
    const date = new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium' }).format(new Date(createdAt));
    const since =
      status === 'resolved'
        ? msg('Resolved', { id: 'conversation-resolved' })
        : msg(str`Since ${date}`, { id: 'conversation-since' });
    const viewing = this.colleagues?.viewing ?? [];
    const here =
      viewing.length > 0
        ? html` · <span class="here">${eyeIcon}${msg(str`Also here: ${namesOf(viewing)}`, { id: 'conversation-viewing' })}</span>`
        : nothing;
    return html`${this.site ? html`<bdi>${this.site.name}</bdi> · ` : nothing}${since}${here}`;
  }

  private renderBody() {
    const { state } = this;
    if (state?.phase === 'failed' && state.error) return this.renderFailure(state.error);
    return html`${!state || state.phase === 'loading' ? this.renderLoading() : this.renderMessages(state)}
      <footer>
        ${this.renderMeanwhile()}
        ${
          this.changeFailed
            ? html`<parley-notice kind="danger"
                >${msg('That was not saved. Try again.', { id: 'conversation-change-failed' })}</parley-notice
              >`
            : nothing
        }
        ${
          this.undoable
            ? html`<parley-notice
                kind="done"
                action=${msg('Undo', { id: 'command-undo' })}
                @parley-notice-act=${() => this.dispatchEvent(new ParleyConversationUndoEvent())}
                >${msg('Done.', { id: 'conversation-decided' })}</parley-notice
              >`
            : nothing
        }
        ${this.note ? html`<parley-notice kind="danger">${this.note}</parley-notice>` : nothing}
        <parley-answer-box
          .value=${this.draft}
          .agents=${this.agents.filter(({ id }) => id !== this.reader)}
          .answers=${this.answers}
          .attach=${this.attach}
          .uploads=${this.uploads}
          ?noting=${this.noting}
          ?editing=${this.editing}
          @parley-draft-change=${this.handleDraft}
          @parley-message-send=${this.handleSend}
        ></parley-answer-box>
      </footer>`;
  }

  /** Two who answer at once, or an answer to what has just changed: said before it is sent. */
  private renderMeanwhile() {
    const { conversation, meanwhile } = this;
    const { author } = meanwhile;
    if (author && conversation) {
      const name = author.name ?? contactShortLabel(conversation);
      const words = msg(str`${name} wrote while you were writing.`, { id: 'conversation-meanwhile' });
      if (!this.held) return html`<parley-notice role="status">${words}</parley-notice>`;
      return html`<parley-notice
        kind="danger"
        action=${msg('Send anyway', { id: 'conversation-send-anyway' })}
        @parley-notice-act=${this.handleSendAnyway}
        >${words}<span class="arrived" dir="auto">${meanwhile.arrived.at(-1)?.text}</span></parley-notice
      >`;
    }
    const answering = this.colleagues?.answering ?? [];
    if (answering.length === 0 || this.noting) return nothing;
    const names = namesOf(answering);
    return html`<parley-notice role="status"
      >${msg(str`${names}: writing an answer right now.`, { id: 'conversation-answering' })}</parley-notice
    >`;
  }

  private renderLoading() {
    return html`<p class="visually-hidden" role="status">
        ${msg('Loading the conversation', { id: 'conversation-loading' })}
      </p>
      <parley-skeleton count="6"></parley-skeleton>`;
  }

  private renderMessages({ messages, older, typing }: ConversationState) {
    const { conversation } = this;
    return html`<parley-message-list
      class=${conversation ? `hue-${contactHue(conversation)}` : ''}
      .messages=${messages}
      .older=${older}
      unnamed=${conversation ? contactShortLabel(conversation) : ''}
      reader=${this.reader}
      note-label=${msg('Note', { id: 'note-label' })}
      .typing=${typing.map(({ name }) => name)}
      .server=${this.server}
      ?publishable=${conversation?.kind === 'chat'}
    >
      ${
        messages.length === 0
          ? html`<p slot="start" class="nothing">
              ${msg('Nothing has been said yet.', { id: 'conversation-empty' })}
            </p>`
          : nothing
      }
    </parley-message-list>`;
  }

  private renderFailure(error: ApiError) {
    const missing = error.code === 'not_found' || error.code === 'forbidden';
    return html`<div class="failure" role="alert">
      <p>${loadErrorWords(error)}</p>
      ${
        missing
          ? html`<parley-button @click=${this.handleBack}
              >${msg('Back to the inbox', { id: 'conversation-back' })}</parley-button
            >`
          : html`<parley-button @click=${() => this.dispatchEvent(new ParleyConversationReloadEvent())}
              >${msg('Try again', { id: 'notice-retry' })}</parley-button
            >`
      }
    </div>`;
  }

  /** Puts the caret where one writes. */
  async write(): Promise<void> {
    await this.box?.updateComplete;
    this.box?.focus();
  }

  /** Who writes on after the warning has read it. */
  private handleDraft() {
    if (this.held) this.meanwhile.acknowledge();
    this.held = false;
  }

  private handleSend(event: Event) {
    if (this.noting || this.editing || this.meanwhile.arrived.length === 0) return;
    event.preventDefault();
    event.stopPropagation();
    this.held = true;
  }

  private handleSendAnyway() {
    this.meanwhile.acknowledge();
    this.held = false;
    this.box?.send();
  }

  private handleBack() {
    this.dispatchEvent(new ParleyConversationLeaveEvent());
  }
}

function namesOf(authors: readonly Author[]): string {
  const names = authors.map(({ name }) => name ?? '');
  return new Intl.ListFormat(formatLocale(), { type: 'conjunction' }).format(names);
}

define('parley-conversation-pane', ParleyConversationPane);

declare global {
  interface HTMLElementTagNameMap {
    'parley-conversation-pane': ParleyConversationPane;
  }
}
