/** Addresses that are told what happens, and what became of telling them. */
import type { Delivery, Webhook } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { state } from 'lit/decorators.js';
import type { WebhooksIntent, WebhooksState } from '../../client/webhooks.js';
import { msg, str } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { ParleyWebhooksActEvent } from '../events/webhooks-act.js';
import '../copy-line/copy-line.js';
import { choice, field } from './form.js';
import { pagedList } from './paged-list.js';
import { StaffPage } from './staff-page.js';
import './sure-button.js';
import { momentWords } from './words.js';

/**
 * @summary The webhooks.
 * @event {ParleyWebhooksActEvent} parley-webhooks-act - Somebody does something with one.
 */
export class ParleyWebhooksPage extends StaffPage<WebhooksState> {
  @state() private url = '';
  @state() private about = '';
  @state() private site = '';

  protected override willUpdate(changed: PropertyValues<this>) {
    // What was asked for is there: the next one begins empty.
    const { made } = this.known;
    if (made === null || changed.get('known')?.made === made || made.url !== this.url.trim()) return;
    this.url = '';
    this.about = '';
  }

  override render() {
    return html`<h2>${msg('Webhooks', { id: 'settings-webhooks' })}</h2>
      <p class="lead">
        ${msg('Addresses of your own that are told at once what happens.', { id: 'settings-webhooks-lead' })}
      </p>
      ${this.renderError()}
      <section>
        ${pagedList(this.known.hooks, {
          item: (hook) => this.renderHook(hook),
          empty: msg('No webhook yet.', { id: 'settings-webhooks-none' }),
          load: () => this.act({ do: 'load' }),
          more: () => this.act({ do: 'more' }),
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
            <parley-button variant="primary" ?disabled=${this.known.busy} @click=${this.create}
              >${msg('Add', { id: 'settings-add' })}</parley-button
            >
          </div>
        </form>
      </section>`;
  }

  private renderSecret() {
    const { made } = this.known;
    if (!made) return nothing;
    return html`<parley-copy-line
      role="status"
      value=${made.secret}
      label=${msg('Secret', { id: 'settings-secret' })}
      note=${msg('It signs what is posted. Keep it in a safe place: it is shown only now.', { id: 'settings-secret-note' })}
    ></parley-copy-line>`;
  }

  private renderHook(hook: Webhook) {
    const enabled = hook.state === 'enabled';
    const { told } = this.known;
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
          ?disabled=${this.known.busy}
          @click=${() => this.act({ do: 'change', id: hook.id, input: { state: enabled ? 'paused' : 'enabled' } })}
          >${enabled ? msg('Pause', { id: 'settings-pause' }) : msg('Enable', { id: 'settings-enable' })}</parley-button
        >
        <parley-button variant="quiet" @click=${() => this.act({ do: 'show', id: hook.id })}
          >${msg('Deliveries', { id: 'settings-deliveries' })}</parley-button
        >
        <parley-sure-button
          label=${msg('New secret', { id: 'settings-rotate' })}
          what=${hook.url}
          @parley-sure=${() => this.act({ do: 'rotate', id: hook.id })}
        ></parley-sure-button>
        <parley-sure-button
          label=${msg('Delete', { id: 'settings-delete' })}
          what=${hook.url}
          @parley-sure=${() => this.act({ do: 'delete', id: hook.id })}
        ></parley-sure-button>
      </div>
      ${told?.id === hook.id ? this.renderDeliveries(hook.id, told.deliveries) : nothing}`;
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
          <parley-button variant="quiet" ?disabled=${this.known.busy} @click=${() => this.act({ do: 'replay', id, deliveryId: one.id })}
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

  private act(intent: WebhooksIntent) {
    this.dispatchEvent(new ParleyWebhooksActEvent(intent));
  }

  private create = (event: Event) => {
    event.preventDefault();
    const site = this.site || (this.sites[0]?.key ?? '');
    const description = this.about.trim() || undefined;
    this.act({ do: 'create', input: { site, url: this.url.trim(), description } });
  };
}

define('parley-webhooks-page', ParleyWebhooksPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-webhooks-page': ParleyWebhooksPage;
  }
}
