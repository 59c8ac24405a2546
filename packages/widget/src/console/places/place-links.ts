/** The console's places beside the inbox as a list of links, each with its name. It shows what it is given and leads by the address. */
import type { Agent } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { msg, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { hueStyles } from '../hue.styles.js';
import { type Section, sectionHref } from '../sections.js';
import { viewsStyles } from '../views/views.styles.js';

/** @summary Leads from the inbox to the places beside it. */
export class ParleyPlaceLinks extends ParleyElement {
  static override styles = [resetStyles, hueStyles, viewsStyles];

  /** Who looks: not every place is for everybody. */
  @property({ attribute: false }) agent: Agent | null = null;

  @property({ attribute: false }) sections: readonly Section[] = [];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { agent } = this;
    const places = agent ? this.sections.filter((section) => section.open(agent)) : [];
    if (places.length === 0) return nothing;
    return html`<nav aria-label=${msg('More places', { id: 'places-title' })}>
      <ul>
        ${places.map(
          ({ id, label, icon }) => html`<li>
            <a href=${sectionHref(id)}>${icon}<span class="label" dir="auto">${label()}</span></a>
          </li>`,
        )}
      </ul>
    </nav>`;
  }
}

define('parley-place-links', ParleyPlaceLinks);

declare global {
  interface HTMLElementTagNameMap {
    'parley-place-links': ParleyPlaceLinks;
  }
}
