/**
 * The inbox as a list that may be long: only the rows in view are in the document. It keeps the reader's place and
 * the keyboard's while rows move, and shows what it is given; it must never load or sort.
 */
import type { Colleague, Conversation } from '@parley/protocol';
import { html, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { ParleyConversationOpenEvent } from '../../events/conversation-open.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyRowChooseEvent } from '../events/row-choose.js';
import { ParleyRowsShowEvent } from '../events/rows-show.js';
import { hueStyles } from '../hue.styles.js';
import { conversationLink } from '../link-click.js';
import { conversationListStyles } from './conversation-list.styles.js';
import { conversationRow } from './conversation-row.js';
import { rowsInView, rowsToDraw, shiftOf } from './rows-in-view.js';

/** Height of a row in px, as in the styles: twelve and a header fit in 800. */
const ROW = 60;
/** Rows kept in the document above and below those in view. */
const MARGIN = 6;
/** How often "5m" is looked at again. */
const TICK = 30_000;

/**
 * @summary Conversations, last spoken first. Arrows, Home and End move the focus; Enter opens.
 * @event {ParleyConversationOpenEvent} parley-conversation-open - A conversation was chosen.
 * @event {ParleyRowChooseEvent} parley-row-choose - A row, or all up to it, should be decided about with others.
 * @event {ParleyRowsShowEvent} parley-rows-show - Other rows are in view.
 */
export class ParleyConversationList extends ParleyElement {
  static override styles = [resetStyles, hueStyles, conversationListStyles];

  private tick: ReturnType<typeof setInterval> | undefined;
  private resize = new ResizeObserver(() => this.look());
  /** The row that had the focus before an update: moving it within the document takes the focus from it. */
  private focusedId: string | null = null;
  /** Rows that came above the reader's place with an update. */
  private shift = 0;

  @state() private view = { first: 0, last: -1 };
  /** The row that Tab reaches. */
  @state() private activeId: string | null = null;

  /** What to show, in order. */
  @property({ attribute: false }) rows: readonly Conversation[] = [];

  /** Whether there are more than these. */
  @property({ type: Boolean }) more = false;

  /** The conversation that is open. */
  @property() selected: string | null = null;

  /** Id of the agent who looks: the agent's own last words are marked as such. */
  @property() agent = '';

  /** Those whose work it may be. */
  @property({ attribute: false }) agents: readonly Colleague[] = [];

  /** Conversations with notes that call the agent. */
  @property({ attribute: false }) calls: ReadonlySet<string> = new Set();

  /** Those that are decided about together. */
  @property({ attribute: false }) chosen: ReadonlySet<string> = new Set();

  constructor() {
    super();
    updateWhenLocaleChanges(this);
    this.addEventListener('scroll', () => this.look(), { passive: true });
  }

  override connectedCallback() {
    super.connectedCallback();
    this.resize.observe(this);
    this.tick = setInterval(() => this.requestUpdate(), TICK);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.resize.disconnect();
    clearInterval(this.tick);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const focused = this.shadowRoot?.activeElement;
    this.focusedId = focused instanceof HTMLElement ? (focused.dataset.id ?? null) : null;
    const before = changed.get('rows');
    // At the very top the reader wants to see what is new; anywhere else, to go on reading.
    if (before && this.scrollTop > 0) this.shift = shiftOf(before, this.rows, this.view);
    if (changed.has('selected') && this.selected) this.activeId = this.selected;
  }

  protected override updated(changed: PropertyValues<this>) {
    if (this.shift !== 0) {
      this.scrollTop += this.shift * ROW;
      this.shift = 0;
    }
    if (this.focusedId && !this.shadowRoot?.activeElement) this.focusLink(this.focusedId);
    if (changed.has('rows')) this.look(true);
  }

  /** Moves the focus by so many rows, from where it was last. */
  move(by: number) {
    const from = this.rows.findIndex((row) => row.id === this.activeId);
    const to = from === -1 ? 0 : Math.max(0, Math.min(this.rows.length - 1, from + by));
    const row = this.rows[to];
    if (row) void this.focusRow(row.id);
  }

  /** Chooses the row that Tab reaches, or lets it go. */
  chooseActive() {
    if (this.tabStop) this.choose(this.tabStop);
  }

  /** Puts the focus on the row of a conversation, or on the one that Tab reaches when it has none here. */
  async focusRow(id: string | null): Promise<void> {
    const index = this.rows.findIndex((row) => row.id === id);
    if (index >= 0) {
      this.activeId = id;
      this.reveal(index);
      this.look();
    }
    await this.updateComplete;
    this.focusLink(this.tabStop);
  }

  override render() {
    const { rows, tabStop, selected, agent } = this;
    const now = Date.now();
    const keep = rows.findIndex((row) => row.id === tabStop);
    const drawn = rowsToDraw(this.view, { count: rows.length, margin: MARGIN, keep });
    // Through the property and not as an attribute, which the console's policy forbids.
    return html`<div
      class="rows ${this.chosen.size > 0 ? 'choosing' : ''}"
      role="list"
      aria-label=${msg('Conversations', { id: 'inbox-list' })}
      .style=${`block-size:${rows.length * ROW}px`}
      @keydown=${this.handleKeydown}
      @click=${this.handleClick}
      @focusin=${this.handleFocus}
    >
      ${repeat(
        drawn,
        (index) => rows[index]?.id,
        (index) => {
          const conversation = rows[index];
          if (!conversation) return '';
          const { id } = conversation;
          return html`<div
            class="item"
            role="listitem"
            aria-setsize=${this.more ? -1 : rows.length}
            aria-posinset=${index + 1}
            .style=${`transform:translateY(${index * ROW}px)`}
          >
            ${conversationRow({
              conversation,
              selected: id === selected,
              active: id === tabStop,
              agent,
              assignee: this.nameOf(conversation.assigneeId),
              called: this.calls.has(id),
              chosen: this.chosen.has(id),
              now,
            })}
          </div>`;
        },
      )}
    </div>`;
  }

  private nameOf(agentId: string | null): string | null {
    return (agentId && this.agents.find(({ id }) => id === agentId)?.name) || null;
  }

  private get tabStop(): string | null {
    const known = this.rows.some((row) => row.id === this.activeId);
    return (known ? this.activeId : this.rows[0]?.id) ?? null;
  }

  private choose(id: string, from: string | null = null) {
    this.activeId = id;
    this.dispatchEvent(new ParleyRowChooseEvent(id, from));
  }

  private look(told = false) {
    const view = rowsInView({
      scrollTop: this.scrollTop,
      height: this.clientHeight,
      rowHeight: ROW,
      count: this.rows.length,
    });
    const same = view.first === this.view.first && view.last === this.view.last;
    if (!same) this.view = view;
    if (!same || told) this.dispatchEvent(new ParleyRowsShowEvent(view.first, view.last));
  }

  private reveal(index: number) {
    const top = index * ROW;
    if (top < this.scrollTop) this.scrollTop = top;
    else if (top + ROW > this.scrollTop + this.clientHeight) this.scrollTop = top + ROW - this.clientHeight;
  }

  private focusLink(id: string | null) {
    const links = this.renderRoot.querySelectorAll<HTMLAnchorElement>('a[data-id]');
    const link = [...links].find((candidate) => candidate.dataset.id === id);
    link?.focus({ preventScroll: true });
  }

  private handleFocus(event: FocusEvent) {
    if (event.target instanceof HTMLElement) this.activeId = event.target.dataset.id ?? this.activeId;
  }

  private handleKeydown(event: KeyboardEvent) {
    const by = STEPS[event.key];
    if (by === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    const from = this.tabStop;
    this.move(by);
    if (event.shiftKey && from && this.activeId) this.choose(this.activeId, from);
  }

  private handleClick(event: MouseEvent) {
    const target = event.target instanceof Element ? event.target : null;
    const row = target?.closest('.item')?.querySelector<HTMLElement>('a[data-id]')?.dataset.id;
    if (row && target instanceof HTMLInputElement) {
      this.choose(row, event.shiftKey ? this.tabStop : null);
      return;
    }
    if (row && event.shiftKey) {
      // A new window that nobody asked for is what the browser would make of it.
      event.preventDefault();
      this.choose(row, this.tabStop);
      return;
    }
    const link = conversationLink(event);
    if (!link?.dataset.id) return;
    event.preventDefault();
    this.dispatchEvent(new ParleyConversationOpenEvent(link.dataset.id));
  }
}

const STEPS: Readonly<Record<string, number>> = {
  ArrowDown: 1,
  ArrowUp: -1,
  Home: Number.NEGATIVE_INFINITY,
  End: Number.POSITIVE_INFINITY,
};

define('parley-conversation-list', ParleyConversationList);

declare global {
  interface HTMLElementTagNameMap {
    'parley-conversation-list': ParleyConversationList;
  }
}
