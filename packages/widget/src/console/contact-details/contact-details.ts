/**
 * The contact's past and what an agent can do about them: set right, block, merge. Its code comes after the card's; it asks
 * for changes by event.
 */
import { type Contact, type Conversation, LIMITS } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ContactPast } from '../../client/desk-api.js';
import '../../elements/notice/notice.js';
import { formatLocale, msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import '../attribute-fields/attribute-fields.js';
import type { ParleyAttributeFields } from '../attribute-fields/attribute-fields.js';
import { contactLabel } from '../contact-label.js';
import { ParleyContactChangeEvent } from '../events/contact-change.js';
import { ParleyContactMergeEvent } from '../events/contact-merge.js';
import { conversationHref } from '../hash-route.js';
import { contactDetailsStyles } from './contact-details.styles.js';

/**
 * @summary Device, pages, conversations, and what can be changed of a contact.
 * @event {ParleyContactChangeEvent} parley-contact-change - Something should be set right.
 * @event {ParleyContactMergeEvent} parley-contact-merge - The contact is another one.
 */
export class ParleyContactDetails extends ParleyElement {
  static override styles = [resetStyles, contactDetailsStyles];

  @query('parley-attribute-fields') private fields!: ParleyAttributeFields | null;
  @state() private mode: 'edit' | 'merge' | 'block' | null = null;

  @property({ attribute: false }) contact!: Contact;

  @property({ attribute: false }) past: ContactPast | null = null;

  /** The open conversation. */
  @property() open = '';

  /** Conversations of others, with whom the contact may turn out to be one. */
  @property({ attribute: false }) others: readonly Conversation[] = [];

  /** Whether the last change was not taken. */
  @property({ type: Boolean }) unsaved = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    return html`${this.renderDevice()} ${this.renderConversations()} ${this.renderJourney()}
      ${
        this.unsaved
          ? html`<parley-notice kind="danger"
              >${msg('That was not saved. Try again.', { id: 'conversation-change-failed' })}</parley-notice
            >`
          : nothing
      }
      ${this.mode === 'edit' ? this.renderEdit() : this.mode === 'merge' ? this.renderMerge() : this.renderActions()}`;
  }

  private renderDevice() {
    const { device } = this.contact;
    if (!device) return nothing;
    const language =
      device.language && new Intl.DisplayNames(formatLocale(), { type: 'language' }).of(device.language);
    const words = [device.browser, device.os, language].filter(Boolean).join(' · ');
    return html`<h3>${msg('Device', { id: 'details-device' })}</h3>
      <p dir="auto">${words}</p>`;
  }

  private renderConversations() {
    const past = this.past?.conversations.filter(({ id }) => id !== this.open) ?? [];
    if (past.length === 0) return nothing;
    return html`<h3>${msg('Earlier conversations', { id: 'details-conversations' })}</h3>
      <ul>
        ${past.map(
          ({ id, lastAt, lastMessage }) => html`<li>
            <a href=${conversationHref(id)}>${lastMessage?.text.slice(0, 80) || day(lastAt)}</a>
            <time datetime=${lastAt}>${day(lastAt)}</time>
          </li>`,
        )}
      </ul>`;
  }

  private renderJourney() {
    const journey = this.past?.journey ?? [];
    if (journey.length === 0) return nothing;
    return html`<h3>${msg('Pages', { id: 'details-pages' })}</h3>
      <ol>
        ${journey.map(
          ({ url, title, at }) => html`<li>
            ${
              url && /^https?:\/\//i.test(url)
                ? html`<a href=${url} target="_blank" rel="noopener noreferrer">${title || url}</a>`
                : html`<span>${title ?? url}</span>`
            }
            <time datetime=${at}>${time(at)}</time>
          </li>`,
        )}
      </ol>`;
  }

  private renderActions() {
    const { blocked, verified, externalId } = this.contact;
    const asking = this.mode === 'block';
    return html`<div class="actions">
      <button type="button" @click=${() => this.go('edit')}>${msg('Edit', { id: 'details-edit' })}</button>
      ${
        verified || externalId || this.candidates.length === 0
          ? nothing
          : html`<button type="button" @click=${() => this.go('merge')}>${msg('Merge', { id: 'details-merge' })}</button>`
      }
      ${
        blocked
          ? html`<button type="button" @click=${() => this.change({ blocked: false })}>
              ${msg('Unblock', { id: 'details-unblock' })}
            </button>`
          : html`<button
              type="button"
              class="grave"
              @click=${() => (asking ? this.change({ blocked: true }) : this.go('block'))}
            >
              ${asking ? msg('Really block', { id: 'details-block-really' }) : msg('Block', { id: 'details-block' })}
            </button>`
      }
    </div>`;
  }

  private renderEdit() {
    const { name, email, attributes } = this.contact;
    return html`<form @submit=${this.handleEdit} @keydown=${this.handleKeydown}>
      <label>
        <span>${msg('Name', { id: 'replies-name' })}</span>
        <input name="name" autocomplete="off" dir="auto" maxlength=${LIMITS.name} .value=${name ?? ''} />
      </label>
      <label>
        <span>${msg('E-mail', { id: 'sign-in-email' })}</span>
        <input name="email" type="email" autocomplete="off" dir="ltr" maxlength=${LIMITS.email} .value=${email ?? ''} />
      </label>
      <parley-attribute-fields .known=${attributes}></parley-attribute-fields>
      ${this.renderEnd(msg('Save', { id: 'composer-save' }))}
    </form>`;
  }

  private renderMerge() {
    return html`<form @submit=${this.handleMerge} @keydown=${this.handleKeydown}>
      <label>
        <span>${msg('This contact is really', { id: 'details-merge-into' })}</span>
        <select name="into" required>
          ${this.candidates.map((one) => html`<option value=${one.contactId ?? ''}>${contactLabel(one)}</option>`)}
        </select>
      </label>
      <p>${msg('All conversations become theirs. That cannot be taken back.', { id: 'details-merge-warning' })}</p>
      ${this.renderEnd(msg('Merge for good', { id: 'details-merge-really' }))}
    </form>`;
  }

  private renderEnd(words: string) {
    return html`<div class="actions">
      <button type="submit">${words}</button>
      <button type="button" @click=${() => this.go(null)}>${msg('Cancel', { id: 'composer-cancel' })}</button>
    </div>`;
  }

  /** Each person once. */
  private get candidates(): readonly Conversation[] {
    const { id, siteId } = this.contact;
    const known = new Map(this.others.map((one) => [one.contactId, one]));
    return [...known.values()].filter(
      (one) => one.contactId && one.contactId !== id && one.siteId === siteId,
    );
  }

  private go(mode: typeof this.mode) {
    this.mode = mode;
    // Whoever is asked once more stays where they are.
    const next = mode === 'block' ? '.grave' : 'input, select, .actions button';
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>(next)?.focus());
  }

  private change(change: ParleyContactChangeEvent['change']) {
    this.dispatchEvent(new ParleyContactChangeEvent(change));
    this.go(null);
  }

  private handleEdit(event: SubmitEvent) {
    event.preventDefault();
    const said = new FormData(event.target as HTMLFormElement);
    const [name, email] = [String(said.get('name')).trim(), String(said.get('email')).trim()];
    const attributes = this.fields?.read() ?? null;
    if (attributes === null) return;
    const isSame = JSON.stringify(attributes) === JSON.stringify(this.contact.attributes);
    this.change({ name: name || null, email: email || null, ...(!isSame && { attributes }) });
  }

  private handleMerge(event: SubmitEvent) {
    event.preventDefault();
    const into = new FormData(event.target as HTMLFormElement).get('into');
    if (typeof into === 'string' && into) this.dispatchEvent(new ParleyContactMergeEvent(into));
    this.go(null);
  }

  private handleKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.go(null);
  }
}

function day(at: string): string {
  return new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium' }).format(new Date(at));
}

function time(at: string): string {
  const format = new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'short', timeStyle: 'short' });
  return format.format(new Date(at));
}

define('parley-contact-details', ParleyContactDetails);

declare global {
  interface HTMLElementTagNameMap {
    'parley-contact-details': ParleyContactDetails;
  }
}
