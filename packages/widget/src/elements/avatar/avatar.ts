/** A person as a small round picture. It shows a name's initials and must never show an e-mail address. */
import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { avatarStyles } from './avatar.styles.js';
import { initials } from './initials.js';

/**
 * @summary A person's initials in a circle.
 * @cssprop [--parley-avatar-size=32px] - The diameter.
 * @cssprop [--parley-avatar-ink] - The letters; the accent's ink by default.
 * @cssprop [--parley-avatar-fill] - The circle; the accent's tint by default.
 */
export class ParleyAvatar extends ParleyElement {
  static override styles = [resetStyles, avatarStyles];

  /** The person's name; empty for somebody whose name is not known. */
  @property() name = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    return html`<span role="img" aria-label=${this.name || msg('Unnamed', { id: 'avatar-unnamed' })}
      ><span aria-hidden="true">${initials(this.name)}</span></span
    >`;
  }
}

define('parley-avatar', ParleyAvatar);

declare global {
  interface HTMLElementTagNameMap {
    'parley-avatar': ParleyAvatar;
  }
}
