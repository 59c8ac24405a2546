/**
 * The views of the inbox as a list of links, each with how many conversations stand there. It shows what it is given; where it
 * leads is in the address, and who listens to that loads.
 */
import type { ConversationCounts } from '@parley/protocol';
import { html, nothing, type TemplateResult } from 'lit';
import { property } from 'lit/decorators.js';
import { type FixedView, teamOf, teamView } from '../../client/inbox-views.js';
import {
  banIcon,
  chatIcon,
  checkIcon,
  inboxIcon,
  listIcon,
  moonIcon,
  personIcon,
} from '../../internal/icons.js';
import { msg, plural, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { hueOf } from '../contact-label.js';
import { viewHref } from '../hash-route.js';
import { hueStyles } from '../hue.styles.js';
import { countLabel, type Team, viewLabel } from './view-label.js';
import { viewsStyles } from './views.styles.js';

const FIRST: readonly FixedView[] = ['mine', 'unassigned', 'open', 'all'];
const ICONS: Readonly<Record<FixedView, TemplateResult>> = {
  mine: personIcon,
  unassigned: inboxIcon,
  open: chatIcon,
  all: listIcon,
  snoozed: moonIcon,
  resolved: checkIcon,
  spam: banIcon,
};
const LAST: readonly FixedView[] = ['snoozed', 'resolved', 'spam'];

/** @summary Leads from one view of the inbox to another. */
export class ParleyViews extends ParleyElement {
  static override styles = [resetStyles, hueStyles, viewsStyles];

  /** Null while nobody knows. */
  @property({ attribute: false }) counts: ConversationCounts | null = null;

  /** The company's teams, in its order. */
  @property({ attribute: false }) teams: readonly Team[] = [];

  /** The view that is shown. */
  @property() current = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { teams } = this;
    return html`<nav aria-label=${msg('Views', { id: 'views-title' })}>
      <ul>
        ${FIRST.map((view) => this.renderView(view))}
      </ul>
      ${
        teams.length === 0
          ? nothing
          : html`<h2>${msg('Teams', { id: 'views-teams' })}</h2>
              <ul>
                ${teams.map(({ id }) => this.renderView(teamView(id)))}
              </ul>`
      }
      <h2>${msg('Done or waiting', { id: 'views-closed' })}</h2>
      <ul>
        ${LAST.map((view) => this.renderView(view))}
      </ul>
    </nav>`;
  }

  private renderView(view: string) {
    const team = teamOf(view);
    const number = this.numberOf(view);
    const count = countLabel(number);
    return html`<li>
      <a href=${viewHref(view)} aria-current=${view === this.current ? 'page' : nothing}>
        ${team === null ? ICONS[view as FixedView] : html`<span class="dot ${hueOf(team)}" aria-hidden="true"></span>`}
        <span class="label" dir="auto">${viewLabel(view, this.teams)}</span>
        ${
          number
            ? html`<span class="count" aria-hidden="true">${count}</span>
                <span class="visually-hidden"
                  >${plural(number, { one: str`${count} conversation`, other: str`${count} conversations` }, { id: 'views-count' })}</span
                >`
            : nothing
        }
      </a>
    </li>`;
  }

  private numberOf(view: string): number | undefined {
    const { counts } = this;
    const team = teamOf(view);
    if (counts === null || view === 'all') return undefined;
    return team === null ? counts[view as Exclude<FixedView, 'all'>] : counts.teams[team];
  }
}

define('parley-views', ParleyViews);

declare global {
  interface HTMLElementTagNameMap {
    'parley-views': ParleyViews;
  }
}
