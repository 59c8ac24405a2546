/**
 * A queue as it is worked through: the messages and the person beside. It joins the store to what is seen, and owns the keys,
 * what is chosen, and the focus, which is never lost.
 */
import type { Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import { type ModerationItems, neighbour } from '../../client/moderation-queue.js';
import type { Decision, ModerationDeed, ModerationState } from '../../client/moderation-state.js';
import type { ModerationStore } from '../../client/moderation-store.js';
import { updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { isTyping } from '../workspace/is-typing.js';
import { type ModerationKey, moderationKeyOf, moderationKeys } from './keys.js';
import type { ModerateAct, ParleyModerateEvent } from './moderate-event.js';
import { moderationDeskStyles } from './moderation-desk.styles.js';
import './moderation-list.js';
import type { ParleyModerationList } from './moderation-list.js';
import './moderation-person.js';
import type { ParleyModerationPerson } from './moderation-person.js';
import { SettledRows } from './settled-rows.js';
import { deedWords, settledWords } from './words.js';

/** So long what was done is to be read. */
const TELL_MS = 6000;

/** @summary A queue of moderation, its keys, and the person beside. */
export class ParleyModerationDesk extends ParleyElement {
  static override styles = [resetStyles, moderationDeskStyles];

  private watching = new StoreController<ModerationState | null>(this, {
    state: null,
    subscribe: () => () => undefined,
  });
  private settling = new SettledRows((ids) => this.store.letGo(ids));
  /** What was on the screen, to tell who stood beside whom. */
  private onScreen: ModerationItems = [];
  private heard: ModerationDeed | null = null;
  private telling: ReturnType<typeof setTimeout> | undefined;
  /** Which queue is on the screen. */
  private shown = '';
  /** From whom the choice reaches when it is made with Shift. */
  private anchor: string | null = null;

  @query('parley-moderation-list') private list!: ParleyModerationList | null;
  @query('parley-moderation-person') private beside!: ParleyModerationPerson | null;
  @state() private current: string | null = null;
  @state() private chosen: ReadonlySet<string> = new Set();
  @state() private editing: string | null = null;
  @state() private helping = false;
  /** The deed that was on the screen for long enough. */
  @state() private told: ModerationDeed | null = null;

  @property({ attribute: false }) store!: ModerationStore;
  @property({ attribute: false }) site!: Site;
  /** Milliseconds since 1970, as coarse as the times that are shown. */
  @property({ type: Number }) now = 0;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    // Before the console's own keys, which are the window's.
    document.addEventListener('keydown', this.handleKeydown);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.handleKeydown);
    clearTimeout(this.telling);
    this.settling.stop();
  }

  protected override willUpdate() {
    this.watching.use(this.store);
    const { items, site, queue, settled } = this.store.state;
    if (this.shown !== `${site}/${queue}`) {
      this.shown = `${site}/${queue}`;
      [this.chosen, this.editing, this.current, this.onScreen] = [new Set(), null, null, []];
    }
    const ids = new Set(items.map(({ message }) => message.id));
    const open = (id: string) => ids.has(id) && !settled.has(id);
    if (![...this.chosen].every(open)) this.chosen = new Set([...this.chosen].filter(open));
    if (this.editing !== null && !open(this.editing)) this.editing = null;
    if (this.current === null || !ids.has(this.current)) {
      const gone = new Set(this.onScreen.flatMap(({ message }) => (ids.has(message.id) ? [] : [message.id])));
      this.current = neighbour(this.onScreen, gone, this.current) ?? items[0]?.message.id ?? null;
    }
    this.onScreen = items;
    // Where nothing else is left no key can fall on a neighbour.
    this.settling.follow(settled, this.openIds.length > 0 ? this.current : null);
    if (this.current) void this.store.wantParent(this.current);
  }

  protected override updated() {
    const deed = this.watching.state?.deed ?? null;
    if (deed === this.heard) return;
    this.heard = deed;
    clearTimeout(this.telling);
    this.telling = setTimeout(() => {
      this.told = deed;
    }, TELL_MS);
  }

  override render() {
    const state = this.watching.state;
    if (!state) return nothing;
    return html`<div
      class="room ${state.person ? 'beside' : ''}"
      @parley-moderate=${(event: ParleyModerateEvent) => this.run(event.act)}
    >
      <parley-moderation-list
        .state=${state}
        .site=${this.site}
        .current=${this.current}
        .chosen=${this.chosen}
        .editing=${this.editing}
        .now=${this.now}
      ></parley-moderation-list>
      ${state.person ? html`<parley-moderation-person .person=${state.person} .now=${this.now}></parley-moderation-person>` : nothing}
      <div class="deed" role="status">${this.renderDeed(state)}</div>
      <p class="overtaken visually-hidden" role="status">${this.overtakenWords(state)}</p>
      ${this.helping ? html`<parley-key-help .commands=${moderationKeys()} @parley-overlay-close=${this.endHelp}></parley-key-help>` : nothing}
    </div>`;
  }

  /** Each is a new paragraph, so that the same words are read out again. */
  private renderDeed({ deed }: ModerationState) {
    if (!deed || deed === this.told) return nothing;
    return keyed(deed, html`<p class=${deed.error ? 'bad' : ''}>${deedWords(deed)}</p>`);
  }

  /** What others have done with the message that the keys are about: its row shows it, and this reads it out. */
  private overtakenWords({ items, settled }: ModerationState) {
    const item = items.find(({ message }) => message.id === this.current);
    return item && settled.has(item.message.id) ? settledWords(item) : nothing;
  }

  private run(act: ModerateAct) {
    const { store } = this;
    switch (act.type) {
      case 'decide':
        return this.decide(act.decision);
      case 'next':
        return this.move(1);
      case 'edit':
        return this.edit();
      case 'undo':
        return void this.undo();
      case 'more':
        return void store.loadMore();
      case 'reload':
        return void store.load();
      case 'choose-all':
        this.chosen = new Set(this.openIds);
        return;
      case 'choose-none':
        this.chosen = new Set();
        return;
      case 'save':
        return this.decideThese([act.id], 'approve', act.text);
      case 'cancel':
        return this.endEdit();
      case 'current':
        this.current = act.id;
        return;
      case 'choose':
        return this.choose(act.id, act.range);
      case 'person':
        return void this.openPerson(act.id);
      case 'mark':
        return void store.mark(act.id, act.mark);
      case 'sanction':
        return void this.judge(act.contactId, act.sanction);
      case 'close-person':
        return this.closePerson();
      case 'reload-person':
        return void store.openPerson(store.state.person?.id ?? '');
    }
  }

  private get ids(): string[] {
    return this.store.state.items.map(({ message }) => message.id);
  }

  /** Those about which something can still be decided here. */
  private get openIds(): string[] {
    return this.ids.filter((id) => !this.store.state.settled.has(id));
  }

  private decide(decision: Decision) {
    if (this.chosen.size > 0) {
      this.decideThese(
        this.ids.filter((id) => this.chosen.has(id)),
        decision,
      );
    } else if (this.current !== null) {
      // Somebody was faster: a key that was meant for that message must not fall on the next.
      if (this.store.state.settled.has(this.current)) this.moveOn();
      else this.decideThese([this.current], decision);
    }
  }

  /** To the next about which something can be decided; where there is none, those that others have decided go. */
  private moveOn() {
    const { items, settled } = this.store.state;
    const next = neighbour(items, settled, this.current);
    if (next === null) this.store.letGo(settled);
    this.goTo(next);
  }

  private decideThese(ids: readonly string[], decision: Decision, text?: string) {
    const { store } = this;
    const stays = store.state.queue === 'decided';
    const next = neighbour(store.state.items, stays ? new Set() : new Set(ids), this.current);
    this.editing = null;
    this.chosen = new Set();
    this.anchor = null;
    void store.decide(ids, decision, text);
    this.goTo(next);
  }

  private async undo(): Promise<void> {
    await this.store.undo();
    this.goTo(this.current);
  }

  private move(by: 1 | -1, choosing = false) {
    const { ids } = this;
    const at = ids.indexOf(this.current ?? '');
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + by))];
    if (next === undefined) return;
    if (choosing) this.chosen = new Set([...this.chosen, this.current ?? next, next]);
    this.goTo(next);
  }

  private goTo(id: string | null) {
    this.current = id;
    void this.updateComplete.then(() => this.list?.focusItem(this.current));
  }

  private choose(id: string, range: boolean) {
    const ids = this.openIds;
    const chosen = new Set(this.chosen);
    const [from, to] = [ids.indexOf(range && this.anchor ? this.anchor : id), ids.indexOf(id)].toSorted(
      (a, b) => a - b,
    );
    const adds = !chosen.has(id);
    for (const one of ids.slice(from, (to ?? 0) + 1)) {
      if (adds) chosen.add(one);
      else chosen.delete(one);
    }
    this.anchor = id;
    this.chosen = chosen;
  }

  private edit() {
    const [only] = this.chosen.size === 1 ? [...this.chosen] : [this.current];
    if (!only || this.chosen.size > 1) return;
    this.editing = only;
    this.goTo(only);
  }

  private endEdit() {
    this.editing = null;
    this.goTo(this.current);
  }

  private async openPerson(id: string): Promise<void> {
    const opened = this.store.openPerson(id);
    await this.updateComplete;
    this.beside?.focus();
    await opened;
  }

  private closePerson() {
    this.store.closePerson();
    this.goTo(this.current);
  }

  private async judge(
    contactId: string,
    sanction: Parameters<ModerationStore['sanction']>[1],
  ): Promise<void> {
    await this.store.sanction(contactId, sanction);
    await this.updateComplete;
    this.beside?.focus();
  }

  private handleKeydown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || this.helping || isTyping(event)) return;
    const key = moderationKeyOf(event);
    if (key && this.press(key)) event.preventDefault();
  };

  /** @returns false when the key means nothing right now, and may mean something to the console */
  private press(key: ModerationKey): boolean {
    switch (key) {
      case 'approve':
      case 'reject':
      case 'spam':
        this.decide(key);
        return true;
      case 'next':
      case 'previous':
        this.move(key === 'next' ? 1 : -1);
        return true;
      case 'choose-next':
      case 'choose-previous':
        this.move(key === 'choose-next' ? 1 : -1, true);
        return true;
      case 'choose':
        if (this.current) this.choose(this.current, false);
        return true;
      case 'choose-all':
        this.chosen = new Set(this.chosen.size === this.openIds.length ? [] : this.openIds);
        return true;
      case 'edit':
        this.edit();
        return true;
      case 'person':
        this.openCurrentPerson();
        return true;
      case 'undo':
        void this.undo();
        return true;
      case 'help':
        void this.help();
        return true;
      case 'back':
        return this.back();
    }
  }

  private openCurrentPerson() {
    const item = this.watching.state?.items.find(({ message }) => message.id === this.current);
    if (item?.message.author.type === 'contact') void this.openPerson(item.message.author.id);
  }

  /** Leaves what was opened last: the person, the choice. */
  private back(): boolean {
    if (this.watching.state?.person) {
      this.closePerson();
      return true;
    }
    if (this.chosen.size === 0) return false;
    this.chosen = new Set();
    return true;
  }

  /** Its code comes when it is first asked for; when it does not come, the next press asks again. */
  private async help(): Promise<void> {
    this.helping = await import('../key-help/key-help.js').then(Boolean, () => false);
  }

  private endHelp = () => {
    this.helping = false;
    this.goTo(this.current);
  };
}

define('parley-moderation-desk', ParleyModerationDesk);

declare global {
  interface HTMLElementTagNameMap {
    'parley-moderation-desk': ParleyModerationDesk;
  }
}
