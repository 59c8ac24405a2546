/** The teams, and when somebody answers. */
import type { OfficeHours, Settings, TeamSettings, Weekday } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { SettingsDraft } from '../../client/settings-draft.js';
import { formatLocale, msg } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { choice, field, linesOf } from './form.js';
import { SettingsPage } from './settings-page.js';
import './sure-button.js';

const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** A Monday. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);

function usualHours(): OfficeHours {
  const weekly = Object.fromEntries(
    DAYS.map((day, index) => [day, index < 5 ? ['09:00-17:00'] : []]),
  ) as Record<Weekday, string[]>;
  return { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, weekly, holidays: [] };
}

function dayWords(index: number): string {
  const format = new Intl.DateTimeFormat(formatLocale(), { weekday: 'long', timeZone: 'UTC' });
  return format.format(new Date(SOME_MONDAY + index * 86_400_000));
}

export class ParleyTeamsPage extends SettingsPage {
  @state() private fresh = '';

  @property({ attribute: false }) draft!: SettingsDraft;
  @property({ attribute: false }) settings!: Settings;
  @property({ attribute: false }) mistakes: ReadonlyMap<string, string> = new Map();

  override render() {
    const { teams, hours } = this.settings;
    return html`<h2>${msg('Teams and hours', { id: 'settings-teams' })}</h2>
      <p class="lead">${msg('Who answers what, and when.', { id: 'settings-teams-lead' })}</p>
      <section>
        <h3>${msg('Hours of the whole company', { id: 'settings-hours' })}</h3>
        ${choice({
          id: 'hours',
          label: msg('When somebody answers', { id: 'settings-hours-when' }),
          value: hours === null ? 'always' : 'own',
          options: [
            ['always', msg('At any time', { id: 'settings-hours-always' })],
            ['own', msg('At certain hours', { id: 'settings-hours-own' })],
          ],
          change: (value) => this.draft.edit(['hours'], value === 'own' ? usualHours() : null),
        })}
        ${hours ? this.renderHours(['hours'], hours) : nothing}
      </section>
      ${teams.map((team) => this.renderTeam(team))}
      <section>
        <form class="row" @submit=${this.add}>
          ${field({
            id: 'fresh',
            label: msg('New team', { id: 'settings-team-new' }),
            value: this.fresh,
            change: (value) => {
              this.fresh = value;
            },
          })}
          <parley-button @click=${this.add}>${msg('Add', { id: 'settings-add' })}</parley-button>
        </form>
      </section>`;
  }

  private renderTeam(team: TeamSettings) {
    const path = ['teams', team.id];
    const mode = team.hours === undefined ? 'company' : team.hours === null ? 'always' : 'own';
    const change = (value: string) => {
      const hours = { company: undefined, always: null, own: usualHours() }[value];
      this.draft.edit([...path, 'hours'], hours);
    };
    return html`<section>
      <div class="pair">
        ${field({
          id: `team-${team.id}`,
          label: msg('Team', { id: 'settings-team' }),
          value: team.name,
          mistake: this.mistakeAt([...path, 'name']),
          change: (value) => this.draft.edit([...path, 'name'], value),
        })}
        ${choice({
          id: `hours-${team.id}`,
          label: msg('When somebody answers', { id: 'settings-hours-when' }),
          value: mode,
          options: [
            ['company', msg('As the whole company', { id: 'settings-hours-company' })],
            ['always', msg('At any time', { id: 'settings-hours-always' })],
            ['own', msg('At certain hours', { id: 'settings-hours-own' })],
          ],
          change,
        })}
      </div>
      ${team.hours ? this.renderHours([...path, 'hours'], team.hours) : nothing}
      <div>
        <parley-sure-button
          label=${msg('Remove', { id: 'settings-remove' })}
          what=${team.name}
          @parley-sure=${() => this.draft.edit(path, undefined)}
        ></parley-sure-button>
      </div>
    </section>`;
  }

  private renderHours(path: string[], hours: OfficeHours) {
    const id = path.join('-');
    return html`<div class="pair">
        ${field({
          id: `${id}-zone`,
          label: msg('Time zone', { id: 'settings-zone' }),
          value: hours.zone,
          code: true,
          mistake: this.mistakeAt([...path, 'zone']),
          change: (value) => this.draft.edit([...path, 'zone'], value),
        })}
        ${field({
          id: `${id}-holidays`,
          label: msg('Days off', { id: 'settings-holidays' }),
          hint: msg('One a line: 2026-12-24, or 12-25 for each year.', { id: 'settings-holidays-hint' }),
          value: hours.holidays.join('\n'),
          ...{ rows: 2, code: true, whole: true },
          mistake: this.mistakeAt([...path, 'holidays']),
          change: (value) => this.draft.edit([...path, 'holidays'], linesOf(value)),
        })}
      </div>
      <div class="pair">
        ${DAYS.map((day, index) =>
          field({
            id: `${id}-${day}`,
            label: dayWords(index),
            value: hours.weekly[day].join(', '),
            ...{ code: true, whole: true },
            mistake: this.mistakeAt([...path, 'weekly', day]),
            change: (value) =>
              this.draft.edit([...path, 'weekly', day], linesOf(value.replaceAll(',', '\n'))),
          }),
        )}
      </div>
      <p class="hint">${msg('Such as 09:00-12:30, 13:30-18:00. Empty: closed.', { id: 'settings-hours-hint' })}</p>`;
  }

  private mistakeAt(path: string[]): string | undefined {
    const start = path.join('.');
    for (const [place, words] of this.mistakes) {
      if (place === start || place.startsWith(`${start}.`)) return words;
    }
    return undefined;
  }

  private add = (event: Event) => {
    event.preventDefault();
    const name = this.fresh.trim();
    if (name === '') return;
    const known = new Set(this.settings.teams.map(({ id }) => id));
    const word = name
      .normalize('NFKD')
      .toLowerCase()
      .replace(/[^a-z0-9]+/g, '-')
      .replace(/^-+|-+$/g, '')
      .slice(0, 30);
    let id = word || 'team';
    for (let count = 2; known.has(id); count += 1) id = `${word || 'team'}-${count}`;
    this.draft.edit(['teams', id], { id, name });
    this.fresh = '';
  };
}

define('parley-teams-page', ParleyTeamsPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-teams-page': ParleyTeamsPage;
  }
}
