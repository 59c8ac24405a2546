/**
 * What conversations cost and bring, as one element: it fetches the figures, keeps what is chosen in its address, prints and
 * saves. With `link` it shows what a public link may show, with `api` what its reader may see.
 */
import { type InsightsConversation, LIMITS, type Site } from '@parley/protocol';
import { css, html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { Api } from '../../client/api.js';
import { ApiError } from '../../client/api-error.js';
import { InsightsApi } from '../../client/insights-api.js';
import { grainOf, readChoice, writeChoice } from '../../client/insights-choice.js';
import { type InsightsState, InsightsStore } from '../../client/insights-store.js';
import { PagedList, type PagedState } from '../../client/paged-list.js';
import { Store } from '../../client/store.js';
import { direction, language, speak, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { tokenStyles } from '../../internal/tokens.styles.js';
import type { ParleyInsightsActEvent } from '../events/act.js';
import type { ParleyInsightsChooseEvent } from '../events/choose.js';
import type { OpenedFigure, ParleyInsightsOpenEvent } from '../events/open.js';
import '../report/report.js';
import { loadTexts } from '../texts.js';
import { reportTitle } from '../words.js';
import { orderOf } from './order.js';

const NOTHING = new Store<InsightsState | null>(null);
const NO_LIST = new Store<PagedState<InsightsConversation> | null>(null);

/**
 * @summary What conversations cost and bring.
 * @event {ParleyInsightsAddressEvent} parley-insights-address - Something else was chosen: `address` says what.
 * @cssprop [--parley-accent] - The colour from which all others are derived.
 */
export class ParleyInsights extends ParleyElement {
  static override styles = [
    tokenStyles,
    resetStyles,
    css`
      :host {
        display: block;
        min-block-size: 0;
        background: var(--parley-surface);
      }

      /* A part of the console is as light or dark as that is. */
      :host([inside]) {
        color-scheme: inherit;
      }

      h1 {
        max-inline-size: 1200px;
        margin: 0 auto;
        padding: 24px clamp(16px, 4vw, 24px) 0;
        font-size: 16px;
        font-weight: 600;
        line-height: 1.3;
      }
    `,
  ];

  private figures = new StoreController<InsightsState | null>(this, NOTHING);
  private behind = new StoreController<PagedState<InsightsConversation> | null>(this, NO_LIST);
  private store: InsightsStore | undefined;
  private list: PagedList<InsightsConversation> | undefined;
  private insights: InsightsApi | undefined;
  private takePaper: (() => void) | undefined;
  /** What lays the paper out: it comes after the figures, for a browser that prints waits for nothing. */
  private layPaper: typeof import('../paper/paper.js').layPaper | undefined;

  @state() private spoken = false;
  @state() private saving = false;
  @state() private saveError: ApiError | null = null;
  @state() private opened: OpenedFigure | null = null;

  /** Origin of the server, such as `https://chat.example.com`. */
  @property() server = '';
  /** The token of a public link; '' for who is signed in. */
  @property() link = '';
  /** The API, as somebody who is signed in. Made from `server` and `link` when absent. */
  @property({ attribute: false }) api: Pick<Api, 'request'> | undefined;
  /** Language of the texts: by the page's, when absent. Parts of the console follow the console. */
  @property() override lang = '';
  @property({ reflect: true }) theme: 'light' | 'dark' | '' = '';
  /** Days and filters, as `parley-insights-address` has told them. */
  @property() address = '';
  /** Whether it stands inside of the console, which has a language and a palette. */
  @property({ type: Boolean, reflect: true }) inside = false;
  /** Whether the page is nothing but this: then the browser's own command prints the report, too. */
  @property({ type: Boolean }) alone = false;
  @property({ attribute: false }) sites: readonly Site[] = [];
  /** The address of the page where costs are entered; '' for who may not. */
  @property({ attribute: 'costs-href' }) costsHref = '';
  /** The address of the page where figures are shared; '' for who may not. */
  @property({ attribute: 'share-href' }) shareHref = '';
  /** The address of the page where the weekly mail is asked for, where that is another way than sharing; '' for none. */
  @property({ attribute: 'mail-href' }) mailHref = '';
  /** The address of the page where it is chosen from how many a message is held back; '' for who may not. */
  @property({ attribute: 'proactive-href' }) proactiveHref = '';
  /** The address of a conversation; null for who may not read any. */
  @property({ attribute: false }) hrefOf: ((id: string) => string) | null = null;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    addEventListener('beforeprint', this.handleBeforePrint);
    addEventListener('afterprint', this.handleAfterPrint);
    void this.begin();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    removeEventListener('beforeprint', this.handleBeforePrint);
    removeEventListener('afterprint', this.handleAfterPrint);
    this.handleAfterPrint();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (this.store && changed.has('address') && this.address !== writeChoice(this.store.state.choice)) {
      void this.store.choose(readChoice(this.address));
    }
  }

  override render() {
    const { state: shown } = this.figures;
    if (!shown || !this.spoken) return nothing;
    // In the console and in a page of somebody's there is a heading and a main part already.
    const isPage = this.alone && !this.inside;
    return html`<div
      dir=${this.inside ? nothing : direction()}
      lang=${this.inside ? nothing : language()}
      role=${isPage ? 'main' : nothing}
    >
      ${isPage ? html`<h1>${reportTitle()}</h1>` : nothing}
      <parley-insights-report
        .state=${shown}
        .sites=${this.sites}
        ?linked=${this.link !== ''}
        costs-href=${this.costsHref}
        share-href=${this.shareHref}
        mail-href=${this.mailHref}
        proactive-href=${this.proactiveHref}
        ?saving=${this.saving}
        .saveError=${this.saveError}
        @parley-insights-choose=${this.handleChoose}
        @parley-insights-open=${this.handleOpen}
        @parley-insights-act=${this.handleAct}
      ></parley-insights-report>
      ${this.opened ? this.renderDetail(this.opened, shown) : nothing}
    </div>`;
  }

  private renderDetail(opened: OpenedFigure, { parts }: InsightsState) {
    return html`<parley-insights-detail
      .opened=${opened}
      .catalogue=${parts.metrics ?? []}
      currency=${parts.total?.currency ?? ''}
      .conversations=${this.behind.state}
      .hrefOf=${this.hrefOf}
      @parley-insights-more=${() => void this.list?.loadMore()}
      @parley-insights-close=${() => {
        this.opened = null;
      }}
    ></parley-insights-detail>`;
  }

  /** Texts first, so that no word of another language is seen; the figures meanwhile. */
  private async begin(): Promise<void> {
    if (!this.store) {
      this.insights = new InsightsApi(this.api ?? apiOf(this.server, this.link));
      this.store =
        this.link === '' ? new InsightsStore(this.insights) : new InsightsStore(this.insights, null);
      this.figures.use(this.store);
      void this.store.choose(readChoice(this.address));
    }
    if (!this.inside) await speak(this.lang || document.documentElement.lang || navigator.language);
    // Without its own words it speaks English.
    await loadTexts().catch(() => undefined);
    this.spoken = true;
    await this.loadPaper().catch(() => undefined);
  }

  private async loadPaper(): Promise<void> {
    this.layPaper ??= (await import('../paper/paper.js')).layPaper;
  }

  private handleChoose({ choice }: ParleyInsightsChooseEvent) {
    this.address = writeChoice(choice);
    this.saveError = null;
    void this.store?.choose(choice);
    this.dispatchEvent(new ParleyInsightsAddressEvent(this.address));
  }

  private handleOpen({ opened }: ParleyInsightsOpenEvent) {
    const { store, insights } = this;
    this.opened = opened;
    import('../detail/detail.js').catch(() => {
      this.opened = null;
    });
    if (!store || !insights || this.link !== '') return;
    const query = { ...store.query, ...opened.filter, order: orderOf(opened.metric) };
    this.list = new PagedList((cursor) => insights.conversations({ ...query, cursor, limit: 20 }));
    this.behind.use(this.list);
    void this.list.load();
  }

  private handleAct({ act }: ParleyInsightsActEvent) {
    if (act === 'reload') void this.store?.load();
    else if (act === 'csv') void this.save();
    else void this.print();
  }

  private async print(): Promise<void> {
    // Without it the page is printed as it stands.
    await this.loadPaper().catch(() => undefined);
    this.handleBeforePrint(true);
    print();
  }

  private async save(): Promise<void> {
    const { store, insights } = this;
    if (!store || !insights) return;
    this.saving = true;
    this.saveError = null;
    try {
      const query = { ...store.query, by: grainOf(store.query), limit: LIMITS.insightsRows };
      this.give(await insights.csv(query), store.state);
    } catch (thrown) {
      this.saveError = ApiError.from(thrown);
    } finally {
      this.saving = false;
    }
  }

  private give(file: Blob, { parts }: InsightsState) {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(file);
    link.download = `parley-insights-${parts.total?.from}-${parts.total?.to}.csv`;
    link.click();
    // The download has its own hold on it by then.
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  }

  private handleBeforePrint = (asked: unknown) => {
    const { state: shown } = this.figures;
    if (this.takePaper || !shown?.parts.total || !(this.alone || asked === true)) return;
    this.takePaper = this.layPaper?.(shown, this.sites);
  };

  private handleAfterPrint = () => {
    this.takePaper?.();
    this.takePaper = undefined;
  };
}

/** Something else was chosen. */
export class ParleyInsightsAddressEvent extends Event {
  /** Days and filters as one line, for an address. */
  readonly address: string;

  constructor(address: string) {
    super('parley-insights-address', { bubbles: true, composed: true });
    this.address = address;
  }
}

function apiOf(server: string, link: string): Api {
  if (link === '') return new Api({ server: server || location.origin });
  // A link's token is never renewed: who has it knows nothing else.
  const token = () => Promise.resolve(link);
  return new Api({ server: server || location.origin, tokens: { token, renew: token } });
}

define('parley-insights', ParleyInsights);

declare global {
  interface HTMLElementTagNameMap {
    'parley-insights': ParleyInsights;
  }
  interface GlobalEventHandlersEventMap {
    'parley-insights-address': ParleyInsightsAddressEvent;
  }
}
