import type { AuditLogIntent } from '../../client/audit-log.js';

/** Somebody chooses what of the audit log is shown. */
export class ParleyAuditActEvent extends Event {
  readonly intent: AuditLogIntent;

  constructor(intent: AuditLogIntent) {
    super('parley-audit-act', { bubbles: true, composed: true });
    this.intent = intent;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-audit-act': ParleyAuditActEvent;
  }
}
