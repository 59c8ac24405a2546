/**
 * Puts a report on paper: it draws the figures once more, for paper, in place of whatever page they stand in, so that no host's
 * looks are printed. It must leave the page as it was.
 */

import type { Site } from '@parley/protocol';
import { css, html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import type { InsightsState } from '../client/insights-store.js';
import { define, ParleyElement, resetStyles } from '../internal/parley-element.js';
import { tokenStyles } from '../internal/tokens.styles.js';
import './report/report.js';

/** Of the whole document: what is printed, how large a sheet is, and which page it is. */
const SHEET = `
@page {
  size: A4;
  margin: 18mm 16mm 20mm;
  @bottom-right { content: counter(page) ' / ' counter(pages); font: 9pt system-ui, sans-serif; color: #666; }
  @bottom-left { content: 'Parley'; font: 9pt system-ui, sans-serif; color: #666; }
}
@media screen { parley-insights-paper { position: absolute; inset: 0 auto auto -10000px; inline-size: 660px; } }
@media print {
  html, body { block-size: auto !important; overflow: visible !important; background: #fff !important; }
  body > :not(parley-insights-paper) { display: none !important; }
}`;

export class ParleyInsightsPaper extends ParleyElement {
  static override styles = [
    tokenStyles,
    resetStyles,
    css`
      :host {
        display: block;
        font-size: 12px;
        background: white;
      }
    `,
  ];

  @property({ attribute: false }) state: InsightsState | null = null;
  @property({ attribute: false }) sites: readonly Site[] = [];

  override render() {
    return this.state
      ? html`<parley-insights-report paper .state=${this.state} .sites=${this.sites}></parley-insights-report>`
      : nothing;
  }
}

define('parley-insights-paper', ParleyInsightsPaper);

/** Lays the paper out. @returns what takes it away again */
export function layPaper(state: InsightsState, sites: readonly Site[]): () => void {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(SHEET);
  const paper = document.createElement('parley-insights-paper');
  // Paper is white.
  paper.setAttribute('theme', 'light');
  // It is for printers: nobody shall meet it by ear or by key.
  paper.inert = true;
  Object.assign(paper, { state, sites });
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
  document.body.append(paper);
  return () => {
    paper.remove();
    document.adoptedStyleSheets = document.adoptedStyleSheets.filter((other) => other !== sheet);
  };
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-insights-paper': ParleyInsightsPaper;
  }
}
