/** Somebody moves a rule up (-1) or down (1). */
export class ParleyRuleMoveEvent extends Event {
  readonly ruleId: string;
  readonly by: -1 | 1;

  constructor(ruleId: string, by: -1 | 1) {
    super('parley-rule-move', { bubbles: true, composed: true });
    this.ruleId = ruleId;
    this.by = by;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-rule-move': ParleyRuleMoveEvent;
  }
}
