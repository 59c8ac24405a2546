/** API keys of the company's backends. */
import type { ApiKey, ApiKeyWithSecret, KeyScope } from '@parley/protocol';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { PagedList } from '../../client/paged-list.js';
import { msg, str } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import './copy-line.js';
import { check, choice, field } from './form.js';
import { SettingsPage } from './settings-page.js';
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

export class ParleyKeysPage extends SettingsPage {
  private keys = new PagedList<ApiKey>((cursor) => this.staff.keys({ cursor }));
  private showing = new StoreController(this, this.keys);

  @state() private name = '';
  @state() private site = '';
  @state() private scopes: readonly KeyScope[] = ['read', 'write'];
  @state() private made: ApiKeyWithSecret | null = null;

  protected override firstUpdated() {
    void this.keys.load();
  }

  override render() {
    return html`<h2>${msg('API keys', { id: 'settings-keys' })}</h2>
      <p class="lead">${msg('For your own programs: never put one into a web page.', { id: 'settings-keys-lead' })}</p>
      ${this.renderError()}
      <section>
        ${this.renderList(this.keys, this.showing.state, {
          item: (key) => this.renderKey(key),
          empty: msg('No key yet.', { id: 'settings-keys-none' }),
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
            <parley-button variant="primary" ?disabled=${this.busy || this.scopes.length === 0} @click=${this.create}
              >${msg('Make the key', { id: 'settings-key-make' })}</parley-button
            >
          </div>
        </form>
        ${
          this.made
            ? html`<parley-copy-line
              role="status"
              value=${this.made.key}
              label=${this.made.name}
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
            @parley-sure=${() =>
              this.act(async () => {
                this.keys.put(await this.staff.revokeKey(key.id), ({ id }) => id === key.id);
              })}
          ></parley-sure-button>`
      }
    </div>`;
  }

  private create = (event: Event) => {
    event.preventDefault();
    void this.act(async () => {
      const made = await this.staff.createKey({
        name: this.name.trim(),
        site: this.site || null,
        scopes: [...this.scopes],
      });
      this.made = made;
      this.name = '';
      const { key: _secret, ...shown } = made;
      this.keys.put(shown, ({ id }) => id === made.id);
    });
  };
}

define('parley-keys-page', ParleyKeysPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-keys-page': ParleyKeysPage;
  }
}
