/**
 * The messages that speak to a site's visitors first: what each says and to whom, and from what share of them it is held back, so that
 * the figures can tell what it brings. It says what somebody edits and keeps nothing.
 */
import { newId, type ProactiveMessage, type SiteSettings } from '@parley/protocol';
import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleySettingsEditEvent } from '../events/settings-edit.js';
import { field, linesOf, mistakeAt, numberOf } from './form.js';
import { pageStyles } from './page.styles.js';
import './sure-button.js';

/** As the server takes them: it refuses what is beyond. */
const [MOST_HELD, MOST_MESSAGES] = [0.5, 50];

const styles = css`
  :host {
    display: grid;
    gap: 16px;
    justify-items: start;
  }

  ol {
    display: grid;
    gap: 16px;
    inline-size: 100%;
    list-style: none;
  }

  li {
    display: grid;
    gap: 16px;
    padding: 16px;
    border: 1px solid var(--parley-border);
    border-radius: var(--parley-radius-card);
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }

  h4 {
    margin: 0;
    font-size: 14px;
    font-weight: 600;
    line-height: 1.3;
  }

  ol:empty {
    display: none;
  }
`;

/**
 * @summary Messages that speak first.
 * @event {ParleySettingsEditEvent} parley-settings-edit - Somebody edits a message, adds or removes one.
 */
export class ParleyProactiveEditor extends ParleyElement {
  static override styles = [resetStyles, pageStyles, styles];

  @property({ attribute: false }) site!: SiteSettings;
  @property({ attribute: false }) mistakes: ReadonlyMap<string, string> = new Map();

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { proactive } = this.site.chat;
    return html`<ol>${proactive.map((message, index) => this.renderMessage(message, index))}</ol>
      ${
        proactive.length < MOST_MESSAGES
          ? html`<parley-button @click=${this.add}>${msg('Add a message', { id: 'settings-proactive-add' })}</parley-button>`
          : nothing
      }`;
  }

  private renderMessage(message: ProactiveMessage, index: number) {
    const { id } = message;
    const name = msg(str`Message ${index + 1}`, { id: 'settings-proactive-one' });
    return html`<li>
      <div class="head">
        <h4>${name}</h4>
        <parley-sure-button
          label=${msg('Remove', { id: 'settings-remove' })}
          what=${name}
          @parley-sure=${() => this.edit([id], undefined)}
        ></parley-sure-button>
      </div>
      ${field({
        ...{ id: `${id}-text`, label: msg('What it says', { id: 'settings-proactive-text' }), rows: 2 },
        ...this.stateOf(message, 'text', message.text),
        change: (value) => this.edit([id, 'text'], value),
      })}
      ${this.renderHoldout(message)} ${this.renderConditions(message)}
    </li>`;
  }

  private renderHoldout(message: ProactiveMessage) {
    const { id, holdout } = message;
    const isPossible = holdout >= 0 && holdout <= MOST_HELD;
    const hint = msg(
      'So many, chosen by chance, never see it. Insights then tells what the message really brings: how much more comes from those who saw it than from those who did not. 0 measures nothing, 10 is a good beginning, 50 is the most.',
      { id: 'settings-holdout-hint' },
    );
    const anew = msg('With another share the comparison begins anew.', { id: 'settings-holdout-anew' });
    return field({
      ...{ id: `${id}-holdout`, type: 'number', whole: true },
      label: msg('Held back from, in percent of visitors', { id: 'settings-holdout' }),
      hint: holdout > 0 ? `${hint} ${anew}` : hint,
      ...this.stateOf(message, 'holdout', String(Math.round(holdout * 1000) / 10)),
      ...(!isPossible && { mistake: msg('From 0 to 50.', { id: 'settings-holdout-range' }) }),
      // A thousandth is as fine as chance draws.
      change: (value) => this.edit([id, 'holdout'], Math.round((numberOf(value) ?? 0) * 10) / 1000),
    });
  }

  private renderConditions(message: ProactiveMessage) {
    const { id, afterSeconds, fromVisit, paths, locales } = message;
    const count = (name: 'afterSeconds' | 'fromVisit', value: number, label: string) =>
      field({
        ...{ id: `${id}-${name}`, label, type: 'number' },
        ...this.stateOf(message, name, String(value)),
        change: (text) => this.edit([id, name], numberOf(text)),
      });
    return html`${field({
      ...{ id: `${id}-paths`, rows: 2, code: true, whole: true },
      label: msg('On which pages', { id: 'settings-proactive-paths' }),
      hint: msg('One path a line, such as /products/*. Empty: on all pages.', {
        id: 'settings-proactive-paths-hint',
      }),
      ...this.stateOf(message, 'paths', paths.join('\n')),
      change: (value) => this.edit([id, 'paths'], linesOf(value)),
    })}
      <div class="pair">
        ${count('afterSeconds', afterSeconds, msg('Seconds on the page before', { id: 'settings-proactive-after' }))}
        ${count('fromVisit', fromVisit, msg('From which visit on', { id: 'settings-proactive-visit' }))}
        ${field({
          ...{ id: `${id}-locales`, code: true, whole: true },
          label: msg('Languages', { id: 'settings-proactive-locales' }),
          hint: msg('With commas between, such as en, de. Empty: all.', {
            id: 'settings-proactive-locales-hint',
          }),
          ...this.stateOf(message, 'locales', locales.join(', ')),
          change: (value) => this.edit([id, 'locales'], linesOf(value.replaceAll(',', '\n'))),
        })}
      </div>`;
  }

  private stateOf({ id }: ProactiveMessage, name: keyof ProactiveMessage, value: string) {
    return { value, mistake: mistakeAt(this.mistakes, [...this.place, id, name]) };
  }

  private get place(): string[] {
    return ['sites', this.site.id, 'chat', 'proactive'];
  }

  private add() {
    // Never the id of one that is gone: visitors who met that one would count for this one.
    const id = `message-${newId('message').slice(-12).toLowerCase()}`;
    const text = msg('May we help you?', { id: 'settings-proactive-new' });
    const conditions = { paths: [], afterSeconds: 10, fromVisit: 1, locales: [] };
    this.edit([id], { id, text, ...conditions, holdout: 0 } satisfies ProactiveMessage);
  }

  private edit(path: string[], value: unknown) {
    this.dispatchEvent(new ParleySettingsEditEvent([...this.place, ...path], value));
  }
}

define('parley-proactive-editor', ParleyProactiveEditor);

declare global {
  interface HTMLElementTagNameMap {
    'parley-proactive-editor': ParleyProactiveEditor;
  }
}
