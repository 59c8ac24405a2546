/** Who did what, page by page, and only of some kinds. */
import type { AuditEntry, EventType } from '@parley/protocol';
import { PagedList, type PagedState } from './paged-list.js';
import type { StaffApi } from './staff-api.js';
import { Store } from './store.js';

const KINDS = {
  settings: ['settings.updated'],
  people: ['agent.created', 'agent.updated', 'invitation.created', 'invitation.revoked'],
  keys: ['key.created', 'key.revoked', 'identity_key.created', 'identity_key.deleted'],
  webhooks: ['webhook.created', 'webhook.updated', 'webhook.deleted', 'webhook.paused'],
} as const satisfies Record<string, readonly EventType[]>;

/** '' for all of it. */
export type AuditKind = keyof typeof KINDS | '';

export interface AuditLogState {
  kind: AuditKind;
  entries: PagedState<AuditEntry>;
}

export type AuditLogIntent = { do: 'choose'; kind: AuditKind } | { do: 'load' | 'more' };

export class AuditLog extends Store<AuditLogState> {
  readonly #entries: PagedList<AuditEntry>;

  constructor(api: Pick<StaffApi, 'audit'>) {
    const entries = new PagedList<AuditEntry>((cursor) => {
      const { kind } = this.state;
      return api.audit({ cursor, types: kind === '' ? undefined : KINDS[kind].join(',') });
    });
    super({ kind: '', entries: entries.state });
    this.#entries = entries;
    entries.subscribe((state) => this.update({ entries: state }));
  }

  load(): Promise<void> {
    return this.#entries.load();
  }

  async act(intent: AuditLogIntent): Promise<void> {
    if ('kind' in intent) this.update({ kind: intent.kind });
    if (intent.do === 'more') await this.#entries.loadMore();
    else await this.#entries.load();
  }
}
