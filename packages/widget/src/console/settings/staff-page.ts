/** The base of the pages on what the server keeps beside the document: they are given its state, and say what somebody does. */
import type { Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { Acting } from '../../client/acting-store.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import { updateWhenLocaleChanges } from '../../internal/localize.js';
import { ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { pageStyles } from './page.styles.js';
import { actionErrorWords } from './words.js';

export abstract class StaffPage<T extends Partial<Acting>> extends ParleyElement {
  static override styles = [resetStyles, pageStyles];

  /** What the server has, as far as it is known here. */
  @property({ attribute: false }) known!: T;
  @property({ attribute: false }) sites: readonly Site[] = [];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** What the server found wrong with a field. */
  protected mistake(path: string): string | undefined {
    return this.known.error?.details.find((detail) => detail.path === path)?.message;
  }

  protected renderError() {
    const { error } = this.known;
    return error
      ? html`<parley-notice class="apart" kind="danger">${actionErrorWords(error)}</parley-notice>`
      : nothing;
  }
}
