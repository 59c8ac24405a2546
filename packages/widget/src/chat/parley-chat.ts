/**
 * The private chat as one element. It joins the chat store to what is seen and owns opening, closing and focus; it
 * must never make a visitor known to the server before they write.
 */
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { ChatStore, IDLE_CHAT } from '../client/chat-store.js';
import { Store } from '../client/store.js';
import { ParleyChatCloseEvent } from '../events/chat-close.js';
import { ParleyChatOpenEvent } from '../events/chat-open.js';
import type { ParleyMenuChooseEvent } from '../events/menu-choose.js';
import { direction, language, msg, speak, updateWhenLocaleChanges } from '../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../internal/parley-element.js';
import { StoreController } from '../internal/store-controller.js';
import { tokenStyles } from '../internal/tokens.styles.js';
import type { ParleyContext } from '../page-api.js';
import { canLeave, isSeen, menuChoices, teamOf } from './chat-choices.js';
import './chat-conversation.js';
import type { ParleyChatConversation } from './chat-conversation.js';
import './chat-header.js';
import { renderOutcome } from './chat-parts.js';
import { IdentityController } from './identity.js';
import type { Outcome } from './menu-actions.js';
import { NewsController } from './news.js';
import { pageContext } from './page-context.js';
import { PageWatch } from './page-watch.js';
import { parleyChatStyles } from './parley-chat.styles.js';
import { PlacesController } from './places.js';
import { VisualViewportController } from './visual-viewport.js';

const NO_CHAT = new Store(IDLE_CHAT);
const NOBODY_ASKED = new Store<ChatStore['availability']['state']>(null);

/**
 * @summary A private chat between a visitor and the company.
 * @event {ParleyChatOpenEvent} parley-chat-open - The chat was opened.
 * @event {ParleyChatCloseEvent} parley-chat-close - The chat was closed.
 * @event {ParleyUnreadChangeEvent} parley-unread-change - The number of unseen messages changed.
 * @event {ParleyIdentityChangeEvent} parley-identity-change - The company's backend vouches for somebody else now, or for nobody.
 * @event {ParleyIdentityRefuseEvent} parley-identity-refuse - The token that says who is here was not accepted.
 * @csspart panel - The whole panel.
 * @csspart header - Who answers, and whether they are there.
 * @csspart close - The button that closes the chat.
 * @csspart home - The list of conversations.
 * @csspart greeting - The company's first words.
 * @csspart log - The messages, which scroll.
 * @csspart day - The heading of a day.
 * @csspart bubble - A message's words.
 * @csspart bubble-own - Those of the visitor.
 * @csspart picture - A picture that was sent.
 * @csspart file - Any other file that was sent.
 * @csspart pill - Leads to new messages below.
 * @csspart composer - The box in which one writes.
 * @csspart send - The button that sends.
 * @cssprop --parley-accent - The one colour from which all others follow; also inherited from the page.
 * @cssprop --parley-font - The typeface; `inherit` takes the page's.
 * @cssprop [--parley-layer=1000] - Its `z-index`.
 * @cssprop [--parley-layer-full=2147483000] - Its `z-index` while it is the whole screen of a phone.
 * @cssprop [--parley-offset-block=88px] - Distance from the lower edge.
 * @cssprop [--parley-offset-inline=20px] - Distance from the side.
 */
export class ParleyChat extends ParleyElement {
  static override styles = [resetStyles, tokenStyles, parleyChatStyles];

  private store: ChatStore | undefined;
  private chat = new StoreController(this, NO_CHAT);
  private availability = new StoreController(this, NOBODY_ASKED);
  private identity = new IdentityController(this);
  private news = new NewsController(this, () => this.chat.state);
  private places = new PlacesController(this, {
    store: () => this.store,
    state: () => this.chat.state,
    moved: () => this.handleOutcomeClose(),
  });
  private phone = matchMedia('(max-width: 479.98px)');
  /** A message of the company's that will be answered once the chat has loaded. */
  private answering: string | undefined;

  @query('parley-chat-conversation') private conversation!: ParleyChatConversation | null;

  /** What came of something that was chosen from the menu. */
  @state() private outcome: Outcome | null = null;

  /** The site's key, e.g. `acme`. */
  @property() site = '';

  /** Origin of the Parley server; the page's own by default. */
  @property() server = '';

  /** Whether the panel is shown. */
  @property({ type: Boolean, reflect: true }) open = false;

  /** `light`, `dark`, or `auto` for the reader's system. */
  @property({ reflect: true }) theme: 'light' | 'dark' | 'auto' = 'auto';

  /** BCP 47 tag of the language; the page's, else the site's by default. */
  @property() locale = '';

  /** The side of the page; `end` is the right one where people read from the left. */
  @property({ reflect: true }) position: 'start' | 'end' = 'end';

  /** Who is here, signed by the company's backend. Taking it away logs the visitor out. */
  @property() token = '';

  /** What the page says of where the visitor is. */
  @property({ attribute: false }) context: ParleyContext = {};

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    new VisualViewportController(this);
    new PageWatch(this, this.seePage);
  }

  override connectedCallback() {
    super.connectedCallback();
    document.addEventListener('visibilitychange', this.handleSee);
    this.phone.addEventListener('change', this.handlePhoneChange);
    // Comes back into the page after it was taken out.
    if (this.hasUpdated && !this.store) this.connectStore();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('visibilitychange', this.handleSee);
    this.phone.removeEventListener('change', this.handlePhoneChange);
    this.store?.close();
    this.store = undefined;
    this.identity.use(undefined);
  }

  /** The first picture should already be in the reader's language. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await speak(this.wishedLocale);
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('site') || changed.has('server')) this.connectStore();
    if (changed.has('open') && this.open) {
      this.places.remember();
      void this.store?.start();
    }
    if (this.open) this.store?.availability.watch(teamOf(this.chat.state));
    else this.store?.availability.rest();
    this.answer();
  }

  protected override updated(changed: PropertyValues<this>) {
    void speak(this.wishedLocale);
    const before = changed.get('open');
    // Undefined is the first picture: a chat that was open when the page loaded must not take the focus from it.
    if (before !== undefined && before !== this.open) this.handleOpenChange();
  }

  /** Shows the panel and puts the caret where one writes. */
  show() {
    this.open = true;
  }

  /** Hides the panel and gives the focus back. */
  hide() {
    this.open = false;
  }

  /** Shows or hides it. */
  toggle() {
    this.open = !this.open;
  }

  /** Says at once who is here. @throws ApiError */
  identify(token: string): Promise<void> {
    return this.identity.identify(token);
  }

  /** Leaves nothing of the visitor in this browser. Resolves when the server has heard, or could not be reached. */
  logout(): Promise<void> {
    return this.identity.logout();
  }

  /** Adds to what is known of where the visitor is: told in an open conversation at once, else with what they write. */
  setContext(context: ParleyContext) {
    this.context = { ...this.context, ...context };
  }

  /** Opens a new conversation that answers a message of the company's. */
  begin(proactiveId: string) {
    this.answering = proactiveId;
    this.open = true;
    this.requestUpdate();
  }

  /** Shows one of the visitor's conversations: a discussion has gone on in it. */
  showConversation(id: string) {
    const { store } = this;
    void store?.start().then(() => store.openConversation(id));
    if (this.open) void this.places.move();
    this.open = true;
  }

  override render() {
    const { site, connection, conversations } = this.chat.state;
    const { atHome } = this.places;
    const { alerts, wasOnline } = this.news;
    return html`<section
      part="panel"
      class="panel"
      role="dialog"
      tabindex="-1"
      lang=${language()}
      dir=${direction()}
      aria-label=${site?.texts.title || msg('Chat', { id: 'chat-label' })}
      aria-modal=${this.phone.matches ? 'true' : nothing}
      ?inert=${!this.open}
      @keydown=${this.handleKeydown}
      @parley-message-send=${this.handleWritten}
      @parley-chat-close=${this.handleCloseRequest}
      @parley-messages-see=${this.handleSee}
    >
      <parley-chat-header
        part="header"
        exportparts="close"
        .site=${site}
        .connection=${connection}
        ?reconnecting=${wasOnline}
        .availability=${this.availability.state}
        ?back=${conversations.rows.length > 0 && canLeave(this.chat.state)}
        ?home=${atHome}
        .choices=${menuChoices(this.chat.state, alerts.offered)}
        .chosen=${alerts.chosen}
        @parley-home-open=${this.places.showHome}
        @parley-menu-choose=${this.handleMenu}
      ></parley-chat-header>
      ${this.outcome ? renderOutcome(this.outcome, this.handleOutcomeClose) : nothing}
      ${atHome ? this.renderHome() : this.renderConversation()}
    </section>`;
  }

  private renderHome() {
    const { site, conversations } = this.chat.state;
    return html`<parley-home
      part="home"
      exportparts="greeting"
      .site=${site}
      .conversations=${conversations}
      @parley-conversation-new=${this.places.begin}
      @parley-conversation-open=${this.places.open}
      @parley-history-load=${this.places.loadOlder}
    ></parley-home>`;
  }

  private renderConversation() {
    return html`<parley-chat-conversation
      exportparts="greeting, log, day, bubble, bubble-own, picture, file, pill, composer, send"
      .store=${this.store}
      .chat=${this.chat.state}
      .availability=${this.availability.state}
      .server=${this.serverOrigin}
    ></parley-chat-conversation>`;
  }

  private get serverOrigin(): string {
    return new URL(this.server || '/', document.baseURI).origin;
  }

  private get wishedLocale(): string {
    return this.locale || document.documentElement.lang || this.chat.state.site?.locale || 'en';
  }

  private connectStore() {
    this.store?.close();
    if (!this.site) return this.identity.use(undefined);
    this.store = new ChatStore({ server: this.serverOrigin, site: this.site });
    this.identity.use(this.store);
    this.chat.use(this.store);
    this.availability.use(this.store.availability);
    this.news.begin();
    if (this.open || this.store.known) void this.store.start();
  }

  private handleOpenChange() {
    if (this.open) {
      this.places.enter();
      this.dispatchEvent(new ParleyChatOpenEvent());
      this.handleSee();
      return;
    }
    this.places.leave();
    this.dispatchEvent(new ParleyChatCloseEvent());
  }

  private handleCloseRequest(event: ParleyChatCloseEvent) {
    event.stopPropagation();
    this.open = false;
  }

  private handleKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.open = false;
  }

  private seePage = () => this.store?.setContext(pageContext(this.context));

  /** Before it is sent: the last moment to see where they are. */
  private handleWritten = { handleEvent: () => this.seePage(), capture: true };

  private answer() {
    if (!this.answering || this.chat.state.phase !== 'ready') return;
    this.store?.newConversation({ proactiveId: this.answering });
    this.answering = undefined;
  }

  private handleMenu(event: ParleyMenuChooseEvent) {
    event.stopPropagation();
    const { store } = this;
    const { alerts } = this.news;
    if (!store) return;
    this.outcome = null;
    void import('./menu-actions.js').then(async ({ act }) => {
      this.outcome = await act(event.choice, { store, alerts });
      this.requestUpdate();
    });
  }

  private handleOutcomeClose = () => {
    this.outcome = null;
  };

  private handlePhoneChange = () => {
    this.requestUpdate();
  };

  /** Seen is what a person can see: an open panel in a visible tab, scrolled to its end. */
  private handleSee = () => {
    if (isSeen(this.open) && this.conversation?.atEnd) this.chat.state.conversation?.seen();
  };
}

define('parley-chat', ParleyChat);

declare global {
  interface HTMLElementTagNameMap {
    'parley-chat': ParleyChat;
  }
}
