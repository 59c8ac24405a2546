/**
 * The room an agent works in: the inbox beside the open conversation. It joins the desk to what is seen and owns the
 * address, the keyboard and the focus; it must never outlive the agent's session.
 */
import type { Agent, Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { InboxDesk, InboxDeskState } from '../../client/inbox-desk.js';
import type { InboxState } from '../../client/inbox-store.js';
import type { Readable } from '../../client/store.js';
import type { TimePlace } from '../../client/time-tracker.js';
import type { ParleyConversationOpenEvent } from '../../events/conversation-open.js';
import type { ParleySearchEvent } from '../../events/search.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { type Command, commandOf, commandsOf } from '../commands.js';
import type { ParleyCommandRunEvent } from '../events/command-run.js';
import type { ParleyNotifyChooseEvent } from '../events/notify-choose.js';
import type { ParleyRowChooseEvent } from '../events/row-choose.js';
import type { ParleyRowsShowEvent } from '../events/rows-show.js';
import { HashRoute } from '../hash-route.js';
import '../inbox/inbox.js';
import type { ParleyInbox } from '../inbox/inbox.js';
import { codeView } from '../places/code-view.js';
import { placeView } from '../places/place-view.js';
import type { ParleyRoom } from '../room/room.js';
import { SECTIONS, type Section, sectionHref } from '../sections.js';
import { unreadLabel } from '../unread-label.js';
import { arrivalWords } from './arrival-words.js';
import { AvailabilityController } from './availability-controller.js';
import { renderBanner } from './banner.js';
import { BulkController } from './bulk-controller.js';
import { ConnectionNotice } from './connection-notice.js';
import { hintView } from './hint.js';
import { InboxRoomController, teamsOf } from './inbox-room-controller.js';
import { isTyping } from './is-typing.js';
import { NotifyController } from './notify-controller.js';
import { runCommand } from './run-command.js';
import { renderSide } from './side.js';
import { TimeController } from './time-controller.js';
import { WidthController } from './width-controller.js';
import { workspaceStyles } from './workspace.styles.js';

/** Two columns from here on: the list's 360 and what a conversation needs beside it. */
const TWO_COLUMNS = 768;
/** And for the contact's card beside them. */
const THREE_COLUMNS = 1280;

/** What an open conversation needs comes beside the list, which is seen first. */
const loadRoom = () => import('../room/room.js');

/** What makes no sense while the list is not to be seen. */
const OF_LIST: ReadonlySet<string> = new Set(['next', 'previous', 'choose', 'choose-all']);

/** Stands in until there is a store to listen to. */
const NOTHING: Readable<null> = { state: null, subscribe: () => () => undefined };

/** @summary Inbox and conversation, side by side or one at a time. */
export class ParleyWorkspace extends ParleyElement {
  static override styles = [resetStyles, workspaceStyles];

  private desking = new StoreController<InboxDeskState | null>(this, NOTHING);
  private inboxing = new StoreController<InboxState | null>(this, NOTHING);
  private homing = new StoreController<string | null>(this, NOTHING);
  private width = new WidthController(this, TWO_COLUMNS);
  private roomy = new WidthController(this, THREE_COLUMNS);
  private around = new InboxRoomController(this, () => this.desk);
  private bulk = new BulkController(this, {
    desk: () => this.desk,
    decided: () => void this.keepFocus(),
  });
  private notify = new NotifyController(this, {
    desk: () => this.desk,
    agentId: () => this.agent.id,
    open: () => this.route.conversationId,
    follow: (conversationId, messageId) => this.route.open(conversationId, messageId),
  });
  private connection = new ConnectionNotice(this);
  private availability = new AvailabilityController(this, () => this.desk.api);
  private route = new HashRoute(this, (id) => this.handleRoute(id));
  /** The conversation that was open before the address changed, while the focus has not followed yet. */
  private cameFrom: string | null | undefined;
  private shownId: string | null = null;
  @state() private overlay: 'help' | 'palette' | null = null;
  /** What alone the palette offers. */
  private only = '';

  @query('parley-inbox') private inboxElement!: ParleyInbox;
  @query('parley-room') private room!: ParleyRoom | null;

  /** The agent's stores. It never changes; another agent gets another workspace. */
  @property({ attribute: false }) desk!: InboxDesk;

  @property({ attribute: false }) agent!: Agent;

  @property({ attribute: false }) sites: readonly Site[] = [];
  /** The places beside the inbox. */
  @property({ attribute: false }) sections: readonly Section[] = SECTIONS;

  /** Origin of the server. */
  @property() server = '';

  /** Whether signing out is on its way. */
  @property({ type: Boolean }) leaving = false;

  /** Whether the last sign-out failed. */
  @property({ type: Boolean, attribute: 'leave-failed' }) leaveFailed = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    new TimeController(this, {
      agentId: () => this.agent.id,
      api: () => this.desk.api,
      place: () => this.timePlace,
    });
  }

  override connectedCallback() {
    super.connectedCallback();
    globalThis.addEventListener('keydown', this.handleKeydown);
    // Analysts come for figures; whatever else an address names is what they came for.
    if (this.agent.role === 'analyst' && /^(#\/?)?$/.test(location.hash))
      this.route.replace(sectionHref('insights'));
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    globalThis.removeEventListener('keydown', this.handleKeydown);
  }

  protected override willUpdate() {
    // Chats are not for moderators: they begin where their work is.
    if (!this.hasUpdated && this.agent.role === 'moderator' && !location.hash) {
      location.replace(sectionHref('moderation'));
    }
    const id = this.route.conversationId;
    this.desk.open(id);
    const view = this.knownView();
    this.bulk.follow(view ?? '');
    this.around.follow(view, { sites: this.sites, bulk: this.bulk.view });
    this.shownId = id;
    this.desking.use(this.desk);
    this.inboxing.use(this.desk.inbox);
    this.connection.follow(this.desk.state.connection);
  }

  /** The view in the address, or the one that is meant where it names none; null until that is decided. */
  private knownView(): string | null {
    const { home } = this.desk;
    this.homing.use(home);
    if (this.route.view !== null) {
      home.keep(this.route.view);
    } else {
      home.want(teamsOf(this.sites).map(({ id }) => id));
      if (home.state !== null) this.route.settle(home.state);
    }
    return this.route.view;
  }

  protected override updated() {
    // A last update may come after the agent has left: the title is no longer this room's.
    if (this.isConnected) document.title = this.pageTitle;
    if (this.cameFrom !== undefined && this.isThere) void this.followFocus();
  }

  override render() {
    const { wide } = this.width;
    const roomy = this.roomy.wide;
    const { place, conversationId: open } = this.route;
    const banner = renderBanner(
      { refused: this.desking.state?.refused ?? null, connection: this.connection.state },
      place !== null,
    );
    if (place) {
      const { agent, sites, server } = this;
      return html`${banner}
        ${placeView({ place, agent, sites, server, api: this.desk.api, host: this, sections: this.sections, leave: () => this.route.leave() })}
        ${this.renderArrivals()}${this.renderOverlay()}`;
    }
    return html`${banner}
      <div
        class="columns ${wide ? 'wide' : ''} ${roomy ? 'roomy' : ''} ${open ? 'open' : ''}"
        @parley-conversation-open=${this.handleOpen}
        @parley-conversation-leave=${() => this.route.leave()}
      >
        ${roomy ? renderSide({ room: this.around.room, agent: this.agent, sections: this.sections }) : nothing}
        <section class="inbox" aria-label=${msg('Inbox', { id: 'inbox-title' })}>
          <parley-inbox
            .inbox=${this.inboxing.state}
            .room=${this.around.room}
            ?folded=${!roomy}
            .agent=${this.agent}
            .sites=${this.sites}
            .sections=${this.sections}
            server=${this.server}
            ?brief=${wide}
            .selected=${open}
            .away=${this.availability.away}
            .trouble=${this.availability.error}
            .notify=${this.notify.kinds}
            @parley-notify-choose=${(event: ParleyNotifyChooseEvent) => this.notify.choose(event.kinds)}
            ?leaving=${this.leaving}
            ?leave-failed=${this.leaveFailed}
            @parley-rows-show=${this.handleRowsShow}
            @parley-row-choose=${(event: ParleyRowChooseEvent) => this.bulk.choose(event)}
            @parley-command-run=${(event: ParleyCommandRunEvent) => this.run(event.command)}
            @parley-search-toggle=${this.find}
            @parley-search=${(event: ParleySearchEvent) => this.around.look(event.query)}
            @parley-search-more=${() => this.around.more()}
            @parley-overlay-close=${this.find}
            @parley-inbox-reload=${() => void this.desk.inbox.load()}
            @parley-inbox-older=${() => void this.desk.inbox.loadOlder()}
          ></parley-inbox>
        </section>
        <section class="conversation" aria-label=${msg('Conversation', { id: 'conversation-title' })}>
          ${codeView({ load: loadRoom, host: this, draw: () => this.renderRoom(wide, roomy), quiet: !open })}
          ${open ? nothing : hintView({ inbox: this.inboxing.state, counts: this.around.room?.counts ?? null, wide, sites: this.sites, server: this.server })}
        </section>
      </div>
      ${this.renderArrivals()}${this.renderOverlay()}`;
  }

  private renderRoom(wide: boolean, roomy: boolean) {
    const { conversationId: open } = this.route;
    return html`<parley-room
      ?hidden=${!open}
      .desk=${this.desk}
      .agent=${this.agent}
      .sites=${this.sites}
      .open=${open}
      .message=${this.route.messageId}
      server=${this.server}
      ?narrow=${!wide}
      ?roomy=${roomy}
    ></parley-room>`;
  }

  private renderOverlay() {
    const { overlay } = this;
    if (!overlay) return nothing;
    if (overlay === 'help') {
      return html`<parley-key-help .commands=${this.commands} @parley-overlay-close=${this.hide}></parley-key-help>`;
    }
    return html`<parley-palette
      .commands=${this.commands}
      only=${this.only}
      @parley-overlay-close=${this.hide}
      @parley-command-run=${(event: ParleyCommandRunEvent) => this.run(event.command)}
    ></parley-palette>`;
  }

  /** Reads out what arrives elsewhere; the open conversation's own list reads out what arrives there. */
  private renderArrivals() {
    const arrived = this.desking.state?.arrived ?? [];
    const elsewhere = arrived.filter((message) => message.conversationId !== this.route.conversationId);
    const last = elsewhere.at(-1);
    return html`<div class="visually-hidden" role="status">
      ${last ? keyed(last.id, html`<p>${arrivalWords(elsewhere, this.desk.inbox)}</p>`) : nothing}
    </div>`;
  }

  /** What the agent's time goes to: whoever has begun to write is answering. */
  private get timePlace(): TimePlace {
    const { place, conversationId } = this.route;
    if (place) return { kind: place.id === 'moderation' ? 'moderating' : 'reading', conversationId: null };
    return { kind: conversationId && this.room?.isWritten ? 'answering' : 'reading', conversationId };
  }

  private get pageTitle(): string {
    const unread = unreadLabel(this.desk.inbox.state);
    const title = `${msg('Inbox', { id: 'inbox-title' })} – Parley`;
    return unread ? `(${unread}) ${title}` : title;
  }

  private handleRoute(id: string | null) {
    // The first address is where the page begins: it must not take the focus from wherever it is.
    if (this.hasUpdated) this.cameFrom = id === null ? this.shownId : null;
  }

  /** Whether what the address names can be given the focus: a conversation's code may still be on its way. */
  private get isThere(): boolean {
    return this.room !== null || this.route.place !== null || this.route.conversationId === null;
  }

  private async followFocus(): Promise<void> {
    const from = this.cameFrom ?? null;
    this.cameFrom = undefined;
    if (this.route.place) {
      this.renderRoot.querySelector<HTMLElement>('.place h1')?.focus();
    } else if (!this.route.conversationId) {
      await this.inboxElement.focusRow(from);
    } else await this.room?.start();
  }

  /** Rows that were decided about may have gone, and the button with them: the focus goes on in the list. */
  private async keepFocus(): Promise<void> {
    await this.updateComplete;
    await this.inboxElement?.updateComplete;
    const { activeElement } = this.renderRoot as ShadowRoot;
    if (!activeElement || activeElement === this.inboxElement) await this.inboxElement?.focusRow(null);
  }

  private handleOpen(event: ParleyConversationOpenEvent) {
    const { conversationId, messageId } = event;
    const stays = conversationId === this.route.conversationId && messageId === this.route.messageId;
    if (stays) void this.room?.start();
    else this.route.open(conversationId, messageId);
  }

  private handleRowsShow(event: ParleyRowsShowEvent) {
    this.desk.inbox.show(event.first, event.last);
  }

  private handleKeydown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || this.overlay) return;
    const command = commandOf(event, isTyping(event));
    if (!command) return;
    const { place, conversationId } = this.route;
    const hidden = place || (!this.width.wide && conversationId);
    if (hidden && OF_LIST.has(command)) return;
    if (command !== 'back') event.preventDefault();
    this.run(command);
  };

  private get commands(): Command[] {
    const id = this.route.conversationId;
    return commandsOf({
      agent: this.agent,
      conversation: (id && this.desk.inbox.find(id)) || null,
      chosen: this.bulk.view.rows,
      rows: this.desk.inbox.state.rows,
      sites: this.sites,
      agents: this.desk.agents.state,
      sections: this.sections,
    });
  }

  private run(command: string) {
    const id = this.route.conversationId;
    const conversation = id ? this.desk.inbox.find(id) : undefined;
    const { bulk } = this;
    runCommand(command, {
      move: (by) => this.inboxElement.move(by),
      open: (conversationId) => this.route.open(conversationId),
      leave: () => (bulk.any ? bulk.clear() : this.route.leave()),
      write: (noting) => this.room?.write(noting),
      toggleCard: () => this.room?.toggleCard(),
      change: (change) => void (bulk.any ? bulk.change(change) : this.room?.change(change)),
      undo: () => void (bulk.undoable ? bulk.undo() : this.room?.undo()),
      focus: (part) => (bulk.any ? void this.show('palette', part) : this.room?.focusPart(part)),
      take: () => void (bulk.any ? bulk.take(this.agent.id) : this.room?.take()),
      tag: (tag) => void bulk.tag(tag),
      choose: (which) => {
        if (which === 'choose') this.inboxElement.chooseActive();
        else if (which === 'choose-all') bulk.all();
        else bulk.clear();
      },
      show: (overlay) => void this.show(overlay),
      find: () => void this.find(),
      resolved:
        bulk.ended ??
        (conversation ? conversation.status === 'resolved' || conversation.status === 'spam' : null),
    });
  }

  /** Begins the search, or ends it and goes back to where the list was. */
  private find = async (): Promise<void> => {
    const ends = this.around.searching;
    await this.around.toggle();
    if (!ends) return;
    // First this room tells the inbox, then the inbox has its list again.
    await this.updateComplete;
    await this.inboxElement.updateComplete;
    await this.inboxElement.focusRow(null);
  };

  private hide() {
    this.overlay = null;
  }
  /** Their code comes when they are first asked for; when it does not come, the next press asks again. */
  private async show(overlay: 'help' | 'palette', only = ''): Promise<void> {
    const code = overlay === 'help' ? import('../key-help/key-help.js') : import('../palette/palette.js');
    const came = await code.then(Boolean, () => false);
    if (!came) return;
    this.only = only;
    this.overlay = overlay;
  }
}

define('parley-workspace', ParleyWorkspace);

declare global {
  interface HTMLElementTagNameMap {
    'parley-workspace': ParleyWorkspace;
  }
}
