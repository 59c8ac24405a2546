/** Who did what, when, and where from. */
import type { AuditEntry, EventType } from '@parley/protocol';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { PagedList } from '../../client/paged-list.js';
import { msg } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { choice } from './form.js';
import { SettingsPage } from './settings-page.js';
import { momentWords } from './words.js';

const KINDS: Record<string, readonly EventType[]> = {
  settings: ['settings.updated'],
  people: ['agent.created', 'agent.updated', 'invitation.created', 'invitation.revoked'],
  keys: ['key.created', 'key.revoked', 'identity_key.created', 'identity_key.deleted'],
  webhooks: ['webhook.created', 'webhook.updated', 'webhook.deleted', 'webhook.paused'],
};

export class ParleyAuditPage extends SettingsPage {
  private entries = new PagedList<AuditEntry>((cursor) =>
    this.staff.audit({ cursor, types: KINDS[this.kind]?.join(',') }),
  );
  private showing = new StoreController(this, this.entries);

  @state() private kind = '';

  protected override firstUpdated() {
    void this.entries.load();
  }

  override render() {
    return html`<h2>${msg('Audit log', { id: 'settings-audit' })}</h2>
      <p class="lead">${msg('Who changed what, when, and where from.', { id: 'settings-audit-lead' })}</p>
      <section>
        ${choice({
          id: 'kind',
          label: msg('Show', { id: 'settings-audit-kind' }),
          value: this.kind,
          options: [
            ['', msg('Everything', { id: 'settings-audit-all' })],
            ['settings', msg('Settings', { id: 'settings-label' })],
            ['people', msg('People', { id: 'settings-people' })],
            ['keys', msg('API keys', { id: 'settings-keys' })],
            ['webhooks', msg('Webhooks', { id: 'settings-webhooks' })],
          ],
          change: (value) => {
            this.kind = value;
            void this.entries.load();
          },
        })}
        ${this.renderList(this.entries, this.showing.state, {
          item: (entry) => this.renderEntry(entry),
          empty: msg('Nothing was changed yet.', { id: 'settings-audit-none' }),
        })}
      </section>`;
  }

  /** Fields with the names of sites in the place of their ids. */
  private nameSites(changed: readonly string[]): string[] {
    return changed.map((path) =>
      this.sites.reduce((words, { id, name }) => words.replace(id, name), path).replaceAll('.', ' › '),
    );
  }

  private renderEntry({ actor, address, at, changed, subject, type }: AuditEntry) {
    const who =
      actor.type === 'system' ? msg('Command line', { id: 'settings-system' }) : (actor.name ?? actor.id);
    return html`<div class="item">
        <div>
          <p class="name"><bdi>${who}</bdi></p>
          <p><bdi dir="ltr">${type}</bdi>${subject.name ? html` · <bdi>${subject.name}</bdi>` : nothing}</p>
        </div>
        <p class="quiet">
          <time datetime=${at}>${momentWords(at)}</time>
          ${address ? html`<br /><bdi dir="ltr">${address}</bdi>` : nothing}
        </p>
      </div>
      ${changed.length > 0 ? html`<p class="quiet"><bdi dir="ltr">${this.nameSites(changed).join(', ')}</bdi></p>` : nothing}`;
  }
}

define('parley-audit-page', ParleyAuditPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-audit-page': ParleyAuditPage;
  }
}
