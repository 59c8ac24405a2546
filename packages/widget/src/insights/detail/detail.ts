/**
 * What a figure means and the very conversations behind it, over the page. Shows what it is given; the way to a conversation
 * is there only for those who may go it.
 */
import type { InsightsConversation, Metric } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { PagedState } from '../../client/paged-list.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { closeIcon } from '../../internal/icons.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import type { OpenedFigure } from '../events/open.js';
import { day, money, number, unitWords } from '../format.js';
import { formulaWords, metricMeaning, metricName } from '../metric-words.js';
import { tableStyles } from '../tables.js';
import { insightsErrorWords, kindWords } from '../words.js';
import { detailStyles } from './detail.styles.js';

/** Further conversations are wanted. */
export class ParleyInsightsMoreEvent extends Event {
  constructor() {
    super('parley-insights-more', { bubbles: true, composed: true });
  }
}

/** The window was closed. */
export class ParleyInsightsCloseEvent extends Event {
  constructor() {
    super('parley-insights-close', { bubbles: true, composed: true });
  }
}

/**
 * @summary A figure's meaning and its conversations.
 * @event {ParleyInsightsMoreEvent} parley-insights-more - Further conversations are wanted.
 * @event {ParleyInsightsCloseEvent} parley-insights-close - It was closed.
 */
export class ParleyInsightsDetail extends ParleyElement {
  static override styles = [resetStyles, tableStyles, detailStyles];

  @property({ attribute: false }) opened!: OpenedFigure;
  @property({ attribute: false }) catalogue: readonly Metric[] = [];
  @property() currency = '';
  /** Null where nobody may see single conversations. */
  @property({ attribute: false }) conversations: PagedState<InsightsConversation> | null = null;
  /** The address of a conversation; null for who may not read it. */
  @property({ attribute: false }) hrefOf: ((id: string) => string) | null = null;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override firstUpdated() {
    // It begins at its name: without that the list, which may be there before, would take the focus and be scrolled to.
    this.dialog?.showModal();
  }

  private get dialog(): HTMLDialogElement | null {
    return this.renderRoot.querySelector('dialog');
  }

  override render() {
    const { metric: id, of, figure } = this.opened;
    const metric = this.catalogue.find((known) => known.id === id);
    const formula = metric ? formulaWords(metric, this.catalogue) : null;
    const words = (text: string) =>
      metric ? unitWords(text, { unit: metric.unit, currency: this.currency, exact: true }) : text;
    const known = figure.value !== null && figure.enough;
    return html`<dialog
      aria-labelledby="title"
      @close=${() => this.dispatchEvent(new ParleyInsightsCloseEvent())}
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
    >
      <header>
        <h2 id="title" tabindex="-1" autofocus>${metricName(id)}${of ? html` · <bdi>${of}</bdi>` : nothing}</h2>
        <parley-button
          variant="icon"
          label=${msg('Close', { id: 'notice-close' })}
          @click=${() => this.dialog?.close()}
          >${closeIcon}</parley-button
        >
      </header>
      <div class="body">
        <p class="value">
          <bdi>${known ? words(figure.value ?? '') : msg('Too few to say', { id: 'insights-few' })}</bdi>
        </p>
        <p>${metricMeaning(id)}</p>
        <dl>
          ${formula ? term(msg('How it is reckoned', { id: 'insights-formula' }), formula) : nothing}
          ${known && figure.interval ? term(msg('95 % sure', { id: 'insights-sure' }), msg(str`Between ${words(figure.interval.low)} and ${words(figure.interval.high)}`, { id: 'insights-interval' })) : nothing}
          ${figure.previous === null ? nothing : term(msg('Period before', { id: 'insights-before' }), words(figure.previous))}
          ${term(msg('Rests on', { id: 'insights-rests-on' }), number(String(figure.n)))}
        </dl>
        ${this.conversations ? this.renderConversations(this.conversations) : nothing}
      </div>
    </dialog>`;
  }

  private renderConversations(state: PagedState<InsightsConversation>) {
    return html`<h3>${msg('Conversations behind it', { id: 'insights-behind' })}</h3>
      ${this.renderList(state)}
      ${
        state.more
          ? html`<parley-button
              ?disabled=${state.loadingMore}
              @click=${() => this.dispatchEvent(new ParleyInsightsMoreEvent())}
              >${msg('Show more', { id: 'insights-more' })}</parley-button
            >`
          : nothing
      }`;
  }

  private renderList({ phase, items, error }: PagedState<InsightsConversation>) {
    if (phase === 'failed' && error) {
      return html`<parley-notice kind="danger">${insightsErrorWords(error, false)}</parley-notice>`;
    }
    if (phase === 'loading') return html`<parley-skeleton shape="rows" count="4"></parley-skeleton>`;
    if (items.length === 0) return html`<p>${msg('None', { id: 'insights-none' })}</p>`;
    return html`<div class="scroll" tabindex="0" role="region" aria-label=${msg('Conversations behind it', { id: 'insights-behind' })}>
        <table>
          <thead>
            <tr>
              <th scope="col">${msg('Began', { id: 'insights-began' })}</th>
              <th scope="col">${metricName('cost')}</th>
              <th scope="col">${metricName('value')}</th>
              <th scope="col">${metricName('profit')}</th>
            </tr>
          </thead>
          <tbody>
            ${items.map((item) => this.renderRow(item))}
          </tbody>
        </table>
      </div>
      ${error ? html`<parley-notice kind="danger">${insightsErrorWords(error, false)}</parley-notice>` : nothing}`;
  }

  private renderRow({ conversationId, createdAt, kind, page, cost, value, profit }: InsightsConversation) {
    const began = day(createdAt.slice(0, 10));
    const sum = (text: string) => html`<td><bdi>${money(text, this.currency, true)}</bdi></td>`;
    return html`<tr>
      <th scope="row">
        ${this.hrefOf ? html`<a href=${this.hrefOf(conversationId)}>${began}</a>` : began}
        <small>${kindWords(kind)}${page ? html` · <bdi>${page}</bdi>` : nothing}</small>
      </th>
      ${sum(cost)}${sum(value)}${sum(profit)}
    </tr>`;
  }
}

function term(name: string, words: string) {
  return html`<div><dt>${name}</dt><dd><bdi>${words}</bdi></dd></div>`;
}

define('parley-insights-detail', ParleyInsightsDetail);

declare global {
  interface HTMLElementTagNameMap {
    'parley-insights-detail': ParleyInsightsDetail;
  }
}
