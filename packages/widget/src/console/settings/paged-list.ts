/** A list of the server as the pages draw it: its items, or what there is instead of them. */
import { html, nothing, type TemplateResult } from 'lit';
import type { PagedState } from '../../client/paged-list.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { msg } from '../../internal/localize.js';
import { actionErrorWords } from './words.js';

export interface PagedListDrawing<T> {
  item: (item: T) => unknown;
  /** What is said when there is nothing. */
  empty: string;
  /** Loads it again, and more of it. */
  load: () => void;
  more: () => void;
}

export function pagedList<T>(state: PagedState<T>, draw: PagedListDrawing<T>): TemplateResult {
  if (state.phase === 'loading') return html`<parley-skeleton shape="rows" count="4"></parley-skeleton>`;
  if (state.phase === 'failed' && state.error) {
    return html`<parley-notice
      kind="danger"
      action=${msg('Try again', { id: 'notice-retry' })}
      @parley-notice-act=${draw.load}
      >${actionErrorWords(state.error)}</parley-notice
    >`;
  }
  if (state.items.length === 0) return html`<p class="empty">${draw.empty}</p>`;
  return html`<ul class="list">
      ${state.items.map((item) => html`<li>${draw.item(item)}</li>`)}
    </ul>
    ${
      state.more
        ? html`<div>
          <parley-button ?disabled=${state.loadingMore} @click=${draw.more}
            >${msg('Show more', { id: 'settings-more' })}</parley-button
          >
        </div>`
        : nothing
    }`;
}
