/** What a reader in a hurry asks next, in two lines that lead to their evidence: the page that pays most, and where the next hour goes. */
import type { Insights, NextHour } from '@parley/protocol';
import { css, html, nothing } from 'lit';
import type { InsightsPart, InsightsParts } from '../client/insights-store.js';
import { msg } from '../internal/localize.js';
import { money } from './format.js';
import { anHourWords, isKnown, verdictOf } from './next-hour.js';
import { rowWords } from './words.js';

export const answerStyles = css`
  .answers {
    display: grid;
    gap: 4px;
    margin: -8px 0 0;
    padding: 0;
    list-style: none;
  }

  .answers button {
    min-block-size: 28px;
    font-size: 16px;
    line-height: 1.4;
    text-align: start;
    color: var(--parley-text-2);
    font-variant-numeric: tabular-nums;
  }

  .answers b {
    font-weight: 600;
    color: var(--parley-text);
    text-decoration: underline var(--parley-border-strong);
    text-underline-offset: 4px;
  }

  @media (hover: hover) {
    .answers button:hover b {
      text-decoration-color: currentcolor;
    }
  }

  @container (width < 560px) {
    .answers button {
      font-size: 14px;
    }
  }

  @media (pointer: coarse) {
    .answers button {
      min-block-size: 44px;
    }
  }
`;

interface Answer {
  part: InsightsPart;
  question: string;
  name: string;
  /** What speaks for it. */
  more: string[];
}

/** @param show leads to a part of the page; null on paper, where there is nothing to press */
export function answersView(parts: Partial<InsightsParts>, show: ((part: InsightsPart) => void) | null) {
  const answers = [pageAnswer(parts.pages), hourAnswer(parts.nextHour)].filter((known) => known !== null);
  if (answers.length === 0) return nothing;
  return html`<ul class="answers">${answers.map(({ part, question, name, more }) => {
    // A name and a sum of two scripts must not run into each other.
    const words = html`${question}: <b><bdi>${name}</bdi></b>${more.map((why) => html` · <bdi>${why}</bdi>`)}`;
    return html`<li>${show ? html`<button type="button" @click=${() => show(part)}>${words}</button>` : words}</li>`;
  })}</ul>`;
}

function pageAnswer(pages: Insights | undefined): Answer | null {
  const best = pages?.rows.find(({ key }) => key !== null);
  const profit = best?.figures.profit?.value;
  if (!pages || !best || !profit || Number(profit) <= 0) return null;
  return {
    part: 'pages',
    question: msg('Pages that pay', { id: 'insights-by-page' }),
    name: rowWords(best, 'page'),
    more: [money(profit, pages.currency)],
  };
}

function hourAnswer(next: NextHour | undefined): Answer | null {
  const best = next?.data.find(isKnown);
  if (!next || !best || Number(best.marginal.value) <= 0) return null;
  const verdict = verdictOf(best);
  return {
    part: 'nextHour',
    question: msg('Where the next hour pays most', { id: 'insights-next-hour' }),
    name: rowWords({ key: best.teamId, label: best.label, figures: {} }, 'team'),
    more: [anHourWords(best, next.currency), ...(verdict ? [verdict.words] : [])],
  };
}
