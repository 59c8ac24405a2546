/** API keys of the company's backends. */
import type { ApiKey, KeyScope } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import type { ApiKeysState } from '../../client/api-keys.js';
import { msg, str } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { ParleyKeysActEvent } from '../events/keys-act.js';
import '../copy-line/copy-line.js';
import { check, choice, field } from './form.js';
import { pagedList } from './paged-list.js';
import { StaffPage } from './staff-page.js';
import './sure-button.js';
import { momentWords } from './words.js';

const SCOPES: readonly KeyScope[] = ['read', 'write', 'admin', 'public'];

function scopeWords(scope: KeyScope): string {
  switch (scope) {
    case 'read':
      return msg('Read: conversations, people, what happens', { id: 'settings-scope-read' });
    case 'write':
      return msg('Write: talk, and change people', { id: 'settings-scope-write' });
    case 'admin':
      return msg('Administer: erase, settings, webhooks', { id: 'settings-scope-admin' });
    case 'public':
      return msg('Only what anybody may see', { id: 'settings-scope-public' });
  }
}

/**
 * @summary The API keys.
 * @event {ParleyKeysActEvent} parley-keys-act - Somebody makes a key, or revokes one.
 */
export class ParleyKeysPage extends StaffPage<ApiKeysState> {
  @state() private name = '';
  @state() private site = '';
  @state() private scopes: readonly KeyScope[] = ['read', 'write'];

  protected override willUpdate(changed: PropertyValues<this>) {
    // What was asked for is there: the next one begins empty.
    const before = changed.get('known')?.made;
    if (this.known.made && before !== this.known.made && this.known.made.name === this.name.trim())
      this.name = '';
  }

  override render() {
    const { made } = this.known;
    return html`<h2>${msg('API keys', { id: 'settings-keys' })}</h2>
      <p class="lead">${msg('For your own programs: never put one into a web page.', { id: 'settings-keys-lead' })}</p>
      ${this.renderError()}
      <section>
        ${pagedList(this.known.keys, {
          item: (key) => this.renderKey(key),
          empty: msg('No key yet.', { id: 'settings-keys-none' }),
          load: () => this.dispatchEvent(new ParleyKeysActEvent({ do: 'load' })),
          more: () => this.dispatchEvent(new ParleyKeysActEvent({ do: 'more' })),
        })}
      </section>
      <section>
        <h3>${msg('New key', { id: 'settings-key-new' })}</h3>
        <form novalidate @submit=${this.create}>
          <div class="pair">
            ${field({
              id: 'name',
              label: msg('What it is for', { id: 'settings-key-name' }),
              hint: msg('Customers read it beside what is sent with it.', { id: 'settings-key-name-hint' }),
              value: this.name,
              mistake: this.mistake('name'),
              change: (value) => {
                this.name = value;
              },
            })}
            ${choice({
              id: 'site',
              label: msg('Good for', { id: 'settings-key-site' }),
              value: this.site,
              options: [
                ['', msg('All sites', { id: 'settings-sites-all' })],
                ...this.sites.map(({ key, name }) => [key, name] as const),
              ],
              change: (value) => {
                this.site = value;
              },
            })}
          </div>
          <fieldset>
            <legend>${msg('It may', { id: 'settings-scopes' })}</legend>
            ${SCOPES.map((scope) =>
              check({
                label: scopeWords(scope),
                checked: this.scopes.includes(scope),
                change: (on) => {
                  this.scopes = SCOPES.filter((one) => (one === scope ? on : this.scopes.includes(one)));
                },
              }),
            )}
          </fieldset>
          <div>
            <parley-button variant="primary" ?disabled=${this.known.busy || this.scopes.length === 0} @click=${this.create}
              >${msg('Make the key', { id: 'settings-key-make' })}</parley-button
            >
          </div>
        </form>
        ${
          made
            ? html`<parley-copy-line
              role="status"
              value=${made.key}
              label=${made.name}
              note=${msg('Keep it in a safe place: it is shown only now.', { id: 'settings-once' })}
            ></parley-copy-line>`
            : nothing
        }
      </section>`;
  }

  private renderKey(key: ApiKey) {
    const site = this.sites.find(({ id }) => id === key.siteId)?.name;
    return html`<div class="item">
      <div>
        <p class="name">
          <bdi>${key.name}</bdi>
          ${key.revokedAt ? html`<span class="tag">${msg('Revoked', { id: 'settings-revoked' })}</span>` : nothing}
        </p>
        <p class="quiet">
          ${site ?? msg('All sites', { id: 'settings-sites-all' })} · <bdi dir="ltr">${key.scopes.join(', ')}</bdi> ·
          ${msg(str`made ${momentWords(key.createdAt)}`, { id: 'settings-made' })}
        </p>
      </div>
      ${
        key.revokedAt
          ? nothing
          : html`<parley-sure-button
            label=${msg('Revoke', { id: 'settings-revoke' })}
            what=${key.name}
            @parley-sure=${() => this.dispatchEvent(new ParleyKeysActEvent({ do: 'revoke', id: key.id }))}
          ></parley-sure-button>`
      }
    </div>`;
  }

  private create = (event: Event) => {
    event.preventDefault();
    const { name, site, scopes } = this;
    const input = { name: name.trim(), site: site || null, scopes: [...scopes] };
    this.dispatchEvent(new ParleyKeysActEvent({ do: 'create', input }));
  };
}

define('parley-keys-page', ParleyKeysPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-keys-page': ParleyKeysPage;
  }
}
