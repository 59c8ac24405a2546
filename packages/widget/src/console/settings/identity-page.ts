/** The keys with which the company's own backend vouches for its visitors, site by site. */
import type { IdentityKey, IdentityKeyWithSecret } from '@parley/protocol';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { PagedList } from '../../client/paged-list.js';
import { msg, str } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import './copy-line.js';
import { choice, field } from './form.js';
import { SettingsPage } from './settings-page.js';
import './sure-button.js';
import { momentWords } from './words.js';

const MOST_KEYS = 2;

export class ParleyIdentityPage extends SettingsPage {
  private keys = new PagedList<IdentityKey>(async () => ({
    data: await this.staff.identityKeys(this.siteKey),
    next: null,
  }));
  private showing = new StoreController(this, this.keys);

  @state() private site = '';
  @state() private publicKey = '';
  @state() private made: IdentityKeyWithSecret | null = null;

  private get siteKey(): string {
    return this.site || (this.sites[0]?.key ?? '');
  }

  protected override firstUpdated() {
    void this.keys.load();
  }

  override render() {
    const full = this.showing.state.items.length >= MOST_KEYS;
    return html`<h2>${msg('Identity', { id: 'settings-identity' })}</h2>
      <p class="lead">
        ${msg('With these keys your own backend signs who a visitor is. A site has two at most: add the new one, sign with it, remove the old one.', { id: 'settings-identity-lead' })}
      </p>
      ${this.renderError()}
      <section>
        ${choice({
          id: 'site',
          label: msg('Site', { id: 'settings-site' }),
          value: this.siteKey,
          options: this.sites.map(({ key, name }) => [key, name] as const),
          change: (value) => {
            this.site = value;
            this.made = null;
            void this.keys.load();
          },
        })}
        ${this.renderList(this.keys, this.showing.state, {
          item: (key) => this.renderKey(key),
          empty: msg('No key yet.', { id: 'settings-keys-none' }),
        })}
        ${
          this.made?.secret
            ? html`<parley-copy-line
              role="status"
              value=${this.made.secret}
              label=${msg('Secret', { id: 'settings-secret' })}
              note=${msg('Keep it in a safe place: it is shown only now.', { id: 'settings-once' })}
            ></parley-copy-line>`
            : nothing
        }
      </section>
      <section>
        <h3>${msg('New key', { id: 'settings-key-new' })}</h3>
        ${field({
          id: 'public',
          label: msg('Public key, in PEM', { id: 'settings-public-key' }),
          hint: msg('Of a pair on the curve P-256 (ES256). Left empty, a shared secret is made (HS256).', {
            id: 'settings-public-key-hint',
          }),
          value: this.publicKey,
          ...{ rows: 4, code: true },
          mistake: this.mistake('publicKey'),
          change: (value) => {
            this.publicKey = value;
          },
        })}
        <div>
          <parley-button variant="primary" ?disabled=${this.busy || full} @click=${this.add}
            >${msg('Make the key', { id: 'settings-key-make' })}</parley-button
          >
        </div>
      </section>`;
  }

  private renderKey({ id, alg, createdAt }: IdentityKey) {
    return html`<div class="item">
      <div>
        <p class="name"><bdi dir="ltr">${id} · ${alg}</bdi></p>
        <p class="quiet">${msg(str`made ${momentWords(createdAt)}`, { id: 'settings-made' })}</p>
      </div>
      <parley-sure-button
        label=${msg('Remove', { id: 'settings-remove' })}
        what=${id}
        @parley-sure=${() =>
          this.act(async () => {
            await this.staff.removeIdentityKey(this.siteKey, id);
            this.keys.remove((key) => key.id === id);
          })}
      ></parley-sure-button>
    </div>`;
  }

  private add = () => {
    void this.act(async () => {
      const publicKey = this.publicKey.trim() || undefined;
      const made = await this.staff.addIdentityKey({ site: this.siteKey, publicKey });
      this.made = made;
      this.publicKey = '';
      await this.keys.load();
    });
  };
}

define('parley-identity-page', ParleyIdentityPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-identity-page': ParleyIdentityPage;
  }
}
