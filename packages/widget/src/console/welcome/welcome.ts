/** What opens with the link of an invitation: somebody says their name and chooses a password, and is in. */
import { type InvitationShown, LIMITS } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Api } from '../../client/api.js';
import { ApiError } from '../../client/api-error.js';
import { StaffApi } from '../../client/staff-api.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { chatIcon } from '../../internal/icons.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { field } from '../settings/form.js';
import { actionErrorWords, roleWords } from '../settings/words.js';
import { signInStyles } from '../sign-in/sign-in.styles.js';

/** Somebody has accepted, and is signed in. */
export class ParleyWelcomeEvent extends Event {
  constructor() {
    super('parley-welcome', { bubbles: true, composed: true });
  }
}

export class ParleyWelcome extends ParleyElement {
  static override styles = [resetStyles, signInStyles];

  @state() private shown: InvitationShown | null = null;
  @state() private error: ApiError | null = null;
  @state() private busy = false;
  @state() private name = '';
  @state() private password = '';
  @state() private short = false;

  @property({ attribute: false }) api!: Api;
  /** The secret of the link. */
  @property() token = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override async firstUpdated() {
    try {
      this.shown = await new StaffApi(this.api).lookAtInvitation(this.token);
    } catch (thrown) {
      this.error = ApiError.from(thrown);
    }
  }

  override render() {
    return html`<div class="card">
      <div class="mark" aria-hidden="true">${chatIcon}</div>
      <h1>${msg('Welcome', { id: 'settings-welcome' })}</h1>
      ${this.renderError()} ${this.shown ? this.renderForm(this.shown) : this.renderWait()}
    </div>`;
  }

  private renderWait() {
    return this.error ? nothing : html`<parley-skeleton shape="rows" count="3"></parley-skeleton>`;
  }

  private renderError() {
    const { error } = this;
    if (!error) return nothing;
    const isOver = error.code === 'not_found' || error.code === 'invalid_input';
    return html`<parley-notice kind="danger"
      >${
        isOver
          ? msg('This link is good no more. Ask for another one.', { id: 'settings-link-over' })
          : actionErrorWords(error)
      }</parley-notice
    >`;
  }

  private renderForm({ email, name, role }: InvitationShown) {
    const isNew = name === null;
    return html`<p class="lead">
        ${
          isNew
            ? msg(str`${email} becomes: ${roleWords(role)}.`, { id: 'settings-welcome-new' })
            : msg(str`A new password for ${email}.`, { id: 'settings-welcome-again' })
        }
      </p>
      <form novalidate @submit=${this.accept}>
        <input type="email" name="email" autocomplete="username" hidden .value=${email} />
        ${
          isNew
            ? field({
                ...{ id: 'name', value: this.name, autocomplete: 'name', required: true },
                label: msg('Your name, as customers read it', { id: 'settings-welcome-name' }),
                change: (value) => {
                  this.name = value;
                },
              })
            : nothing
        }
        ${field({
          ...{ id: 'password', type: 'password', autocomplete: 'new-password', required: true },
          value: this.password,
          label: msg('Password', { id: 'sign-in-password' }),
          hint: msg(str`At least ${LIMITS.passwordMin} characters.`, { id: 'settings-password-hint' }),
          mistake: this.short
            ? msg(str`At least ${LIMITS.passwordMin} characters.`, { id: 'settings-password-hint' })
            : undefined,
          change: (value) => {
            this.password = value;
            this.short = false;
          },
        })}
        <button type="submit" aria-disabled=${this.busy ? 'true' : 'false'}>
          ${msg('Sign in', { id: 'sign-in-title' })}
        </button>
      </form>`;
  }

  private accept = async (event: Event) => {
    event.preventDefault();
    const { token, password } = this;
    this.short = password.length < LIMITS.passwordMin;
    if (this.short || this.busy) return;
    const name = this.shown?.name === null ? this.name.trim() : undefined;
    if (name === '') {
      this.renderRoot.querySelector<HTMLInputElement>('#name')?.focus();
      return;
    }
    this.busy = true;
    this.error = null;
    try {
      await new StaffApi(this.api).acceptInvitation({ token, password, name });
      this.dispatchEvent(new ParleyWelcomeEvent());
    } catch (thrown) {
      this.error = ApiError.from(thrown);
    } finally {
      this.busy = false;
    }
  };
}

define('parley-welcome', ParleyWelcome);

export { loadTexts } from '../settings/texts.js';

declare global {
  interface HTMLElementTagNameMap {
    'parley-welcome': ParleyWelcome;
  }
}
