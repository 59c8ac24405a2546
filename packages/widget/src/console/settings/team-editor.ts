/** One team: its name and hours, how its conversations are given out, how soon it wants to answer, and who is in it. */
import type { AssignmentSettings, SlaSettings, TeamSettings } from '@parley/protocol';
import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { AgentTeamsState } from '../../client/agent-teams.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyMembershipChangeEvent } from '../events/membership-change.js';
import { ParleySettingsEditEvent } from '../events/settings-edit.js';
import type { ParleyTickEvent } from '../events/tick.js';
import { choice, field, mistakeAt, numberOf } from './form.js';
import { hoursForm, usualHours } from './hours-form.js';
import { pageStyles } from './page.styles.js';
import './sure-button.js';
import './tick-list.js';

/** As the server takes it for a team of which nothing is said. */
const USUAL_CAPACITY = 10;

const styles = css`
  section {
    margin-block-start: 0;
  }

  .head {
    display: flex;
    align-items: center;
    justify-content: space-between;
    gap: 8px;
  }

  h3 {
    min-inline-size: 0;
    font-size: 16px;
    overflow-wrap: anywhere;
  }
`;

/**
 * @summary A team.
 * @event {ParleySettingsEditEvent} parley-settings-edit - Somebody edits a field of the team, or removes it.
 * @event {ParleyMembershipChangeEvent} parley-membership-change - Somebody puts an agent into it, or takes them out.
 */
export class ParleyTeamEditor extends ParleyElement {
  static override styles = [resetStyles, pageStyles, styles];

  @property({ attribute: false }) team!: TeamSettings;
  @property({ attribute: false }) mistakes: ReadonlyMap<string, string> = new Map();
  /** Whether the server knows it: before, nobody can be in it. */
  @property({ type: Boolean }) known = false;
  @property({ attribute: false }) members: AgentTeamsState | null = null;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { team } = this;
    return html`<section>
      <div class="head">
        <h3><bdi>${team.name}</bdi></h3>
        <parley-sure-button
          label=${msg('Remove', { id: 'settings-remove' })}
          what=${team.name}
          @parley-sure=${() => this.edit([], undefined)}
        ></parley-sure-button>
      </div>
      ${this.renderBasics()}
      ${
        team.hours
          ? hoursForm({
              path: ['teams', team.id, 'hours'],
              hours: team.hours,
              edit: (path, value) => this.dispatchEvent(new ParleySettingsEditEvent(path, value)),
              mistake: (path) => mistakeAt(this.mistakes, path),
            })
          : nothing
      }
      ${this.renderAssignment()} ${this.renderTargets()} ${this.renderMembers()}
    </section>`;
  }

  private renderBasics() {
    const { team } = this;
    const mode = team.hours === undefined ? 'company' : team.hours === null ? 'always' : 'own';
    const change = (value: string) => {
      this.edit(['hours'], { company: undefined, always: null, own: usualHours() }[value]);
    };
    return html`<div class="pair">
      ${field({
        id: 'name',
        label: msg('Team', { id: 'settings-team' }),
        value: team.name,
        mistake: this.mistakeOf('name'),
        change: (value) => this.edit(['name'], value),
      })}
      ${choice({
        id: 'hours',
        label: msg('When somebody answers', { id: 'settings-hours-when' }),
        value: mode,
        options: [
          ['company', msg('As the whole company', { id: 'settings-hours-company' })],
          ['always', msg('At any time', { id: 'settings-hours-always' })],
          ['own', msg('At certain hours', { id: 'settings-hours-own' })],
        ],
        change,
      })}
    </div>`;
  }

  private renderAssignment() {
    const { assignment } = this.team;
    const mode = assignment?.mode ?? 'manual';
    const change = (value: string) => {
      const wished = { mode: value, capacity: assignment?.capacity ?? USUAL_CAPACITY } as AssignmentSettings;
      if (assignment) this.edit(['assignment', 'mode'], value);
      else this.edit(['assignment'], wished);
    };
    return html`<div class="pair">
      ${choice({
        id: 'assignment',
        label: msg('New conversations', { id: 'settings-assignment' }),
        value: mode,
        mistake: this.mistakeOf('assignment', 'mode'),
        options: [
          ['manual', msg('Wait until somebody takes them', { id: 'settings-assignment-manual' })],
          ['round_robin', msg('Go to each in turn', { id: 'settings-assignment-turn' })],
          ['least_busy', msg('Go to whom has the fewest', { id: 'settings-assignment-least' })],
        ],
        change,
      })}
      ${
        assignment && mode !== 'manual'
          ? field({
              id: 'capacity',
              label: msg('Most that one has open', { id: 'settings-capacity' }),
              hint: msg('Of all teams together. What comes beyond waits, and who is away gets none.', {
                id: 'settings-capacity-hint',
              }),
              type: 'number',
              value: String(assignment.capacity),
              mistake: this.mistakeOf('assignment', 'capacity'),
              change: (value) => this.edit(['assignment', 'capacity'], numberOf(value)),
            })
          : nothing
      }
    </div>`;
  }

  private renderTargets() {
    const hint = msg('Minutes within the team’s hours. Empty: no target.', { id: 'settings-sla-hint' });
    const target = (name: keyof SlaSettings, label: string) =>
      field({
        ...{ id: name, label, hint, type: 'number' },
        value: String(this.team.sla?.[name] ?? ''),
        mistake: this.mistakeOf('sla', name),
        change: (value) => this.aim(name, numberOf(value)),
      });
    return html`<div class="pair">
      ${target('firstResponseMinutes', msg('First answer within', { id: 'settings-sla-first' }))}
      ${target('nextResponseMinutes', msg('Each further answer within', { id: 'settings-sla-next' }))}
    </div>`;
  }

  private renderMembers() {
    const { members, team } = this;
    if (!this.known) {
      return html`<p class="hint">${msg('Save first, then choose who is in it.', { id: 'settings-members-later' })}</p>`;
    }
    if (members?.phase !== 'ready') return nothing;
    const options = members.agents.map(({ id, name, teams }) => {
      return { id, label: name, ticked: teams.includes(team.id), disabled: members.saving.has(id) };
    });
    return html`<parley-tick-list
      label=${msg('People in this team', { id: 'settings-members' })}
      none=${msg('nobody', { id: 'settings-members-none' })}
      .options=${options}
      @parley-tick=${this.handleTick}
    ></parley-tick-list>`;
  }

  private aim(name: keyof SlaSettings, minutes: number | null) {
    const { sla } = this.team;
    if (sla) this.edit(['sla', name], minutes);
    else this.edit(['sla'], { firstResponseMinutes: null, nextResponseMinutes: null, [name]: minutes });
  }

  private handleTick({ optionId, isOn }: ParleyTickEvent) {
    const membership = { agentId: optionId, teamId: this.team.id, isIn: isOn };
    this.dispatchEvent(new ParleyMembershipChangeEvent(membership));
  }

  private edit(path: string[], value: unknown) {
    this.dispatchEvent(new ParleySettingsEditEvent(['teams', this.team.id, ...path], value));
  }

  private mistakeOf(...path: string[]): string | undefined {
    return mistakeAt(this.mistakes, ['teams', this.team.id, ...path]);
  }
}

define('parley-team-editor', ParleyTeamEditor);

declare global {
  interface HTMLElementTagNameMap {
    'parley-team-editor': ParleyTeamEditor;
  }
}
