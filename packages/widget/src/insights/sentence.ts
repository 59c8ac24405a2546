/** The whole page in a sentence: what it earned, what it cost, where most is earned. Says only what is known. */
import type { Figure, Insights, InsightsRow, MetricId } from '@parley/protocol';
import { html, type TemplateResult } from 'lit';
import { msg, str } from '../internal/localize.js';
import { money, number } from './format.js';
import { rowWords } from './words.js';

/** Isolates keep a figure in one piece between words of any direction; here they also mark what stands out. */
const [OPEN, CLOSE] = ['\u2068', '\u2069'];
const mark = (words: string) => `${OPEN}${words}${CLOSE}`;

export function sentenceOf(insights: Insights, teams: Insights | undefined): string {
  const best = teams && bestTeam(teams.rows);
  const first = mainSentence(insights);
  if (!best || isNothing(insights)) return first;
  const name = mark(rowWords(best, 'team'));
  return `${first} ${msg(str`Most per hour comes from ${name}.`, { id: 'insights-sentence-best' })}`;
}

function mainSentence(insights: Insights): string {
  const { total, currency } = insights;
  const [value, cost] = [textOf(total, 'value'), textOf(total, 'cost')];
  if (isNothing(insights)) {
    return msg('No conversation falls into these days.', { id: 'insights-sentence-none' });
  }
  const earned = mark(money(value ?? '0', currency));
  const spent = mark(money(cost ?? '0', currency));
  if (!Number(cost) && !Number(textOf(total, 'time'))) {
    return msg(str`Conversations brought ${earned}, and nobody worked on any in these days.`, {
      id: 'insights-sentence-idle',
    });
  }
  if (!Number(cost)) {
    return msg(str`Conversations earned ${earned}. What they cost is not known yet: no hour has a rate.`, {
      id: 'insights-sentence-free',
    });
  }
  if (!Number(value)) {
    return msg(str`Conversations cost ${spent}. What they earned is not known yet: no outcome was entered.`, {
      id: 'insights-sentence-unearned',
    });
  }
  const back = textOf(total, 'return_on_cost');
  if (back === null || Number(back) < 0) {
    return msg(str`Conversations cost ${spent}, and more was paid back than earned: ${earned}.`, {
      id: 'insights-sentence-loss',
    });
  }
  const ratio = mark(number(back, { style: 'currency', currency, maximumFractionDigits: 2 }));
  const one = number('1', { style: 'currency', currency, maximumFractionDigits: 0 });
  return msg(str`Conversations earned ${earned} and cost ${spent}: ${ratio} back for each ${one}.`, {
    id: 'insights-sentence',
  });
}

/** Whether nothing happened at all. */
export function isNothing({ total }: Insights): boolean {
  return !(['conversations', 'value', 'cost'] as const).some((id) => Number(textOf(total, id)));
}

/** Where an hour earned most, when there are two to choose from and enough is known of them. */
function bestTeam(rows: readonly InsightsRow[]): InsightsRow | undefined {
  const known = rows.filter(({ figures }) => isKnown(figures.profit_per_hour));
  if (known.length < 2) return undefined;
  const perHour = (row: InsightsRow) => Number(textOf(row, 'profit_per_hour'));
  const best = known.reduce((most, row) => (perHour(row) > perHour(most) ? row : most));
  return perHour(best) > 0 ? best : undefined;
}

function isKnown(figure: Figure | undefined): boolean {
  return figure !== undefined && figure.value !== null && figure.enough;
}

function textOf({ figures }: InsightsRow, id: MetricId): string | null {
  return figures[id]?.value ?? null;
}

/** The sentence with its figures set apart. */
export function sentenceView(sentence: string): TemplateResult {
  const parts = sentence.split(OPEN).flatMap((part, index) => {
    const [marked = '', rest] = part.split(CLOSE);
    return index === 0 || rest === undefined ? [part] : [html`<b><bdi>${marked}</bdi></b>`, rest];
  });
  return html`${parts}`;
}
