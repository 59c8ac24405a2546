/** A line of code or a secret, ready to be copied. */
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { checkIcon, copyIcon } from '../../internal/icons.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { copyLineStyles } from './copy-line.styles.js';

/** How long the button says that it was done, in ms. */
const DONE = 2000;

/** @summary A line, and a button that copies it, or selects it where copying is not allowed. */
export class ParleyCopyLine extends ParleyElement {
  static override styles = [resetStyles, copyLineStyles];

  private timer: ReturnType<typeof setTimeout> | undefined;

  @state() private done = false;

  /** What is copied. */
  @property() value = '';

  /** What it is, for those who cannot see it. */
  @property() label = '';

  /** A word about it. */
  @property() note = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render() {
    return html`<pre dir="ltr" tabindex="0" role="region" aria-label=${this.label}><code>${this.renderWords()}</code></pre>
      ${this.note ? html`<p>${this.note}</p>` : nothing}
      <div>
        <parley-button @click=${() => void this.copy()}>
          ${this.done ? checkIcon : copyIcon}
          <span aria-live="polite"
            >${this.done ? msg('Copied', { id: 'inbox-empty-copied' }) : msg('Copy', { id: 'inbox-empty-copy' })}</span
          >
        </parley-button>
      </div>`;
  }

  private renderWords() {
    return this.value.split(' ').map((word, index) => html`${index > 0 ? ' ' : ''}<span>${word}</span>`);
  }

  private async copy() {
    try {
      await navigator.clipboard.writeText(this.value);
    } catch {
      // Not allowed here, as on plain http: select it, so that one key press copies it.
      const code = this.renderRoot.querySelector('code');
      if (code) getSelection()?.selectAllChildren(code);
      return;
    }
    this.done = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.done = false;
    }, DONE);
  }
}

define('parley-copy-line', ParleyCopyLine);

declare global {
  interface HTMLElementTagNameMap {
    'parley-copy-line': ParleyCopyLine;
  }
}
