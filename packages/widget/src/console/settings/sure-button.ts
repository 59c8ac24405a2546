/** A button for what cannot be undone: the first press asks, the second one does it. */
import { css, html } from 'lit';
import { property, state } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';

/** So long it waits for the second press. */
const PATIENCE = 5000;

/** It was meant. */
export class ParleySureEvent extends Event {
  constructor() {
    super('parley-sure', { bubbles: true, composed: true });
  }
}

const styles = css`
  :host {
    display: inline-flex;
  }

  .asking {
    --parley-text: var(--parley-danger);
  }
`;

export class ParleySureButton extends ParleyElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...ParleyElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [resetStyles, styles];

  private timer: ReturnType<typeof setTimeout> | undefined;

  @state() private asking = false;

  /** What it does. */
  @property() label = '';

  /** To what, for those who cannot see beside what it stands. */
  @property() what = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render() {
    const words = this.asking ? msg(str`${this.label}: sure?`, { id: 'settings-sure' }) : this.label;
    return html`<parley-button
      class=${this.asking ? 'asking' : ''}
      label=${this.what ? `${words} ${this.what}` : words}
      @click=${this.handleClick}
      @blur=${this.rest}
      ><span aria-live="polite">${words}</span></parley-button
    >`;
  }

  private handleClick() {
    clearTimeout(this.timer);
    if (this.asking) {
      this.asking = false;
      this.dispatchEvent(new ParleySureEvent());
      return;
    }
    this.asking = true;
    this.timer = setTimeout(this.rest, PATIENCE);
  }

  private rest = () => {
    clearTimeout(this.timer);
    this.asking = false;
  };
}

define('parley-sure-button', ParleySureButton);

declare global {
  interface HTMLElementTagNameMap {
    'parley-sure-button': ParleySureButton;
  }
}
