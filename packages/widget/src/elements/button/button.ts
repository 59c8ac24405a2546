/** A button in the house's dress. It behaves as the native one inside it, whose click leaves the shadow root. */
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { buttonStyles } from './button.styles.js';

/**
 * @summary A button.
 * @slot - The label, or an icon when `variant` is `icon`.
 * @csspart button - The native button.
 */
export class ParleyButton extends ParleyElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...ParleyElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [resetStyles, buttonStyles];

  /** `primary` is the one next action; `quiet` recedes; `icon` is square and needs a `label`. */
  @property() variant: 'primary' | 'secondary' | 'quiet' | 'icon' = 'secondary';

  /** Its name for those who cannot see the icon. */
  @property() label = '';

  /** Whether it cannot be pressed now. */
  @property({ type: Boolean, reflect: true }) disabled = false;

  override render() {
    return html`<button
      part="button"
      type="button"
      class=${this.variant}
      aria-label=${this.label || nothing}
      ?disabled=${this.disabled}
    >
      <slot></slot>
    </button>`;
  }
}

define('parley-button', ParleyButton);

declare global {
  interface HTMLElementTagNameMap {
    'parley-button': ParleyButton;
  }
}
