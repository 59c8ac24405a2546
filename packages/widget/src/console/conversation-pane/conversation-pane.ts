/**
 * One conversation as an agent sees it: with whom, what was said, and where to answer. It shows what it is given and
 * must never load, send or mark.
 */
import type { AttachmentRules, Colleague, Contact, Conversation, Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ColleaguesState } from '../../client/colleagues.js';
import type { ConversationState } from '../../client/conversation-store.js';
import type { ContactPast } from '../../client/desk-api.js';
import type { UploadItem } from '../../client/uploads.js';
import '../../elements/message-list/message-list.js';
import type { ParleyMessageList } from '../../elements/message-list/message-list.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import '../answer-box/answer-box.js';
import type { ParleyAnswerBox, ReadyAnswer } from '../answer-box/answer-box.js';
import { contactHue, contactShortLabel } from '../contact-label.js';
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
import { renderHeader } from './pane-header.js';
import {
  renderAnswering,
  renderFailure,
  renderLoading,
  renderOutcome,
  renderOvertaking,
} from './pane-parts.js';

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
    const header = renderHeader(this, {
      leave: this.leave,
      change: (change) => this.dispatchEvent(new ParleyConversationChangeEvent(change)),
      toggleCard: () => this.toggleCard(),
    });
    return html`${header} ${conversation ? this.renderBar(conversation) : nothing}
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

  private renderBar(conversation: Conversation) {
    return html`<parley-conversation-bar
      .conversation=${conversation}
      .site=${this.site}
      .agents=${this.agents}
      .tags=${this.tags}
      reader=${this.reader}
    ></parley-conversation-bar>`;
  }

  private renderBody() {
    const { state } = this;
    if (state?.phase === 'failed' && state.error) {
      const reload = () => this.dispatchEvent(new ParleyConversationReloadEvent());
      return renderFailure(state.error, { leave: this.leave, reload });
    }
    return html`${!state || state.phase === 'loading' ? renderLoading() : this.renderMessages(state)}
      <footer>
        ${this.renderMeanwhile()}
        ${renderOutcome(this, () => this.dispatchEvent(new ParleyConversationUndoEvent()))}
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

  private renderMeanwhile() {
    const { conversation, meanwhile, held } = this;
    const { author } = meanwhile;
    if (author && conversation) {
      const name = author.name ?? contactShortLabel(conversation);
      const text = meanwhile.arrived.at(-1)?.text;
      return renderOvertaking({ name, text, held, sendAnyway: () => this.handleSendAnyway() });
    }
    return this.noting ? nothing : renderAnswering(this.colleagues?.answering ?? []);
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

  private leave = () => {
    this.dispatchEvent(new ParleyConversationLeaveEvent());
  };
}

define('parley-conversation-pane', ParleyConversationPane);

declare global {
  interface HTMLElementTagNameMap {
    'parley-conversation-pane': ParleyConversationPane;
  }
}
