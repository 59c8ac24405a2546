/**
 * The rules of a site, for those who run it: what is asked of a message before others see it, the company's own judge, and what
 * all of this would have done to the last month.
 */
import type { JudgeSecret, ModerationRule, SimulationResult, Site, SiteSettings } from '@parley/protocol';
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
import { foldIcon, gripIcon, upIcon } from '../../internal/icons.js';
import { formatLocale, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { loadErrorWords } from '../error-words.js';
import { check, choice, field } from '../settings/form.js';
import { pageStyles } from '../settings/page.styles.js';
import { renderJudge } from './judge-form.js';
import { moderationRulesStyles } from './moderation-rules.styles.js';
import { dragRow } from './rule-drag.js';
import {
  fieldsOf,
  keptValue,
  type RuleField,
  type ShownRule,
  shownRules,
  shownValue,
  withMoved,
  withRule,
} from './rules.js';
import './simulation.js';
import { renderWordLists } from './word-lists.js';
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

function failureWords(error: ApiError): string {
  return error.code === 'invalid_input'
    ? msg('Some fields need another look.', { id: 'mod-invalid' })
    : loadErrorWords(error);
}

/** @summary What becomes of messages before others see them. */
export class ParleyModerationRules extends ParleyElement {
  static override styles = [resetStyles, pageStyles, moderationRulesStyles];

  private editing = new StoreController<DraftState>(this, NOTHING);

  @state() private simulation: SimulationResult | null = null;
  @state() private simulating = false;
  /** The judge's new secret: it is shown only now. */
  @state() private secret: JudgeSecret | null = null;
  @state() private making = false;
  /** By rule: in which language its words are shown. */
  @state() private languages: Readonly<Record<string, string>> = {};
  /** Where a rule has just been moved to, for those who do not see it. */
  @state() private moved = '';
  /** The rule that the pointer holds. */
  @state() private dragged: string | null = null;
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
    if (changed.has('site')) [this.simulation, this.secret] = [null, null];
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
            (shown) => html`<li data-key=${shown.key} class=${shown.key === this.dragged ? 'dragged' : ''}>
              ${this.renderRule(site, shown)}
            </li>`,
          )}
        </ul>
        <p class="visually-hidden" role="status">${this.moved}</p>
      </section>
      ${renderJudge({
        site,
        mistakeOf: (name) => this.mistakeOf(site, `discussion.hook.${name}`),
        set: (hook) => this.set(site, ['hook'], hook),
        secret: this.secret,
        busy: this.making,
        makeSecret: () => void this.makeSecret(),
      })}
      <section>
        <h3>${msg('What would these rules have done?', { id: 'mod-sim' })}</h3>
        <div>
          <parley-button class="try" ?disabled=${this.simulating} @click=${() => void this.simulate(site)}
            >${msg('Try them on the last 30 days', { id: 'mod-sim-run' })}</parley-button
          >
        </div>
        <div role="status">
          ${this.failure ? html`<parley-notice kind="danger">${failureWords(this.failure)}</parley-notice>` : nothing}
          ${this.simulation ? html`<parley-simulation .result=${this.simulation}></parley-simulation>` : nothing}
        </div>
      </section>
      ${this.renderBar()}
    </div>`;
  }

  private renderRule(site: SiteSettings, shown: ShownRule) {
    const { kind, enabled, action } = shown.rule;
    const fields = fieldsOf(kind);
    return html`<div class="rule" @keydown=${(event: KeyboardEvent) => this.handleKeydown(event, site, shown)}>
      <div class="head">
        ${check({
          label: ruleWords(kind),
          checked: enabled,
          change: (on) => this.setRule(site, shown, { enabled: on }),
        })}
        ${this.renderMover(site, shown)}
      </div>
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

  /** Rules that the site has not stand in no order. */
  private renderMover(site: SiteSettings, shown: ShownRule) {
    const { key, rule, index } = shown;
    if (index === null) return nothing;
    const name = ruleWords(rule.kind);
    const last = site.discussion.rules.length - 1;
    return html`<parley-button
        class="up"
        variant="icon"
        label=${msg(str`Move up: ${name}`, { id: 'mod-rule-up' })}
        ?disabled=${index === 0}
        @click=${() => void this.move(site, key, index - 1)}
        >${upIcon}</parley-button
      >
      <parley-button
        class="down"
        variant="icon"
        label=${msg(str`Move down: ${name}`, { id: 'mod-rule-down' })}
        ?disabled=${index === last}
        @click=${() => void this.move(site, key, index + 1)}
        >${foldIcon}</parley-button
      >
      <span class="grip" aria-hidden="true" @pointerdown=${(event: PointerEvent) => this.handleDrag(event, key)}
        >${gripIcon}</span
      >`;
  }

  private renderField(site: SiteSettings, shown: ShownRule, one: RuleField) {
    const { key, rule, index } = shown;
    if (one.type === 'lists') {
      const language = this.languages[key] ?? '';
      const list = language === '' ? 'words' : 'byLanguage';
      return renderWordLists({
        ...{ id: key, one, rule, language },
        mistake: this.mistakeOf(site, `discussion.rules.${index}.${list}`),
        show: (next) => {
          this.languages = { ...this.languages, [key]: next };
        },
        change: (change) => this.setRule(site, shown, change),
      });
    }
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
      ${error ? html`<parley-notice kind="danger">${failureWords(error)}</parley-notice>` : nothing}
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
    // One that the site had not stands among the others from now on: the focus goes with it.
    if (shown.index === null) void this.updateComplete.then(() => this.inRule(shown.key, 'input')?.focus());
  }

  private inRule(key: string, selector: string) {
    return this.renderRoot.querySelector<HTMLElement>(`[data-key="${key}"] ${selector}`);
  }

  /** Moves a rule and says where it stands now; the button that was pressed keeps the focus while it can be pressed. */
  private async move(site: SiteSettings, key: string, to: number): Promise<void> {
    const { rules } = site.discussion;
    const from = shownRules(rules).find((shown) => shown.key === key)?.index ?? null;
    const rule = from === null ? undefined : rules[from];
    if (from === null || !rule || to < 0 || to >= rules.length || to === from) return;
    const held = this.renderRoot instanceof ShadowRoot ? this.renderRoot.activeElement : null;
    const moved = withMoved(rules, from, to);
    // Rules of one kind are told apart by their order.
    const { key: next = key } = shownRules(moved)[to] ?? {};
    this.set(site, ['rules'], moved);
    const number = (value: number) => new Intl.NumberFormat(formatLocale()).format(value);
    this.moved = msg(str`${ruleWords(rule.kind)}: place ${number(to + 1)} of ${number(rules.length)}.`, {
      id: 'mod-rule-moved',
    });
    if (this.dragged !== null) this.dragged = next;
    await this.updateComplete;
    if (held === null || this.dragged !== null) return;
    const wish = held.classList.contains('up') ? '.up' : held.classList.contains('down') ? '.down' : null;
    const buttons = wish ? [wish, '.up', '.down'] : ['.check input'];
    buttons
      .map((selector) => this.inRule(next, `${selector}:not([disabled])`))
      .find((element) => element !== null)
      ?.focus();
  }

  /** Alt with the arrows, as editors move lines. */
  private handleKeydown(event: KeyboardEvent, site: SiteSettings, { key, index }: ShownRule) {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    const [target] = event.composedPath();
    const typing = target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement;
    if (!event.altKey || !by || index === null || typing) return;
    event.preventDefault();
    void this.move(site, key, index + by);
  }

  private handleDrag(event: PointerEvent, key: string) {
    this.dragged = key;
    const now = () => this.editing.state.draft?.sites.find(({ id }) => id === this.site.id);
    const known = () => shownRules(now()?.discussion.rules ?? []).filter(({ index }) => index !== null);
    dragRow(event, {
      rows: () =>
        known().flatMap(
          (shown) => this.renderRoot.querySelector<HTMLElement>(`[data-key="${shown.key}"]`) ?? [],
        ),
      place: () => known().findIndex((shown) => shown.key === this.dragged),
      move: (to) => {
        const site = now();
        if (site && this.dragged !== null) void this.move(site, this.dragged, to);
      },
      end: () => {
        this.dragged = null;
      },
    });
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

  private async makeSecret(): Promise<void> {
    this.making = true;
    this.failure = null;
    const { key } = this.site;
    try {
      const secret = await new ModerationApi(this.api).judgeSecret(key);
      if (key === this.site.key) this.secret = secret;
    } catch (thrown) {
      this.failure = ApiError.from(thrown);
    } finally {
      this.making = false;
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
