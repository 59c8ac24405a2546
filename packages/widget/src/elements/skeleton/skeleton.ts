/** The shape of what is being loaded. It is decoration: whoever shows it says in words that something loads. */
import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { skeletonStyles } from './skeleton.styles.js';

/** @summary Grey shapes in place of messages or rows, shown only when loading takes longer than 150 ms. */
export class ParleySkeleton extends ParleyElement {
  static override styles = [resetStyles, skeletonStyles];

  /** What is being loaded. */
  @property() shape: 'messages' | 'rows' = 'messages';

  /** How many of them. */
  @property({ type: Number }) count = 4;

  override render() {
    return html`<div class=${this.shape} aria-hidden="true">
      ${Array.from({ length: this.count }, () => html`<i></i>`)}
    </div>`;
  }
}

define('parley-skeleton', ParleySkeleton);

declare global {
  interface HTMLElementTagNameMap {
    'parley-skeleton': ParleySkeleton;
  }
}
