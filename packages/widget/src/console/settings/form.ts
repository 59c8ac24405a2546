/** The fields of the settings' forms: a label, a hint, and what was wrong, tied together for every reader. */
import { html, nothing, type TemplateResult } from 'lit';
import { live } from 'lit/directives/live.js';

export interface FieldOptions {
  /** Unique on the page. */
  id: string;
  label: string;
  value: string;
  hint?: string;
  mistake?: string | undefined;
  type?: 'text' | 'date' | 'email' | 'number' | 'password' | 'url';
  /** Rows make it a field of several lines. */
  rows?: number;
  /** What is no prose, such as an address, runs from left to right in any language. */
  code?: boolean;
  autocomplete?: string;
  placeholder?: string;
  required?: boolean;
  /** Heard when one is done with it: what is half written, such as an empty line, is not tidied away meanwhile. */
  whole?: boolean;
  change: (value: string) => void;
}

type Typed = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement;
const typed = (event: Event) => (event.currentTarget as Typed).value;

interface Notes {
  hint?: string | undefined;
  mistake?: string | undefined;
}

function describedBy(id: string, { hint, mistake }: Notes) {
  return [hint && `${id}-hint`, mistake && `${id}-mistake`].filter(Boolean).join(' ') || nothing;
}

function notes(id: string, { hint, mistake }: Notes) {
  return html`${hint ? html`<p id=${`${id}-hint`} class="hint">${hint}</p>` : nothing}
    ${mistake ? html`<p id=${`${id}-mistake`} class="mistake">${mistake}</p>` : nothing}`;
}

export function field(options: FieldOptions): TemplateResult {
  const { id, label, value, hint, mistake, type = 'text', rows, code, change } = options;
  const about = describedBy(id, { hint, mistake });
  const heard = (kind: 'input' | 'change') => (event: Event) => {
    if ((kind === 'change') === (options.whole === true)) change(typed(event));
  };
  const shown = options.whole ? value : live(value);
  const dir = code || type === 'email' || type === 'url' ? 'ltr' : 'auto';
  const control = rows
    ? html`<textarea
        id=${id}
        rows=${rows}
        dir=${dir}
        .value=${shown}
        aria-invalid=${mistake ? 'true' : 'false'}
        aria-describedby=${about}
        @input=${heard('input')}
        @change=${heard('change')}
      ></textarea>`
    : html`<input
        id=${id}
        type=${type}
        dir=${dir}
        .value=${shown}
        autocomplete=${options.autocomplete ?? 'off'}
        placeholder=${options.placeholder ?? nothing}
        ?required=${options.required}
        aria-invalid=${mistake ? 'true' : 'false'}
        aria-describedby=${about}
        @input=${heard('input')}
        @change=${heard('change')}
      />`;
  return html`<div class="field">
    <label for=${id}>${label}</label>
    ${control} ${notes(id, { hint, mistake })}
  </div>`;
}

export interface ChoiceOptions {
  id: string;
  label: string;
  value: string;
  hint?: string;
  mistake?: string | undefined;
  options: readonly (readonly [value: string, label: string])[];
  change: (value: string) => void;
}

export function choice(given: ChoiceOptions): TemplateResult {
  const { id, label, value, hint, mistake, options, change } = given;
  // `live` puts back what was chosen and then discarded or refused; `selected` says it while there are no options yet.
  return html`<div class="field">
    <label for=${id}>${label}</label>
    <select
      id=${id}
      .value=${live(value)}
      aria-invalid=${mistake ? 'true' : 'false'}
      aria-describedby=${describedBy(id, { hint, mistake })}
      @change=${(event: Event) => change(typed(event))}
    >
      ${options.map(([key, words]) => html`<option value=${key} ?selected=${key === value}>${words}</option>`)}
    </select>
    ${notes(id, { hint, mistake })}
  </div>`;
}

export interface CheckOptions {
  label: string;
  checked: boolean;
  change: (checked: boolean) => void;
  disabled?: boolean;
}

export function check({ label, checked, change, disabled = false }: CheckOptions): TemplateResult {
  return html`<label class="check"
    ><input
      type="checkbox"
      .checked=${live(checked)}
      ?disabled=${disabled}
      @change=${(event: Event) => change((event.currentTarget as HTMLInputElement).checked)}
    />${label}</label
  >`;
}

/** A whole number that somebody wrote; null for nothing. What is no number stays for the server to refuse. */
export function numberOf(text: string): number | null {
  return text.trim() === '' ? null : Number(text);
}

/** What the server found wrong at this place of the document, or in it. */
export function mistakeAt(
  mistakes: ReadonlyMap<string, string>,
  path: readonly string[],
): string | undefined {
  const start = path.join('.');
  for (const [place, words] of mistakes) {
    if (place === start || place.startsWith(`${start}.`)) return words;
  }
  return undefined;
}

/** One thing a line, without empty ones. */
export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
