/** One's own password. */
import { LIMITS } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import type { OwnPasswordState } from '../../client/own-password.js';
import { msg, str } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { ParleyPasswordChangeEvent } from '../events/password-change.js';
import { field } from './form.js';
import { StaffPage } from './staff-page.js';

/**
 * @summary One's own password.
 * @event {ParleyPasswordChangeEvent} parley-password-change - Somebody changes it.
 */
export class ParleyPasswordPage extends StaffPage<OwnPasswordState> {
  @state() private current = '';
  @state() private password = '';

  protected override willUpdate(changed: PropertyValues<this>) {
    const before = changed.get('known');
    if (!this.known.done || !before || before.done) return;
    this.current = '';
    this.password = '';
  }

  override render() {
    const wrong =
      this.mistake('current') && msg('This is not your password.', { id: 'settings-password-wrong' });
    return html`<h2>${msg('Your password', { id: 'settings-password' })}</h2>
      <p class="lead">
        ${msg('Changing it signs you out everywhere but here.', { id: 'settings-password-lead' })}
      </p>
      <section>
        ${
          this.known.done
            ? html`<parley-notice kind="done">${msg('Your password is changed.', { id: 'settings-password-done' })}</parley-notice>`
            : this.renderError()
        }
        <form novalidate @submit=${this.change}>
          ${field({
            ...{ id: 'current', type: 'password', autocomplete: 'current-password', value: this.current },
            label: msg('Current password', { id: 'settings-password-current' }),
            mistake: wrong || undefined,
            change: (value) => {
              this.current = value;
            },
          })}
          ${field({
            ...{ id: 'password', type: 'password', autocomplete: 'new-password', value: this.password },
            label: msg('New password', { id: 'settings-password-new' }),
            hint: msg(str`At least ${LIMITS.passwordMin} characters.`, { id: 'settings-password-hint' }),
            change: (value) => {
              this.password = value;
            },
          })}
          <div>
            <parley-button
              variant="primary"
              ?disabled=${this.known.busy || this.current === '' || this.password.length < LIMITS.passwordMin}
              @click=${this.change}
              >${msg('Change it', { id: 'settings-password-change' })}</parley-button
            >
          </div>
          ${/* Enter sends a form only where it has a button of its own. */ nothing}
          <button type="submit" hidden></button>
        </form>
      </section>`;
  }

  private change = (event: Event) => {
    event.preventDefault();
    const { current, password } = this;
    if (current === '' || password.length < LIMITS.passwordMin) return;
    this.dispatchEvent(new ParleyPasswordChangeEvent({ current, password }));
  };
}

define('parley-password-page', ParleyPasswordPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-password-page': ParleyPasswordPage;
  }
}
