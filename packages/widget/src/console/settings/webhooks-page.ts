/** Addresses that are told what happens, and what became of telling them. */
import type { Delivery, Webhook, WebhookWithSecret } from '@parley/protocol';
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

const SHOWN = 20;

export class ParleyWebhooksPage extends SettingsPage {
  private hooks = new PagedList<Webhook>((cursor) => this.staff.webhooks({ cursor }));
  private showing = new StoreController(this, this.hooks);

  @state() private url = '';
  @state() private about = '';
  @state() private site = '';
  @state() private made: WebhookWithSecret | null = null;
  /** Whose deliveries are shown, and they. */
  @state() private told: { id: string; deliveries: readonly Delivery[] } | null = null;

  protected override firstUpdated() {
    void this.hooks.load();
  }

  override render() {
    return html`<h2>${msg('Webhooks', { id: 'settings-webhooks' })}</h2>
      <p class="lead">
        ${msg('Addresses of your own that are told at once what happens.', { id: 'settings-webhooks-lead' })}
      </p>
      ${this.renderError()}
      <section>
        ${this.renderList(this.hooks, this.showing.state, {
          item: (hook) => this.renderHook(hook),
          empty: msg('No webhook yet.', { id: 'settings-webhooks-none' }),
        })}
        ${this.renderSecret()}
      </section>
      <section>
        <h3>${msg('New webhook', { id: 'settings-webhook-new' })}</h3>
        <form novalidate @submit=${this.create}>
          ${field({
            id: 'url',
            label: msg('Address', { id: 'settings-webhook-url' }),
            type: 'url',
            value: this.url,
            mistake: this.mistake('url'),
            change: (value) => {
              this.url = value;
            },
          })}
          <div class="pair">
            ${field({
              id: 'about',
              label: msg('What it is for', { id: 'settings-key-name' }),
              value: this.about,
              mistake: this.mistake('description'),
              change: (value) => {
                this.about = value;
              },
            })}
            ${choice({
              id: 'site',
              label: msg('Site', { id: 'settings-site' }),
              value: this.site || (this.sites[0]?.key ?? ''),
              options: this.sites.map(({ key, name }) => [key, name] as const),
              change: (value) => {
                this.site = value;
              },
            })}
          </div>
          <div>
            <parley-button variant="primary" ?disabled=${this.busy} @click=${this.create}
              >${msg('Add', { id: 'settings-add' })}</parley-button
            >
          </div>
        </form>
      </section>`;
  }

  private renderSecret() {
    if (!this.made) return nothing;
    return html`<parley-copy-line
      role="status"
      value=${this.made.secret}
      label=${msg('Secret', { id: 'settings-secret' })}
      note=${msg('It signs what is posted. Keep it in a safe place: it is shown only now.', { id: 'settings-secret-note' })}
    ></parley-copy-line>`;
  }

  private renderHook(hook: Webhook) {
    const enabled = hook.state === 'enabled';
    return html`<div>
        <p class="name"><bdi dir="ltr">${hook.url}</bdi></p>
        <p class="quiet">
          ${hook.description ? html`<bdi>${hook.description}</bdi> · ` : nothing}
          ${
            enabled
              ? hook.failingSince
                ? msg(str`Failing since ${momentWords(hook.failingSince)}`, { id: 'settings-failing' })
                : msg('Enabled', { id: 'settings-enabled' })
              : msg('Paused: nothing is lost, it goes on where it was', { id: 'settings-paused' })
          }
        </p>
      </div>
      <div class="row">
        <parley-button
          ?disabled=${this.busy}
          @click=${() => this.change(hook, () => this.staff.updateWebhook(hook.id, { state: enabled ? 'paused' : 'enabled' }))}
          >${enabled ? msg('Pause', { id: 'settings-pause' }) : msg('Enable', { id: 'settings-enable' })}</parley-button
        >
        <parley-button variant="quiet" @click=${() => this.show(hook.id)}
          >${msg('Deliveries', { id: 'settings-deliveries' })}</parley-button
        >
        <parley-sure-button
          label=${msg('New secret', { id: 'settings-rotate' })}
          what=${hook.url}
          @parley-sure=${() => this.rotate(hook)}
        ></parley-sure-button>
        <parley-sure-button
          label=${msg('Delete', { id: 'settings-delete' })}
          what=${hook.url}
          @parley-sure=${() =>
            this.act(async () => {
              await this.staff.deleteWebhook(hook.id);
              this.hooks.remove(({ id }) => id === hook.id);
            })}
        ></parley-sure-button>
      </div>
      ${this.told?.id === hook.id ? this.renderDeliveries(hook.id, this.told.deliveries) : nothing}`;
  }

  private renderDeliveries(id: string, deliveries: readonly Delivery[]) {
    if (deliveries.length === 0) {
      return html`<p class="empty">${msg('Nothing was told yet.', { id: 'settings-deliveries-none' })}</p>`;
    }
    return html`<ul class="list">
      ${deliveries.map(
        (one) => html`<li class="item">
          <div>
            <p><bdi dir="ltr">${one.type}</bdi></p>
            <p class="quiet">
              ${this.stateWords(one)} · ${momentWords(one.createdAt)}
              ${one.attempts.at(-1)?.status ? html`· HTTP ${one.attempts.at(-1)?.status}` : nothing}
            </p>
          </div>
          <parley-button variant="quiet" ?disabled=${this.busy} @click=${() => this.replay(id, one.id)}
            >${msg('Tell again', { id: 'settings-replay' })}</parley-button
          >
        </li>`,
      )}
    </ul>`;
  }

  private stateWords({ state }: Delivery): string {
    switch (state) {
      case 'delivered':
        return msg('Delivered', { id: 'settings-delivered' });
      case 'pending':
        return msg('On its way', { id: 'settings-pending' });
      case 'failed':
      case 'dropped':
        return msg('Not delivered', { id: 'settings-undelivered' });
    }
  }

  private async show(id: string) {
    if (this.told?.id === id) this.told = null;
    else await this.act(() => this.load(id));
  }

  private async load(id: string) {
    const { data } = await this.staff.deliveries(id, { limit: SHOWN });
    this.told = { id, deliveries: data };
  }

  private replay(id: string, deliveryId: string) {
    return this.act(async () => {
      await this.staff.replayDelivery(id, deliveryId);
      await this.load(id);
    });
  }

  private change(hook: Webhook, deed: () => Promise<Webhook>) {
    return this.act(async () => {
      this.hooks.put(await deed(), ({ id }) => id === hook.id);
    });
  }

  private rotate(hook: Webhook) {
    return this.change(hook, async () => {
      this.made = await this.staff.rotateWebhook(hook.id);
      return this.made;
    });
  }

  private create = (event: Event) => {
    event.preventDefault();
    void this.act(async () => {
      const site = this.site || (this.sites[0]?.key ?? '');
      const description = this.about.trim() || undefined;
      const made = await this.staff.createWebhook({ site, url: this.url.trim(), description });
      this.made = made;
      this.url = '';
      this.about = '';
      this.hooks.put(made, ({ id }) => id === made.id);
    });
  };
}

define('parley-webhooks-page', ParleyWebhooksPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-webhooks-page': ParleyWebhooksPage;
  }
}
