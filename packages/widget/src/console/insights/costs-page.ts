/** What an hour, a service and a foreign coin are worth, and how figures are reckoned. For administrators. */
import type { ExchangeRate, HourlyRate, RateList, ServiceRate, Settings } from '@parley/protocol';
import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import { ApiError } from '../../client/api-error.js';
import { PagedList } from '../../client/paged-list.js';
import type { RatesApi } from '../../client/rates-api.js';
import { day, price } from '../../insights/format.js';
import { msg, str } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { sectionHref } from '../sections.js';
import { choice, field, linesOf } from '../settings/form.js';
import { SettingsPage } from '../settings/settings-page.js';
import '../settings/sure-button.js';
import './costs-basics.js';
import { subPageStyles } from './sub-page.styles.js';

const PER = ['customer_message', 'company_message', 'message', 'conversation'] as const;
const EVERYBODY = '';

interface RateForm {
  /** Id of a team or agent, or the name of a service. */
  what: string;
  per: ServiceRate['per'];
  amount: string;
  currency: string;
  from: string;
}

export class ParleyCostsPage extends SettingsPage {
  static override styles = [...SettingsPage.styles, subPageStyles];

  private exchange = new PagedList<ExchangeRate>((cursor) => this.rates.exchange({ cursor }));
  private showing = new StoreController(this, this.exchange);

  @state() private known: RateList | null = null;
  @state() private settings: Settings | null = null;
  @state() private people: readonly (readonly [id: string, name: string])[] = [];
  @state() private hour: RateForm | null = null;
  @state() private service: RateForm | null = null;
  @state() private lines = '';
  /** Which form the last mistake is of. */
  @state() private tried: 'hour' | 'service' | 'exchange' | null = null;

  @property({ attribute: false }) rates!: RatesApi;

  protected override firstUpdated() {
    void this.act(() => this.load());
    void this.exchange.load();
  }

  override render() {
    return html`<a class="back" href=${sectionHref('insights')}>${msg('Back to the figures', { id: 'costs-back' })}</a>
      <h2>${msg('Costs and rates', { id: 'insights-costs' })}</h2>
      <p class="lead">
        ${msg('What an hour, a service and a foreign coin are worth. A change holds from its day on; the days before stay as they are.', { id: 'costs-lead' })}
      </p>
      ${this.renderError()}
      ${
        this.settings && this.known
          ? html`<parley-costs-basics .staff=${this.staff} .agent=${this.agent} .settings=${this.settings}
                @parley-costs-change=${() => void this.act(() => this.load())}
              ></parley-costs-basics>
              ${this.renderHours(this.known.hourly)} ${this.renderServices(this.known.services)}
              ${this.renderExchange(this.settings.insights.currency)}`
          : this.error
            ? html`<parley-button @click=${() => void this.act(() => this.load())}
                >${msg('Try again', { id: 'notice-retry' })}</parley-button
              >`
            : html`<parley-skeleton shape="rows" count="6"></parley-skeleton>`
      }`;
  }

  private async load(): Promise<void> {
    const [known, settings] = await Promise.all([this.rates.rates(), this.staff.settings()]);
    // Where only totals of teams are kept nobody has a rate of their own.
    const people = settings.privacy.time === 'own' ? (await this.staff.accounts({ limit: 100 })).data : [];
    this.people = people.map(({ id, name }) => [id, name ?? id] as const);
    this.settings = settings;
    this.known = known;
  }

  private renderHours(rates: readonly HourlyRate[]) {
    const teams = (this.settings?.teams ?? []).map(({ id, name }) => [id, name] as const);
    const names = new Map([...teams, ...this.people]);
    const everybody = msg('Everybody', { id: 'costs-everybody' });
    const form = this.hour ?? this.blank();
    const edit = (change: Partial<RateForm>) => {
      this.hour = { ...form, ...change };
    };
    return html`<section>
      <h3>${msg('Hourly rates', { id: 'costs-hours' })}</h3>
      <p class="hint">
        ${msg('An agent’s own rate goes before the team’s, the team’s before everybody’s.', { id: 'costs-hours-lead' })}
      </p>
      ${this.renderRates(rates, (rate) => ({
        name: names.get(rate.agentId ?? rate.teamId ?? EVERYBODY) ?? rate.agentId ?? rate.teamId ?? everybody,
        note: '',
        remove: () => this.rates.removeHourly(rate.id),
      }))}
      <form novalidate @submit=${(event: Event) => this.addHour(event, form)}>
        <div class="pair">
          ${choice({
            ...{ id: 'hour-whom', label: msg('For whom', { id: 'costs-whom' }), value: form.what },
            options: [[EVERYBODY, everybody], ...teams, ...this.people],
            change: (what) => edit({ what }),
          })}
          ${this.renderPrice('hour', form, edit)}
        </div>
        ${this.renderAdd((event) => this.addHour(event, form))}
        <button type="submit" hidden></button>
      </form>
    </section>`;
  }

  private renderServices(rates: readonly ServiceRate[]) {
    const form = this.service ?? this.blank();
    const edit = (change: Partial<RateForm>) => {
      this.service = { ...form, ...change };
    };
    return html`<section>
      <h3>${msg('Services', { id: 'costs-services' })}</h3>
      ${this.renderRates(rates, (rate) => ({
        name: rate.name,
        note: perWords(rate.per),
        remove: () => this.rates.removeService(rate.id),
      }))}
      <form novalidate @submit=${(event: Event) => this.addService(event, form)}>
        <div class="pair">
          ${field({
            ...{ id: 'service-name', label: msg('Name', { id: 'costs-service' }), value: form.what },
            mistake: this.mistakeOf('service', 'name'),
            change: (what) => edit({ what }),
          })}
          ${choice({
            ...{ id: 'service-per', label: msg('Paid for each', { id: 'costs-per' }), value: form.per },
            options: PER.map((per) => [per, perWords(per)] as const),
            change: (per) => edit({ per: per as RateForm['per'] }),
          })}
          ${this.renderPrice('service', form, edit)}
        </div>
        ${this.renderAdd((event) => this.addService(event, form))}
        <button type="submit" hidden></button>
      </form>
    </section>`;
  }

  private renderExchange(currency: string) {
    return html`<section>
      <h3>${msg('Exchange rates', { id: 'costs-exchange' })}</h3>
      ${this.renderList(this.exchange, this.showing.state, {
        empty: msg('None yet', { id: 'costs-none' }),
        item: (rate) => html`<div class="item">
          <p><b>${rate.currency}</b> <bdi dir="ltr">${rate.rate}</bdi> ${currency} <span class="quiet">${day(rate.from)}</span></p>
          ${this.renderRemove(`${rate.currency} ${rate.from}`, () => this.rates.removeExchange(rate))}
        </div>`,
      })}
      <form novalidate @submit=${this.takeExchange}>
        ${field({
          ...{ id: 'exchange', label: msg('Exchange rates', { id: 'costs-exchange' }), value: this.lines },
          ...{ rows: 4, code: true },
          hint: msg(
            str`One a line: currency, day, and what one unit is worth in ${currency}. Such as USD,2026-11-01,0.92.`,
            {
              id: 'costs-exchange-lead',
            },
          ),
          mistake: this.tried === 'exchange' ? this.error?.details[0]?.message : undefined,
          change: (lines) => {
            this.lines = lines;
          },
        })}
        <div>
          <parley-button ?disabled=${this.busy || linesOf(this.lines).length === 0} @click=${this.takeExchange}
            >${msg('Take over', { id: 'costs-exchange-take' })}</parley-button
          >
        </div>
      </form>
    </section>`;
  }

  private renderRates<T extends HourlyRate | ServiceRate>(
    rates: readonly T[],
    tell: (rate: T) => { name: string; note: string; remove: () => Promise<unknown> },
  ) {
    if (rates.length === 0) return html`<p class="empty">${msg('None yet', { id: 'costs-none' })}</p>`;
    return html`<ul class="list">
      ${rates.map((rate) => {
        const { name, note, remove } = tell(rate);
        return html`<li>
          <div class="item">
            <div>
              <p class="name"><bdi>${name}</bdi> · <bdi>${price(rate.amount, rate.currency)}</bdi></p>
              <p class="quiet">${note ? `${note} · ` : ''}${msg('From', { id: 'insights-from' })} ${day(rate.from)}</p>
            </div>
            ${this.renderRemove(name, remove)}
          </div>
        </li>`;
      })}
    </ul>`;
  }

  private renderPrice(of: 'hour' | 'service', form: RateForm, edit: (change: Partial<RateForm>) => void) {
    const mistake = (path: string) => this.mistakeOf(of, path);
    return html`${field({
      ...{ id: `${of}-amount`, label: msg('Amount', { id: 'costs-amount' }), value: form.amount, code: true },
      mistake: mistake('amount'),
      change: (amount) => edit({ amount }),
    })}
    ${field({
      ...{
        id: `${of}-currency`,
        label: msg('Currency', { id: 'costs-coin' }),
        value: form.currency,
        code: true,
      },
      mistake: mistake('currency'),
      change: (currency) => edit({ currency: currency.toUpperCase() }),
    })}
    ${field({
      ...{ id: `${of}-from`, label: msg('From', { id: 'insights-from' }), value: form.from, type: 'date' },
      mistake: mistake('from'),
      change: (from) => edit({ from }),
    })}`;
  }

  private renderAdd(add: (event: Event) => void) {
    return html`<div>
      <parley-button ?disabled=${this.busy} @click=${add}>${msg('Add', { id: 'costs-add' })}</parley-button>
    </div>`;
  }

  private renderRemove(what: string, remove: () => Promise<unknown>) {
    return html`<parley-sure-button
      label=${msg('Remove', { id: 'costs-remove' })}
      what=${what}
      @parley-sure=${() => void this.change(remove)}
    ></parley-sure-button>`;
  }

  private blank(): RateForm {
    const currency = this.settings?.insights.currency ?? '';
    return {
      ...{ what: '', per: 'message', amount: '', currency },
      from: new Date().toISOString().slice(0, 10),
    };
  }

  private mistakeOf(form: 'hour' | 'service', path: string): string | undefined {
    return this.tried === form ? this.mistake(path) : undefined;
  }

  private async addHour(event: Event, { what, amount, currency, from }: RateForm): Promise<void> {
    event.preventDefault();
    this.tried = 'hour';
    const isPerson = this.people.some(([id]) => id === what);
    const whom = what === EVERYBODY ? {} : isPerson ? { agentId: what } : { teamId: what };
    if (await this.change(() => this.rates.addHourly({ ...whom, amount: exact(amount), currency, from }))) {
      this.hour = null;
    }
  }

  private async addService(event: Event, { what, per, amount, currency, from }: RateForm): Promise<void> {
    event.preventDefault();
    this.tried = 'service';
    const rate = { name: what.trim(), per, amount: exact(amount), currency, from };
    if (await this.change(() => this.rates.addService(rate))) this.service = null;
  }

  private takeExchange = async (event: Event): Promise<void> => {
    event.preventDefault();
    this.tried = 'exchange';
    if (await this.change(() => this.rates.setExchange(linesOf(this.lines).join('\n')))) this.lines = '';
  };

  /** Does it, and shows what there is then. */
  private change(deed: () => Promise<unknown>): Promise<boolean> {
    return this.act(async () => {
      await deed();
      await Promise.all([this.load(), this.exchange.load()]).catch((thrown: unknown) => {
        throw ApiError.from(thrown);
      });
    });
  }
}

/** A decimal as the server takes it, also where it was written with a comma. */
function exact(amount: string): string {
  return amount.trim().replace(',', '.');
}

function perWords(per: ServiceRate['per']): string {
  switch (per) {
    case 'customer_message':
      return msg('Message of a customer', { id: 'costs-per-customer' });
    case 'company_message':
      return msg('Message of the company', { id: 'costs-per-company' });
    case 'message':
      return msg('Message', { id: 'costs-per-message' });
    case 'conversation':
      return msg('Conversation', { id: 'costs-per-conversation' });
  }
}

define('parley-costs-page', ParleyCostsPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-costs-page': ParleyCostsPage;
  }
}
