/** Where another hour pays most: ranked, each with its range and what speaks for it. */
import type { NextHour } from '@parley/protocol';
import { css, html, nothing, svg } from 'lit';
import { msg, str } from '../internal/localize.js';
import { money, number, sumsOf } from './format.js';
import { rowWords } from './words.js';

type Choice = NextHour['data'][number];

export const rankStyles = css`
  .ranks {
    display: grid;
    gap: 20px;
    margin: 0;
    padding: 0;
    list-style: none;
    counter-reset: rank;
  }

  .ranks li {
    display: grid;
    grid-template-columns: minmax(0, 1fr) auto;
    gap: 4px 16px;
    align-items: baseline;
    counter-increment: rank;
    break-inside: avoid;
  }

  .ranks h3 {
    margin: 0;
    font-size: 14px;
    font-weight: 600;
    line-height: 1.3;
    overflow-wrap: anywhere;
  }

  ol.ranks h3::before {
    content: counter(rank) '. ';
    color: var(--parley-text-2);
  }

  .gain {
    font-size: 16px;
    font-weight: 600;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }

  .gain.few {
    font-size: 14px;
    font-weight: 400;
    color: var(--parley-text-2);
  }

  .verdict {
    grid-column: 1 / -1;
    margin: 0;
    font-size: 13px;
    font-weight: 500;
    line-height: 1.3;
  }

  .verdict.good {
    color: var(--parley-success);
  }

  .verdict.bad {
    color: var(--parley-danger);
  }

  .range {
    grid-column: 1 / -1;
    inline-size: 100%;
    block-size: 16px;
  }

  :host(:dir(rtl)) .range {
    transform: scaleX(-1);
  }

  .range .band {
    fill: var(--parley-accent-soft);
    print-color-adjust: exact;
  }

  .range .mean {
    stroke: var(--parley-accent-fill);
    stroke-width: 3;
  }

  .range .zero {
    stroke: var(--parley-border-strong);
  }

  .range .price {
    stroke: var(--parley-text-2);
    stroke-dasharray: 2 2;
  }

  .why {
    grid-column: 1 / -1;
    margin: 0;
    font-size: 13px;
    line-height: 1.5;
    color: var(--parley-text-2);
    font-variant-numeric: tabular-nums;
  }
`;

/** From here on small coins say more than is known. */
const ROUGH = 10;

/** What an hour more went along with, as exactly as it is known. */
export function anHourWords({ marginal }: Choice, currency: string): string {
  return msg(str`${roughly(marginal, currency)(marginal.value ?? '0')} an hour`, { id: 'insights-an-hour' });
}

function roughly({ value, interval }: Choice['marginal'], currency: string): (text: string) => string {
  return sumsOf([value, interval?.low, interval?.high], currency, ROUGH);
}

export function isKnown({ marginal }: Choice): boolean {
  return marginal.enough && marginal.value !== null;
}

/** Whether it pays, as far as can be said; null where nobody knows what an hour costs. */
export function verdictOf({ marginal, hourlyCost }: Choice): { words: string; tone: string } | null {
  const { interval, enough } = marginal;
  if (!enough || !interval || hourlyCost === null) return null;
  const cost = Number(hourlyCost);
  if (Number(interval.low) > cost) {
    return { words: msg('Pays more than it costs', { id: 'insights-pays' }), tone: 'good' };
  }
  if (Number(interval.high) < cost) {
    return { words: msg('Pays less than it costs', { id: 'insights-pays-not' }), tone: 'bad' };
  }
  const words = msg('Not sure yet whether it pays more than it costs', { id: 'insights-pays-maybe' });
  return { words, tone: 'even' };
}

export function nextHourView({ data, currency }: NextHour) {
  const known = data.filter(isKnown);
  const ends = known.flatMap(({ marginal, hourlyCost }) =>
    [marginal.value, marginal.interval?.low, marginal.interval?.high, hourlyCost].map((value) =>
      Number(value ?? 0),
    ),
  );
  const scale = { low: Math.min(0, ...ends), high: Math.max(0, ...ends) };
  if (data.length === 0) return html`<p class="why">${msg('Too few to say', { id: 'insights-few' })}</p>`;
  return html`<ol class="ranks">
      ${data.map((choice) => choiceView(choice, currency, scale))}
    </ol>
    <p class="why method">
      ${msg('By how profit moved with the hours worked, day by day. It shows what goes together, and does not prove a cause.', { id: 'insights-next-method' })}
    </p>`;
}

function choiceView(choice: Choice, currency: string, scale: { low: number; high: number }) {
  const { marginal, teamId, label, hourlyCost } = choice;
  const verdict = verdictOf(choice);
  const name = rowWords({ key: teamId, label, figures: {} }, 'team');
  return html`<li>
    <h3><bdi>${name}</bdi></h3>
    ${
      isKnown(choice)
        ? html`<span class="gain">${anHourWords(choice, currency)}</span>${range(marginal, hourlyCost, scale)}`
        : html`<span class="gain few">${msg('Too few to say', { id: 'insights-few' })}</span>`
    }
    ${verdict ? html`<p class="verdict ${verdict.tone}">${verdict.words}</p>` : nothing}
    <p class="why">${evidenceWords(choice, currency)}</p>
  </li>`;
}

function evidenceWords({ evidence, hourlyCost, marginal }: Choice, currency: string): string {
  const { days, hours, conversations, waitedTooLong, unanswered } = evidence;
  const count = (value: number) => number(String(value), { maximumFractionDigits: 0 });
  const [low, high] = [marginal.interval?.low, marginal.interval?.high];
  const sum = roughly(marginal, currency);
  const parts = [
    ...(low !== undefined && high !== undefined && marginal.enough
      ? [msg(str`Between ${sum(low)} and ${sum(high)}`, { id: 'insights-interval' })]
      : []),
    ...(hourlyCost === null
      ? []
      : [msg(str`an hour costs ${money(hourlyCost, currency)}`, { id: 'insights-hour-cost' })]),
    msg(str`days: ${count(days)}`, { id: 'insights-evidence-days' }),
    msg(str`hours: ${count(hours)}`, { id: 'insights-evidence-hours' }),
    msg(str`conversations: ${count(conversations)}`, { id: 'insights-evidence-conversations' }),
    ...(waitedTooLong > 0
      ? [msg(str`waited too long: ${count(waitedTooLong)}`, { id: 'insights-evidence-waited' })]
      : []),
    ...(unanswered > 0
      ? [msg(str`without an answer: ${count(unanswered)}`, { id: 'insights-evidence-unanswered' })]
      : []),
  ];
  return parts.join(' · ');
}

/** The range as a band, its middle, zero, and what the hour costs. */
function range(
  { value, interval }: Choice['marginal'],
  hourlyCost: string | null,
  { low, high }: { low: number; high: number },
) {
  const x = (at: string | number) => (((Number(at) - low) / (high - low || 1)) * 990 + 5).toFixed(1);
  const upright = (name: string, at: string | number) =>
    svg`<path class=${name} vector-effect="non-scaling-stroke" d="M${x(at)} 0V16" />`;
  return html`<svg class="range" viewBox="0 0 1000 16" preserveAspectRatio="none" aria-hidden="true">
    ${
      interval
        ? svg`<rect class="band" x=${x(interval.low)} y="3" width=${Number(x(interval.high)) - Number(x(interval.low))} height="10" />`
        : nothing
    }
    ${upright('zero', 0)}${hourlyCost === null ? nothing : upright('price', hourlyCost)}${upright('mean', value ?? 0)}
  </svg>`;
}
