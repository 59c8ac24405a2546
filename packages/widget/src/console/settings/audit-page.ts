/** Who did what, when, and where from. */
import type { AuditEntry } from '@parley/protocol';
import { html, nothing } from 'lit';
import type { Acting } from '../../client/acting-store.js';
import type { AuditKind, AuditLogIntent, AuditLogState } from '../../client/audit-log.js';
import { msg } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { ParleyAuditActEvent } from '../events/audit-act.js';
import { choice } from './form.js';
import { pagedList } from './paged-list.js';
import { StaffPage } from './staff-page.js';
import { momentWords } from './words.js';

/**
 * @summary The account of who changed what.
 * @event {ParleyAuditActEvent} parley-audit-act - Somebody chooses what is shown.
 */
export class ParleyAuditPage extends StaffPage<AuditLogState & Partial<Acting>> {
  override render() {
    return html`<h2>${msg('Audit log', { id: 'settings-audit' })}</h2>
      <p class="lead">${msg('Who changed what, when, and where from.', { id: 'settings-audit-lead' })}</p>
      <section>
        ${choice({
          id: 'kind',
          label: msg('Show', { id: 'settings-audit-kind' }),
          value: this.known.kind,
          options: [
            ['', msg('Everything', { id: 'settings-audit-all' })],
            ['settings', msg('Settings', { id: 'settings-label' })],
            ['people', msg('People', { id: 'settings-people' })],
            ['keys', msg('API keys', { id: 'settings-keys' })],
            ['webhooks', msg('Webhooks', { id: 'settings-webhooks' })],
          ],
          change: (value) => this.act({ do: 'choose', kind: value as AuditKind }),
        })}
        ${pagedList(this.known.entries, {
          item: (entry) => this.renderEntry(entry),
          empty: msg('Nothing was changed yet.', { id: 'settings-audit-none' }),
          load: () => this.act({ do: 'load' }),
          more: () => this.act({ do: 'more' }),
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

  private act(intent: AuditLogIntent) {
    this.dispatchEvent(new ParleyAuditActEvent(intent));
  }
}

define('parley-audit-page', ParleyAuditPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-audit-page': ParleyAuditPage;
  }
}
