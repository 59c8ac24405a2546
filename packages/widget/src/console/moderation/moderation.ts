/** The place of moderators and of all who speak in public: the queues, the discussions, the rules. It keeps the address, hears what comes, and asks now and then. */
import type { Agent, ModerationQueue, Site } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Api } from '../../client/api.js';
import { ModerationLive } from '../../client/moderation-live.js';
import type { ModerationState } from '../../client/moderation-state.js';
import { ModerationStore } from '../../client/moderation-store.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { sectionHref } from '../sections.js';
import { selectStyles } from '../select.styles.js';
import { sideNavStyles } from '../side-nav.styles.js';
import { moderationStyles } from './moderation.styles.js';
import './moderation-desk.js';
import { countWords } from './moderation-list.js';
import { type ModerationSpot, queuePath, rulesPath, spotOf, topicPath } from './paths.js';
import './moderation-rules.js';
import './topic-thread.js';
import './topics.js';
import { QUEUES, queueWords } from './words.js';

/** So often it asks what has come meanwhile where no news come by themselves. */
const LOOK_MS = 5000;
/** And where they do, for what was lost on the way. */
const HEAL_MS = 60_000;

/** @summary What is said in public, and what becomes of it. */
export class ParleyModeration extends ParleyElement {
  static override styles = [resetStyles, sideNavStyles, selectStyles, moderationStyles];

  private store: ModerationStore | undefined;
  private watching = new StoreController<ModerationState | null>(this, {
    state: null,
    subscribe: () => () => undefined,
  });
  private live: Pick<ModerationLive, 'online' | 'watch' | 'close'> | undefined;
  private timer: ReturnType<typeof setInterval> | undefined;
  private lookedAt = Date.now();
  /** Which queue was gone to. */
  private shown = '';

  @state() private now = Date.now();

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) agent!: Agent;
  @property({ attribute: false }) sites: readonly Site[] = [];
  /** How news come. */
  @property({ attribute: false }) listen: (
    ...of: ConstructorParameters<typeof ModerationLive>
  ) => Pick<ModerationLive, 'online' | 'watch' | 'close'> = (options) => new ModerationLive(options);
  /** Where in the place: `shop/held`. */
  @property() path = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.timer = setInterval(this.look, LOOK_MS);
    // It was taken out of the document and put back.
    if (this.hasUpdated) void this.follow();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.timer);
    this.live?.close();
    this.live = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    this.store ??= new ModerationStore(this.api);
    this.watching.use(this.store);
    if (changed.has('path') || changed.has('sites')) void this.follow();
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('path')) return;
    // Where the links stand side by side, the current one may lie beyond the edge.
    this.renderRoot
      .querySelector('nav a[aria-current]')
      ?.scrollIntoView({ block: 'nearest', inline: 'center' });
  }

  override render() {
    const { site } = this;
    if (!site)
      return html`<p class="none">${msg('There is no site to look after.', { id: 'mod-no-site' })}</p>`;
    return html`<div class="room">${this.renderNav(site)} ${this.renderView(site)}</div>`;
  }

  private renderNav(site: Site) {
    const { spot } = this;
    const counts = this.watching.state?.counts;
    const queue = this.watching.state?.queue;
    const link = (path: string, here: boolean, label: unknown) => html`<li>
      <a href=${sectionHref('moderation', path)} aria-current=${here ? 'page' : nothing}>${label}</a>
    </li>`;
    return html`<nav aria-label=${msg('Moderation', { id: 'place-moderation' })}>
      ${
        this.sites.length > 1
          ? html`<select aria-label=${msg('Site', { id: 'mod-site' })} @change=${this.handleSite}>
              ${this.sites.map(({ key, name }) => html`<option value=${key} ?selected=${key === site.key}>${name}</option>`)}
            </select>`
          : nothing
      }
      <ul>
        ${
          this.moderates
            ? QUEUES.map((one) => {
                const count = counts && one in counts ? counts[one as keyof typeof counts] : 0;
                const label = html`${queueWords(one)} ${count > 0 ? html`<span class="count">${countWords(count)}</span>` : nothing}`;
                return link(queuePath(site.key, one), spot.view === 'queue' && one === queue, label);
              })
            : nothing
        }
        ${link(topicPath(site.key), spot.view === 'topics', msg('Discussions', { id: 'mod-topics' }))}
        ${this.administers ? link(rulesPath(site.key), spot.view === 'rules', msg('Rules', { id: 'mod-rules' })) : nothing}
      </ul>
    </nav>`;
  }

  private renderView(site: Site) {
    const { spot, api, agent, now } = this;
    switch (spot.view) {
      case 'topics':
        return spot.topic === null
          ? html`<parley-topics .api=${api} .site=${site} .now=${now}></parley-topics>`
          : html`<parley-topic-thread .api=${api} .agent=${agent} .site=${site} .topic=${spot.topic} .linked=${spot.message} .now=${now}></parley-topic-thread>`;
      case 'rules':
        return html`<parley-moderation-rules .api=${api} .site=${site}></parley-moderation-rules>`;
      case 'queue':
        return html`<parley-moderation-desk .store=${this.store} .site=${site} .now=${now}></parley-moderation-desk>`;
    }
  }

  private get site(): Site | undefined {
    const { site } = spotOf(this.path);
    return this.sites.find(({ key }) => key === site) ?? this.sites[0];
  }

  /** Who does not moderate still speaks in discussions. */
  private get spot(): ModerationSpot {
    const spot = spotOf(this.path);
    if (spot.view === 'rules' && !this.administers) return { view: 'queue', site: spot.site, queue: null };
    return this.moderates || spot.view === 'topics'
      ? spot
      : { view: 'topics', site: spot.site, topic: null, message: null };
  }

  /** Rules are settings: they are for whoever may change those. */
  private get administers(): boolean {
    return this.agent.role === 'owner' || this.agent.role === 'admin';
  }

  private get moderates(): boolean {
    return this.agent.role !== 'agent';
  }

  /** Goes where the address says; without a queue in it, to the first in which somebody waits. */
  private async follow(): Promise<void> {
    const { site, store, spot } = this;
    if (!site || !store || !this.moderates) return;
    this.hearOf(site, store);
    if (spot.view !== 'queue') return store.count(site.key);
    const place = `${site.key}/${spot.queue ?? ''}`;
    if (place === this.shown) return;
    this.shown = place;
    await store.open(site.key, spot.queue ?? 'pending');
    const { counts } = store.state;
    if (spot.queue || !counts || place !== this.shown) return;
    const waiting = (['pending', 'held', 'reported', 'appealed'] as const).find((one) => counts[one] > 0);
    if (waiting && waiting !== 'pending') await store.open(site.key, waiting);
  }

  private hearOf(site: Site, store: ModerationStore) {
    this.live ??= this.listen({
      server: this.api.server,
      onNews: (news) => store.hear(news),
      onWatch: this.ask,
    });
    this.live.watch(site.key);
  }

  private look = () => {
    if (document.visibilityState === 'hidden') return;
    this.now = Date.now();
    if (!this.live?.online || this.now - this.lookedAt >= HEAL_MS) this.ask();
  };

  private ask = () => {
    if (!this.moderates) return;
    this.lookedAt = Date.now();
    void (this.spot.view === 'queue' ? this.store?.refresh() : this.store?.count(this.site?.key ?? ''));
  };

  private handleSite(event: Event) {
    const { value } = event.currentTarget as HTMLSelectElement;
    const { spot } = this;
    const queue: ModerationQueue = this.watching.state?.queue ?? 'pending';
    const paths = { queue: queuePath(value, queue), topics: topicPath(value), rules: rulesPath(value) };
    location.hash = sectionHref('moderation', paths[spot.view]);
  }
}

define('parley-moderation', ParleyModeration);

export { loadTexts } from './texts.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-moderation': ParleyModeration;
  }
}
