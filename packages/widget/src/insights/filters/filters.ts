/** Days and filters of the figures. It shows a choice and tells of another one; who shows it decides. */
import { type InsightsFilter, LIMITS, type Site } from '@parley/protocol';
import { css, html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { live } from 'lit/directives/live.js';
import {
  dayCountOf,
  type InsightsChoice,
  type InsightsPreset,
  PERIODS,
} from '../../client/insights-choice.js';
import { localDay } from '../../client/insights-store.js';
import '../../elements/button/button.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyInsightsChooseEvent } from '../events/choose.js';
import { fieldStyles } from '../field.styles.js';
import { number } from '../format.js';
import { kindWords, presetWords } from '../words.js';

export interface Named {
  id: string;
  name: string;
}

const styles = css`
  :host {
    display: block;
  }

  div {
    display: flex;
    flex-wrap: wrap;
    align-items: end;
    gap: 8px 12px;
  }

  label {
    flex: 0 1 auto;
  }

  .tick {
    align-self: end;
  }

  .more {
    display: contents;
  }

  .toggle {
    display: none;
    min-block-size: 32px;
    padding-inline: 12px;
    border: 1px solid var(--parley-border-strong);
    border-radius: var(--parley-radius-control);
    font-size: 14px;
  }

  .toggle[aria-expanded='true'] {
    background: var(--parley-surface-2);
  }

  @media (pointer: coarse) {
    .toggle {
      min-block-size: 44px;
    }
  }

  .mistake {
    flex: 1 0 100%;
    margin: 0;
    font-size: 13px;
    line-height: 1.3;
    color: var(--parley-danger);
  }

  [aria-invalid='true'] {
    border-color: var(--parley-danger);
  }

  /* The answer is wanted in sight, not all that can be asked. */
  @container (width < 560px) {
    label:not(.tick) {
      flex: 1 1 40%;
    }

    .toggle {
      display: block;
    }

    .more:not(.open) {
      display: none;
    }
  }
`;

/**
 * @summary Days and filters.
 * @event {ParleyInsightsChooseEvent} parley-insights-choose - Something else is wanted.
 */
export class ParleyInsightsFilters extends ParleyElement {
  static override styles = [resetStyles, fieldStyles, styles];

  @property({ attribute: false }) choice!: InsightsChoice;
  /** The days that are shown, from which one's own begin. */
  @property({ attribute: false }) shown: { from: string; to: string } | null = null;
  @property({ attribute: false }) sites: readonly Site[] = [];
  @property({ attribute: false }) teams: readonly Named[] = [];
  /** Pages and campaigns that are known, to choose from. */
  @property({ attribute: false }) pages: readonly string[] = [];
  @property({ attribute: false }) campaigns: readonly string[] = [];

  /** The day that it is where the reader is. */
  @property() today = localDay();

  /** Days that cannot be shown, until they can. */
  @state() private draft: Days | null = null;
  @state() private open = false;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('choice')) this.draft = null;
  }

  override render() {
    const { choice, open } = this;
    const { filter } = choice;
    const isFiltered = Object.values(filter).some(Boolean);
    return html`<div role="group" aria-label=${msg('Days and filters', { id: 'insights-filters' })}>
      <label
        >${msg('Period', { id: 'insights-period' })}
        <select .value=${live(choice.preset)} @change=${this.handlePreset}>
          ${PERIODS.map((preset) => html`<option value=${preset} ?selected=${preset === choice.preset}>${presetWords(preset)}</option>`)}
        </select>
      </label>
      ${choice.own ? this.renderDates(this.draft ?? choice.own) : nothing}
      <button type="button" class="toggle" aria-expanded=${open ? 'true' : 'false'} @click=${this.toggle}>
        ${msg('Filters', { id: 'insights-narrow' })}
      </button>
      <div class="more ${open ? 'open' : ''}">
      ${this.sites.length > 1 ? this.renderSelect('site', msg('Site', { id: 'insights-site' }), this.sites) : nothing}
      ${this.teams.length > 0 ? this.renderSelect('team', msg('Team', { id: 'insights-team' }), this.teams) : nothing}
      ${this.renderSelect('kind', msg('Kind', { id: 'insights-kind' }), [
        { id: 'chat', name: kindWords('chat') },
        { id: 'discussion', name: kindWords('discussion') },
      ])}
      ${this.renderInput('page', msg('Page', { id: 'insights-page' }), this.pages)}
      ${this.renderInput('campaign', msg('Campaign', { id: 'insights-campaign' }), this.campaigns)}
      <label class="tick">
        <input
          type="checkbox"
          .checked=${live(choice.compare)}
          @change=${() => this.choose({ ...choice, compare: !choice.compare })}
        />${msg('Compare with the period before', { id: 'insights-compare' })}
      </label>
      ${
        isFiltered
          ? html`<parley-button variant="quiet" @click=${() => this.choose({ ...choice, filter: {} })}
              >${msg('Clear filters', { id: 'insights-clear' })}</parley-button
            >`
          : nothing
      }
      </div>
    </div>`;
  }

  private renderDates(own: Days) {
    const mistake = this.draft ? mistakeOf(this.draft, this.today) : null;
    const field = (end: 'from' | 'to', label: string) =>
      html`<label
        >${label}
        <input
          type="date"
          aria-invalid=${mistake ? 'true' : 'false'}
          aria-describedby=${mistake ? 'mistake' : nothing}
          .value=${live(own[end])}
          @change=${(event: Event) => this.handleDate({ ...own, [end]: textOf(event) }, end)}
        />
      </label>`;
    return html`${field('from', msg('From', { id: 'insights-from' }))}${field('to', msg('To', { id: 'insights-to' }))}
      ${mistake ? html`<p id="mistake" class="mistake" role="alert">${mistake}</p>` : nothing}`;
  }

  private renderSelect(name: keyof InsightsFilter, label: string, options: readonly Named[]) {
    const value = this.choice.filter[name] ?? '';
    return html`<label
      >${label}
      <select .value=${live(value)} @change=${(event: Event) => this.narrow(name, textOf(event))}>
        <option value="">${msg('All', { id: 'insights-all' })}</option>
        ${options.map(({ id, name: shown }) => html`<option value=${id} ?selected=${id === value}>${shown}</option>`)}
      </select>
    </label>`;
  }

  private renderInput(name: 'page' | 'campaign', label: string, known: readonly string[]) {
    return html`<label
      >${label}
      <input
        type="text"
        dir="auto"
        list=${name}
        placeholder=${msg('All', { id: 'insights-all' })}
        .value=${live(this.choice.filter[name] ?? '')}
        @change=${(event: Event) => this.narrow(name, textOf(event).trim())}
      />
      <datalist id=${name}>${known.map((value) => html`<option value=${value}></option>`)}</datalist>
    </label>`;
  }

  private handlePreset(event: Event) {
    const preset = textOf(event) as InsightsPreset;
    if (preset !== 'own') this.choose({ ...this.choice, preset, own: null });
    else if (this.shown) this.choose({ ...this.choice, preset, own: { ...this.shown } });
  }

  /** Whoever moves one end past the other takes it along. What cannot be shown is said, and what is shown stays. */
  private handleDate(own: Days, moved: 'from' | 'to') {
    const both =
      own.from === '' || own.to === '' || own.from <= own.to ? own : { from: own[moved], to: own[moved] };
    if (mistakeOf(both, this.today)) this.draft = both;
    else this.choose({ ...this.choice, own: both });
  }

  private toggle() {
    this.open = !this.open;
  }

  private narrow(name: keyof InsightsFilter, value: string) {
    this.choose({ ...this.choice, filter: { ...this.choice.filter, [name]: value || undefined } });
  }

  private choose(choice: InsightsChoice) {
    this.dispatchEvent(new ParleyInsightsChooseEvent(choice));
  }
}

interface Days {
  from: string;
  to: string;
}

/** Why these days cannot be shown; null where they can. */
function mistakeOf(own: Days, today: string): string | null {
  if (own.from === '' || own.to === '') {
    return msg('Enter both days.', { id: 'insights-dates-missing' });
  }
  if (own.from > today) return msg('These days are still to come.', { id: 'insights-dates-ahead' });
  if (dayCountOf(own) <= LIMITS.insightsDays) return null;
  return msg(str`At most ${number(String(LIMITS.insightsDays))} days at once.`, {
    id: 'insights-dates-long',
  });
}

function textOf({ target }: Event): string {
  return target instanceof HTMLInputElement || target instanceof HTMLSelectElement ? target.value : '';
}

define('parley-insights-filters', ParleyInsightsFilters);

declare global {
  interface HTMLElementTagNameMap {
    'parley-insights-filters': ParleyInsightsFilters;
  }
}
