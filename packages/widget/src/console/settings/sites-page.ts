/** The sites: where they live, what they say, how their chat behaves and looks, and whether their tag is on the page. */
import { newId, type PreChatField, type Sighting, type SiteSettings } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, str } from '../../internal/localize.js';
import { define } from '../../internal/parley-element.js';
import { sectionHref } from '../sections.js';
import '../copy-line/copy-line.js';
import { DocumentPage } from './document-page.js';
import { check, choice, field, linesOf } from './form.js';
import './look-preview.js';
import './proactive-editor.js';
import { momentWords } from './words.js';

/** @summary The websites of the company. */
export class ParleySitesPage extends DocumentPage {
  /** The site that is open; '' for the list. */
  @property() open = '';
  /** Where its tag was seen; null while that is not known. */
  @property({ attribute: false }) seen: readonly Sighting[] | null = null;
  /** Origin of the server. */
  @property() server = '';

  override render() {
    const site = this.settings.sites.find(({ id }) => id === this.open);
    return site ? this.renderSite(site) : this.renderSites();
  }

  private renderSites() {
    return html`<h2>${msg('Sites', { id: 'settings-sites' })}</h2>
      <p class="lead">${msg('Each website of yours has its own texts, look and chat.', { id: 'settings-sites-lead' })}</p>
      <section>
        <ul class="list">
          ${this.settings.sites.map(
            (site) => html`<li class="item">
              <div>
                <a class="name" href=${sectionHref('settings', `sites/${site.id}`)}><bdi>${site.name}</bdi></a>
                <p class="quiet"><bdi dir="ltr">${site.origins.join(', ')}</bdi></p>
              </div>
              ${site.archived ? html`<span class="tag">${msg('Archived', { id: 'settings-archived' })}</span>` : nothing}
            </li>`,
          )}
        </ul>
        <div>
          <parley-button @click=${this.add}>${msg('Add a site', { id: 'settings-site-add' })}</parley-button>
        </div>
      </section>`;
  }

  private renderSite(site: SiteSettings) {
    return html`<p class="up">
        <a href=${sectionHref('settings', 'sites')}>${msg('All sites', { id: 'settings-sites-all' })}</a>
      </p>
      <h2><bdi>${site.name}</bdi></h2>
      ${this.renderBasics(site)} ${this.renderLook(site)} ${this.renderChat(site)} ${this.renderProactive(site)}
      ${this.renderInstall(site)}
      <section>
        <h3>${msg('Archive', { id: 'settings-archive' })}</h3>
        ${check({
          label: msg('Archived: its pages get no chat any more. What was said stays.', {
            id: 'settings-archive-check',
          }),
          checked: site.archived,
          change: (value) => this.set(site, ['archived'], value),
        })}
      </section>`;
  }

  private renderBasics(site: SiteSettings) {
    return html`<section>
      <div class="pair">
        ${this.text(site, ['name'], { label: msg('Name', { id: 'settings-name' }) })}
        ${this.text(site, ['key'], {
          label: msg('Key', { id: 'settings-site-key' }),
          code: true,
          hint: msg('The word in the script tag. When it changes, the tags have to change, too.', {
            id: 'settings-site-key-hint',
          }),
        })}
      </div>
      ${field({
        id: 'origins',
        label: msg('Addresses of its pages', { id: 'settings-origins' }),
        hint: msg('One a line, such as https://www.example.com. Pages elsewhere get no chat.', {
          id: 'settings-origins-hint',
        }),
        value: site.origins.join('\n'),
        mistake: this.mistakeOf(site, ['origins']),
        ...{ rows: 3, code: true, whole: true },
        change: (value) => this.set(site, ['origins'], linesOf(value)),
      })}
      <div class="pair">
        ${this.text(site, ['texts', 'title'], { label: msg('Headline of the chat', { id: 'settings-title' }) })}
        ${this.text(site, ['locale'], {
          label: msg('Language', { id: 'settings-locale' }),
          code: true,
          hint: msg('Where the page does not say: en, de, pt-BR…', { id: 'settings-locale-hint' }),
        })}
      </div>
      ${this.text(site, ['texts', 'greeting'], {
        label: msg('First words', { id: 'settings-greeting' }),
        rows: 2,
      })}
    </section>`;
  }

  private renderLook(site: SiteSettings) {
    const { theme } = site;
    return html`<section>
      <h3>${msg('Look', { id: 'settings-look' })}</h3>
      <p class="hint">
        ${msg('What a page says itself, in its tag or its style, counts more.', { id: 'settings-look-hint' })}
      </p>
      <div class="pair">
        <fieldset>
          <div class="field">
            <label for="accent">${msg('Colour', { id: 'settings-accent' })}</label>
            <div class="row">
              <input
                id="accent"
                type="color"
                .value=${theme.accent ?? '#3b5bdb'}
                @input=${(event: Event) =>
                  this.set(site, ['theme', 'accent'], (event.currentTarget as HTMLInputElement).value)}
              />
              ${
                theme.accent
                  ? html`<parley-button variant="quiet" @click=${() => this.set(site, ['theme', 'accent'], null)}
                    >${msg('Use Parley’s own', { id: 'settings-accent-own' })}</parley-button
                  >`
                  : nothing
              }
            </div>
          </div>
          ${choice({
            id: 'mode',
            label: msg('Light or dark', { id: 'settings-mode' }),
            value: theme.mode,
            options: [
              ['auto', msg('As the reader’s system', { id: 'settings-mode-auto' })],
              ['light', msg('Light', { id: 'settings-mode-light' })],
              ['dark', msg('Dark', { id: 'settings-mode-dark' })],
            ],
            change: (value) => this.set(site, ['theme', 'mode'], value),
          })}
          ${choice({
            id: 'position',
            label: msg('Corner', { id: 'settings-position' }),
            value: theme.position,
            options: [
              ['end', msg('Where lines end', { id: 'settings-position-end' })],
              ['start', msg('Where lines begin', { id: 'settings-position-start' })],
            ],
            change: (value) => this.set(site, ['theme', 'position'], value),
          })}
          <div class="pair">
            ${this.pixels(site, 'inline', msg('From the side, in pixels', { id: 'settings-offset-side' }))}
            ${this.pixels(site, 'block', msg('From below, in pixels', { id: 'settings-offset-below' }))}
          </div>
        </fieldset>
        <parley-look-preview .theme=${theme} .texts=${site.texts}></parley-look-preview>
      </div>
    </section>`;
  }

  private renderChat(site: SiteSettings) {
    const { preChat, identifiedOnly, rating } = site.chat;
    const fields: [PreChatField, string][] = [
      ['name', msg('Name', { id: 'settings-name' })],
      ['email', msg('E-mail', { id: 'settings-email' })],
      ['team', msg('Team', { id: 'settings-team' })],
    ];
    const toggle = (name: PreChatField, on: boolean) => {
      const next = fields
        .map(([one]) => one)
        .filter((one) => (one === name ? on : preChat.fields.includes(one)));
      this.set(site, ['chat', 'preChat', 'fields'], next);
    };
    return html`<section>
      <h3>${msg('Chat', { id: 'settings-chat' })}</h3>
      <fieldset>
        <legend class="hint">${msg('Ask before the first message for', { id: 'settings-ask' })}</legend>
        <div class="row">
          ${fields.map(([name, label]) =>
            check({ label, checked: preChat.fields.includes(name), change: (on) => toggle(name, on) }),
          )}
        </div>
      </fieldset>
      ${check({
        label: msg('It must be filled in', { id: 'settings-ask-required' }),
        checked: preChat.required,
        disabled: preChat.fields.length === 0,
        change: (value) => this.set(site, ['chat', 'preChat', 'required'], value),
      })}
      ${check({
        label: msg('Only people whom our own backend vouches for may write', { id: 'settings-identified' }),
        checked: identifiedOnly,
        change: (value) => this.set(site, ['chat', 'identifiedOnly'], value),
      })}
      ${check({
        label: msg('Ask for a rating once a conversation is resolved', { id: 'settings-rating' }),
        checked: rating,
        change: (value) => this.set(site, ['chat', 'rating'], value),
      })}
    </section>`;
  }

  private renderProactive(site: SiteSettings) {
    return html`<section>
      <h3>${msg('Messages that speak first', { id: 'settings-proactive' })}</h3>
      <p class="hint">
        ${msg('A visitor is shown the first whose conditions all hold, at most one a visit, on pages whose script tag says data-proactive.', { id: 'settings-proactive-lead' })}
      </p>
      <parley-proactive-editor .site=${site} .mistakes=${this.mistakes}></parley-proactive-editor>
    </section>`;
  }

  private renderInstall(site: SiteSettings) {
    // The server knows a site by the origin of its pages, unless another site has the same.
    const isShared = this.settings.sites.some(
      ({ id, origins }) => id !== site.id && origins.some((origin) => site.origins.includes(origin)),
    );
    const file = isShared ? `parley.js?site=${site.key}` : 'parley.js';
    const asks = site.chat.proactive.length > 0 ? ' data-proactive' : '';
    const tag = `<script async src="${this.server}/${file}" data-site="${site.key}"${asks}></script>`;
    return html`<section>
      <h3>${msg('Install', { id: 'settings-install' })}</h3>
      <p class="hint">${msg('Put this line into the pages of the site, before </body>.', { id: 'settings-install-hint' })}</p>
      <parley-copy-line value=${tag} label=${msg('Script tag', { id: 'inbox-empty-tag' })}></parley-copy-line>
      <div role="status">${this.renderSeen()}</div>
    </section>`;
  }

  private renderSeen() {
    if (this.seen === null) return nothing;
    if (this.seen.length === 0) {
      return html`<p class="hint">
        ${msg('Not seen on any page yet. Open one of them: it shows here at once.', { id: 'settings-unseen' })}
      </p>`;
    }
    return html`<ul class="list">
      ${this.seen.map(
        ({ origin, page, seenAt }) => html`<li class="item">
          <bdi dir="ltr">${origin}${page ?? ''}</bdi>
          <span class="quiet">${msg(str`Last seen ${momentWords(seenAt)}`, { id: 'settings-seen' })}</span>
        </li>`,
      )}
    </ul>`;
  }

  private text(
    site: SiteSettings,
    path: string[],
    options: { label: string; hint?: string; code?: boolean; rows?: number },
  ) {
    const [first = '', second] = path;
    const owner = (second ? site[first as 'texts'] : site) as unknown as Record<string, unknown>;
    return field({
      ...{ id: path.join('-'), ...options },
      value: String(owner[second ?? first] ?? ''),
      mistake: this.mistakeOf(site, path),
      change: (value) => this.set(site, path, value),
    });
  }

  private pixels(site: SiteSettings, side: 'inline' | 'block', label: string) {
    const path = ['theme', 'offset', side];
    return field({
      ...{ id: `offset-${side}`, label, type: 'number' },
      value: String(site.theme.offset[side]),
      mistake: this.mistakeOf(site, path),
      change: (value) => this.set(site, path, Math.round(Number(value))),
    });
  }

  private set(site: SiteSettings, path: string[], value: unknown) {
    this.edit(['sites', site.id, ...path], value);
  }

  private mistakeOf(site: SiteSettings, path: string[]): string | undefined {
    return this.mistakeAt(['sites', site.id, ...path]);
  }

  private add() {
    const [like] = this.settings.sites;
    if (!like) return;
    const id = newId('site');
    const name = msg('New site', { id: 'settings-site-new' });
    const key = `site-${this.settings.sites.length + 1}`;
    const site = { ...like, id, key, name, origins: ['https://www.example.com'], archived: false };
    this.edit(['sites', id], { ...site, texts: { ...like.texts, title: name } });
    location.hash = sectionHref('settings', `sites/${id}`);
  }
}

define('parley-sites-page', ParleySitesPage);

declare global {
  interface HTMLElementTagNameMap {
    'parley-sites-page': ParleySitesPage;
  }
}
