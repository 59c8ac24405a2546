/** A person as a small round picture. It shows a name's initials and must never show an e-mail address. */
import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { avatarStyles } from './avatar.styles.js';
import { initials } from './initials.js';

/**
 * @summary A person's initials in a circle.
 * What holds it sets its diameter, the ink of its letters and the fill of its circle by `--_avatar-size`, `--_avatar-ink`
 * and `--_avatar-fill`: names between elements, which a page should not use.
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
