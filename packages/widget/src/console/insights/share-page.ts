/** How figures leave the console: public links for people without an account, and the weekly mail. */
import type { InsightsFilter, InsightsLink } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, state } from 'lit/decorators.js';
import type { SharingIntent, SharingState } from '../../client/sharing.js';
import '../../elements/skeleton/skeleton.js';
import { formatLocale, language, msg, str } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { ParleySharingActEvent } from '../events/sharing-act.js';
import '../copy-line/copy-line.js';
import { check, choice, field } from '../settings/form.js';
import { pagedList } from '../settings/paged-list.js';
import { StaffPage } from '../settings/staff-page.js';
import '../settings/sure-button.js';
import { actionErrorWords, momentWords } from '../settings/words.js';
import { dayCount, filterWords, standingOf, standingWords } from './link-words.js';
import { subPageStyles } from './sub-page.styles.js';

/** For how many days a link may be good. */
const LIVES = [7, 30, 90, 366] as const;
const FIRST_LIFE = '30';

/**
 * @summary Public links, and the weekly mail.
 * @event {ParleySharingActEvent} parley-sharing-act - Somebody makes a link, revokes one, or wants the weekly mail.
 */
export class ParleySharePage extends StaffPage<SharingState> {
  static override styles = [...StaffPage.styles, subPageStyles];

  @state() private name = '';
  /** What was written; null for what the page of figures says. */
  @state() private wanted: string | null = null;
  @state() private life = FIRST_LIFE;

  /** What the page of figures shows now: a new link shows the same. */
  @property({ attribute: false }) filter: InsightsFilter = {};
  @property({ type: Number }) days = 28;
  /** Whether links are for this reader; the mail is for whoever comes here. */
  @property({ type: Boolean }) links = false;
  /** The address of the figures, as they were left. */
  @property() back = '';
  /** The clock by which links end. */
  @property({ attribute: false }) now: () => Date = () => new Date();

  protected override willUpdate(changed: PropertyValues<this>) {
    // What was asked for is there: the next one begins empty.
    const before = changed.get('known')?.made;
    if (!changed.has('known') || !this.known.made || before?.id === this.known.made.id) return;
    this.name = '';
    this.wanted = null;
    this.life = FIRST_LIFE;
  }

  override render() {
    const mail = msg('Weekly mail', { id: 'sharing-mail' });
    return html`<a class="back" href=${this.back}>${msg('Back to the figures', { id: 'costs-back' })}</a>
      <h2>${this.links ? msg('Share the figures', { id: 'sharing-title' }) : mail}</h2>
      ${this.links ? html`${this.renderLinks()} ${this.renderNew()}` : nothing}
      <section>
        ${this.links ? html`<h3>${mail}</h3>` : nothing}
        ${this.renderMail()}
      </section>`;
  }

  private renderLinks() {
    return html`<section>
      <h3>${msg('Public links', { id: 'sharing-links' })}</h3>
      <p class="hint">
        ${msg('Whoever has the address sees these figures without an account, and nothing else: no conversation, no person.', { id: 'sharing-links-lead' })}
      </p>
      ${this.renderErrorOf('revoke')}
      ${pagedList(this.known.links, {
        item: (link) => this.renderLink(link),
        empty: msg('No link yet.', { id: 'sharing-none' }),
        load: () => this.say({ do: 'load' }),
        more: () => this.say({ do: 'more' }),
      })}
    </section>`;
  }

  private renderLink(link: InsightsLink) {
    const standing = standingOf(link, this.now());
    const isActive = standing === 'active';
    const end = momentWords(link.revokedAt ?? link.expiresAt);
    return html`<div class="item">
      <div>
        <p class="name"><bdi>${link.name}</bdi> <span class="tag">${standingWords(standing)}</span></p>
        <p class="quiet"><bdi>${filterWords(link.filter, this.sites)}</bdi> · ${this.renderSpan(link.days)}</p>
        <p class="quiet">
          ${isActive ? msg(str`ends ${end}`, { id: 'sharing-ends' }) : msg(str`ended ${end}`, { id: 'sharing-ended' })} ·
          ${
            link.lastUsedAt === null
              ? msg('never opened', { id: 'sharing-unused' })
              : msg(str`last opened ${momentWords(link.lastUsedAt)}`, { id: 'sharing-used' })
          }
        </p>
      </div>
      ${
        isActive
          ? html`<parley-sure-button
            label=${msg('Revoke', { id: 'settings-revoke' })}
            what=${link.name}
            @parley-sure=${() => this.say({ do: 'revoke', id: link.id })}
          ></parley-sure-button>`
          : nothing
      }
    </div>`;
  }

  private renderSpan(days: number): string {
    return msg(str`${dayCount(days)} up to yesterday`, { id: 'sharing-span' });
  }

  private renderNew() {
    const { made, busy } = this.known;
    return html`<section>
      <h3>${msg('New link', { id: 'sharing-new' })}</h3>
      <p>${msg('It shows:', { id: 'sharing-shows' })} <b class="shows"><bdi>${filterWords(this.filter, this.sites)}</bdi></b></p>
      <p class="hint">
        ${msg('These are the filters of the page of figures. For others, choose them there first.', { id: 'sharing-shows-hint' })}
      </p>
      ${this.renderErrorOf('create')}
      <form novalidate @submit=${this.create}>
        <div class="pair">
          ${field({
            ...{ id: 'name', label: msg('For whom', { id: 'sharing-name' }), value: this.name },
            hint: msg('Such as “Board”. Only you and your colleagues read it.', { id: 'sharing-name-hint' }),
            mistake: this.mistakeOf('name'),
            change: (value) => {
              this.name = value;
            },
          })}
          ${field({
            ...{ id: 'days', label: msg('Days', { id: 'sharing-days' }), type: 'number' },
            value: this.wanted ?? String(this.days),
            hint: msg('Up to yesterday, whenever it is opened.', { id: 'sharing-days-hint' }),
            mistake: this.mistakeOf('days'),
            change: (value) => {
              this.wanted = value;
            },
          })}
          ${choice({
            ...{ id: 'life', label: msg('Good for', { id: 'sharing-life' }), value: this.life },
            mistake: this.mistakeOf('expiresInDays'),
            options: LIVES.map((days) => [String(days), dayCount(days)] as const),
            change: (value) => {
              this.life = value;
            },
          })}
        </div>
        <div>
          <parley-button variant="primary" ?disabled=${busy} @click=${this.create}
            >${msg('Make the link', { id: 'sharing-make' })}</parley-button
          >
        </div>
        <button type="submit" hidden></button>
      </form>
      <div role="status">
        ${
          made?.url
            ? html`<parley-copy-line
                value=${made.url}
                label=${made.name}
                note=${msg('Copy the address now: it is never shown again.', { id: 'sharing-once' })}
              ></parley-copy-line>`
            : nothing
        }
      </div>
    </section>`;
  }

  private renderMail() {
    const { digest, digestError, busy, tried, error } = this.known;
    if (digestError) {
      return html`<parley-notice
        kind="danger"
        action=${msg('Try again', { id: 'notice-retry' })}
        @parley-notice-act=${() => this.say({ do: 'load-digest' })}
        >${actionErrorWords(digestError)}</parley-notice
      >`;
    }
    if (!digest) return html`<parley-skeleton shape="rows" count="1"></parley-skeleton>`;
    const isSaved = tried === 'digest' && !busy && !error;
    return html`<p class="hint">
        ${msg('The week’s figures on Monday mornings, in the language that the console has when you ask for them. The operator must have set up a mail server.', { id: 'sharing-mail-lead' })}
      </p>
      ${this.renderErrorOf('digest')}
      ${check({
        label: msg('Send me the weekly mail', { id: 'sharing-mail-want' }),
        checked: digest.wanted,
        disabled: busy,
        change: (wanted) =>
          this.say({ do: 'digest', digest: { wanted, locale: wanted ? language() : digest.locale } }),
      })}
      <p class="quiet" role="status">
        ${isSaved ? msg('Saved.', { id: 'costs-saved' }) : nothing}
        ${
          digest.wanted
            ? msg(str`Language of the mail: ${languageName(digest.locale ?? 'en')}`, {
                id: 'sharing-mail-language',
              })
            : nothing
        }
      </p>`;
  }

  private renderErrorOf(tried: SharingState['tried']) {
    const { error } = this.known;
    if (!error || this.known.tried !== tried) return nothing;
    const words =
      tried === 'create' && error.code === 'conflict'
        ? msg('There are as many links as there may be. Revoke one that nobody needs.', {
            id: 'sharing-full',
          })
        : actionErrorWords(error);
    return html`<parley-notice kind="danger">${words}</parley-notice>`;
  }

  private mistakeOf(path: string): string | undefined {
    return this.known.tried === 'create' ? this.mistake(path) : undefined;
  }

  private create = (event: Event): void => {
    event.preventDefault();
    if (this.known.busy) return;
    // An empty field is a 0, which the server refuses: nobody gets days that they did not ask for.
    const days = Number(this.wanted ?? this.days);
    const input = { name: this.name.trim(), filter: this.filter, days, expiresInDays: Number(this.life) };
    this.say({ do: 'create', input });
  };

  private say(intent: SharingIntent): void {
    this.dispatchEvent(new ParleySharingActEvent(intent));
  }
}

function languageName(tag: string): string {
  return new Intl.DisplayNames(formatLocale(), { type: 'language' }).of(tag) ?? tag;
}

define('parley-share-page', ParleySharePage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-share-page': ParleySharePage;
  }
}
