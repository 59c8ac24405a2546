/** The rules that find the team of a conversation, in the order in which they are tried, and a way to try them. */
import { newId, type RoutingRule } from '@parley/protocol';
import { html, nothing } from 'lit';
import { state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import '../../elements/button/button.js';
import { msg, str } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import type { ParleyRuleMoveEvent } from '../events/rule-move.js';
import { DocumentPage } from './document-page.js';
import './rule-editor.js';
import type { ParleyRuleEditor } from './rule-editor.js';
import './rule-trial.js';

/** @summary Which team a conversation is for. */
export class ParleyRoutingPage extends DocumentPage {
  /** What was added here: it begins opened. */
  @state() private fresh: ReadonlySet<string> = new Set();
  /** Told to those who do not see it move. */
  @state() private moved = '';

  override render() {
    const { settings, mistakes } = this;
    const { rules } = settings.routing;
    return html`<h2>${msg('Routing', { id: 'settings-routing' })}</h2>
      <p class="lead">
        ${msg(
          'Which team a conversation is for. The first rule that holds decides. What a customer chose stands, unless a rule speaks of it.',
          { id: 'settings-routing-lead' },
        )}
      </p>
      <section>
        ${
          rules.length === 0
            ? html`<p class="empty">
                ${msg('No rule yet: a conversation has the team that its customer chose, or none.', {
                  id: 'settings-rules-none',
                })}
              </p>`
            : html`<ol class="list" @parley-rule-move=${this.handleMove}>
                ${repeat(
                  rules,
                  ({ id }) => id,
                  (rule, place) => html`<li class="bare">
                    <parley-rule-editor
                      data-id=${rule.id}
                      .rule=${rule}
                      .teams=${settings.teams}
                      .sites=${settings.sites}
                      .mistakes=${mistakes}
                      .place=${place}
                      .count=${rules.length}
                      ?open=${this.fresh.has(rule.id)}
                    ></parley-rule-editor>
                  </li>`,
                )}
              </ol>`
        }
        <p class="visually-hidden" role="status">${this.moved}</p>
        ${
          settings.teams.length > 0
            ? html`<div>
              <parley-button @click=${this.add}>${msg('Add a rule', { id: 'settings-rule-add' })}</parley-button>
            </div>`
            : nothing
        }
      </section>
      <section>
        <parley-rule-trial
          .rules=${rules}
          .teams=${settings.teams}
          .sites=${settings.sites}
        ></parley-rule-trial>
      </section>`;
  }

  private async add() {
    const [team] = this.settings.teams;
    if (!team) return;
    // An id that two admins at once do not both make.
    const id = newId('event').replace('evt_', 'rule-');
    const rule: RoutingRule = { id, paths: [], chosen: [], keywords: [], sites: [], team: team.id };
    this.fresh = new Set([...this.fresh, id]);
    this.edit(['routing', 'rules', id], rule);
    await this.updateComplete;
    this.editorOf(id)?.focus();
  }

  private async handleMove({ ruleId, by }: ParleyRuleMoveEvent) {
    const { rules } = this.settings.routing;
    const from = rules.findIndex(({ id }) => id === ruleId);
    const rule = rules[from];
    if (!rule) return;
    this.edit(['routing', 'rules'], rules.toSpliced(from, 1).toSpliced(from + by, 0, rule));
    this.moved = msg(str`It is now rule ${from + by + 1} of ${rules.length}.`, { id: 'settings-rule-moved' });
    await this.updateComplete;
    await this.editorOf(ruleId)?.focusMove(by);
  }

  private editorOf(id: string): ParleyRuleEditor | null {
    return this.renderRoot.querySelector(`[data-id="${id}"]`);
  }
}

define('parley-routing-page', ParleyRoutingPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-routing-page': ParleyRoutingPage;
  }
}
