/** Somebody edits a field of the settings document; undefined takes it away. */
export class ParleySettingsEditEvent extends Event {
  readonly path: string[];
  readonly value: unknown;

  constructor(path: string[], value: unknown) {
    super('parley-settings-edit', { bubbles: true, composed: true });
    this.path = path;
    this.value = value;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    'parley-settings-edit': ParleySettingsEditEvent;
  }
}
