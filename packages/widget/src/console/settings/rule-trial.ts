/** Tries the routing rules as they stand on the screen, by the same function by which the server goes. */
import { findRule, type RoutingRule, type SiteSettings, type TeamSettings } from '@parley/protocol';
import { css, html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { choice, field } from './form.js';
import { pageStyles } from './page.styles.js';
import { teamName } from './rule-words.js';

const styles = css`
  :host {
    display: grid;
    gap: 16px;
  }

  .result {
    padding: 12px 16px;
    border-radius: var(--parley-radius-card);
    background: var(--parley-surface-2);
  }

  bdi {
    font-weight: 600;
  }
`;

/** @summary Says where a conversation would go. */
export class ParleyRuleTrial extends ParleyElement {
  static override styles = [resetStyles, pageStyles, styles];

  @state() private page = '';
  @state() private text = '';
  @state() private chosen = '';
  @state() private siteKey = '';

  @property({ attribute: false }) rules: readonly RoutingRule[] = [];
  @property({ attribute: false }) teams: readonly TeamSettings[] = [];
  @property({ attribute: false }) sites: readonly SiteSettings[] = [];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { teams, sites } = this;
    return html`<h3>${msg('Try it', { id: 'settings-try' })}</h3>
      <p class="hint">
        ${msg('Where would a conversation go by the rules above, saved or not?', { id: 'settings-try-lead' })}
      </p>
      <div class="pair">
        ${field({
          id: 'try-page',
          label: msg('Page where it begins', { id: 'settings-try-page' }),
          value: this.page,
          code: true,
          placeholder: '/pricing',
          change: (value) => {
            this.page = value;
          },
        })}
        ${field({
          id: 'try-text',
          label: msg('First message', { id: 'settings-try-text' }),
          value: this.text,
          change: (value) => {
            this.text = value;
          },
        })}
        ${choice({
          id: 'try-chosen',
          label: msg('The customer chose', { id: 'settings-try-chosen' }),
          value: this.chosen,
          options: [
            ['', msg('Nothing', { id: 'settings-try-nothing' })],
            ...teams.map(({ id, name }) => [id, name] as const),
          ],
          change: (value) => {
            this.chosen = value;
          },
        })}
        ${
          sites.length > 1
            ? choice({
                id: 'try-site',
                label: msg('Site', { id: 'settings-site' }),
                value: this.site?.key ?? '',
                options: sites.map(({ key, name }) => [key, name] as const),
                change: (value) => {
                  this.siteKey = value;
                },
              })
            : nothing
        }
      </div>
      <p class="result" role="status">${this.renderResult()}</p>`;
  }

  private renderResult() {
    const { rules, teams, text } = this;
    const rule = findRule(rules, {
      site: this.site?.key ?? '',
      url: this.url,
      chosen: this.chosen || null,
      text,
    });
    const team = teamName(teams, rule?.team ?? this.chosen);
    if (rule) {
      return html`${msg(str`By rule ${rules.indexOf(rule) + 1} it goes to:`, { id: 'settings-try-rule' })}
        <bdi>${team}</bdi>`;
    }
    return this.chosen
      ? html`${msg('No rule holds. What was chosen stands:', { id: 'settings-try-chose' })} <bdi>${team}</bdi>`
      : msg('No rule holds. It has no team until somebody gives it one.', { id: 'settings-try-none' });
  }

  private get site(): SiteSettings | undefined {
    return this.sites.find(({ key }) => key === this.siteKey) ?? this.sites[0];
  }

  /** A path alone is one of the site's. */
  private get url(): string | null {
    const origin = this.site?.origins[0];
    const page = this.page.trim();
    return page !== '' && URL.canParse(page, origin) ? new URL(page, origin).href : null;
  }
}

define('parley-rule-trial', ParleyRuleTrial);

declare global {
  interface HTMLElementTagNameMap {
    'parley-rule-trial': ParleyRuleTrial;
  }
}
