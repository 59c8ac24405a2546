/** What could not be done in a discussion, in plain words: what happened, and what helps. */
import { html } from 'lit';
import { property } from 'lit/decorators.js';
import type { ApiErrorCode } from '../../client/api-error.js';
import { formatLocale, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { failureStyles } from './failure.styles.js';

/** @summary Why something was not sent. */
export class ParleyFailure extends ParleyElement {
  static override styles = [resetStyles, failureStyles];

  private clock: ReturnType<typeof setInterval> | undefined;

  @property() code: ApiErrorCode = 'internal';

  /** When it is tried again by itself, in milliseconds since 1970; 0 for never. */
  @property({ type: Number }) again = 0;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearInterval(this.clock);
  }

  protected override willUpdate() {
    clearInterval(this.clock);
    if (this.again) this.clock = setInterval(() => this.requestUpdate(), 1000);
  }

  override render() {
    if (!this.again) return html`${failureWords(this.code)}`;
    const seconds = Math.max(1, Math.ceil((this.again - Date.now()) / 1000));
    const time = new Intl.RelativeTimeFormat(formatLocale()).format(seconds, 'second');
    return html`${msg(str`That was a lot at once. Next try ${time}.`, { id: 'failure-waits' })}`;
  }
}

export function failureWords(code: ApiErrorCode): string {
  switch (code) {
    case 'too_late':
      return msg('It is too late to change this message.', { id: 'said-too-late' });
    case 'identity_required':
      return msg('Please sign in on this site to take part.', { id: 'topic-identity' });
    case 'rate_limited':
      return msg('That was a lot at once. Please try again in a minute.', { id: 'failure-limited' });
    case 'forbidden':
      return msg('You may not write in public on this site at the moment.', { id: 'failure-forbidden' });
    case 'conflict':
    case 'not_found':
    case 'invalid_input':
      return msg('The discussion has changed meanwhile: this cannot be done any more.', {
        id: 'failure-changed',
      });
    default:
      return msg('That did not work. Please try again.', { id: 'topic-failed' });
  }
}

define('parley-failure', ParleyFailure);

declare global {
  interface HTMLElementTagNameMap {
    'parley-failure': ParleyFailure;
  }
}
