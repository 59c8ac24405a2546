/**
 * The conversation that is open, or the one that is about to begin: what was said, and where one writes. It hands what
 * people do to the chat's store and must never decide what is shown beside it.
 */
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ApiError } from '../client/api-error.js';
import { type ChatState, type ChatStore, IDLE_CHAT } from '../client/chat-store.js';
import type { ConversationState } from '../client/conversation-store.js';
import { Store } from '../client/store.js';
import '../elements/composer/composer.js';
import type { ParleyComposer } from '../elements/composer/composer.js';
import type { ParleyMessageList } from '../elements/message-list/message-list.js';
import '../elements/notice/notice.js';
import '../elements/skeleton/skeleton.js';
import type { ParleyFilesAddEvent } from '../events/files-add.js';
import type { ParleyIntroduceEvent } from '../events/introduce.js';
import type { ParleyMessageDeleteEvent } from '../events/message-delete.js';
import type { ParleyMessageEditEvent } from '../events/message-edit.js';
import type { ParleyMessageRetryEvent } from '../events/message-retry.js';
import type { ParleyMessageSendEvent } from '../events/message-send.js';
import type { ParleyOfferDecideEvent } from '../events/offer-decide.js';
import type { ParleyRatingGiveEvent } from '../events/rating-give.js';
import type { ParleyUploadCancelEvent } from '../events/upload-cancel.js';
import type { ParleyUploadRetryEvent } from '../events/upload-retry.js';
import { FileDropController } from '../internal/file-drop.js';
import { msg, updateWhenLocaleChanges } from '../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../internal/parley-element.js';
import { StoreController } from '../internal/store-controller.js';
import { WritingController } from '../internal/writing.js';
import { chatConversationStyles } from './chat-conversation.styles.js';
import {
  asksForEmail,
  asksForRating,
  renderArrival,
  renderFailure,
  renderGreeting,
  renderIdentityRequired,
  renderIntro,
  renderLoading,
  renderResolved,
} from './chat-parts.js';
import { greetingStyles } from './greeting.js';

/** A part of the chat could not be fetched. */
const UNLOADED = new ApiError('network', 'The list of messages could not be loaded.');
const loadIntroForm = () => import('./intro-form/intro-form.js');
const NO_CONVERSATION = new Store<ConversationState | null>(null);

/**
 * @summary One conversation of the chat.
 * @event {ParleyMessagesSeeEvent} parley-messages-see - The newest message is in view.
 */
export class ParleyChatConversation extends ParleyElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...ParleyElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [resetStyles, greetingStyles, chatConversationStyles];

  private conversation = new StoreController(this, NO_CONVERSATION);
  private writing = new WritingController(this, {
    conversation: () => this.chat.conversation,
    rules: () => this.attach,
    uploads: async () => (await this.store?.uploads()) ?? null,
    drafts: () => this.store?.drafts,
    typed: (text) => this.chat.conversation?.typed(text),
    send: (text, attachments) => this.store?.send(text, attachments) ?? false,
  });
  private shown: string | undefined;
  /** Whether somebody wanted to send before the chat had loaded. */
  private hurried = false;
  /** Whether the focus was in here before the next picture. */
  private hadFocus = false;
  /** Whether the caret should go to the field once it is there. */
  private wantsFocus = false;
  private drop = new FileDropController(this, {
    welcome: () => this.attach !== null && !this.writing.editing,
    onFiles: (files) => void this.writing.addFiles(files),
  });

  @query('parley-composer') private composer!: ParleyComposer | null;
  @query('parley-message-list') private list!: ParleyMessageList | null;

  /** A greeting needs no list; it is fetched while that is read. */
  @state() private listPhase: 'idle' | 'loading' | 'ready' | 'failed' = 'idle';

  @state() private rating: 'open' | 'busy' | 'failed' = 'open';

  /** Whether the customer would rather not leave an address. */
  @state() private emailRefused = false;

  /** What does the work. */
  @property({ attribute: false }) store: ChatStore | undefined;

  /** Its state. */
  @property({ attribute: false }) chat: ChatState = IDLE_CHAT;

  /** Whether somebody is there; the state of the store's `availability`. */
  @property({ attribute: false }) availability: ChatStore['availability']['state'] = null;

  /** Origin of the server. */
  @property() server = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Whether the newest message is in view. */
  get atEnd(): boolean {
    return this.list?.atEnd ?? false;
  }

  /** Puts the caret where one writes. */
  override focus(options?: FocusOptions) {
    // Without a field there is a form to fill in first, a button to try again, or the reason why there is none.
    const target = ['parley-composer', 'parley-intro-form', '.failure parley-button', '.closed']
      .map((selector) => this.shadowRoot?.querySelector<HTMLElement>(selector))
      .find(Boolean);
    if (target) target.focus(options);
    else super.focus(options);
  }

  protected override willUpdate() {
    const { store, chat } = this;
    this.conversation.use(chat.conversation ?? NO_CONVERSATION);
    if (chat.conversation?.id !== this.shown) {
      this.shown = chat.conversation?.id;
      this.rating = 'open';
    }
    this.writing.at(store?.draftKey ?? null);
    if (chat.phase !== 'idle' && this.listPhase === 'idle') void this.loadList();
    if (this.asks) void loadIntroForm();
    this.hadFocus ||= Boolean(this.shadowRoot?.activeElement);
    if (asksForRating(chat, this.conversation.state)) void import('./rating-card/rating-card.js');
  }

  protected override updated(changed: PropertyValues) {
    if (this.hurried && this.chat.phase === 'ready') {
      this.hurried = false;
      this.composer?.send();
    }
    void this.keepFocus();
    // The field was not there while it loaded or was not allowed.
    if (changed.has('chat') && this.wantsFocus && this.composer) {
      this.wantsFocus = false;
      this.focus({ preventScroll: true });
    }
  }

  override render() {
    const { chat } = this;
    const conversation = this.conversation.state;
    const failure =
      chat.phase === 'failed' ? chat.error : conversation?.phase === 'failed' ? conversation.error : null;
    if (failure) return renderFailure(failure, this.handleRestart);
    const listed = (conversation?.messages.length ?? 0) > 0 && this.listPhase !== 'ready';
    if (listed && this.listPhase === 'failed') return renderFailure(UNLOADED, () => void this.loadList());
    const loading = chat.phase !== 'ready' || conversation?.phase === 'loading' || listed;
    return html`${renderArrival(chat.arrival, () => void this.store?.openLinked())}
      ${loading ? renderLoading() : this.renderMessages(conversation)}
      ${this.asks?.blocks ? nothing : this.renderFooter()}
      ${this.drop.over ? html`<div class="drop"><p>${msg('Drop files to attach them', { id: 'chat-drop' })}</p></div>` : nothing}`;
  }

  private renderMessages(conversation: ConversationState | null) {
    const { chat } = this;
    return html`<parley-message-list
      exportparts="log, day, bubble, bubble-own, picture, file, pill"
      .messages=${conversation?.messages ?? []}
      .older=${conversation?.older ?? 'none'}
      .typing=${conversation?.typing.map(({ name }) => name) ?? []}
      .unnamed=${chat.site?.name ?? ''}
      .server=${this.server}
      @parley-history-load=${() => void this.chat.conversation?.loadOlder()}
      @parley-message-retry=${this.handleRetry}
      @parley-message-edit=${this.handleEdit}
      @parley-message-delete=${this.handleDelete}
      @parley-offer-decide=${this.handleOffer}
      >${renderGreeting(chat, conversation)} ${this.renderEnd(conversation)}</parley-message-list
    >`;
  }

  /** What stands below the last message. */
  private renderEnd(conversation: ConversationState | null) {
    const { asks, chat } = this;
    const rates = asksForRating(chat, conversation);
    const resolved = conversation?.conversation?.status === 'resolved';
    return html`<div slot="end">
      ${resolved ? renderResolved() : nothing}
      ${
        rates
          ? html`<parley-rating-card
              .rating=${conversation?.conversation?.rating ?? null}
              ?busy=${this.rating === 'busy'}
              ?failed=${this.rating === 'failed'}
              @parley-rating-give=${this.handleRating}
            ></parley-rating-card>`
          : nothing
      }
      ${asks ? renderIntro(asks, this.handleIntroduce) : nothing}
    </div>`;
  }

  private renderFooter() {
    if (this.chat.identityRequired) return html`<div class="foot">${renderIdentityRequired()}</div>`;
    return html`<div class="foot">
      ${this.renderNotice()}
      <parley-composer
        exportparts="box: composer, send"
        .value=${this.writing.text}
        .attach=${this.attach}
        .uploads=${this.writing.uploads}
        ?editing=${this.writing.editing !== null}
        @input=${this.handleInput}
        @parley-message-send=${this.handleSend}
        @parley-files-add=${this.handleFiles}
        @parley-upload-cancel=${(event: ParleyUploadCancelEvent) => this.writing.cancelUpload(event.key)}
        @parley-upload-retry=${(event: ParleyUploadRetryEvent) => this.writing.retryUpload(event.key)}
        @parley-edit-cancel=${() => this.writing.endEdit()}
      ></parley-composer>
    </div>`;
  }

  private renderNotice() {
    const { note } = this.writing;
    if (note) return html`<parley-notice kind="danger">${note}</parley-notice>`;
    if (this.chat.connection === 'offline') {
      return html`<parley-notice kind="offline"
        >${msg('You are offline. Your messages go out when the connection is back.', { id: 'chat-offline' })}</parley-notice
      >`;
    }
    return nothing;
  }

  private get attach() {
    return this.chat.identityRequired ? null : (this.chat.site?.chat.attachments ?? null);
  }

  /** The form that stands below the messages, if any: before the first message, or for an answer by e-mail. */
  private get asks() {
    const { chat } = this;
    const { site } = chat;
    if (chat.phase !== 'ready' || !site || chat.identityRequired) return null;
    if (chat.asks.length > 0) {
      const heading = msg('Before we begin', { id: 'intro-heading' });
      return {
        heading,
        fields: chat.asks,
        required: site.chat.preChat.required,
        teams: site.teams,
        blocks: true,
      };
    }
    if (this.emailRefused || !asksForEmail(chat, this.conversation.state, this.availability)) return null;
    const heading = msg('Where may we answer when you have left this page?', { id: 'intro-email-heading' });
    return { heading, fields: ['email'] as const, required: false, teams: [], blocks: false };
  }

  /** What had the focus may be gone with the picture before: it goes to what has come in its place. */
  private async keepFocus() {
    const lost = this.hadFocus && !this.shadowRoot?.activeElement;
    this.hadFocus = false;
    if (!lost) return;
    if (this.asks) await loadIntroForm().catch(() => undefined);
    await this.updateComplete;
    // Somebody may have moved on meanwhile, to the page or to another part of the panel.
    if (document.activeElement === document.body) this.focus({ preventScroll: true });
  }

  private async loadList() {
    this.listPhase = 'loading';
    try {
      await import('../elements/message-list/message-list.js');
      this.listPhase = 'ready';
    } catch {
      this.listPhase = 'failed';
    }
  }

  private handleFiles(event: ParleyFilesAddEvent) {
    event.stopPropagation();
    void this.writing.addFiles(event.files);
  }

  private handleInput() {
    this.writing.write(this.composer?.value ?? '');
  }

  private handleSend(event: ParleyMessageSendEvent) {
    event.stopPropagation();
    // What is sent before the chat has loaded waits in the field until it has.
    this.hurried = this.chat.phase === 'idle' || this.chat.phase === 'loading';
    if (this.chat.phase !== 'ready' || !this.writing.submit(event.text)) event.preventDefault();
  }

  private handleEdit(event: ParleyMessageEditEvent) {
    event.stopPropagation();
    this.writing.edit(event.messageId);
    void this.updateComplete.then(() => this.composer?.focus());
  }

  private handleDelete(event: ParleyMessageDeleteEvent) {
    event.stopPropagation();
    this.writing.remove(event.messageId);
  }

  private handleOffer(event: ParleyOfferDecideEvent) {
    event.stopPropagation();
    void this.writing.attempt(this.chat.conversation?.decide(event.messageId, event.consent));
  }

  private handleRetry(event: ParleyMessageRetryEvent) {
    event.stopPropagation();
    this.chat.conversation?.retry(event.messageId);
  }

  private handleIntroduce = (event: ParleyIntroduceEvent) => {
    event.stopPropagation();
    const { answers } = event;
    if (this.chat.conversation) {
      if (answers.email) void this.writing.attempt(this.store?.leaveEmail(answers.email));
      this.emailRefused = !answers.email;
    } else this.store?.introduce(answers);
    this.wantsFocus = true;
  };

  private async handleRating(event: ParleyRatingGiveEvent) {
    event.stopPropagation();
    this.rating = 'busy';
    try {
      await this.chat.conversation?.rate(event.score, event.comment || undefined);
      this.rating = 'open';
    } catch {
      this.rating = 'failed';
    }
  }

  private handleRestart = () => {
    if (this.chat.phase === 'failed') void this.store?.start();
    else void this.chat.conversation?.load();
  };
}

define('parley-chat-conversation', ParleyChatConversation);

declare global {
  interface HTMLElementTagNameMap {
    'parley-chat-conversation': ParleyChatConversation;
  }
}
