/**
 * A public discussion as one element, part of the page that it stands in. It joins the topic's store to what is seen, and
 * owns places, focus and what is announced; it must never move what somebody reads, nor make a reader known.
 */
import type { TopicSort } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import { repeat } from 'lit/directives/repeat.js';
import { IDLE_DISCUSSION } from '../client/discussion-state.js';
import { DiscussionStore } from '../client/discussion-store.js';
import { Store } from '../client/store.js';
import type { TopicBranchView, TopicMessageView } from '../client/topic-view.js';
import '../elements/button/button.js';
import type { ParleyTopicActEvent } from '../events/topic-act.js';
import type { ParleyTopicWriteEvent } from '../events/topic-write.js';
import { downIcon } from '../internal/icons.js';
import { direction, language, msg, speak, str, updateWhenLocaleChanges } from '../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../internal/parley-element.js';
import { StoreController } from '../internal/store-controller.js';
import { tokenStyles } from '../internal/tokens.styles.js';
import { ActingController, type WritingPlace } from './acting.js';
import { authorName } from './author-name.js';
import {
  countWords,
  freshWords,
  renderClosed,
  renderEmpty,
  renderFailure,
  renderLoading,
  renderMore,
  renderMoreFailed,
  renderOffline,
  renderSort,
  repliesWords,
} from './discussion-parts.js';
import { parleyDiscussionStyles } from './parley-discussion.styles.js';
import { describePage, linkTo, messageInAddress, topicOfPage } from './place.js';
import { ReserveController } from './reserve.js';
import './texts.js';
import { renderTools } from './tools.js';
import './topic-composer/topic-composer.js';
import type { ParleyTopicComposer } from './topic-composer/topic-composer.js';
import './topic-message/topic-message.js';

const NO_DISCUSSION = new Store(IDLE_DISCUSSION);
const MINUTE = 60_000;

/**
 * @summary A public discussion about what the page is about.
 * @slot - What the server has rendered of it; shown until the element has its own.
 * @event {ParleyPrivateOpenEvent} parley-private-open - A private conversation is to be shown; cancelable.
 * @csspart heading - How many messages there are.
 * @csspart list - The messages.
 * @cssprop --parley-accent - The one colour from which all others follow; also inherited from the page.
 * @cssprop [--parley-font=inherit] - The typeface; the page's by default.
 * @cssprop [--parley-reserve=320px] - The room that is kept free before anything is loaded.
 */
export class ParleyDiscussion extends ParleyElement {
  static override styles = [resetStyles, tokenStyles, parleyDiscussionStyles];

  private store: DiscussionStore | undefined;
  private discussion = new StoreController(this, NO_DISCUSSION);
  private acting = new ActingController(this, {
    store: () => this.store,
    announce: (words) => this.announce(words),
    focus: (id, what) => void this.focusOn(id, what),
    go: (id) => void this.goTo(id),
  });
  private clock: ReturnType<typeof setInterval> | undefined;

  @query('.status') private status!: HTMLElement;
  @state() private now = Date.now();

  /** The site's key, e.g. `acme`. */
  @property() site = '';

  /** The site's own key for what the page is about; the page's canonical address by default. */
  @property() topic = '';

  /** Origin of the Parley server; the page's own by default. */
  @property() server = '';

  /** `light`, `dark`, or `auto` for the page's own colour scheme. */
  @property({ reflect: true }) theme: 'light' | 'dark' | 'auto' = 'auto';

  /** BCP 47 tag of the language; the page's by default. */
  @property() locale = '';

  /** Whether the room of a whole screen is kept; until it is drawn, and as long as what follows would be seen to move. */
  @property({ type: Boolean, reflect: true }) reserved = true;

  /** Address of the chat's code, for conversations that go on in private on a page without a chat. */
  @property() chat = '';

  /** Who is here, signed by the company's backend. Taking it away logs the reader out. */
  @property() token = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    new ReserveController(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    globalThis.addEventListener('hashchange', this.handleAddress);
    this.clock = setInterval(() => {
      this.now = Date.now();
    }, MINUTE);
    // Comes back into the page after it was taken out.
    if (this.hasUpdated && !this.store) this.connectStore();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    globalThis.removeEventListener('hashchange', this.handleAddress);
    clearInterval(this.clock);
    this.store?.close();
    this.store = undefined;
  }

  /** The first picture should already be in the reader's language. */
  protected override async scheduleUpdate(): Promise<void> {
    if (!this.hasUpdated) await speak(this.wishedLocale);
    await super.scheduleUpdate();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('site') || changed.has('server') || changed.has('topic')) this.connectStore();
    else if (changed.has('token')) this.tellToken(changed.get('token') ?? '');
  }

  protected override updated() {
    void speak(this.wishedLocale);
  }

  override render() {
    const { phase } = this.discussion.state;
    return html`<section
      lang=${language()}
      dir=${direction()}
      aria-label=${msg('Discussion', { id: 'topic-label' })}
      aria-busy=${phase === 'loading' ? 'true' : 'false'}
    >
      ${this.renderPhase()}
      <p class="status visually-hidden" role="status"></p>
    </section>`;
  }

  private renderPhase() {
    const { state } = this.discussion;
    if (state.phase === 'ready') return this.renderReady();
    // What the server has rendered is shown until there is something in its place.
    return html`<slot>${state.phase === 'loading' ? renderLoading() : nothing}</slot>
      ${state.phase === 'failed' ? renderFailure(state, this.handleRetry) : nothing}`;
  }

  private renderReady() {
    const { state } = this.discussion;
    const { topic, branches, sort, fresh } = state;
    const closed = renderClosed(state);
    return html`<header class="head">
        <h2 part="heading">${countWords(topic?.messages ?? 0)}</h2>
        ${renderTools({ store: this.store, topic, go: (id) => void this.goTo(id) })}
        ${branches.length > 1 ? renderSort(sort, this.handleSort) : nothing}
      </header>
      ${renderOffline(state)} ${closed ?? this.renderComposer()}
      <div class="pill-place">
        ${
          fresh > 0
            ? html`<button type="button" class="pill" @click=${this.handleFresh}>${downIcon}${freshWords(fresh)}</button>`
            : nothing
        }
      </div>
      ${branches.length === 0 ? renderEmpty(state) : nothing}
      <div part="list" class="list ${state.sorting ? 'sorting' : ''}">
        ${repeat(
          branches,
          ({ message }) => message.id,
          (branch) => this.renderBranch(branch),
        )}
      </div>
      ${renderMore(state, this.handleMore)}`;
  }

  private renderComposer() {
    const { store, acting } = this;
    const key = acting.draftKey(null);
    const placeholder =
      this.discussion.state.topic?.format === 'questions'
        ? msg('Ask a question…', { id: 'topic-ask' })
        : msg('Join the discussion…', { id: 'topic-write' });
    return html`<parley-topic-composer
      class="begin"
      @focusin=${acting.prepare}
      .value=${live(store?.drafts.get(key) ?? '')}
      .name=${store?.name ?? ''}
      .placeholder=${placeholder}
      @input=${(event: Event) => this.keep(key, event)}
      @parley-topic-write=${(event: ParleyTopicWriteEvent) => {
        acting.place = null;
        void acting.write(event.writing);
      }}
      @parley-edit-cancel=${() => {
        store?.drafts.set(key, '');
        acting.rewrite();
        this.requestUpdate();
      }}
    ></parley-topic-composer>
    ${acting.renderOffer(null)}`;
  }

  private renderBranch({ message, replies, unshown, more }: TopicBranchView) {
    return html`<div class="branch">
      ${this.renderMessage(message)}
      ${repeat(
        replies,
        ({ id }) => id,
        (reply) => html`<div class="reply level-${reply.level}">${this.renderMessage(reply)}</div>`,
      )}
      ${
        unshown > 0
          ? html`<div class="reply level-1">
              <parley-button
                variant="quiet"
                class="replies"
                ?disabled=${more === 'loading'}
                @click=${() => this.store?.loadReplies(message.id)}
                >${repliesWords(unshown)}</parley-button
              >
              ${more === 'failed' ? renderMoreFailed() : nothing}
            </div>`
          : nothing
      }
    </div>`;
  }

  /** What stands first stands in its branch, too: there without an id, which may be there only once. */
  private renderMessage(message: TopicMessageView) {
    const { id, level } = message;
    const { topic, identityRequired, linked } = this.discussion.state;
    const { place, notes } = this.acting;
    const here = place?.messageId === id && place.level === level ? place.purpose : null;
    if (message.told || message.failure) this.acting.prepare();
    return html`<parley-topic-message
      id=${level && (message.answer || message.pinned) ? nothing : `parley-${id}`}
      .message=${message}
      .rules=${topic?.rules}
      .href=${linkTo(id)}
      .note=${notes.get(id) ?? ''}
      .now=${this.now}
      ?answerable=${!topic?.locked && !identityRequired}
      ?editing=${here === 'edit'}
      ?linked=${linked === id}
      @parley-topic-act=${(event: ParleyTopicActEvent) => this.handleAct(message, event)}
      >${here ? this.renderWriting(message, here) : nothing}</parley-topic-message
    >`;
  }

  private renderWriting(message: TopicMessageView, purpose: WritingPlace['purpose']) {
    const { acting, store } = this;
    if (purpose === 'report' || purpose === 'history') return acting.renderAside(this.now);
    const key = acting.draftKey(message.id);
    const editing = purpose === 'edit';
    const name = authorName(message.author);
    return html`<parley-topic-composer
      purpose=${purpose}
      @focusin=${acting.prepare}
      .value=${live(editing ? acting.changed : (store?.drafts.get(key) ?? ''))}
      .name=${store?.name ?? ''}
      .placeholder=${msg(str`Reply to ${name}…`, { id: 'topic-reply-to' })}
      @input=${(event: Event) => this.keep(editing ? null : key, event)}
      @parley-topic-write=${(event: ParleyTopicWriteEvent) => acting.write(event.writing)}
      @parley-edit-cancel=${() => {
        if (!editing) store?.drafts.set(key, '');
        acting.end(message.id);
      }}
    ></parley-topic-composer>
    ${acting.renderOffer(message.id)}`;
  }

  /** How high it is by itself; null while it is not drawn. */
  get ownHeight(): number | null {
    if (this.discussion.state.phase === 'loading') return null;
    return this.renderRoot.querySelector('section')?.offsetHeight ?? null;
  }

  private get wishedLocale(): string {
    return this.locale || document.documentElement.lang || 'en';
  }

  private connectStore() {
    this.store?.close();
    this.store = undefined;
    if (!this.site) return;
    const server = new URL(this.server || '/', document.baseURI).origin;
    const topic = this.topic || topicOfPage();
    const store = new DiscussionStore({ server, site: this.site, topic, page: describePage });
    this.store = store;
    this.discussion.use(store);
    if (this.token) store.identify(this.token).catch(() => undefined);
    void store.load(messageInAddress()).then(() => {
      const { linked } = store.state;
      if (linked && store === this.store) void this.goTo(linked);
    });
  }

  private tellToken(before: string) {
    if (this.token) this.store?.identify(this.token).catch(() => undefined);
    else if (before) this.store?.forget();
  }

  private handleRetry = () => {
    void this.store?.load(messageInAddress());
  };

  private handleAddress = () => {
    const id = messageInAddress();
    if (id) void this.goTo(id);
  };

  private handleAct(message: TopicMessageView, event: ParleyTopicActEvent) {
    event.stopPropagation();
    void this.acting.act(message, event.act);
  }

  private handleMore = () => this.store?.loadMore();

  private handleSort = (event: Event) => {
    const { value } = event.target as HTMLSelectElement;
    // What was shown stays when it cannot be had.
    this.store?.sortBy(value as TopicSort).catch(() => this.requestUpdate());
  };

  private handleFresh() {
    const first = this.store?.showFresh();
    if (first) void this.focusOn(first, 'message');
  }

  private keep(key: string | null, event: Event) {
    const { value } = event.currentTarget as ParleyTopicComposer;
    this.acting.rewrite();
    if (key === null) this.acting.changed = value;
    else this.store?.drafts.set(key, value);
  }

  private announce(words: string) {
    this.status.textContent = words;
  }

  private async goTo(id: string) {
    await this.store?.open(id);
    if (this.discussion.state.linked === id) await this.focusOn(id, 'message');
  }

  private async focusOn(id: string | null, what: 'writing' | 'message') {
    await this.updateComplete;
    const place = id ? `#parley-${id}` : 'section';
    const element = this.renderRoot.querySelector<ParleyElement>(place);
    await element?.updateComplete;
    if (what === 'writing') {
      const field = this.renderRoot.querySelector<ParleyElement>(
        `parley-topic-composer${id ? ':not(.begin)' : ''}`,
      );
      await field?.updateComplete;
      field?.focus();
      return;
    }
    element?.focus({ preventScroll: true });
    element?.scrollIntoView({ block: 'nearest' });
  }
}

define('parley-discussion', ParleyDiscussion);

declare global {
  interface HTMLElementTagNameMap {
    'parley-discussion': ParleyDiscussion;
  }
}
