/** The base of the pages on the settings document: they are given it as it shall be, and say what somebody edits. */
import type { Settings } from '@parley/protocol';
import { property } from 'lit/decorators.js';
import { updateWhenLocaleChanges } from '../../internal/localize.js';
import { ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleySettingsEditEvent } from '../events/settings-edit.js';
import { mistakeAt } from './form.js';
import { pageStyles } from './page.styles.js';

/** @event {ParleySettingsEditEvent} parley-settings-edit - Somebody edits a field. */
export abstract class DocumentPage extends ParleyElement {
  static override styles = [resetStyles, pageStyles];

  /** As they shall be. */
  @property({ attribute: false }) settings!: Settings;

  /** What the server found wrong, by the path of the field. */
  @property({ attribute: false }) mistakes: ReadonlyMap<string, string> = new Map();

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Undefined takes the field away. */
  protected edit(path: string[], value: unknown): void {
    this.dispatchEvent(new ParleySettingsEditEvent(path, value));
  }

  protected mistakeAt(path: readonly string[]): string | undefined {
    return mistakeAt(this.mistakes, path);
  }
}
