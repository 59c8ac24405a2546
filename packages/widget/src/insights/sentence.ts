/** The whole page in a sentence: what it earned, what it cost, where most is earned. Says only what is known. */
import type { Figure, Insights, InsightsRow, MetricId } from '@parley/protocol';
import { html, type TemplateResult } from 'lit';
import { msg, str } from '../internal/localize.js';
import { number, sumsOf } from './format.js';
import { rowWords } from './words.js';

/** Isolates keep a figure in one piece between words of any direction; here they also mark what stands out. */
const [OPEN, CLOSE] = ['\u2068', '\u2069'];
const mark = (words: string) => `${OPEN}${words}${CLOSE}`;

export function sentenceOf(insights: Insights, teams: Insights | undefined): string {
  const first = mainSentence(insights);
  const second = isNothing(insights) ? '' : bestSentence(teams?.rows ?? []);
  return second ? `${first} ${second}` : first;
}

/** Where an hour earned most, where enough is known of two at least; else where most was earned. */
function bestSentence(rows: readonly InsightsRow[]): string {
  const byHour = bestBy(rows, 'profit_per_hour');
  if (byHour) {
    const name = mark(rowWords(byHour, 'team'));
    return msg(str`Most per hour comes from ${name}.`, { id: 'insights-sentence-best' });
  }
  const inAll = bestBy(rows, 'profit');
  if (!inAll) return '';
  return msg(str`Most profit comes from ${mark(rowWords(inAll, 'team'))}.`, { id: 'insights-sentence-most' });
}

function mainSentence(insights: Insights): string {
  const { total, currency } = insights;
  const [value, cost] = [textOf(total, 'value'), textOf(total, 'cost')];
  if (isNothing(insights)) {
    return msg('No conversation falls into these days.', { id: 'insights-sentence-none' });
  }
  const profit = textOf(total, 'profit');
  const sum = sumsOf([value, cost, profit], currency);
  const earned = mark(sum(value ?? '0'));
  const spent = mark(sum(cost ?? '0'));
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
  if (Number(value) < 0) {
    return msg(str`Conversations cost ${spent}, and more was paid back than earned: ${earned}.`, {
      id: 'insights-sentence-loss',
    });
  }
  const back = textOf(total, 'return_on_cost');
  if (back === null || !isKnown(total.figures.return_on_cost)) {
    const left = mark(sum(profit ?? '0'));
    return msg(str`Conversations earned ${earned} and cost ${spent}: a profit of ${left}.`, {
      id: 'insights-sentence-left',
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

/** The team with most of it, when there are two to choose from and enough is known of them. */
function bestBy(rows: readonly InsightsRow[], id: MetricId): InsightsRow | undefined {
  const known = rows.filter(({ figures }) => isKnown(figures[id]));
  if (known.length < 2) return undefined;
  const of = (row: InsightsRow) => Number(textOf(row, id));
  const best = known.reduce((most, row) => (of(row) > of(most) ? row : most));
  return of(best) > 0 ? best : undefined;
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
