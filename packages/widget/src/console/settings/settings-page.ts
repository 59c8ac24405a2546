/** The base of the pages: what they are given, and how they do one thing after another and say what went wrong. */
import type { Agent, Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../../client/api-error.js';
import type { PagedList, PagedState } from '../../client/paged-list.js';
import type { StaffApi } from '../../client/staff-api.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import { updateWhenLocaleChanges } from '../../internal/localize.js';
import { ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { pageStyles } from './page.styles.js';
import { pagedList } from './paged-list.js';
import { actionErrorWords } from './words.js';

export abstract class SettingsPage extends ParleyElement {
  static override styles = [resetStyles, pageStyles];

  /** Whether something is on its way. */
  @state() protected busy = false;
  /** Why the last thing was refused. */
  @state() protected error: ApiError | null = null;

  @property({ attribute: false }) staff!: StaffApi;
  @property({ attribute: false }) agent!: Agent;
  @property({ attribute: false }) sites: readonly Site[] = [];
  /** Origin of the server. */
  @property() server = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Does it, one thing at a time. @returns whether it went well */
  protected async act(deed: () => Promise<void>): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = null;
    try {
      await deed();
      return true;
    } catch (thrown) {
      this.error = ApiError.from(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }

  /** What the server found wrong with a field. */
  protected mistake(path: string): string | undefined {
    return this.error?.details.find((detail) => detail.path === path)?.message;
  }

  protected renderError() {
    if (!this.error) return nothing;
    return html`<parley-notice kind="danger">${actionErrorWords(this.error)}</parley-notice>`;
  }

  /** The list's items, or what there is instead of them. */
  protected renderList<T>(
    list: PagedList<T>,
    state: PagedState<T>,
    draw: { item: (item: T) => unknown; empty: string },
  ) {
    return pagedList(state, { ...draw, load: () => void list.load(), more: () => void list.loadMore() });
  }
}
