/** The place where canned replies are written. It shows the store it is given; who may not write only reads. */
import type { Agent, CannedReply, Site } from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { Api } from '../../client/api.js';
import { CannedReplies, type CannedRepliesState } from '../../client/canned-replies.js';
import type { Readable } from '../../client/store.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { REPLY_VARIABLES } from '../answer-box/fill-reply.js';
import { loadErrorWords } from '../error-words.js';
import { cannedRepliesStyles } from './canned-replies.styles.js';

/** Stands in until there is a store to listen to. */
const NOTHING: Readable<null> = { state: null, subscribe: () => () => undefined };

/** @summary All canned replies, and a form for the one that is being written. */
export class ParleyCannedReplies extends ParleyElement {
  static override styles = [resetStyles, cannedRepliesStyles];

  private listing = new StoreController<CannedRepliesState | null>(this, NOTHING);
  private store: CannedReplies | undefined;

  @query('input[name="name"]') private nameField!: HTMLInputElement | null;
  @query('textarea') private textField!: HTMLTextAreaElement | null;
  @query('select') private siteField!: HTMLSelectElement | null;
  @query('.new') private newButton!: HTMLElement | null;

  /** The one that is being written: its id, or '' for a new one; null for none. */
  @state() private editing: string | null = null;
  @state() private removing = false;
  @state() private note = '';
  @state() private busy = false;

  @property({ attribute: false }) api!: Api;

  @property({ attribute: false }) agent!: Agent;

  @property({ attribute: false }) sites: readonly Site[] = [];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override willUpdate() {
    this.store ??= new CannedReplies(this.api);
    this.listing.use(this.store);
    if (this.store.state.phase === 'none') void this.store.want();
  }

  override render() {
    const state = this.listing.state;
    if (state?.phase === 'failed' && state.error) {
      return html`<div class="failure" role="alert">
        <p>${loadErrorWords(state.error)}</p>
        <parley-button @click=${() => void this.store?.want()}
          >${msg('Try again', { id: 'notice-retry' })}</parley-button
        >
      </div>`;
    }
    if (state?.phase !== 'ready') return html`<parley-skeleton shape="rows" count="6"></parley-skeleton>`;
    return html`<div class="page">
      <p class="lead">
        ${msg('Answers that are ready: type / where you write one.', { id: 'replies-lead' })}
      </p>
      ${this.editing === '' ? this.renderForm(null) : this.mayWrite ? this.renderNew() : nothing}
      ${
        state.replies.length === 0 && this.editing === null
          ? html`<p class="none">${msg('There are none yet.', { id: 'replies-none' })}</p>`
          : html`<ul>
              ${state.replies.map((reply) => html`<li>${this.editing === reply.id ? this.renderForm(reply) : this.renderReply(reply)}</li>`)}
            </ul>`
      }
    </div>`;
  }

  private renderNew() {
    return html`<parley-button class="new" variant="primary" @click=${() => this.edit('')}
      >${msg('New reply', { id: 'replies-new' })}</parley-button
    >`;
  }

  private renderReply({ id, name, text, siteId }: CannedReply) {
    const site = this.sites.find((candidate) => candidate.id === siteId);
    return html`<div class="reply">
      <h2 dir="auto">${name}</h2>
      ${site ? html`<p class="site">${site.name}</p>` : nothing}
      <p class="text" dir="auto">${text}</p>
      ${
        this.mayWrite
          ? html`<parley-button data-id=${id} label=${`${msg('Change', { id: 'replies-change' })}: ${name}`} @click=${() => this.edit(id)}
              >${msg('Change', { id: 'replies-change' })}</parley-button
            >`
          : nothing
      }
    </div>`;
  }

  private renderForm(reply: CannedReply | null) {
    return html`<form @submit=${this.handleSubmit} @keydown=${this.handleKeydown}>
      <label>
        <span>${msg('Name', { id: 'replies-name' })}</span>
        <input
          name="name"
          required
          maxlength=${LIMITS.cannedReplyName}
          autocomplete="off"
          dir="auto"
          .value=${reply?.name ?? ''}
        />
      </label>
      ${
        this.sites.length > 1
          ? html`<label>
              <span>${msg('Site', { id: 'replies-site' })}</span>
              <select name="site">
                <option value="">${msg('All sites', { id: 'replies-all-sites' })}</option>
                ${this.sites.map(({ id, key, name }) => html`<option value=${key} ?selected=${id === reply?.siteId}>${name}</option>`)}
              </select>
            </label>`
          : nothing
      }
      <label>
        <span>${msg('Text', { id: 'replies-text' })}</span>
        <textarea
          name="text"
          required
          rows="6"
          dir="auto"
          maxlength=${LIMITS.messageText}
          aria-describedby="variables"
          .value=${reply?.text ?? ''}
        ></textarea>
      </label>
      <p id="variables" class="variables">
        ${msg('Filled in by themselves:', { id: 'replies-variables' })}
        ${REPLY_VARIABLES.map((name) => html`<code dir="ltr">{{${name}}}</code> `)}
        ${msg('What stands behind a bar is used where nothing is known:', { id: 'replies-fallback' })}
        <code dir="ltr">{{contact.name|…}}</code>
      </p>
      ${this.note ? html`<parley-notice kind="danger">${this.note}</parley-notice>` : nothing}
      <div class="actions">
        <button type="submit" class="save" ?disabled=${this.busy}>${msg('Save', { id: 'composer-save' })}</button>
        <button type="button" @click=${this.close}>${msg('Cancel', { id: 'composer-cancel' })}</button>
        ${reply ? this.renderRemove(reply) : nothing}
      </div>
    </form>`;
  }

  private renderRemove({ id }: CannedReply) {
    return html`<button
      type="button"
      class="remove"
      ?disabled=${this.busy}
      @click=${() => (this.removing ? void this.attempt(() => this.store?.remove(id)) : this.askToRemove())}
    >
      ${
        this.removing
          ? msg('Really delete', { id: 'replies-delete-really' })
          : msg('Delete', { id: 'replies-delete' })
      }
    </button>`;
  }

  private get mayWrite(): boolean {
    return this.agent.role === 'owner' || this.agent.role === 'admin';
  }

  private askToRemove() {
    this.removing = true;
  }

  private edit(id: string) {
    this.editing = id;
    this.removing = false;
    this.note = '';
    void this.updateComplete.then(() => this.nameField?.focus());
  }

  private close = () => {
    const id = this.editing;
    this.editing = null;
    void this.updateComplete.then(() => {
      const opener = id ? this.renderRoot.querySelector<HTMLElement>(`[data-id="${id}"]`) : null;
      (opener ?? this.newButton)?.focus();
    });
  };

  private handleKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    event.stopPropagation();
    this.close();
  }

  private handleSubmit(event: SubmitEvent) {
    event.preventDefault();
    const [name, text] = [this.nameField?.value.trim() ?? '', this.textField?.value.trim() ?? ''];
    const before = this.store?.state.replies.find(({ id }) => id === this.editing);
    const known = this.sites.find(({ id }) => id === before?.siteId)?.key ?? null;
    const site = this.siteField ? this.siteField.value || null : known;
    void this.attempt(() => this.store?.save(this.editing || null, { name, text, site }));
  }

  private async attempt(change: () => Promise<void> | undefined): Promise<void> {
    this.busy = true;
    this.note = '';
    try {
      await change();
      this.close();
    } catch {
      this.note = msg('That was not saved. Try again.', { id: 'conversation-change-failed' });
    } finally {
      this.busy = false;
    }
  }
}

define('parley-canned-replies', ParleyCannedReplies);

declare global {
  interface HTMLElementTagNameMap {
    'parley-canned-replies': ParleyCannedReplies;
  }
}
