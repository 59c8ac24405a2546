/** What to do while nobody has written yet: the script tag of each site, ready to be copied. */
import type { Site } from '@parley/protocol';
import { html } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import '../copy-line/copy-line.js';
import { installHelpStyles } from './install-help.styles.js';

/** @summary An empty inbox: says how to get the first conversation. */
export class ParleyInstallHelp extends ParleyElement {
  static override styles = [resetStyles, installHelpStyles];

  /** The company's sites. */
  @property({ attribute: false }) sites: readonly Site[] = [];

  /** Origin of the server. */
  @property() server = '';

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    return html`<h2>${msg('No conversation yet', { id: 'inbox-empty-title' })}</h2>
      <p>
        ${msg('Put this line into the pages of your site. Whoever writes to you there appears here at once.', { id: 'inbox-empty' })}
      </p>
      ${this.sites.map((site) => this.renderSite(site))}`;
  }

  private renderSite({ key, name }: Site) {
    const tag = `<script async src="${this.server}/parley.js" data-site="${key}"></script>`;
    return html`<section>
      <h3 dir="auto">${name}</h3>
      <parley-copy-line value=${tag} label=${msg('Script tag', { id: 'inbox-empty-tag' })}></parley-copy-line>
    </section>`;
  }
}

define('parley-install-help', ParleyInstallHelp);

declare global {
  interface HTMLElementTagNameMap {
    'parley-install-help': ParleyInstallHelp;
  }
}
