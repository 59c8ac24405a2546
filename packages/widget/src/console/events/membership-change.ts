import type { Membership } from '../../client/agent-teams.js';

/** Somebody puts an agent into a team, or takes them out of it. */
export class ParleyMembershipChangeEvent extends Event {
  readonly membership: Membership;

  constructor(membership: Membership) {
    super('parley-membership-change', { bubbles: true, composed: true });
    this.membership = membership;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-membership-change': ParleyMembershipChangeEvent;
  }
}
