/** Says that a draft holds what had better not be said in public, and offers the private way. It takes the focus when it appears. */
import type { PrivateDataKind } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, query } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { type OfferChoice, ParleyOfferChooseEvent } from '../../events/offer-choose.js';
import { lockIcon } from '../../internal/icons.js';
import { formatLocale, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { asideStyles } from './aside.styles.js';

/** `sent`: it went the private way. */
export type OfferPhase = 'asking' | 'sending' | 'failed' | 'sent';

/**
 * @summary An offer to go on in private.
 * @event {ParleyOfferChooseEvent} parley-offer-choose - What was chosen.
 */
export class ParleyPrivateOffer extends ParleyElement {
  static override styles = [resetStyles, asideStyles];

  @query('.box') private box!: HTMLElement;

  /** What was found in the draft. */
  @property({ attribute: false }) kinds: readonly PrivateDataKind[] = [];

  @property() phase: OfferPhase = 'asking';

  /** Whether a message is being changed and not written. */
  @property({ type: Boolean }) editing = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override updated(changed: PropertyValues<this>) {
    // The button that had the focus is gone.
    if (changed.has('phase') && this.phase !== 'sending') this.box.focus();
  }

  override render() {
    return html`<div class="box" role="group" tabindex="-1" aria-labelledby="head" aria-describedby="more" @keydown=${this.handleKeydown}>
      ${this.phase === 'sent' ? this.renderSent() : this.renderOffer()}
    </div>`;
  }

  private renderOffer() {
    const list = new Intl.ListFormat(formatLocale(), { type: 'conjunction' });
    const found = list.format([...new Set(this.kinds)].map(nameOf));
    const busy = this.phase === 'sending';
    return html`<p id="head" class="head">${lockIcon}${msg('Everyone can read what you post here', { id: 'offer-head' })}</p>
      <p id="more">
        ${msg(str`Your message seems to contain: ${found}. You can send it to the company in private instead.`, { id: 'offer-why' })}
      </p>
      ${
        this.phase === 'failed'
          ? html`<p class="wrong" role="alert">
              ${msg('That did not work. Please try again.', { id: 'topic-failed' })}
            </p>`
          : nothing
      }
      <div class="buttons">
        <parley-button variant="quiet" ?disabled=${busy} @click=${() => this.act('close')}
          >${msg('Keep writing', { id: 'offer-back' })}</parley-button
        >
        <parley-button class="anyway" ?disabled=${busy} @click=${() => this.act('post-anyway')}
          >${
            this.editing ? msg('Save anyway', { id: 'offer-save' }) : msg('Post anyway', { id: 'offer-post' })
          }</parley-button
        >
        <parley-button class="private" variant="primary" ?disabled=${busy} @click=${() => this.act('send-private')}
          >${msg('Send in private', { id: 'offer-send' })}</parley-button
        >
      </div>`;
  }

  private renderSent() {
    return html`<p id="head" class="head" role="status">
        ${lockIcon}${msg('Sent in private. Only you and the company can read it.', { id: 'offer-sent' })}
      </p>
      <div class="buttons">
        <parley-button variant="quiet" @click=${() => this.act('close')}
          >${msg('Close', { id: 'aside-close' })}</parley-button
        >
        <parley-button class="open" variant="primary" @click=${() => this.act('open-private')}
          >${msg('Open the conversation', { id: 'private-open' })}</parley-button
        >
      </div>`;
  }

  private handleKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing || this.phase === 'sending') return;
    event.stopPropagation();
    this.act('close');
  }

  private act(choice: OfferChoice) {
    this.dispatchEvent(new ParleyOfferChooseEvent(choice));
  }
}

function nameOf(kind: PrivateDataKind): string {
  switch (kind) {
    case 'card':
      return msg('a card number', { id: 'offer-card' });
    case 'email':
      return msg('an e-mail address', { id: 'offer-email' });
    case 'phone':
      return msg('a phone number', { id: 'offer-phone' });
    case 'order':
      return msg('an order number', { id: 'offer-order' });
  }
}

define('parley-private-offer', ParleyPrivateOffer);

declare global {
  interface HTMLElementTagNameMap {
    'parley-private-offer': ParleyPrivateOffer;
  }
}
