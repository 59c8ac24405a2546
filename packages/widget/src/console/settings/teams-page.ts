/** The teams, and when somebody answers. */
import type { Settings } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { AgentTeamsState } from '../../client/agent-teams.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import { msg } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { DocumentPage } from './document-page.js';
import { choice, field } from './form.js';
import { hoursForm, usualHours } from './hours-form.js';
import './team-editor.js';
import { actionErrorWords } from './words.js';

/** @summary Who answers what, and when. */
export class ParleyTeamsPage extends DocumentPage {
  @state() private fresh = '';

  /** As the server has them. */
  @property({ attribute: false }) base: Settings | null = null;
  /** Who is in which team. */
  @property({ attribute: false }) members: AgentTeamsState | null = null;

  override render() {
    const { teams, hours } = this.settings;
    const { members } = this;
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
          change: (value) => this.edit(['hours'], value === 'own' ? usualHours() : null),
        })}
        ${
          hours
            ? hoursForm({
                ...{ path: ['hours'], hours },
                edit: (path, value) => this.edit(path, value),
                mistake: (path) => this.mistakeAt(path),
              })
            : nothing
        }
      </section>
      ${
        members?.error
          ? html`<parley-notice class="apart" kind="danger">${actionErrorWords(members.error)}</parley-notice>`
          : nothing
      }
      ${repeat(
        teams,
        ({ id }) => id,
        (team) => html`<parley-team-editor
          class="apart"
          .team=${team}
          .mistakes=${this.mistakes}
          .members=${members}
          ?known=${this.base?.teams.some(({ id }) => id === team.id) ?? false}
        ></parley-team-editor>`,
      )}
      <section class="apart">
        <form class="row end" @submit=${this.add}>
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
    this.edit(['teams', id], { id, name });
    this.fresh = '';
  };
}

define('parley-teams-page', ParleyTeamsPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-teams-page': ParleyTeamsPage;
  }
}
