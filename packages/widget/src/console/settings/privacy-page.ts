/** What of the agents' time is kept, and for whom. */
import { html } from 'lit';
import { msg } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { DocumentPage } from './document-page.js';
import { choice } from './form.js';

export class ParleyPrivacyPage extends DocumentPage {
  override render() {
    return html`<h2>${msg('Privacy', { id: 'settings-privacy' })}</h2>
      <p class="lead">${msg('What is kept of the people who work here.', { id: 'settings-privacy-lead' })}</p>
      <section>
        ${choice({
          id: 'time',
          label: msg('Time spent in conversations', { id: 'settings-time' }),
          hint: msg('As team totals, nobody sees a single person’s time, not even they themselves.', {
            id: 'settings-time-hint',
          }),
          value: this.settings.privacy.time,
          options: [
            ['own', msg('Each person sees their own', { id: 'settings-time-own' })],
            ['team', msg('Only team totals', { id: 'settings-time-team' })],
          ],
          change: (value) => this.edit(['privacy', 'time'], value),
        })}
      </section>`;
  }
}

define('parley-privacy-page', ParleyPrivacyPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-privacy-page': ParleyPrivacyPage;
  }
}
