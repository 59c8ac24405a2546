/** What the open conversation came to: won, lost, saved, refunded, and how much. Said, set right and taken back here. */
import type { Outcome, OutcomeKind } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { Api } from '../../client/api.js';
import { ApiError } from '../../client/api-error.js';
import { Outcomes } from '../../client/outcomes.js';
import type { PagedState } from '../../client/paged-list.js';
import { SafeStorage } from '../../client/storage.js';
import { Store } from '../../client/store.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import { fieldStyles } from '../../insights/field.styles.js';
import { day, price } from '../../insights/format.js';
import { loadTexts } from '../../insights/texts.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { loadErrorWords } from '../error-words.js';
import { outcomesStyles } from './outcomes.styles.js';

const KINDS: readonly OutcomeKind[] = ['won', 'lost', 'saved', 'refunded'];
const NOTHING = new Store<PagedState<Outcome> | null>(null);
/** The currency that this browser's agent wrote last. */
const CURRENCY = 'parley:currency';

interface OutcomeForm {
  /** Of which one; null for a new one. */
  id: string | null;
  kind: OutcomeKind;
  amount: string;
  currency: string;
}

export class ParleyOutcomes extends ParleyElement {
  static override styles = [resetStyles, fieldStyles, outcomesStyles];

  private listing = new StoreController<PagedState<Outcome> | null>(this, NOTHING);
  private outcomes: Outcomes | undefined;
  private storage = new SafeStorage();
  /** It stands in a card that may be folded away: it asks for nothing until somebody looks. */
  private looks = new IntersectionObserver((entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) this.look();
  });

  @state() private spoken = false;
  @state() private form: OutcomeForm | null = null;
  @state() private busy = false;
  @state() private error: ApiError | null = null;

  @property({ attribute: false }) api!: Pick<Api, 'request'>;
  @property({ attribute: 'conversation-id' }) conversationId = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override connectedCallback() {
    super.connectedCallback();
    this.looks.observe(this);
    void loadTexts()
      .catch(() => undefined)
      .then(() => {
        this.spoken = true;
      });
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.looks.disconnect();
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    if (!changed.has('conversationId')) return;
    this.form = null;
    this.error = null;
    this.outcomes = new Outcomes(this.api, this.conversationId);
    this.listing.use(this.outcomes);
    // A new watch tells at once whether it is in view.
    this.looks.disconnect();
    this.looks.observe(this);
  }

  private look() {
    this.looks.disconnect();
    void this.outcomes?.load();
  }

  override render() {
    const { state: list } = this.listing;
    // Until it is known there is nothing to say; where it is refused there is nothing to do.
    if (!this.spoken || !list || list.phase === 'loading' || list.error?.code === 'forbidden') return nothing;
    return html`<h3 id="title">${msg('Outcomes', { id: 'outcome-title' })}</h3>
      ${list.error ? html`<parley-notice kind="danger">${loadErrorWords(list.error)}</parley-notice>` : nothing}
      ${
        list.items.length > 0
          ? html`<ul aria-labelledby="title">
              ${list.items.map((outcome) => this.renderOutcome(outcome))}
            </ul>`
          : nothing
      }
      ${
        list.more
          ? html`<parley-button @click=${() => void this.outcomes?.loadMore()}
              >${msg('Show more', { id: 'insights-more' })}</parley-button
            >`
          : nothing
      }
      ${this.form ? this.renderForm(this.form) : this.renderAdd()}`;
  }

  private renderAdd() {
    const currency = this.storage.get(CURRENCY) ?? 'EUR';
    return html`<parley-button
      @click=${() => this.edit({ id: null, kind: 'won', amount: '', currency })}
      >${msg('Add an outcome', { id: 'outcome-add' })}</parley-button
    >`;
  }

  private renderOutcome({ id, kind, amount, currency, at, source, voidedAt }: Outcome) {
    const isVoid = voidedAt !== null;
    const what = `${kindWords(kind)} ${price(amount, currency)}`;
    return html`<li class=${isVoid ? 'void' : ''}>
      <p><span>${kindWords(kind)}</span><bdi>${price(amount, currency)}</bdi></p>
      <small>${day(at.slice(0, 10))} · <bdi>${source}</bdi></small>
      <div class="acts">
        ${
          isVoid
            ? nothing
            : html`<button
                type="button"
                aria-label=${`${msg('Correct', { id: 'outcome-correct' })}: ${what}`}
                @click=${() => this.edit({ id, kind, amount, currency })}
              >
                ${msg('Correct', { id: 'outcome-correct' })}
              </button>`
        }
        <button
          type="button"
          aria-label=${`${voidWords(isVoid)}: ${what}`}
          ?disabled=${this.busy}
          @click=${() => void this.act(() => this.outcomes?.change(id, { voided: !isVoid }))}
        >
          ${voidWords(isVoid)}
        </button>
      </div>
    </li>`;
  }

  private renderForm(form: OutcomeForm) {
    const set = (change: Partial<OutcomeForm>) => {
      this.form = { ...form, ...change };
    };
    return html`<form novalidate @submit=${(event: Event) => void this.save(event, form)}>
      <label class="wide"
        >${msg('What it came to', { id: 'outcome-kind' })}
        <select @change=${(event: Event) => set({ kind: typed(event) as OutcomeKind })}>
          ${KINDS.map((kind) => html`<option value=${kind} ?selected=${kind === form.kind}>${kindWords(kind)}</option>`)}
        </select>
      </label>
      <label
        >${msg('Amount', { id: 'costs-amount' })}
        <input
          id="amount"
          dir="ltr"
          inputmode="decimal"
          autocomplete="off"
          aria-invalid=${this.error ? 'true' : 'false'}
          .value=${form.amount}
          @input=${(event: Event) => set({ amount: typed(event) })}
        />
      </label>
      <label
        >${msg('Currency', { id: 'costs-coin' })}
        <input
          dir="ltr"
          maxlength="3"
          autocomplete="off"
          .value=${form.currency}
          @input=${(event: Event) => set({ currency: typed(event).toUpperCase() })}
        />
      </label>
      ${
        this.error
          ? html`<parley-notice kind="danger"
              >${this.error.details[0]?.message ?? loadErrorWords(this.error)}</parley-notice
            >`
          : nothing
      }
      <div class="wide row">
        <parley-button variant="primary" ?disabled=${this.busy} @click=${(event: Event) => void this.save(event, form)}
          >${msg('Save', { id: 'costs-save' })}</parley-button
        >
        <parley-button variant="quiet" @click=${() => this.edit(null)}
          >${msg('Cancel', { id: 'outcome-cancel' })}</parley-button
        >
      </div>
      <button type="submit" hidden></button>
    </form>`;
  }

  private async edit(form: OutcomeForm | null): Promise<void> {
    this.error = null;
    this.form = form;
    await this.updateComplete;
    const next = this.renderRoot.querySelector<HTMLElement>(
      form ? 'select' : 'h3 ~ parley-button:last-of-type',
    );
    next?.focus();
  }

  private async save(event: Event, { id, kind, amount, currency }: OutcomeForm): Promise<void> {
    event.preventDefault();
    const said = { kind, amount: amount.trim().replace(',', '.'), currency: currency.trim() };
    const done = await this.act(() => (id ? this.outcomes?.change(id, said) : this.outcomes?.add(said)));
    if (!done) return;
    this.storage.set(CURRENCY, said.currency);
    await this.edit(null);
  }

  private async act(deed: () => Promise<void> | undefined): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    this.error = null;
    try {
      await deed();
      return true;
    } catch (thrown) {
      this.error = ApiError.from(thrown);
      return false;
    } finally {
      this.busy = false;
    }
  }
}

function typed({ currentTarget }: Event): string {
  return (currentTarget as HTMLInputElement | HTMLSelectElement).value;
}

function voidWords(isVoid: boolean): string {
  return isVoid
    ? msg('Counts again', { id: 'outcome-unvoid' })
    : msg('Does not count', { id: 'outcome-void' });
}

function kindWords(kind: OutcomeKind): string {
  switch (kind) {
    case 'won':
      return msg('Won', { id: 'outcome-won' });
    case 'lost':
      return msg('Lost', { id: 'outcome-lost' });
    case 'saved':
      return msg('Saved', { id: 'outcome-saved' });
    case 'refunded':
      return msg('Refunded', { id: 'outcome-refunded' });
  }
}

define('parley-outcomes', ParleyOutcomes);

declare global {
  interface HTMLElementTagNameMap {
    'parley-outcomes': ParleyOutcomes;
  }
}
