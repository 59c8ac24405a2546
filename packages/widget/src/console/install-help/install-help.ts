/** What to do while nobody has written yet: the script tag of each site, ready to be copied. */
import type { Site } from '@parley/protocol';
import { html } from 'lit';
import { property, state } from 'lit/decorators.js';
import '../../elements/button/button.js';
import { checkIcon, copyIcon } from '../../internal/icons.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { installHelpStyles } from './install-help.styles.js';

/** How long the button says that it was done. */
const DONE = 2000;

/** @summary An empty inbox: says how to get the first conversation. */
export class ParleyInstallHelp extends ParleyElement {
  static override styles = [resetStyles, installHelpStyles];

  private timer: ReturnType<typeof setTimeout> | undefined;

  /** Key of the site whose tag was just copied. */
  @state() private copied: string | null = null;

  /** The company's sites. */
  @property({ attribute: false }) sites: readonly Site[] = [];

  /** Origin of the server. */
  @property() server = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.timer);
  }

  override render() {
    return html`<h2>${msg('No conversation yet', { id: 'inbox-empty-title' })}</h2>
      <p>
        ${msg('Put this line into the pages of your site. Whoever writes to you there appears here at once.', { id: 'inbox-empty' })}
      </p>
      ${this.sites.map((site) => this.renderSite(site))}`;
  }

  private renderSite(site: Site) {
    const done = this.copied === site.key;
    return html`<section>
      <h3 dir="auto">${site.name}</h3>
      <pre dir="ltr" tabindex="0" aria-label=${msg('Script tag', { id: 'inbox-empty-tag' })}><code>${this.renderTag(site)}</code></pre>
      <parley-button @click=${() => void this.copy(site)}>
        ${done ? checkIcon : copyIcon}
        <span aria-live="polite"
          >${done ? msg('Copied', { id: 'inbox-empty-copied' }) : msg('Copy', { id: 'inbox-empty-copy' })}</span
        >
      </parley-button>
    </section>`;
  }

  /** The tag's lines break between its attributes and nowhere else. */
  private renderTag(site: Site) {
    return this.tagOf(site)
      .split(' ')
      .map((part, index) => html`${index > 0 ? ' ' : ''}<span>${part}</span>`);
  }

  private tagOf({ key }: Site): string {
    return `<script async src="${this.server}/parley.js" data-site="${key}"></script>`;
  }

  private async copy(site: Site) {
    try {
      await navigator.clipboard.writeText(this.tagOf(site));
    } catch {
      // Not allowed here, as on plain http: select the line, so that one key press copies it.
      this.select(site);
      return;
    }
    this.copied = site.key;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.copied = null;
    }, DONE);
  }

  private select(site: Site) {
    const line = this.renderRoot.querySelectorAll('pre')[this.sites.indexOf(site)];
    if (line) getSelection()?.selectAllChildren(line);
  }
}

define('parley-install-help', ParleyInstallHelp);

declare global {
  interface HTMLElementTagNameMap {
    'parley-install-help': ParleyInstallHelp;
  }
}
