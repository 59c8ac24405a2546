/** A folded list of things to tick: the line says what is ticked, and long lists can be searched. */
import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyTickEvent } from '../events/tick.js';
import { check, field } from './form.js';
import { pageStyles } from './page.styles.js';

export interface TickOption {
  id: string;
  label: string;
  ticked: boolean;
  /** Whether it cannot be changed now. */
  disabled?: boolean;
}

/** Names on the folded line, and options without a search. */
const NAMED = 4;
const FEW = 12;

const styles = css`
  details {
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
  }

  summary {
    padding: 8px 12px;
    border-radius: var(--parley-radius-card);
    font-size: 13px;
    line-height: 20px;
    overflow-wrap: anywhere;
    cursor: pointer;
  }

  summary:focus-visible {
    outline: 2px solid var(--parley-focus);
    outline-offset: -1px;
  }

  .what {
    font-weight: 500;
  }

  .names {
    color: var(--parley-text-2);
  }

  .inside {
    display: grid;
    gap: 12px;
    padding: 4px 12px 12px;
  }

  .options {
    display: grid;
    gap: 8px 16px;
    grid-template-columns: repeat(auto-fill, minmax(min(100%, 180px), 1fr));
    max-block-size: 280px;
    padding: 2px;
    overflow: auto;
  }

  @media (hover: hover) {
    summary:hover {
      background: var(--parley-surface-2);
    }
  }
`;

/**
 * @summary Things to tick.
 * @event {ParleyTickEvent} parley-tick - One was ticked, or no longer.
 */
export class ParleyTickList extends ParleyElement {
  static override styles = [resetStyles, pageStyles, styles];

  @state() private wanted = '';

  /** What they are, e.g. “People in this team”. */
  @property() label = '';
  /** Whose they are, for those who cannot see beside what it stands. */
  @property() what = '';
  /** What it says when none is ticked. */
  @property() none = '';
  @property({ attribute: false }) options: readonly TickOption[] = [];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { options } = this;
    const wanted = this.wanted.trim().toLowerCase();
    const shown = options.filter(({ label }) => label.toLowerCase().includes(wanted));
    return html`<details>
      <summary><span class="what">${this.label}${this.what ? html`<span class="visually-hidden"> (${this.what})</span>` : nothing}:</span> <span class="names" dir="auto">${this.names()}</span></summary>
      <div class="inside">
        ${
          options.length > FEW
            ? field({
                id: 'wanted',
                label: msg('Find by name', { id: 'settings-find' }),
                value: this.wanted,
                change: (value) => {
                  this.wanted = value;
                },
              })
            : nothing
        }
        <fieldset class="options">
          <legend class="visually-hidden">${this.label}</legend>
          ${shown.map(({ id, label, ticked, disabled = false }) =>
            check({
              label,
              checked: ticked,
              disabled,
              change: (on) => this.dispatchEvent(new ParleyTickEvent(id, on)),
            }),
          )}
        </fieldset>
      </div>
    </details>`;
  }

  private names(): string {
    const ticked = this.options.filter((option) => option.ticked).map(({ label }) => label);
    if (ticked.length === 0) return this.none;
    const named = ticked.slice(0, NAMED).join(', ');
    const more = ticked.length - NAMED;
    return more > 0 ? msg(str`${named} and ${more} more`, { id: 'settings-and-more' }) : named;
  }
}

define('parley-tick-list', ParleyTickList);

declare global {
  interface HTMLElementTagNameMap {
    'parley-tick-list': ParleyTickList;
  }
}
