/** In which currency figures are told, and which conversations an outcome counts for. */
import type { Attribution, InsightsSettings, Settings } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { choice, field } from '../settings/form.js';
import { SettingsPage } from '../settings/settings-page.js';

const MODELS: readonly Attribution['model'][] = ['first_touch', 'last_touch', 'linear'];

/** Something else holds from now on. */
export class ParleyCostsChangeEvent extends Event {
  constructor() {
    super('parley-costs-change', { bubbles: true, composed: true });
  }
}

export class ParleyCostsBasics extends SettingsPage {
  @state() private edited: InsightsSettings | null = null;
  @state() private saved = false;

  @property({ attribute: false }) settings!: Settings;

  override render() {
    const { currency, attribution } = this.edited ?? this.settings.insights;
    const edit = (change: Partial<InsightsSettings>) => {
      this.saved = false;
      this.edited = { currency, attribution, ...change };
    };
    return html`<section>
      <h3>${msg('How it is reckoned', { id: 'costs-basics' })}</h3>
      ${this.renderError()}
      <form novalidate @submit=${this.save}>
        <div class="pair">
          ${field({
            ...{
              id: 'currency',
              label: msg('Currency of the figures', { id: 'costs-currency' }),
              value: currency,
            },
            ...{ code: true, mistake: this.mistakeIn('currency') },
            change: (value) => edit({ currency: value.trim().toUpperCase() }),
          })}
          ${choice({
            ...{ id: 'model', label: msg('What was earned counts for', { id: 'costs-attribution' }) },
            value: attribution.model,
            options: MODELS.map((model) => [model, modelWords(model)] as const),
            change: (model) =>
              edit({ attribution: { ...attribution, model: model as Attribution['model'] } }),
          })}
          ${field({
            ...{
              id: 'days',
              label: msg('Days before it', { id: 'costs-days' }),
              value: String(attribution.days),
            },
            ...{ type: 'number', mistake: this.mistakeIn('attribution') },
            change: (days) => edit({ attribution: { ...attribution, days: Number(days) } }),
          })}
        </div>
        <div class="row">
          <parley-button variant="primary" ?disabled=${this.busy || !this.edited} @click=${this.save}
            >${msg('Save', { id: 'costs-save' })}</parley-button
          >
          <span role="status">${this.saved ? msg('Saved.', { id: 'costs-saved' }) : nothing}</span>
        </div>
        <button type="submit" hidden></button>
      </form>
    </section>`;
  }

  private mistakeIn(field: string): string | undefined {
    return this.error?.details.find(({ path }) => path.includes(field))?.message;
  }

  private save = async (event: Event): Promise<void> => {
    event.preventDefault();
    const { edited } = this;
    if (!edited) return;
    const was = this.settings.insights;
    this.saved = await this.act(async () => {
      await this.staff.changeSettings([
        { path: ['insights', 'currency'], was: was.currency, value: edited.currency },
        { path: ['insights', 'attribution'], was: was.attribution, value: edited.attribution },
      ]);
    });
    if (!this.saved) return;
    this.edited = null;
    this.dispatchEvent(new ParleyCostsChangeEvent());
  };
}

function modelWords(model: Attribution['model']): string {
  switch (model) {
    case 'first_touch':
      return msg('The first conversation', { id: 'costs-first-touch' });
    case 'last_touch':
      return msg('The last conversation', { id: 'costs-last-touch' });
    case 'linear':
      return msg('All conversations alike', { id: 'costs-linear' });
  }
}

define('parley-costs-basics', ParleyCostsBasics);

declare global {
  interface HTMLElementTagNameMap {
    'parley-costs-basics': ParleyCostsBasics;
  }
}
