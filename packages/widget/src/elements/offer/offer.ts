/** What has become of the question whether something may be published, and for the customer the answers to it. It sends nothing itself. */
import type { PublicationOffer } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ParleyOfferDecideEvent } from '../../events/offer-decide.js';
import { formatLocale, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import '../button/button.js';
import { offerStyles } from './offer.styles.js';

/**
 * @summary The line under a message that asks for a consent.
 * @event {ParleyOfferDecideEvent} parley-offer-decide - The customer says yes, no, or no longer.
 */
export class ParleyOffer extends ParleyElement {
  static override styles = [resetStyles, offerStyles];

  /** Whether an answer is on its way; another picture of the offer ends it, and so does a second click. */
  @state() private busy = false;

  /** `msg_…`, of the message that asks. */
  @property() message = '';

  @property({ attribute: false }) offer!: PublicationOffer;

  /** Whether whoever looks is the one who is asked. */
  @property({ type: Boolean }) deciding = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('offer')) this.busy = false;
  }

  override render() {
    return html`<div class="offer">
      <p role="status">${this.words()}</p>
      ${this.deciding ? this.renderAnswers() : nothing}
    </div>`;
  }

  private renderAnswers() {
    const { state } = this.offer;
    if (state === 'published') {
      return html`<parley-button variant="quiet" class="no" @click=${() => this.decide(false)}
        >${msg('Take back', { id: 'offer-take-back' })}</parley-button
      >`;
    }
    if (state !== 'asked' || this.isOver) return nothing;
    return html`<div class="buttons">
      <parley-button variant="primary" class="yes" @click=${() => this.decide(true)}
        >${msg('Yes, publish it', { id: 'offer-yes' })}</parley-button
      >
      <parley-button class="no" @click=${() => this.decide(false)}>${msg('No', { id: 'offer-no' })}</parley-button>
    </div>`;
  }

  private words(): string {
    switch (this.offer.state) {
      case 'published':
        return msg('Published', { id: 'offer-published' });
      case 'refused':
        return msg('Not published', { id: 'offer-refused' });
      case 'withdrawn':
        return msg('No longer published', { id: 'offer-withdrawn' });
      case 'asked': {
        if (this.isOver) return msg('The time to agree is over', { id: 'offer-over' });
        const date = new Date(this.offer.until).toLocaleDateString(formatLocale(), { dateStyle: 'medium' });
        return this.deciding
          ? msg(str`Not public yet. You can agree until ${date}.`, { id: 'offer-asked' })
          : msg(str`Waiting for the customer’s consent, until ${date}`, { id: 'offer-waiting' });
      }
    }
  }

  private get isOver(): boolean {
    return Date.parse(this.offer.until) <= Date.now();
  }

  private decide(consent: boolean) {
    if (this.busy) return;
    this.busy = true;
    // What does not arrive can be said again.
    setTimeout(() => {
      this.busy = false;
    }, AGAIN);
    this.dispatchEvent(new ParleyOfferDecideEvent(this.message, consent));
  }
}

const AGAIN = 2000;

define('parley-offer', ParleyOffer);

declare global {
  interface HTMLElementTagNameMap {
    'parley-offer': ParleyOffer;
  }
}
