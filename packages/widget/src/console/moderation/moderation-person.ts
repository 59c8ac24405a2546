/** The person beside the queue: how they stand, what they said lately, and what can be done about them. */
import type { ModerationItem, SanctionKind } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import type { ModeratedPerson } from '../../client/moderation-state.js';
import '../../elements/avatar/avatar.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { formatAgo, formatFully } from '../../internal/ago.js';
import { closeIcon, shieldIcon } from '../../internal/icons.js';
import { formatLocale, msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { loadErrorWords } from '../error-words.js';
import { selectStyles } from '../select.styles.js';
import { type ModerateAct, ParleyModerateEvent } from './moderate-event.js';
import { moderationPersonStyles } from './moderation-person.styles.js';
import { decisionWords, nameWords, sanctionWords, statusWords } from './words.js';

const HOUR = 3_600_000;
/** For how long, in milliseconds; for good. */
const TERMS = { hour: HOUR, day: 24 * HOUR, week: 7 * 24 * HOUR, good: null } as const;
type Term = keyof typeof TERMS;

/**
 * @summary A person as moderators know them.
 * @event {ParleyModerateEvent} parley-moderate - They are banned, muted, let speak again, or left.
 */
export class ParleyModerationPerson extends ParleyElement {
  static override styles = [resetStyles, selectStyles, moderationPersonStyles];

  @query('h2') private heading!: HTMLElement;
  @state() private term: Term = 'day';

  @property({ attribute: false }) person!: ModeratedPerson;
  /** Milliseconds since 1970, as coarse as the times that are shown. */
  @property({ type: Number }) now = 0;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** What is read out first is who it is. */
  override focus(options?: FocusOptions) {
    this.heading?.focus(options);
  }

  override render() {
    const { history, phase, error } = this.person;
    return html`<aside aria-labelledby="name">
      <header>
        <parley-avatar aria-hidden="true" .name=${history?.standing.name ?? ''}></parley-avatar>
        <h2 id="name" tabindex="-1" dir="auto">
          ${history ? nameWords(history.standing.name) : msg('Person', { id: 'mod-person' })}
        </h2>
        <parley-button
          variant="icon"
          label=${msg('Close', { id: 'notice-close' })}
          @click=${() => this.act({ type: 'close-person' })}
          >${closeIcon}</parley-button
        >
      </header>
      ${phase === 'loading' ? html`<parley-skeleton shape="rows" count="4"></parley-skeleton>` : nothing}
      ${
        phase === 'failed' && error
          ? html`<parley-notice
              kind="danger"
              action=${msg('Try again', { id: 'notice-retry' })}
              @parley-notice-act=${() => this.act({ type: 'reload-person' })}
              >${loadErrorWords(error)}</parley-notice
            >`
          : nothing
      }
      ${history ? html`${this.renderStanding()} ${this.renderSanction()} ${this.renderMessages(history.messages)}` : nothing}
    </aside>`;
  }

  private renderStanding() {
    const { history } = this.person;
    if (!history) return nothing;
    const { since, published, rejected, verified } = history.standing;
    const number = (value: number) => new Intl.NumberFormat(formatLocale()).format(value);
    const date = new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium' }).format(new Date(since));
    return html`<dl>
      ${
        verified
          ? html`<div class="seal">
              <dt>${shieldIcon}</dt>
              <dd>${msg('You vouch for them', { id: 'mod-verified' })}</dd>
            </div>`
          : nothing
      }
      <div><dt>${msg('Known since', { id: 'mod-since' })}</dt><dd>${date}</dd></div>
      <div><dt>${msg('Public', { id: 'mod-status-published' })}</dt><dd>${number(published)}</dd></div>
      <div><dt>${msg('Refused', { id: 'mod-status-rejected' })}</dt><dd>${number(rejected)}</dd></div>
    </dl>`;
  }

  private renderSanction() {
    const contactId = this.person.id;
    const sanction = this.person.history?.standing.sanction;
    if (sanction) {
      return html`<section>
        <p class="sanction">${sanctionWords(sanction)}</p>
        <parley-button @click=${() => this.act({ type: 'sanction', contactId, sanction: null })}
          >${msg('Let them speak again', { id: 'mod-lift' })}</parley-button
        >
      </section>`;
    }
    const terms: [Term, string][] = [
      ['hour', msg('for an hour', { id: 'mod-for-hour' })],
      ['day', msg('for a day', { id: 'mod-for-day' })],
      ['week', msg('for a week', { id: 'mod-for-week' })],
      ['good', msg('for good', { id: 'mod-for-good' })],
    ];
    return html`<section>
      <div class="row">
        <select
          aria-label=${msg('For how long', { id: 'mod-term' })}
          @change=${(event: Event) => {
            this.term = (event.currentTarget as HTMLSelectElement).value as Term;
          }}
        >
          ${terms.map(([value, words]) => html`<option value=${value} ?selected=${value === this.term}>${words}</option>`)}
        </select>
        <parley-button class="mute" @click=${() => this.impose('mute')}>${msg('Mute', { id: 'mod-mute' })}</parley-button>
        <parley-button class="ban" @click=${() => this.impose('ban')}>${msg('Ban', { id: 'mod-ban' })}</parley-button>
      </div>
      <p class="hint">
        ${msg('Muted: all they write waits for you. Banned: they cannot write, and are told so.', { id: 'mod-sanction-hint' })}
      </p>
    </section>`;
  }

  private renderMessages(messages: readonly ModerationItem[]) {
    return html`<section>
      <h3>${msg('What they said lately', { id: 'mod-history' })}</h3>
      <ul>
        ${messages.map(
          ({ message, decision, topic }) => html`<li>
            <p class="words" dir="auto">${message.text}</p>
            <p class="quiet">
              <span class=${message.status}>${statusWords(message.status)}</span>
              ${decision ? html` · ${decisionWords(decision)}` : nothing} ·
              <time datetime=${message.createdAt} title=${formatFully(message.createdAt)}
                >${formatAgo(message.createdAt, this.now)}</time
              >
              · <bdi>${topic.title || topic.key}</bdi>
            </p>
          </li>`,
        )}
      </ul>
    </section>`;
  }

  private impose(kind: SanctionKind) {
    const length = TERMS[this.term];
    const until = length === null ? null : new Date(Date.now() + length).toISOString();
    this.act({ type: 'sanction', contactId: this.person.id, sanction: { kind, until } });
  }

  private act(act: ModerateAct) {
    this.dispatchEvent(new ParleyModerateEvent(act));
  }
}

define('parley-moderation-person', ParleyModerationPerson);

declare global {
  interface HTMLElementTagNameMap {
    'parley-moderation-person': ParleyModerationPerson;
  }
}
