/** All keys on one sheet. It shows the commands it is given and runs none. */
import { css, html } from 'lit';
import { property, query } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { closeIcon } from '../../internal/icons.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import type { Command } from '../commands.js';
import { ParleyOverlayCloseEvent } from '../events/overlay-close.js';
import { overlayStyles } from '../overlay.styles.js';

/**
 * @summary The keys of the console.
 * @event {ParleyOverlayCloseEvent} parley-overlay-close - It was closed.
 */
export class ParleyKeyHelp extends ParleyElement {
  static override styles = [
    resetStyles,
    overlayStyles,
    css`
      header {
        display: flex;
        align-items: center;
        justify-content: space-between;
        padding: 12px 12px 4px 20px;
      }

      h2 {
        margin: 0;
        font-size: 16px;
        font-weight: 600;
      }

      dl {
        margin: 0;
        padding: 0 20px 16px;
      }

      dl div {
        display: flex;
        align-items: center;
        justify-content: space-between;
        gap: 16px;
        min-block-size: 36px;
        border-block-end: 1px solid var(--parley-border);
      }

      dl div:last-child {
        border: 0;
      }

      dd {
        margin: 0;
      }
    `,
  ];

  @query('dialog') private dialog!: HTMLDialogElement;
  @query('parley-button') private button!: HTMLElement;

  @property({ attribute: false }) commands: readonly Command[] = [];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override firstUpdated() {
    this.dialog.showModal();
    this.button.focus();
  }

  override render() {
    return html`<dialog
      aria-labelledby="title"
      @close=${() => this.dispatchEvent(new ParleyOverlayCloseEvent())}
      @keydown=${(event: KeyboardEvent) => event.stopPropagation()}
    >
      <header>
        <h2 id="title">${msg('Keyboard shortcuts', { id: 'help-title' })}</h2>
        <parley-button
          variant="icon"
          label=${msg('Close', { id: 'notice-close' })}
          @click=${() => this.dialog.close()}
          >${closeIcon}</parley-button
        >
      </header>
      <dl>
        ${this.commands
          .filter(({ keys }) => keys.length > 0)
          .map(
            ({ label, keys }) => html`<div>
              <dt>${label}</dt>
              <dd class="keys" dir="ltr">${keys.map((key) => html`<kbd>${key}</kbd>`)}</dd>
            </div>`,
          )}
      </dl>
    </dialog>`;
  }
}

define('parley-key-help', ParleyKeyHelp);

declare global {
  interface HTMLElementTagNameMap {
    'parley-key-help': ParleyKeyHelp;
  }
}
