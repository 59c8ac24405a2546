import type { SettingsClash } from '@parley/protocol';

/** What may be done with the edit of the settings. */
export type DraftIntent =
  | { do: 'save' | 'discard' }
  | { do: 'resolve'; clash: SettingsClash; choice: 'mine' | 'theirs' };

/** Somebody saves what was edited in the settings, gives it up, or decides a field that two have changed. */
export class ParleyDraftActEvent extends Event {
  readonly intent: DraftIntent;

  constructor(intent: DraftIntent) {
    super('parley-draft-act', { bubbles: true, composed: true });
    this.intent = intent;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-draft-act': ParleyDraftActEvent;
  }
}
