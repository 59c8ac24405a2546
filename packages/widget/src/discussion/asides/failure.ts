/** What could not be done in a discussion, in plain words: what happened, and what helps. */
import { html } from 'lit';
import { property } from 'lit/decorators.js';
import type { ApiErrorCode } from '../../client/api-error.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { failureStyles } from './failure.styles.js';

/** @summary Why something was not sent. */
export class ParleyFailure extends ParleyElement {
  static override styles = [resetStyles, failureStyles];

  @property() code: ApiErrorCode = 'internal';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    return html`${failureWords(this.code)}`;
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
