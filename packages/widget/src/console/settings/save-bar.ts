/** The bar below the pages: it saves what was edited on any of them, and asks where somebody else changed the same. */
import type { SettingsClash } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { DraftState } from '../../client/settings-draft.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyDraftActEvent } from '../events/draft-act.js';
import { placeWords, valueWords } from './clash-words.js';
import { saveBarStyles } from './save-bar.styles.js';
import { actionErrorWords } from './words.js';

/**
 * @summary Saves the settings.
 * @event {ParleyDraftActEvent} parley-draft-act - Somebody saves, discards, or decides a conflict.
 */
export class ParleySaveBar extends ParleyElement {
  static override styles = [resetStyles, saveBarStyles];

  @property({ attribute: false }) editing!: DraftState;
  /** Whether something would be lost. */
  @property({ type: Boolean }) dirty = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { conflicts, error, phase, saved, saving } = this.editing;
    if (phase !== 'ready') return nothing;
    if (!this.dirty && !error) {
      return html`<div role="status">
        ${saved ? html`<div class="bar"><parley-notice kind="done">${msg('Saved.', { id: 'settings-saved' })}</parley-notice></div>` : nothing}
      </div>`;
    }
    return html`<div class="bar" role="region" aria-label=${msg('Unsaved changes', { id: 'settings-unsaved' })}>
      ${error ? html`<parley-notice kind="danger">${actionErrorWords(error)}</parley-notice>` : nothing}
      ${conflicts.length > 0 ? this.renderConflicts(conflicts) : nothing}
      <div class="row">
        <p role="status">${msg('Unsaved changes', { id: 'settings-unsaved' })}</p>
        <parley-button
          variant="quiet"
          ?disabled=${saving}
          @click=${() => this.dispatchEvent(new ParleyDraftActEvent({ do: 'discard' }))}
          >${msg('Discard', { id: 'settings-discard' })}</parley-button
        >
        <parley-button
          variant="primary"
          ?disabled=${saving || conflicts.length > 0}
          @click=${() => this.dispatchEvent(new ParleyDraftActEvent({ do: 'save' }))}
          >${msg('Save', { id: 'settings-save' })}</parley-button
        >
      </div>
    </div>`;
  }

  private renderConflicts(conflicts: readonly SettingsClash[]) {
    const { base } = this.editing;
    if (!base) return nothing;
    const resolve = (clash: SettingsClash, choice: 'mine' | 'theirs') =>
      this.dispatchEvent(new ParleyDraftActEvent({ do: 'resolve', clash, choice }));
    return html`<parley-notice kind="warning"
        >${msg('Somebody else changed the same meanwhile. Which shall be?', { id: 'settings-conflict' })}</parley-notice
      >
      <ul class="conflicts">
        ${conflicts.map(
          (clash) => html`<li>
            <p dir="auto">${placeWords(clash.path, base)}</p>
            <dl>
              <dt>${msg('Yours', { id: 'settings-mine' })}</dt>
              <dd dir="auto">${valueWords(clash.path, clash.mine, base)}</dd>
              <dt>${msg('Theirs', { id: 'settings-theirs' })}</dt>
              <dd dir="auto">${valueWords(clash.path, clash.theirs, base)}</dd>
            </dl>
            <parley-button @click=${() => resolve(clash, 'mine')}
              >${msg('Take yours', { id: 'settings-take-mine' })}</parley-button
            >
            <parley-button @click=${() => resolve(clash, 'theirs')}
              >${msg('Take theirs', { id: 'settings-take-theirs' })}</parley-button
            >
          </li>`,
        )}
      </ul>`;
  }
}

define('parley-save-bar', ParleySaveBar);

declare global {
  interface HTMLElementTagNameMap {
    'parley-save-bar': ParleySaveBar;
  }
}
