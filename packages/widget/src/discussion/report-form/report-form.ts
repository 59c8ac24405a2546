/** Says what is wrong with a message. It takes the focus when it appears; whoever shows it gives it back. */
import { LIMITS, type ReportReason } from '@parley/protocol';
import { html } from 'lit';
import { query, state } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { ParleyTopicActEvent } from '../../events/topic-act.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { asideStyles } from '../asides/aside.styles.js';
import { reportFormStyles } from './report-form.styles.js';

/**
 * @summary A choice of reasons and a field for more.
 * @event {ParleyTopicActEvent} parley-topic-act - The report is to be sent, or is not wanted any more.
 */
export class ParleyReportForm extends ParleyElement {
  static override styles = [resetStyles, asideStyles, reportFormStyles];

  @query('input') private first!: HTMLInputElement;
  @query('textarea') private field!: HTMLTextAreaElement;
  @state() private reason: ReportReason | null = null;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override firstUpdated() {
    this.first.focus();
  }

  override render() {
    return html`<form class="box" @submit=${this.handleSubmit} @keydown=${this.handleKeydown}>
      <fieldset>
        <legend>${msg('What is wrong with it?', { id: 'report-ask' })}</legend>
        ${reasons().map(
          ([reason, words]) =>
            html`<label>
              <input
                type="radio"
                name="reason"
                value=${reason}
                @change=${() => {
                  this.reason = reason;
                }}
              />${words}
            </label>`,
        )}
      </fieldset>
      <textarea
        rows="2"
        maxlength=${LIMITS.reportText}
        aria-label=${msg('Anything to add? (optional)', { id: 'report-text' })}
        placeholder=${msg('Anything to add? (optional)', { id: 'report-text' })}
      ></textarea>
      <div class="buttons">
        <parley-button variant="quiet" @click=${this.close}>${msg('Cancel', { id: 'composer-cancel' })}</parley-button>
        <parley-button class="send" variant="primary" ?disabled=${this.reason === null} @click=${this.send}
          >${msg('Send report', { id: 'report-send' })}</parley-button
        >
      </div>
    </form>`;
  }

  private handleSubmit(event: Event) {
    event.preventDefault();
    this.send();
  }

  private handleKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.stopPropagation();
    this.close();
  }

  private send() {
    if (this.reason === null) return;
    const text = this.field.value.trim();
    const report = { reason: this.reason, ...(text && { text }) };
    this.dispatchEvent(new ParleyTopicActEvent({ type: 'send-report', report }));
  }

  private close() {
    this.dispatchEvent(new ParleyTopicActEvent({ type: 'close' }));
  }
}

function reasons(): [ReportReason, string][] {
  return [
    ['spam', msg('Spam or advertising', { id: 'report-spam' })],
    ['abuse', msg('Insults or threats', { id: 'report-abuse' })],
    ['private_data', msg('Personal data of somebody', { id: 'report-private' })],
    ['off_topic', msg('It does not belong here', { id: 'report-topic' })],
    ['other', msg('Something else', { id: 'report-other' })],
  ];
}

define('parley-report-form', ParleyReportForm);

declare global {
  interface HTMLElementTagNameMap {
    'parley-report-form': ParleyReportForm;
  }
}
