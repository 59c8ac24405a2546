/** What the company knows of a contact, as fields: changed, added to, taken away. It keeps what is written until it is read. */
import { type Contact, type ContactAttribute, LIMITS } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import { closeIcon } from '../../internal/icons.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { attributeFieldsStyles } from './attribute-fields.styles.js';

interface Row {
  /** Stays the same while its name is being changed. */
  key: number;
  name: string;
  text: string;
  /** As the server has it; undefined for a new one. */
  value: ContactAttribute | undefined;
}

/** @summary The attributes of a contact as pairs of fields. */
export class ParleyAttributeFields extends ParleyElement {
  static override styles = [resetStyles, attributeFieldsStyles];

  private next = 0;
  @state() private rows: readonly Row[] = [];
  /** What is wrong, in words, and where. */
  @state() private fault: { key: number; words: string } | null = null;

  /** As the server has them. */
  @property({ attribute: false }) known: Contact['attributes'] = {};

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** The attributes as they stand in the fields; null when something is wrong, which is said and gets the focus. */
  read(): Contact['attributes'] | null {
    const read: Contact['attributes'] = {};
    for (const row of this.rows) {
      const name = row.name.trim();
      const text = row.text.trim();
      // Nothing was written into a new one.
      if (!name && !text && row.value === undefined) continue;
      if (!name || !text)
        return this.refuse(
          row,
          msg('Each attribute needs a name and a value.', { id: 'details-attribute-empty' }),
        );
      if (Object.hasOwn(read, name))
        return this.refuse(row, msg('There is one of this name already.', { id: 'details-attribute-taken' }));
      read[name] = toValue(text, row.value);
    }
    return read;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('known') || this.hasUpdated) return;
    this.rows = Object.entries(this.known).map(([name, value]) => this.row(name, value));
  }

  override render() {
    return html`<fieldset>
      <legend>${msg('Attributes', { id: 'details-attributes' })}</legend>
      ${repeat(
        this.rows,
        ({ key }) => key,
        (row) => this.renderRow(row),
      )}
      <div role="alert">${this.fault ? html`<p id="fault">${this.fault.words}</p>` : nothing}</div>
      ${
        this.rows.length < LIMITS.attributes
          ? html`<button type="button" class="add" @click=${this.add}>
              ${msg('Add attribute', { id: 'details-attribute-add' })}
            </button>`
          : nothing
      }
    </fieldset>`;
  }

  private renderRow(row: Row) {
    const { key, name, text } = row;
    const wrong = this.fault?.key === key;
    const described = wrong ? 'fault' : nothing;
    return html`<div class="row" data-key=${key}>
      <input
        aria-label=${msg('Name of the attribute', { id: 'details-attribute-name' })}
        placeholder=${msg('Name', { id: 'replies-name' })}
        autocomplete="off"
        dir="auto"
        maxlength=${LIMITS.attributeName}
        aria-invalid=${wrong ? 'true' : nothing}
        aria-describedby=${described}
        .value=${name}
        @input=${(event: Event) => this.change(key, { name: textOf(event) })}
      />
      <input
        aria-label=${name.trim() || msg('Value', { id: 'details-attribute-value' })}
        placeholder=${msg('Value', { id: 'details-attribute-value' })}
        autocomplete="off"
        dir="auto"
        maxlength=${LIMITS.attributeText}
        aria-describedby=${described}
        .value=${text}
        @input=${(event: Event) => this.change(key, { text: textOf(event) })}
      />
      <button
        type="button"
        aria-label=${msg(str`Remove ${name}`, { id: 'bar-tag-remove' })}
        @click=${() => this.takeAway(key)}
      >
        ${closeIcon}
      </button>
    </div>`;
  }

  private row(name: string, value?: ContactAttribute): Row {
    this.next += 1;
    return { key: this.next, name, text: value === undefined ? '' : String(value), value };
  }

  private change(key: number, changes: Partial<Row>) {
    this.rows = this.rows.map((row) => (row.key === key ? { ...row, ...changes } : row));
    this.fault = null;
  }

  private add() {
    const row = this.row('');
    this.rows = [...this.rows, row];
    void this.focusRow(row.key);
  }

  private takeAway(key: number) {
    this.rows = this.rows.filter((row) => row.key !== key);
    this.fault = null;
    // The button that had the focus is gone.
    void this.updateComplete.then(() => this.renderRoot.querySelector<HTMLElement>('.add')?.focus());
  }

  private refuse({ key }: Row, words: string): null {
    this.fault = { key, words };
    void this.focusRow(key);
    return null;
  }

  private async focusRow(key: number) {
    await this.updateComplete;
    this.renderRoot.querySelector<HTMLElement>(`[data-key="${key}"] input`)?.focus();
  }
}

/** What was a number or a truth stays one as long as it can be read so. */
function toValue(text: string, before: ContactAttribute | undefined): ContactAttribute {
  if (text === String(before) && before !== undefined) return before;
  if (typeof before === 'number' && Number.isFinite(Number(text))) return Number(text);
  if (typeof before === 'boolean' && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

function textOf({ target }: Event): string {
  return target instanceof HTMLInputElement ? target.value : '';
}

define('parley-attribute-fields', ParleyAttributeFields);

declare global {
  interface HTMLElementTagNameMap {
    'parley-attribute-fields': ParleyAttributeFields;
  }
}
