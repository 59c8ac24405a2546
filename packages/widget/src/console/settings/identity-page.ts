/** The keys with which the company's own backend vouches for its visitors, site by site. */
import type { IdentityKey } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import type { IdentityKeysIntent, IdentityKeysState } from '../../client/identity-keys.js';
import { msg, str } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { ParleyIdentityActEvent } from '../events/identity-act.js';
import '../copy-line/copy-line.js';
import { choice, field } from './form.js';
import { pagedList } from './paged-list.js';
import { StaffPage } from './staff-page.js';
import './sure-button.js';
import { momentWords } from './words.js';

const MOST_KEYS = 2;

/**
 * @summary The keys with which visitors are vouched for.
 * @event {ParleyIdentityActEvent} parley-identity-act - Somebody chooses a site, adds a key, or removes one.
 */
export class ParleyIdentityPage extends StaffPage<IdentityKeysState> {
  @state() private publicKey = '';

  protected override willUpdate(changed: PropertyValues<this>) {
    // What was asked for is there: the next one begins empty.
    const before = changed.get('known')?.made;
    if (this.known.made && before !== this.known.made) this.publicKey = '';
  }

  override render() {
    const { keys, made, site, busy } = this.known;
    const full = keys.items.length >= MOST_KEYS;
    return html`<h2>${msg('Identity', { id: 'settings-identity' })}</h2>
      <p class="lead">
        ${msg('With these keys your own backend signs who a visitor is. A site has two at most: add the new one, sign with it, remove the old one.', { id: 'settings-identity-lead' })}
      </p>
      ${this.renderError()}
      <section>
        ${choice({
          id: 'site',
          label: msg('Site', { id: 'settings-site' }),
          value: site,
          options: this.sites.map(({ key, name }) => [key, name] as const),
          change: (value) => this.act({ do: 'choose', site: value }),
        })}
        ${pagedList(keys, {
          item: (key) => this.renderKey(key),
          empty: msg('No key yet.', { id: 'settings-keys-none' }),
          load: () => this.act({ do: 'load' }),
          more: () => undefined,
        })}
        ${
          made?.secret
            ? html`<parley-copy-line
              role="status"
              value=${made.secret}
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
          <parley-button variant="primary" ?disabled=${busy || full} @click=${this.add}
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
        @parley-sure=${() => this.act({ do: 'remove', id })}
      ></parley-sure-button>
    </div>`;
  }

  private add = () => {
    const publicKey = this.publicKey.trim() || undefined;
    this.act({ do: 'add', input: { site: this.known.site, publicKey } });
  };

  private act(intent: IdentityKeysIntent) {
    this.dispatchEvent(new ParleyIdentityActEvent(intent));
  }
}

define('parley-identity-page', ParleyIdentityPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-identity-page': ParleyIdentityPage;
  }
}
