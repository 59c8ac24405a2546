/**
 * The place of moderators: the queues, the messages in one of them, the person beside. It joins the store to what is seen, and
 * owns the keys, what is chosen, and the focus, which is never lost.
 */
import type { Agent, ModerationQueue, Site } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { keyed } from 'lit/directives/keyed.js';
import type { Api } from '../../client/api.js';
import { neighbour } from '../../client/moderation-queue.js';
import {
  type Decision,
  type ModerationDeed,
  type ModerationState,
  ModerationStore,
} from '../../client/moderation-store.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { sectionHref } from '../sections.js';
import { isTyping } from '../workspace/is-typing.js';
import { type ModerationKey, moderationKeyOf, moderationKeys } from './keys.js';
import type { ModerateAct, ParleyModerateEvent } from './moderate-event.js';
import { moderationStyles } from './moderation.styles.js';
import { countWords, type ParleyModerationList } from './moderation-list.js';
import './moderation-person.js';
import type { ParleyModerationPerson } from './moderation-person.js';
import { queuePath, spotOf } from './paths.js';
import { deedWords, QUEUES, queueWords } from './words.js';

/** So often it asks what has come meanwhile. */
const LOOK_MS = 5000;
/** So long what was done is to be read. */
const TELL_MS = 6000;

export class ParleyModeration extends ParleyElement {
  static override styles = [resetStyles, moderationStyles];

  private store: ModerationStore | undefined;
  private watching = new StoreController<ModerationState | null>(this, {
    state: null,
    subscribe: () => () => undefined,
  });
  private heard: ModerationDeed | null = null;
  private telling: ReturnType<typeof setTimeout> | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  /** Which place the queue on the screen is for. */
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
  @state() private now = Date.now();

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) agent!: Agent;
  @property({ attribute: false }) sites: readonly Site[] = [];
  /** Where in the place: `shop/held`. */
  @property() path = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    // Before the console's own keys, which are the window's.
    document.addEventListener('keydown', this.handleKeydown);
    this.timer = setInterval(this.look, LOOK_MS);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    document.removeEventListener('keydown', this.handleKeydown);
    clearInterval(this.timer);
    clearTimeout(this.telling);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    this.store ??= new ModerationStore(this.api);
    this.watching.use(this.store);
    if (changed.has('path') || changed.has('sites')) void this.follow();
    const { items } = this.store.state;
    const ids = new Set(items.map(({ message }) => message.id));
    if ([...this.chosen].some((id) => !ids.has(id))) {
      this.chosen = new Set([...this.chosen].filter((id) => ids.has(id)));
    }
    if (this.current === null || !ids.has(this.current)) this.current = items[0]?.message.id ?? null;
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
    const { site } = this;
    const state = this.watching.state;
    if (!site || !state)
      return html`<p class="none">${msg('There is no site to look after.', { id: 'mod-no-site' })}</p>`;
    return html`<div
      class="room ${state.person ? 'beside' : ''}"
      @parley-moderate=${(event: ParleyModerateEvent) => this.run(event.act)}
    >
      ${this.renderNav(site, state)}
      <parley-moderation-list
        .state=${state}
        .site=${site}
        .current=${this.current}
        .chosen=${this.chosen}
        .editing=${this.editing}
        .now=${this.now}
      ></parley-moderation-list>
      ${state.person ? html`<parley-moderation-person .person=${state.person} .now=${this.now}></parley-moderation-person>` : nothing}
      <div class="deed" role="status">${this.renderDeed(state)}</div>
      ${this.helping ? html`<parley-key-help .commands=${moderationKeys()} @parley-overlay-close=${this.endHelp}></parley-key-help>` : nothing}
    </div>`;
  }

  private renderNav(site: Site, { queue, counts }: ModerationState) {
    return html`<nav aria-label=${msg('Queues', { id: 'mod-queues' })}>
      ${
        this.sites.length > 1
          ? html`<select aria-label=${msg('Site', { id: 'mod-site' })} @change=${this.handleSite}>
              ${this.sites.map(({ key, name }) => html`<option value=${key} ?selected=${key === site.key}>${name}</option>`)}
            </select>`
          : nothing
      }
      <ul>
        ${QUEUES.map((one) => {
          const count = counts && one in counts ? counts[one as keyof typeof counts] : 0;
          return html`<li>
            <a
              href=${sectionHref('moderation', queuePath(site.key, one))}
              aria-current=${one === queue ? 'page' : nothing}
              >${queueWords(one)} ${count > 0 ? html`<span class="count">${countWords(count)}</span>` : nothing}</a
            >
          </li>`;
        })}
      </ul>
    </nav>`;
  }

  /** Each is a new paragraph, so that the same words are read out again. */
  private renderDeed({ deed }: ModerationState) {
    if (!deed || deed === this.told) return nothing;
    return keyed(deed, html`<p class=${deed.error ? 'bad' : ''}>${deedWords(deed)}</p>`);
  }

  private get site(): Site | undefined {
    const { site } = spotOf(this.path);
    return this.sites.find(({ key }) => key === site) ?? this.sites[0];
  }

  /** Goes where the address says; without a queue in it, to the first in which somebody waits. */
  private async follow(): Promise<void> {
    const { site, store } = this;
    const spot = spotOf(this.path);
    if (!site || !store || spot.view !== 'queue') return;
    const place = `${site.key}/${spot.queue ?? ''}`;
    if (place === this.shown) return;
    this.shown = place;
    [this.chosen, this.editing, this.current] = [new Set(), null, null];
    await store.open(site.key, spot.queue ?? 'pending');
    const { counts } = store.state;
    if (spot.queue || !counts || place !== this.shown) return;
    const waiting = (['pending', 'held', 'reported', 'appealed'] as const).find((one) => counts[one] > 0);
    if (waiting && waiting !== 'pending') await store.open(site.key, waiting);
  }

  private look = () => {
    if (document.visibilityState === 'hidden') return;
    this.now = Date.now();
    void this.store?.refresh();
  };

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
        return void store?.loadMore();
      case 'reload':
        return void store?.load();
      case 'choose-all':
        this.chosen = new Set(this.ids);
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
      case 'sanction':
        return void this.judge(act.contactId, act.sanction);
      case 'close-person':
        return this.closePerson();
      case 'reload-person':
        return void store?.openPerson(store.state.person?.id ?? '');
    }
  }

  private get ids(): string[] {
    return this.store?.state.items.map(({ message }) => message.id) ?? [];
  }

  private decide(decision: Decision) {
    const ids = this.chosen.size > 0 ? this.ids.filter((id) => this.chosen.has(id)) : [this.current ?? ''];
    if (ids[0]) this.decideThese(ids, decision);
  }

  private decideThese(ids: readonly string[], decision: Decision, text?: string) {
    const { store } = this;
    if (!store) return;
    const stays = store.state.queue === 'decided';
    const next = neighbour(store.state.items, stays ? new Set() : new Set(ids), this.current);
    this.editing = null;
    this.chosen = new Set();
    this.anchor = null;
    void store.decide(ids, decision, text);
    this.goTo(next);
  }

  private async undo(): Promise<void> {
    await this.store?.undo();
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
    const { ids } = this;
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
    const opened = this.store?.openPerson(id);
    await this.updateComplete;
    this.beside?.focus();
    await opened;
  }

  private closePerson() {
    this.store?.closePerson();
    this.goTo(this.current);
  }

  private async judge(
    contactId: string,
    sanction: Parameters<ModerationStore['sanction']>[1],
  ): Promise<void> {
    await this.store?.sanction(contactId, sanction);
    await this.updateComplete;
    this.beside?.focus();
  }

  private handleSite = (event: Event) => {
    const { value } = event.currentTarget as HTMLSelectElement;
    location.hash = sectionHref('moderation', queuePath(value, this.watching.state?.queue ?? 'pending'));
  };

  private handleKeydown = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || this.helping || isTyping(event)) return;
    const key = moderationKeyOf(event);
    if (key && this.press(key)) event.preventDefault();
  };

  /** @returns false when the key means nothing right now, and may mean something to the console */
  private press(key: ModerationKey): boolean {
    const queue: ModerationQueue | undefined = this.watching.state?.queue;
    if (!queue) return false;
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
        this.chosen = new Set(this.chosen.size === this.ids.length ? [] : this.ids);
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

define('parley-moderation', ParleyModeration);

export { loadTexts } from './texts.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-moderation': ParleyModeration;
  }
}
