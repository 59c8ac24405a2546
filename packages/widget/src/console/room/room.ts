/**
 * The open conversation, joined to the desk: what is written in it, who else is there, and the person it is with. It gives
 * the pane what it shows and does what the pane asks for; address and overlays are the workspace's.
 */
import type { Agent, AttachmentRules, Site } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { CannedRepliesState } from '../../client/canned-replies.js';
import type { ColleaguesState } from '../../client/colleagues.js';
import type { ConversationState } from '../../client/conversation-store.js';
import type { ConversationDecision } from '../../client/decisions.js';
import type { InboxDesk, InboxDeskState } from '../../client/inbox-desk.js';
import type { InboxState } from '../../client/inbox-store.js';
import { reach } from '../../client/reach.js';
import type { Readable } from '../../client/store.js';
import { Typing } from '../../client/typing.js';
import type { ParleyFilesAddEvent } from '../../events/files-add.js';
import type { ParleyMessageDeleteEvent } from '../../events/message-delete.js';
import type { ParleyMessageEditEvent } from '../../events/message-edit.js';
import type { ParleyMessagePublishEvent } from '../../events/message-publish.js';
import type { ParleyMessageRetryEvent } from '../../events/message-retry.js';
import type { ParleyMessageSendEvent } from '../../events/message-send.js';
import type { ParleyUploadCancelEvent } from '../../events/upload-cancel.js';
import type { ParleyUploadRetryEvent } from '../../events/upload-retry.js';
import { FileDropController } from '../../internal/file-drop.js';
import { define, ParleyElement } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { WritingController } from '../../internal/writing.js';
import type { ReadyAnswer } from '../answer-box/answer-box.js';
import { fillReply, type ReplyValues } from '../answer-box/fill-reply.js';
import { calledIn } from '../answer-box/find-token.js';
import { ContactCardController } from '../contact-card/contact-card-controller.js';
import type { BarPart } from '../conversation-bar/conversation-bar.js';
import '../conversation-pane/conversation-pane.js';
import type { ParleyConversationPane } from '../conversation-pane/conversation-pane.js';
import type { ParleyContactChangeEvent } from '../events/contact-change.js';
import type { ParleyContactMergeEvent } from '../events/contact-merge.js';
import type { ParleyConversationChangeEvent } from '../events/conversation-change.js';
import type { ParleyDraftChangeEvent } from '../events/draft-change.js';
import type { ParleyWritingModeEvent } from '../events/writing-mode.js';
import { roomStyles } from './room.styles.js';

/** Stands in until there is a store to listen to. */
const NOTHING: Readable<null> = { state: null, subscribe: () => () => undefined };

/** @summary The open conversation and all that an agent does in it. */
export class ParleyRoom extends ParleyElement {
  static override styles = [roomStyles];

  private desking = new StoreController<InboxDeskState | null>(this, NOTHING);
  private inboxing = new StoreController<InboxState | null>(this, NOTHING);
  private conversing = new StoreController<ConversationState | null>(this, NOTHING);
  private accompanying = new StoreController<ColleaguesState | null>(this, NOTHING);
  private staffing = new StoreController<readonly unknown[] | null>(this, NOTHING);
  private replying = new StoreController<CannedRepliesState | null>(this, NOTHING);
  private card = new ContactCardController(this, () => this.desk);
  private drop = new FileDropController(this, {
    welcome: () => this.attach !== null && this.writing.editing === null,
    onFiles: (files) => void this.writing.addFiles(files),
  });
  private shownId: string | null = null;
  private noteTyping = new Typing((typing) => this.shownId && this.desk.typeNote(this.shownId, typing));
  private writing = new WritingController(this, {
    conversation: () => this.desk.state.conversation,
    rules: () => this.attach,
    uploads: async () => {
      const { attach, shownId, place } = this;
      return attach && shownId && place ? this.desk.uploads(shownId, attach, place) : null;
    },
    drafts: () => this.desk.drafts,
    typed: (text) => {
      // The customer must not see that somebody writes when it is not for them.
      if (this.noting) this.noteTyping.typed(text);
      else this.desk.state.conversation?.typed(text);
    },
    send: (text, attachments) => {
      const note = this.noting ? { mentions: calledIn(text, this.desk.agents.state) } : undefined;
      if (note) this.noteTyping.stop();
      return this.desk.state.conversation?.send(text, attachments, note) ?? false;
    },
  });

  @state() private noting = false;
  @state() private changeFailed = false;
  /** What puts the last decision back. */
  @state() private undoable: ConversationDecision | null = null;

  /** The way to a message that is being gone. */
  private going: Promise<boolean> | undefined;

  /** The decision that is on its way. */
  private deciding: Promise<void> | undefined;

  @query('parley-conversation-pane') private pane!: ParleyConversationPane | null;

  /** The agent's stores. It never changes. */
  @property({ attribute: false }) desk!: InboxDesk;

  @property({ attribute: false }) agent!: Agent;

  @property({ attribute: false }) sites: readonly Site[] = [];

  /** Id of the conversation that is open; null for none. */
  @property({ attribute: false }) open: string | null = null;

  /** The message at which it is to be read; null for its end. */
  @property({ attribute: false }) message: string | null = null;

  /** Origin of the server. */
  @property() server = '';

  /** Whether it is the only column. */
  @property({ type: Boolean }) narrow = false;

  /** Whether there is room for the card beside the conversation. */
  @property({ type: Boolean }) roomy = false;

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.handleSee);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.handleSee);
    this.noteTyping.stop();
  }

  protected override willUpdate() {
    const { open } = this;
    if (this.shownId !== open) {
      this.noteTyping.stop();
      this.changeFailed = false;
      this.undoable = null;
      this.noting = false;
    }
    this.shownId = open;
    this.writing.at(this.place);
    this.desking.use(this.desk);
    this.inboxing.use(this.desk.inbox);
    this.accompanying.use(this.desk.colleagues);
    this.staffing.use(this.desk.agents);
    this.replying.use(this.desk.replies);
    this.conversing.use(this.desk.state.conversation ?? NOTHING);
    this.card.follow((open && this.desk.inbox.find(open)?.contactId) || null);
  }

  override render(): unknown {
    const { open } = this;
    return open ? keyed(open, this.renderPane(open)) : nothing;
  }

  /** Whoever answers says what it came to. Its code comes after the conversation. */
  private renderOutcomes(id: string) {
    if (this.agent.role === 'moderator' || this.agent.role === 'analyst') return nothing;
    import('../outcomes/outcomes.js').catch(() => undefined);
    return html`<parley-outcomes slot="aside" .api=${this.desk.api} conversation-id=${id}></parley-outcomes>`;
  }

  private renderPane(id: string) {
    const conversation = this.desk.inbox.find(id) ?? null;
    return html`<parley-conversation-pane
      class=${this.drop.over ? 'over' : ''}
      .conversation=${conversation}
      .state=${this.conversing.state}
      .site=${this.sites.find((site) => site.id === conversation?.siteId) ?? null}
      reader=${this.agent.id}
      .agents=${this.desk.agents.state}
      .colleagues=${this.accompanying.state}
      .answers=${this.answers}
      ?noting=${this.noting}
      .draft=${this.writing.text}
      .note=${this.writing.note}
      .attach=${this.attach}
      .uploads=${this.writing.uploads}
      ?editing=${this.writing.editing !== null}
      server=${this.server}
      ?narrow=${this.narrow}
      ?roomy=${this.roomy}
      .contact=${this.card.contact}
      ?contact-failed=${this.card.failed}
      ?contact-unsaved=${this.card.unsaved}
      .past=${this.card.past}
      .others=${this.desk.inbox.state.rows}
      @parley-contact-change=${(event: ParleyContactChangeEvent) => void this.card.change(event.change)}
      @parley-contact-merge=${(event: ParleyContactMergeEvent) => void this.card.merge(event.into)}
      ?change-failed=${this.changeFailed}
      ?undoable=${this.undoable !== null}
      .tags=${this.tags}
      @parley-conversation-undo=${() => void this.undo()}
      @parley-writing-mode=${(event: ParleyWritingModeEvent) => this.write(event.noting)}
      @parley-message-edit=${this.handleEdit}
      @parley-message-delete=${(event: ParleyMessageDeleteEvent) => this.writing.remove(event.messageId)}
      @parley-message-publish=${(event: ParleyMessagePublishEvent) => void this.publish(event.messageId)}
      @parley-edit-cancel=${() => this.writing.endEdit()}
      @parley-files-add=${(event: ParleyFilesAddEvent) => void this.writing.addFiles(event.files)}
      @parley-upload-cancel=${(event: ParleyUploadCancelEvent) => this.writing.cancelUpload(event.key)}
      @parley-upload-retry=${(event: ParleyUploadRetryEvent) => this.writing.retryUpload(event.key)}
      @parley-conversation-change=${(event: ParleyConversationChangeEvent) => void this.change(event.change)}
      @parley-message-send=${this.handleSend}
      @parley-message-retry=${(event: ParleyMessageRetryEvent) => this.desk.state.conversation?.retry(event.messageId)}
      @parley-draft-change=${(event: ParleyDraftChangeEvent) => this.writing.write(event.text)}
      @parley-messages-see=${this.handleSee}
      @parley-history-load=${() => void this.desk.state.conversation?.loadOlder()}
      @parley-conversation-reload=${() => void this.desk.state.conversation?.load()}
    >${this.renderOutcomes(id)}</parley-conversation-pane>`;
  }

  /** What has not loaded is tried again by the next click. */
  private async publish(messageId: string): Promise<void> {
    const { conversation } = this.desk.state;
    const message = conversation?.state.messages.find(({ id }) => id === messageId);
    if (!conversation || !message) return;
    const dialog = await import('../publish-dialog/open-publish.js').catch(() => null);
    await dialog?.openPublish({
      api: this.desk.api,
      address: { conversationId: conversation.id, id: messageId },
      text: message.text,
      names: [this.card.contact?.name, this.card.contact?.email],
      place: this.renderRoot,
    });
  }

  /** Whether something was begun to be written. */
  get isWritten(): boolean {
    return this.writing.text !== '';
  }

  /** Puts the focus where an agent goes on. */
  async start(): Promise<void> {
    await this.updateComplete;
    await this.pane?.updateComplete;
    if (!(await this.goToMessage())) await this.pane?.start();
  }

  protected override updated(changed: PropertyValues<this>) {
    // A reload, and another hit in the same conversation: nobody else asks for it.
    if (changed.has('message') && this.message) void this.goToMessage();
  }

  /** Goes to the message that is asked for, however far up it is. @returns false when there is none, or no longer */
  private goToMessage(): Promise<boolean> {
    // Opening it and its address both ask: the second must not fetch an agent back who has gone on meanwhile.
    this.going ??= this.reveal().finally(() => {
      this.going = undefined;
    });
    return this.going;
  }

  private async reveal(): Promise<boolean> {
    const { message, open } = this;
    const { conversation } = this.desk.state;
    if (!message || !conversation) return false;
    const isThere = await reach(conversation, message);
    if (this.open !== open) return true;
    if (this.message !== message) return this.reveal();
    return isThere && ((await this.pane?.reveal(message)) ?? false);
  }

  /** Puts the caret where an answer, or a note, is written. */
  write(noting = false) {
    this.noting = noting;
    void this.updateComplete.then(() => this.pane?.write());
  }

  toggleCard() {
    this.pane?.toggleCard();
  }

  /** Decides something about the open conversation, and says so when it failed. */
  change(change: ConversationDecision): Promise<void> {
    this.deciding = this.decide(change);
    return this.deciding;
  }

  private async decide(change: ConversationDecision): Promise<void> {
    const id = this.open;
    if (!id) return;
    const { done, undo } = await this.desk.change(id, change);
    if (this.open !== id) return;
    this.changeFailed = !done;
    this.undoable = undo;
  }

  /** Puts back what was decided last. */
  async undo(): Promise<void> {
    // Who is quick means what is still on its way.
    await this.deciding;
    const { undoable } = this;
    if (!undoable) return;
    this.undoable = null;
    await this.change(undoable);
    this.undoable = null;
  }

  /** Gives the conversation to the agent; or to nobody, when it is the agent's. */
  async take(): Promise<void> {
    const mine = this.open && this.desk.inbox.find(this.open)?.assigneeId === this.agent.id;
    await this.change({ assigneeId: mine ? null : this.agent.id });
  }

  focusPart(part: BarPart) {
    this.pane?.focusPart(part);
  }

  /** What conversations nearby are tagged with. */
  private get tags(): readonly string[] {
    const { rows } = this.desk.inbox.state;
    return [...new Set(rows.flatMap(({ tags }) => tags))].sort();
  }

  /** Notes have drafts and files of their own: what was meant for colleagues never stands where customers are answered. */
  private get place(): string | null {
    return this.open && this.noting ? `${this.open}/note` : this.open;
  }

  /** What customers of the conversation's site may attach, agents may too. */
  private get attach(): AttachmentRules | null {
    const conversation = this.open && this.desk.inbox.find(this.open);
    const site = conversation ? this.sites.find(({ id }) => id === conversation.siteId) : undefined;
    return site?.chat.attachments ?? null;
  }

  /** The canned replies of the conversation's site, filled in. */
  private get answers(): readonly ReadyAnswer[] {
    const conversation = this.open ? this.desk.inbox.find(this.open) : undefined;
    if (!conversation) return [];
    const { siteId, contactName, id } = conversation;
    const values: ReplyValues = {
      'contact.name': this.card.contact?.name ?? contactName,
      'agent.name': this.agent.name,
      'site.name': this.sites.find((site) => site.id === siteId)?.name ?? null,
      'conversation.id': id,
    };
    return (this.replying.state?.replies ?? [])
      .filter((reply) => reply.siteId === null || reply.siteId === siteId)
      .map((reply) => ({ id: reply.id, name: reply.name, text: fillReply(reply.text, values) }));
  }

  private handleSend(event: ParleyMessageSendEvent) {
    if (!this.writing.submit(event.text)) event.preventDefault();
  }

  private handleEdit(event: ParleyMessageEditEvent) {
    this.writing.edit(event.messageId);
    void this.updateComplete.then(() => this.pane?.write());
  }

  /** Seen is what a person can see: a visible tab, scrolled to the newest message. */
  private handleSee = () => {
    if (document.visibilityState !== 'visible' || !this.pane?.atEnd || !this.open) return;
    this.desk.state.conversation?.seen();
    this.desk.calls.see(this.open);
  };
}

define('parley-room', ParleyRoom);

declare global {
  interface HTMLElementTagNameMap {
    'parley-room': ParleyRoom;
  }
}
