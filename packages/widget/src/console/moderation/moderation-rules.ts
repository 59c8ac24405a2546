/**
 * The rules of a site, for those who run it: what is asked of a message before others see it, the company's own judge, and what
 * all of this would have done to the last month.
 */
import type { ModerationHook, ModerationRule, SimulationResult, Site, SiteSettings } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Api } from '../../client/api.js';
import { ApiError } from '../../client/api-error.js';
import { ModerationApi } from '../../client/moderation-api.js';
import { type DraftState, SettingsDraft } from '../../client/settings-draft.js';
import { StaffApi } from '../../client/staff-api.js';
import { Store } from '../../client/store.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { loadErrorWords } from '../error-words.js';
import { check, choice, field } from '../settings/form.js';
import { pageStyles } from '../settings/page.styles.js';
import { moderationRulesStyles } from './moderation-rules.styles.js';
import {
  fieldsOf,
  keptValue,
  type RuleField,
  type ShownRule,
  shownRules,
  shownValue,
  withRule,
} from './rules.js';
import './simulation.js';
import { ruleWords } from './words.js';

/** Kept while the console is: whoever looks into a queue finds their edit again. */
const drafts = new WeakMap<Api, SettingsDraft>();

function draftOf(api: Api): SettingsDraft {
  const known = drafts.get(api) ?? new SettingsDraft(new StaffApi(api));
  drafts.set(api, known);
  return known;
}

const NOTHING = new Store<DraftState>({
  ...{ phase: 'loading', base: null, draft: null, saving: false, saved: false, error: null },
  conflicts: [],
});

const NEW_HOOK: ModerationHook = { url: 'https://', timeoutMs: 1500, onFailure: 'hold' };

/** @summary What becomes of messages before others see them. */
export class ParleyModerationRules extends ParleyElement {
  static override styles = [resetStyles, pageStyles, moderationRulesStyles];

  private editing = new StoreController<DraftState>(this, NOTHING);

  @state() private simulation: SimulationResult | null = null;
  @state() private simulating = false;
  @state() private failure: ApiError | null = null;

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) site!: Site;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (changed.has('api')) {
      const draft = draftOf(this.api);
      this.editing.use(draft);
      void draft.load();
    }
    if (changed.has('site')) this.simulation = null;
  }

  override render() {
    const { phase, error, draft } = this.editing.state;
    const site = draft?.sites.find(({ id }) => id === this.site.id);
    if (phase === 'failed' && error) {
      return html`<div class="page">
        <parley-notice
          kind="danger"
          action=${msg('Try again', { id: 'notice-retry' })}
          @parley-notice-act=${() => void draftOf(this.api).load()}
          >${loadErrorWords(error)}</parley-notice
        >
      </div>`;
    }
    if (!site)
      return html`<div class="page"><parley-skeleton shape="rows" count="6"></parley-skeleton></div>`;
    return html`<div class="page">
      <h2>${msg('Rules', { id: 'mod-rules' })}</h2>
      <p class="lead">
        ${msg('What happens to a message before others see it. Nothing is lost: what is held or refused stands in a queue with its reason.', { id: 'mod-rules-lead' })}
      </p>
      <section>
        ${choice({
          id: 'when',
          label: msg('A moderator looks', { id: 'mod-when' }),
          value: site.discussion.moderation,
          options: [
            ['after', msg('after others have seen it', { id: 'mod-when-after' })],
            ['before', msg('before others see it', { id: 'mod-when-before' })],
          ],
          change: (value) => this.set(site, ['moderation'], value),
        })}
      </section>
      <section>
        <ul class="list">
          ${repeat(
            shownRules(site.discussion.rules),
            ({ key }) => key,
            (shown) => html`<li>${this.renderRule(site, shown)}</li>`,
          )}
        </ul>
      </section>
      ${this.renderHook(site)}
      <section>
        <h3>${msg('What would these rules have done?', { id: 'mod-sim' })}</h3>
        <div>
          <parley-button class="try" ?disabled=${this.simulating} @click=${() => void this.simulate(site)}
            >${msg('Try them on the last 30 days', { id: 'mod-sim-run' })}</parley-button
          >
        </div>
        <div role="status">
          ${this.failure ? html`<parley-notice kind="danger">${msg('Some fields need another look.', { id: 'mod-invalid' })}</parley-notice>` : nothing}
          ${this.simulation ? html`<parley-simulation .result=${this.simulation}></parley-simulation>` : nothing}
        </div>
      </section>
      ${this.renderBar()}
    </div>`;
  }

  private renderRule(site: SiteSettings, shown: ShownRule) {
    const { kind, enabled, action } = shown.rule;
    const fields = fieldsOf(kind);
    return html`<div class="rule">
      ${check({
        label: ruleWords(kind),
        checked: enabled,
        change: (on) => this.setRule(site, shown, { enabled: on }),
      })}
      ${
        enabled
          ? html`<div class="pair">
              ${choice({
                id: `${shown.key}-action`,
                label: msg('Then', { id: 'mod-action' }),
                value: action,
                options: [
                  ['hold', msg('hold it for a moderator', { id: 'mod-action-hold' })],
                  ['reject', msg('refuse it', { id: 'mod-action-reject' })],
                ],
                change: (value) => this.setRule(site, shown, { action: value as 'hold' | 'reject' }),
              })}
              ${fields.map((one) => this.renderField(site, shown, one))}
            </div>`
          : nothing
      }
    </div>`;
  }

  private renderField(site: SiteSettings, shown: ShownRule, one: RuleField) {
    const { key, rule, index } = shown;
    return field({
      id: `${key}-${one.name}`,
      label: one.label(),
      value: shownValue(rule, one),
      mistake: this.mistakeOf(site, `discussion.rules.${index}.${one.name}`),
      ...(one.type === 'lines' ? { rows: 3 } : { type: 'number' as const }),
      whole: true,
      change: (text) => this.setRule(site, shown, { [one.name]: keptValue(one, text) }),
    });
  }

  private renderHook(site: SiteSettings) {
    const { hook } = site.discussion;
    const setHook = (change: Partial<ModerationHook>) =>
      this.set(site, ['hook'], hook ? { ...hook, ...change } : null);
    return html`<section>
      <h3>${msg('Your own judge', { id: 'mod-rule-hook' })}</h3>
      ${check({
        label: msg('Ask a program of ours about each message, by a signed request', { id: 'mod-hook-on' }),
        checked: hook !== null,
        change: (on) => this.set(site, ['hook'], on ? NEW_HOOK : null),
      })}
      ${
        hook
          ? html`${field({
              id: 'hook-url',
              label: msg('Address', { id: 'mod-hook-url' }),
              value: hook.url,
              type: 'url',
              mistake: this.mistakeOf(site, 'discussion.hook.url'),
              change: (url) => setHook({ url }),
            })}
            <div class="pair">
              ${field({
                id: 'hook-timeout',
                label: msg('Longest wait, in milliseconds', { id: 'mod-hook-wait' }),
                value: String(hook.timeoutMs),
                type: 'number',
                whole: true,
                mistake: this.mistakeOf(site, 'discussion.hook.timeoutMs'),
                change: (value) => setHook({ timeoutMs: Math.round(Number(value)) }),
              })}
              ${choice({
                id: 'hook-failure',
                label: msg('When it does not answer', { id: 'mod-hook-failure' }),
                value: hook.onFailure,
                options: [
                  ['hold', msg('hold it for a moderator', { id: 'mod-action-hold' })],
                  ['publish', msg('let it through', { id: 'mod-hook-publish' })],
                ],
                change: (value) => setHook({ onFailure: value as ModerationHook['onFailure'] }),
              })}
            </div>
            <p class="hint">
              ${msg('This prints the secret that signs the requests:', { id: 'mod-hook-secret' })}
              <code dir="ltr">parley moderation secret --site ${site.key}</code>
            </p>`
          : nothing
      }
    </section>`;
  }

  private renderBar() {
    const draft = draftOf(this.api);
    const { conflicts, error, saving, saved } = this.editing.state;
    if (!draft.dirty && !error) {
      return html`<div role="status">
        ${saved ? html`<parley-notice kind="done">${msg('Saved.', { id: 'mod-saved' })}</parley-notice>` : nothing}
      </div>`;
    }
    const resolve = (to: 'mine' | 'theirs') => () => {
      for (const conflict of conflicts) draft.resolve(conflict, to);
    };
    return html`<div class="bar" role="region" aria-label=${msg('Unsaved changes', { id: 'mod-unsaved' })}>
      ${error ? html`<parley-notice kind="danger">${error.code === 'invalid_input' ? msg('Some fields need another look.', { id: 'mod-invalid' }) : loadErrorWords(error)}</parley-notice>` : nothing}
      ${
        conflicts.length > 0
          ? html`<p>${msg('Somebody else changed the same meanwhile. Which shall be?', { id: 'mod-conflict' })}</p>
              <div class="row">
                <parley-button @click=${resolve('mine')}>${msg('Take yours', { id: 'mod-take-mine' })}</parley-button>
                <parley-button @click=${resolve('theirs')}>${msg('Take theirs', { id: 'mod-take-theirs' })}</parley-button>
              </div>`
          : nothing
      }
      <div class="row">
        <p role="status">${msg('Unsaved changes', { id: 'mod-unsaved' })}</p>
        <parley-button variant="quiet" ?disabled=${saving} @click=${() => draft.reset()}
          >${msg('Discard', { id: 'mod-discard' })}</parley-button
        >
        <parley-button
          class="save"
          variant="primary"
          ?disabled=${saving || conflicts.length > 0}
          @click=${() => void draft.save()}
          >${msg('Save', { id: 'composer-save' })}</parley-button
        >
      </div>
    </div>`;
  }

  private set(site: SiteSettings, path: readonly string[], value: unknown) {
    draftOf(this.api).edit(['sites', site.id, 'discussion', ...path], value);
  }

  private setRule(site: SiteSettings, shown: ShownRule, change: Partial<ModerationRule>) {
    const changed = { ...shown.rule, ...change } as ModerationRule;
    this.set(site, ['rules'], withRule(site.discussion.rules, shown, changed));
  }

  private async simulate(site: SiteSettings): Promise<void> {
    this.simulating = true;
    this.failure = null;
    try {
      const rules = site.discussion.rules;
      this.simulation = await new ModerationApi(this.api).simulate({ site: this.site.key, rules });
    } catch (thrown) {
      this.simulation = null;
      this.failure = ApiError.from(thrown);
    } finally {
      this.simulating = false;
    }
  }

  private mistakeOf(site: SiteSettings, path: string): string | undefined {
    const start = `sites.${site.id}.${path}`;
    const details = this.editing.state.error?.details ?? [];
    return details.find((detail) => detail.path === start || detail.path.startsWith(`${start}.`))?.message;
  }
}

define('parley-moderation-rules', ParleyModerationRules);

declare global {
  interface HTMLElementTagNameMap {
    'parley-moderation-rules': ParleyModerationRules;
  }
}
