/**
 * Asks who somebody is: before the first message, where the company wants that, or later, so that an answer can follow
 * by e-mail. What is said here proves nothing, and whoever need not answer can go on without.
 */
import { LIMITS, type PreChatField, type Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { type Introduction, ParleyIntroduceEvent } from '../../events/introduce.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { introFormStyles } from './intro-form.styles.js';

/** Whether it could be an address: only a mail that arrives proves that it is one. */
const ADDRESS = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;

/**
 * @summary A short form for name, e-mail address and team.
 * @event {ParleyIntroduceEvent} parley-introduce - It was filled in, or left out.
 */
export class ParleyIntroForm extends ParleyElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...ParleyElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [resetStyles, introFormStyles];

  @query('form') private form!: HTMLFormElement;

  @state() private missing: ReadonlySet<PreChatField> = new Set();

  /** What is asked for. */
  @property({ attribute: false }) fields: readonly PreChatField[] = [];

  /** Whether all of it has to be answered. */
  @property({ type: Boolean }) required = false;

  /** The teams to choose from. */
  @property({ attribute: false }) teams: Site['teams'] = [];

  /** What it is for, above the fields. */
  @property() heading = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    return html`<form novalidate aria-labelledby="heading" @submit=${this.handleSubmit} @keydown=${this.handleKeydown}>
      <p id="heading" class="heading">${this.heading}</p>
      ${this.fields.map((field) => this.renderField(field))}
      <div class="actions">
        ${
          this.required
            ? nothing
            : html`<parley-button variant="quiet" @click=${this.handleSkip}>${msg('Skip', { id: 'intro-skip' })}</parley-button>`
        }
        <parley-button variant="primary" @click=${() => this.form.requestSubmit()}
          >${msg('Continue', { id: 'intro-continue' })}</parley-button
        >
      </div>
    </form>`;
  }

  private renderField(field: PreChatField) {
    const missing = this.missing.has(field);
    return html`<div class="field">
      <label for=${field}>${this.labelOf(field)}</label>
      ${field === 'team' ? this.renderTeams(missing) : this.renderInput(field, missing)}
      ${missing ? html`<p id="${field}-error" class="error">${this.errorOf(field)}</p>` : nothing}
    </div>`;
  }

  private renderInput(field: 'name' | 'email', missing: boolean) {
    return html`<input
      id=${field}
      name=${field}
      type=${field === 'email' ? 'email' : 'text'}
      autocomplete=${field}
      maxlength=${field === 'email' ? LIMITS.email : LIMITS.name}
      dir="auto"
      aria-required=${this.required ? 'true' : 'false'}
      aria-invalid=${missing ? 'true' : 'false'}
      aria-describedby=${missing ? `${field}-error` : nothing}
    />`;
  }

  private renderTeams(missing: boolean) {
    return html`<select
      id="team"
      name="team"
      aria-required=${this.required ? 'true' : 'false'}
      aria-invalid=${missing ? 'true' : 'false'}
      aria-describedby=${missing ? 'team-error' : nothing}
    >
      <option value="">${msg('Choose…', { id: 'intro-choose' })}</option>
      ${this.teams.map(({ id, name }) => html`<option value=${id}>${name}</option>`)}
    </select>`;
  }

  private labelOf(field: PreChatField): string {
    switch (field) {
      case 'name':
        return msg('Your name', { id: 'intro-name' });
      case 'email':
        return msg('Your e-mail address', { id: 'intro-email' });
      case 'team':
        return msg('What is it about?', { id: 'intro-team' });
    }
  }

  private errorOf(field: PreChatField): string {
    switch (field) {
      case 'name':
        return msg('Please tell us your name.', { id: 'intro-name-missing' });
      case 'email':
        return msg('Please check this address, e.g. name@example.com.', { id: 'intro-email-missing' });
      case 'team':
        return msg('Please choose one.', { id: 'intro-team-missing' });
    }
  }

  private handleSubmit(event: SubmitEvent) {
    event.preventDefault();
    const data = new FormData(this.form);
    const value = (field: PreChatField) => String(data.get(field) ?? '').trim();
    const wrong = this.fields.filter((field) => {
      if (value(field) === '') return this.required;
      return field === 'email' && !ADDRESS.test(value(field));
    });
    this.missing = new Set(wrong);
    if (wrong[0]) {
      this.form.querySelector<HTMLElement>(`#${wrong[0]}`)?.focus();
      return;
    }
    const answers: Introduction = {};
    if (value('name')) answers.name = value('name');
    if (value('email')) answers.email = value('email');
    if (value('team')) answers.teamId = value('team');
    this.dispatchEvent(new ParleyIntroduceEvent(answers));
  }

  /** The button that submits is not in the form's own tree, so Enter has to be helped. */
  private handleKeydown(event: KeyboardEvent) {
    const isField = event.target instanceof HTMLInputElement;
    if (event.key !== 'Enter' || !isField || event.isComposing) return;
    event.preventDefault();
    this.form.requestSubmit();
  }

  private handleSkip() {
    this.dispatchEvent(new ParleyIntroduceEvent({}));
  }
}

define('parley-intro-form', ParleyIntroForm);

declare global {
  interface HTMLElementTagNameMap {
    'parley-intro-form': ParleyIntroForm;
  }
}
