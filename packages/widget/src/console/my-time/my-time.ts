/** The agent's own time: by day and by conversation. Nobody else is shown it. */
import type { TimeSums } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Api } from '../../client/api.js';
import { MyTime, type MyTimeState } from '../../client/my-time.js';
import type { Readable } from '../../client/store.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { loadErrorWords } from '../error-words.js';
import { conversationHref } from '../hash-route.js';
import { myTimeStyles } from './my-time.styles.js';
import { dayWords, hours } from './time-words.js';

const NOTHING: Readable<MyTimeState | null> = { state: null, subscribe: () => () => undefined };
const KINDS = ['answering', 'reading', 'moderating'] as const;

/** @summary One's own time of the last seven days, and in which conversations it went. */
export class ParleyMyTime extends ParleyElement {
  static override styles = [resetStyles, myTimeStyles];

  private timing = new StoreController<MyTimeState | null>(this, NOTHING);
  private store: MyTime | undefined;

  /** The API, as the agent. */
  @property({ attribute: false }) api!: Pick<Api, 'request'>;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override willUpdate() {
    if (this.store) return;
    this.store = new MyTime(this.api);
    this.timing.use(this.store);
    this.load();
  }

  override render() {
    const { state } = this.timing;
    if (!state || state.phase === 'loading') {
      return html`<div class="page"><parley-skeleton shape="rows" count="8"></parley-skeleton></div>`;
    }
    if (state.phase === 'failed') return html`<div class="page">${this.renderFailure(state)}</div>`;
    return html`<div class="page">${this.renderDays(state)}${this.renderConversations(state)}</div>`;
  }

  private renderFailure({ error }: MyTimeState) {
    if (error?.code === 'forbidden') {
      return html`<p class="state">
        ${msg('Your company keeps only the totals of teams, so nobody’s own time is shown.', { id: 'my-time-teams' })}
      </p>`;
    }
    return html`<div class="state" role="alert">
      <p>${error ? loadErrorWords(error) : ''}</p>
      <parley-button @click=${() => this.load()}>${msg('Try again', { id: 'notice-retry' })}</parley-button>
    </div>`;
  }

  private renderDays({ sheet }: MyTimeState) {
    const days = sheet?.days ?? [];
    const total = days.reduce((sum, { ms }) => sum + totalOf(ms), 0);
    return html`<section>
      <h2>${msg('Last 7 days', { id: 'my-time-days' })}</h2>
      <p class="total">${hours(total)}</p>
      <div class="scroll" tabindex="0" role="region" aria-label=${msg('Last 7 days', { id: 'my-time-days' })}>
        <table>
          ${heads(msg('Day', { id: 'my-time-day' }))}
          <tbody>
            ${days.toReversed().map(({ date, ms }) => html`<tr><th scope="row">${dayWords(date)}</th>${cells(ms)}</tr>`)}
          </tbody>
        </table>
      </div>
      <p class="how">
        ${msg('Counted while this window has your attention, up to a minute after your last key, click or scroll. Several windows count once.', { id: 'my-time-how' })}
      </p>
    </section>`;
  }

  private renderConversations({ conversations, more, error }: MyTimeState) {
    const title = msg('By conversation', { id: 'my-time-conversations' });
    if (conversations.length === 0) {
      return html`<section>
        <h2>${title}</h2>
        <p>${msg('No time was measured in a conversation yet.', { id: 'my-time-none' })}</p>
      </section>`;
    }
    return html`<section>
      <h2>${title}</h2>
      <div class="scroll" tabindex="0" role="region" aria-label=${title}>
        <table>
          ${heads(msg('Conversation', { id: 'conversation-title' }))}
          <tbody>
            ${conversations.map(
              ({ conversationId, contactName, ms }) =>
                html`<tr>
                  <th scope="row">
                    <a href=${conversationHref(conversationId)} dir="auto"
                      >${contactName ?? msg('Conversation', { id: 'conversation-title' })}</a
                    >
                  </th>
                  ${cells(ms)}
                </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${error ? html`<parley-notice kind="danger">${loadErrorWords(error)}</parley-notice>` : nothing}
      ${
        more
          ? html`<parley-button class="more" @click=${() => void this.store?.loadMore()}
              >${msg('Show more', { id: 'my-time-more' })}</parley-button
            >`
          : nothing
      }
    </section>`;
  }

  private load() {
    void this.store?.load(new Intl.DateTimeFormat().resolvedOptions().timeZone);
  }
}

function heads(first: string) {
  return html`<thead>
    <tr>
      <th scope="col">${first}</th>
      <th scope="col">${msg('Answering', { id: 'my-time-answering' })}</th>
      <th scope="col">${msg('Reading', { id: 'my-time-reading' })}</th>
      <th scope="col">${msg('Moderating', { id: 'my-time-moderating' })}</th>
      <th scope="col">${msg('Total', { id: 'my-time-total' })}</th>
    </tr>
  </thead>`;
}

function cells(ms: TimeSums) {
  return html`${KINDS.map((kind) => html`<td>${hours(ms[kind])}</td>`)}
    <td>${hours(totalOf(ms))}</td>`;
}

function totalOf(ms: TimeSums): number {
  return ms.answering + ms.reading + ms.moderating;
}

define('parley-my-time', ParleyMyTime);

declare global {
  interface HTMLElementTagNameMap {
    'parley-my-time': ParleyMyTime;
  }
}
