/**
 * The door of the console. It asks for e-mail and password and gives them away by event; it must never store the
 * password, send it, or say which of the two was wrong.
 */
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ApiError } from '../../client/api-error.js';
import '../../elements/notice/notice.js';
import { chatIcon } from '../../internal/icons.js';
import { formatLocale, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { signInErrorWords } from '../error-words.js';
import { ParleySignInEvent } from '../events/sign-in.js';
import { signInStyles } from './sign-in.styles.js';

/**
 * @summary A form for an agent's e-mail and password.
 * @event {ParleySignInEvent} parley-sign-in - The form was filled in and sent.
 */
export class ParleySignIn extends ParleyElement {
  static override styles = [resetStyles, signInStyles];

  private tick: ReturnType<typeof setInterval> | undefined;
  private waitUntil = 0;

  @query('#email') private emailField!: HTMLInputElement;
  @query('#password') private passwordField!: HTMLInputElement;

  /** Whether the form was sent with this field empty. */
  @state() private missing: 'email' | 'password' | null = null;
  /** Seconds until the server will listen again. */
  @state() private wait = 0;

  /** The e-mail address to begin with. */
  @property() email = '';

  /** Whether a sign-in is on its way. */
  @property({ type: Boolean }) busy = false;

  /** Whether a session has just ended by itself. */
  @property({ type: Boolean }) ended = false;

  /** Why the last sign-in failed. */
  @property({ attribute: false }) error: ApiError | null = null;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.tick);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('error')) this.startWait(this.error?.retryAfter ?? 0);
  }

  protected override firstUpdated() {
    (this.email ? this.passwordField : this.emailField).focus();
  }

  protected override updated(changed: PropertyValues<this>) {
    if (!changed.has('error') || this.error?.code !== 'unauthenticated') return;
    // Most often the password is the one to be typed again.
    this.passwordField.select();
    this.passwordField.focus();
  }

  override render() {
    return html`<div class="card">
      <div class="mark" aria-hidden="true">${chatIcon}</div>
      <h1>${msg('Sign in', { id: 'sign-in-title' })}</h1>
      <p class="lead">${msg('Answer the people who write to you.', { id: 'sign-in-lead' })}</p>
      ${this.renderNotice()}
      <form method="post" novalidate @submit=${this.handleSubmit}>
        ${this.renderField('email')} ${this.renderField('password')}
        <button type="submit" aria-disabled=${this.busy || this.wait > 0 ? 'true' : 'false'}>
          ${this.renderButtonText()}
        </button>
      </form>
    </div>`;
  }

  private renderNotice() {
    if (this.error) {
      return html`<parley-notice kind="danger">${signInErrorWords(this.error)}</parley-notice>`;
    }
    if (!this.ended) return nothing;
    return html`<parley-notice
      >${msg('Your session has ended. Sign in again: what you were writing is kept.', { id: 'sign-in-ended' })}</parley-notice
    >`;
  }

  private renderField(name: 'email' | 'password') {
    const missing = this.missing === name;
    const isEmail = name === 'email';
    return html`<div class="field">
      <label for=${name}
        >${isEmail ? msg('E-mail', { id: 'sign-in-email' }) : msg('Password', { id: 'sign-in-password' })}</label
      >
      <input
        id=${name}
        name=${name}
        type=${name}
        dir="ltr"
        inputmode=${isEmail ? 'email' : nothing}
        autocomplete=${isEmail ? 'username' : 'current-password'}
        autocapitalize="none"
        spellcheck="false"
        required
        value=${isEmail ? this.email : nothing}
        aria-invalid=${missing ? 'true' : 'false'}
        aria-describedby=${missing ? 'mistake' : nothing}
        @input=${this.handleInput}
      />
      ${missing ? html`<p id="mistake" class="mistake">${this.missingWords(name)}</p>` : nothing}
    </div>`;
  }

  private missingWords(name: 'email' | 'password') {
    return name === 'email'
      ? msg('Enter your e-mail address.', { id: 'sign-in-email-missing' })
      : msg('Enter your password.', { id: 'sign-in-password-missing' });
  }

  private renderButtonText() {
    if (this.busy) return msg('Signing in…', { id: 'sign-in-busy' });
    if (this.wait === 0) return msg('Sign in', { id: 'sign-in-title' });
    const time = new Intl.NumberFormat(formatLocale(), {
      style: 'unit',
      unit: this.wait > 90 ? 'minute' : 'second',
      unitDisplay: 'long',
    }).format(this.wait > 90 ? Math.ceil(this.wait / 60) : this.wait);
    return msg(str`Try again in ${time}`, { id: 'sign-in-wait' });
  }

  private startWait(seconds: number) {
    clearInterval(this.tick);
    this.waitUntil = Date.now() + seconds * 1000;
    this.wait = seconds;
    if (seconds > 0) this.tick = setInterval(this.handleTick, 1000);
  }

  private handleTick = () => {
    // By the clock and not by counting: timers sleep in tabs that are hidden.
    this.wait = Math.max(0, Math.ceil((this.waitUntil - Date.now()) / 1000));
    if (this.wait === 0) clearInterval(this.tick);
  };

  private handleInput(event: InputEvent) {
    this.missing = null;
    // The server counts by address: somebody who mistyped it need not wait for the right one.
    if (event.target === this.emailField) this.startWait(0);
  }

  private handleSubmit(event: SubmitEvent) {
    event.preventDefault();
    if (this.busy || this.wait > 0) return;
    const email = this.emailField.value.trim();
    const password = this.passwordField.value;
    this.missing = email === '' ? 'email' : password === '' ? 'password' : null;
    if (this.missing) (this.missing === 'email' ? this.emailField : this.passwordField).focus();
    else this.dispatchEvent(new ParleySignInEvent(email, password));
  }
}

define('parley-sign-in', ParleySignIn);

declare global {
  interface HTMLElementTagNameMap {
    'parley-sign-in': ParleySignIn;
  }
}
