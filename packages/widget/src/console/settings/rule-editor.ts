/** One routing rule: a line that tells it, and below, once it is opened, the fields that make it. */
import type { RoutingRule, SiteSettings, TeamSettings } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { chevronIcon, foldIcon, upIcon } from '../../internal/icons.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyRuleMoveEvent } from '../events/rule-move.js';
import { ParleySettingsEditEvent } from '../events/settings-edit.js';
import { check, choice, field, linesOf, mistakeAt } from './form.js';
import { pageStyles } from './page.styles.js';
import { ruleEditorStyles } from './rule-editor.styles.js';
import { anyWords, conditionWords, teamName } from './rule-words.js';
import './sure-button.js';

/**
 * @summary A rule that finds the team of a conversation.
 * @event {ParleySettingsEditEvent} parley-settings-edit - Somebody edits a field of the rule, or removes it.
 * @event {ParleyRuleMoveEvent} parley-rule-move - Somebody moves it up or down.
 */
export class ParleyRuleEditor extends ParleyElement {
  static override styles = [resetStyles, pageStyles, ruleEditorStyles];

  @query('.fold') private fold!: HTMLElement;

  @property({ attribute: false }) rule!: RoutingRule;
  @property({ attribute: false }) teams: readonly TeamSettings[] = [];
  @property({ attribute: false }) sites: readonly SiteSettings[] = [];
  /** What the server found wrong, by the path of the field. */
  @property({ attribute: false }) mistakes: ReadonlyMap<string, string> = new Map();
  /** Its place, from 0, and how many there are. */
  @property({ type: Number }) place = 0;
  @property({ type: Number }) count = 1;
  /** Whether its fields are shown. */
  @property({ type: Boolean }) open = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override focus() {
    this.fold.focus();
  }

  /** Goes on with what was just pressed; where that leads no further, with the rule itself. */
  async focusMove(by: -1 | 1): Promise<void> {
    await this.updateComplete;
    const button = this.renderRoot.querySelector<HTMLElement>(by < 0 ? '.up' : '.down');
    if (button?.hasAttribute('disabled')) this.focus();
    else button?.focus();
  }

  override render() {
    const { rule, teams, place, count } = this;
    const conditions = conditionWords(rule, teams);
    const isWrong = this.mistakeOf() !== undefined;
    const isOpen = this.open || isWrong;
    const name = msg(str`Rule ${place + 1}`, { id: 'settings-rule' });
    return html`<div class="head" @keydown=${this.handleKeydown}>
        <h3>
          <button
            type="button"
            class="fold"
            aria-expanded=${isOpen ? 'true' : 'false'}
            aria-controls="fields"
            @click=${this.toggle}
          >
            <span class="chevron">${chevronIcon}</span>
            <span class="number" title=${name}><span class="visually-hidden">${name}</span><span aria-hidden="true">${place + 1}</span></span>
            <span class="words">
              <span class="if"><bdi>${conditions.length > 0 ? conditions.join(' · ') : anyWords()}</bdi></span>
              <span class="then"><bdi>${teamName(teams, rule.team)}</bdi></span>
            </span>
          </button>
        </h3>
        <parley-button
          class="up"
          variant="icon"
          label=${msg(str`Move rule ${place + 1} up`, { id: 'settings-rule-up' })}
          ?disabled=${place === 0}
          @click=${() => this.move(-1)}
          >${upIcon}</parley-button
        >
        <parley-button
          class="down"
          variant="icon"
          label=${msg(str`Move rule ${place + 1} down`, { id: 'settings-rule-down' })}
          ?disabled=${place === count - 1}
          @click=${() => this.move(1)}
          >${foldIcon}</parley-button
        >
      </div>
      <div id="fields" class="fields" ?hidden=${!isOpen}>${isOpen ? this.renderFields() : nothing}</div>`;
  }

  private renderFields() {
    const { rule, teams, sites } = this;
    return html`<div class="pair">
        ${field({
          id: 'paths',
          label: msg('On pages', { id: 'settings-rule-paths' }),
          hint: msg('One path a line; * stands for anything: /pricing*. Empty: on any page.', {
            id: 'settings-rule-paths-hint',
          }),
          value: rule.paths.join('\n'),
          mistake: this.mistakeOf('paths'),
          ...{ rows: 3, code: true, whole: true },
          change: (value) => this.edit('paths', linesOf(value)),
        })}
        ${field({
          id: 'keywords',
          label: msg('The first message has', { id: 'settings-rule-keywords' }),
          hint: msg('One word or phrase a line, whatever its case and accents. Empty: any words.', {
            id: 'settings-rule-keywords-hint',
          }),
          value: rule.keywords.join('\n'),
          mistake: this.mistakeOf('keywords'),
          ...{ rows: 3, whole: true },
          change: (value) => this.edit('keywords', linesOf(value)),
        })}
      </div>
      ${this.renderChecks('chosen', {
        legend: msg('The customer chose (none: nothing)', { id: 'settings-rule-chosen' }),
        options: teams.map(({ id, name }) => [id, name]),
      })}
      ${
        sites.length > 1 || rule.sites.length > 0
          ? this.renderChecks('sites', {
              legend: msg('Only these sites (none: all)', { id: 'settings-invite-sites' }),
              options: sites.map(({ key, name }) => [key, name]),
            })
          : nothing
      }
      ${choice({
        id: 'team',
        label: msg('Goes to', { id: 'settings-rule-team' }),
        value: rule.team,
        mistake: this.mistakeOf('team'),
        // A team that is gone is still what it says.
        options: [
          ...(teams.some(({ id }) => id === rule.team) ? [] : [[rule.team, rule.team] as const]),
          ...teams.map(({ id, name }) => [id, name] as const),
        ],
        change: (value) => this.edit('team', value),
      })}
      <div>
        <parley-sure-button
          label=${msg('Remove', { id: 'settings-remove' })}
          what=${msg(str`Rule ${this.place + 1}`, { id: 'settings-rule' })}
          @parley-sure=${() => this.dispatchEvent(new ParleySettingsEditEvent(['routing', 'rules', rule.id], undefined))}
        ></parley-sure-button>
      </div>`;
  }

  private renderChecks(
    name: 'chosen' | 'sites',
    { legend, options }: { legend: string; options: readonly (readonly [id: string, label: string])[] },
  ) {
    const given = this.rule[name];
    // What is named but gone can only be taken away.
    const gone = given.filter((id) => !options.some(([known]) => known === id));
    const all = [...options, ...gone.map((id) => [id, id] as const)];
    const mistake = this.mistakeOf(name);
    return html`<fieldset>
      <legend class="hint">${legend}</legend>
      <div class="row">
        ${all.map(([id, label]) =>
          check({
            label,
            checked: given.includes(id),
            change: (on) =>
              this.edit(
                name,
                all.map(([one]) => one).filter((one) => (one === id ? on : given.includes(one))),
              ),
          }),
        )}
      </div>
      ${mistake ? html`<p class="mistake" role="alert">${mistake}</p>` : nothing}
    </fieldset>`;
  }

  private mistakeOf(...field: string[]): string | undefined {
    return mistakeAt(this.mistakes, ['routing', 'rules', this.rule.id, ...field]);
  }

  private edit(name: keyof RoutingRule, value: unknown) {
    this.dispatchEvent(new ParleySettingsEditEvent(['routing', 'rules', this.rule.id, name], value));
  }

  private toggle() {
    this.open = !this.open;
  }

  private move(by: -1 | 1) {
    const place = this.place + by;
    if (place < 0 || place >= this.count) return;
    this.dispatchEvent(new ParleyRuleMoveEvent(this.rule.id, by));
  }

  /** Alt with the arrows, as editors move lines. */
  private handleKeydown(event: KeyboardEvent) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key] as -1 | 1 | undefined;
    if (!event.altKey || !by) return;
    event.preventDefault();
    event.stopPropagation();
    this.move(by);
  }
}

define('parley-rule-editor', ParleyRuleEditor);

declare global {
  interface HTMLElementTagNameMap {
    'parley-rule-editor': ParleyRuleEditor;
  }
}
