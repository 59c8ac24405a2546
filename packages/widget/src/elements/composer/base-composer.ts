/**
 * What every composer has: a field that grows with its text, and the count near the limit. It neither knows what is
 * around the field nor which keys send, and never cuts off what somebody wrote.
 */
import { LIMITS } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { formatLocale, plural, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { ParleyElement } from '../../internal/parley-element.js';

/** The count is shown from here on; before, it would only make people nervous. */
const COUNT_FROM = 300;

/** Extend this, and list `baseComposerStyles` after `resetStyles` in `styles`. */
export abstract class BaseComposer extends ParleyElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...ParleyElement.shadowRootOptions,
    delegatesFocus: true,
  };

  @query('textarea') protected field!: HTMLTextAreaElement;

  /** What is written. */
  @property() value = '';

  /** The words in the empty field. */
  @property() placeholder = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** What would be sent: `value` without the white space around it. */
  protected get text(): string {
    return this.value.trim();
  }

  /** How many more characters fit; negative when it is too long. */
  protected get remaining(): number {
    return LIMITS.messageText - this.text.length;
  }

  /** `label` is its name for those who do not see it; the words in the empty field are `placeholder` by default. */
  protected renderField(label: string, placeholder = this.placeholder) {
    const { value, text, remaining } = this;
    return html`<div class="field">
      <div class="twin" aria-hidden="true">${value}&#8203;</div>
      <textarea
        rows="1"
        dir=${text ? 'auto' : nothing}
        aria-label=${label}
        aria-describedby=${remaining < COUNT_FROM ? 'remaining' : nothing}
        aria-invalid=${remaining < 0 ? 'true' : nothing}
        placeholder=${placeholder}
        .value=${value}
        @input=${this.handleInput}
      ></textarea>
    </div>`;
  }

  /** The count, from near the limit on. */
  protected renderRemaining() {
    const { remaining } = this;
    if (remaining >= COUNT_FROM) return nothing;
    const count = new Intl.NumberFormat(formatLocale()).format(Math.abs(remaining));
    const text =
      remaining < 0
        ? plural(
            -remaining,
            { one: str`${count} character too long`, other: str`${count} characters too long` },
            { id: 'composer-too-long' },
          )
        : plural(
            remaining,
            { one: str`${count} character left`, other: str`${count} characters left` },
            { id: 'composer-remaining' },
          );
    return html`<p id="remaining" class="remaining ${remaining < 0 ? 'over' : ''}" aria-live="polite">${text}</p>`;
  }

  private handleInput() {
    this.value = this.field.value;
  }
}
