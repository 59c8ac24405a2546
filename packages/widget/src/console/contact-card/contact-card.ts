/** Whom the agent talks to: who vouches for the name, where they are, and what the company said of them. It loads nothing. */
import type { Contact, Conversation } from '@parley/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import type { ContactPast } from '../../client/desk-api.js';
import '../../elements/avatar/avatar.js';
import '../../elements/skeleton/skeleton.js';
import { alertIcon, checkIcon } from '../../internal/icons.js';
import { formatLocale, msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { contactHue, contactLabel, contactShortLabel } from '../contact-label.js';
import { hueStyles } from '../hue.styles.js';
import { contactCardStyles } from './contact-card.styles.js';

/**
 * @summary The person of a conversation.
 * @slot - What else is known of the conversation.
 */
export class ParleyContactCard extends ParleyElement {
  static override styles = [resetStyles, hueStyles, contactCardStyles];

  @property({ attribute: false }) conversation: Conversation | null = null;

  /** Null while it is loading, and for good when `failed`. */
  @property({ attribute: false }) contact: Contact | null = null;

  @property({ type: Boolean }) failed = false;

  /** Their past; null while it is not known. */
  @property({ attribute: false }) past: ContactPast | null = null;

  /** Conversations of others. */
  @property({ attribute: false }) others: readonly Conversation[] = [];

  /** Whether the last change was not taken. */
  @property({ type: Boolean }) unsaved = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override firstUpdated() {
    // Without it the card still says who it is.
    import('../contact-details/contact-details.js').catch(() => undefined);
  }

  override render() {
    const { conversation } = this;
    if (!conversation) return nothing;
    return html`<aside aria-label=${msg('Contact', { id: 'card-title' })}>
      <div class="person hue-${contactHue(conversation)}">
        <parley-avatar name=${contactShortLabel(conversation)} aria-hidden="true"></parley-avatar>
        <p class="name" dir="auto">${contactLabel(conversation)}</p>
      </div>
      ${this.renderContact()} ${this.renderConversation(conversation)}
      ${
        this.contact
          ? html`<parley-contact-details
              .contact=${this.contact}
              .past=${this.past}
              .others=${this.others}
              open=${conversation.id}
              ?unsaved=${this.unsaved}
            ></parley-contact-details>`
          : nothing
      }
      <slot></slot>
    </aside>`;
  }

  private renderContact() {
    const { contact } = this;
    if (this.failed) {
      return html`<p class="note" role="alert">${msg('The contact could not be loaded.', { id: 'card-failed' })}</p>`;
    }
    if (!contact) return html`<parley-skeleton shape="rows" count="2"></parley-skeleton>`;
    const { verified, blocked, email, externalId, createdAt, attributes } = contact;
    return html`<p class="proof ${verified ? 'verified' : ''}">
        ${
          verified
            ? html`${checkIcon} ${msg('Identity verified', { id: 'card-verified' })}`
            : html`${alertIcon} ${msg('Identity not verified', { id: 'card-unverified' })}`
        }
      </p>
      ${blocked ? html`<p class="proof blocked">${alertIcon} ${msg('Blocked: cannot write', { id: 'card-blocked' })}</p>` : nothing}
      <dl>
        ${row(msg('E-mail', { id: 'sign-in-email' }), email)}
        ${row(msg('Customer number', { id: 'card-reference' }), externalId)}
        ${row(msg('Known since', { id: 'card-since' }), formatDay(createdAt))}
        ${Object.entries(attributes).map(([name, value]) => row(name, String(value)))}
      </dl>`;
  }

  private renderConversation({ context, rating }: Conversation) {
    if (!context && !rating) return nothing;
    return html`<dl>
      ${row(msg('Page', { id: 'card-page' }), context && pageOf(context.url, context.title))}
      ${row(msg('Product', { id: 'card-product' }), context?.product)}
      ${row(msg('Order', { id: 'card-order' }), context?.order)}
      ${row(msg('Rating', { id: 'card-rating' }), rating && ratingOf(rating.score, rating.comment))}
    </dl>`;
  }
}

function row(name: string, value: string | TemplateResult | null | undefined) {
  if (!value) return nothing;
  return html`<div>
    <dt dir="auto">${name}</dt>
    <dd dir="auto">${value}</dd>
  </div>`;
}

/** The page's words come from a customer's browser: only an address of the web becomes a link. */
function pageOf(url: string | null, title: string | null): string | TemplateResult | null {
  if (!url || !/^https?:\/\//i.test(url)) return title ?? url;
  return html`<a href=${url} target="_blank" rel="noopener noreferrer">${title || url}</a>`;
}

function ratingOf(score: number, comment: string | null): string {
  const numbers = new Intl.NumberFormat(formatLocale());
  const stars = `${numbers.format(score)} / ${numbers.format(5)}`;
  return comment ? `${stars} · ${comment}` : stars;
}

function formatDay(at: string): string {
  return new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium' }).format(new Date(at));
}

define('parley-contact-card', ParleyContactCard);

declare global {
  interface HTMLElementTagNameMap {
    'parley-contact-card': ParleyContactCard;
  }
}
