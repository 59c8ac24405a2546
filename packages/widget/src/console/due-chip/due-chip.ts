/** How long a customer's answer may still take. It says nothing until half of the time is over. */
import type { ConversationSla } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { clockIcon } from '../../internal/icons.js';
import { updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { fullTime } from '../row-time.js';
import { dueChipStyles } from './due-chip.styles.js';
import { dueWords, isLate, nextChange } from './due-words.js';

/** A timer that is set for longer would fire at once. */
const LONGEST_MS = 2 ** 31 - 1;

/** @summary A countdown to when an answer is due, and the time since once it is late. */
export class ParleyDueChip extends ParleyElement {
  static override styles = [resetStyles, dueChipStyles];

  #timer: ReturnType<typeof setTimeout> | undefined;

  /** What is due; null for nothing. */
  @property({ attribute: false }) sla: ConversationSla | null = null;

  /** The clock. */
  @property({ attribute: false }) now: () => number = Date.now;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.requestUpdate();
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  protected override updated() {
    clearTimeout(this.#timer);
    const { sla } = this;
    if (!sla || !this.isConnected) return;
    const wait = Math.min(LONGEST_MS, nextChange(sla, this.now()));
    this.#timer = setTimeout(() => this.requestUpdate(), wait);
  }

  override render() {
    const { sla } = this;
    const now = this.now();
    const words = sla ? dueWords(sla, now) : '';
    if (!sla || !words) return nothing;
    return html`<span class="due ${isLate(sla, now) ? 'late' : ''}" title=${fullTime(sla.dueAt)}
      >${clockIcon}${words}</span
    >`;
  }
}

define('parley-due-chip', ParleyDueChip);

declare global {
  interface HTMLElementTagNameMap {
    'parley-due-chip': ParleyDueChip;
  }
}
