/** Writes the week's figures as a mail: the same as on the page, in the reader's language. It reckons nothing but the change. */
import type { Figure, Insights, InsightsRow } from '@parley/protocol';
import type { Letter } from './compose.js';
import { DIGEST_METRICS, type DigestMetric, type FigureTexts } from './figure-texts/figure-texts.js';
import { figureTexts } from './figure-texts.js';
import { buttonLink, escapeHtml, page, paragraph, small, smallLink } from './html.js';
import { mailTexts } from './texts.js';

export interface DigestLetter {
  locale: string;
  /** By team, of the week. */
  insights: Insights;
  /** To the page of figures. */
  link: string;
  stopLink: string;
}

interface Line {
  label: string;
  value: string;
  /** Of the week before; null when there is nothing to compare with. */
  before: string | null;
  /** What a ratio may truly be; null for sums, and with too few to say. */
  between: string | null;
}

const UNITS: Record<DigestMetric, 'money' | 'count' | 'duration' | 'score' | 'share'> = {
  profit: 'money',
  value: 'money',
  cost: 'money',
  conversations: 'count',
  time: 'duration',
  profit_per_conversation: 'money',
  first_response: 'duration',
  resolution: 'duration',
  satisfaction: 'score',
  deflection: 'share',
};

export function composeDigest({ locale, insights, link, stopLink }: DigestLetter): Letter {
  const texts = figureTexts(locale);
  const mail = mailTexts(locale);
  const writer = new Writer(mail.tag, { texts, currency: insights.currency });
  const period = writer.period(insights.from, insights.to);
  const lines = DIGEST_METRICS.map((id) => writer.line(texts.metrics[id], id, insights.total));
  const teams = insights.rows.map((row) =>
    writer.line(row.key === null ? texts.noTeam : (row.label ?? row.key), 'profit', row),
  );
  const notes = insights.missingRates.length > 0 ? [texts.missing(insights.missingRates.join(', '))] : [];
  const text = [
    texts.intro(period),
    lines.map(textLine).join('\n'),
    ...(teams.length > 1
      ? [`${texts.byTeam} (${texts.metrics.profit})\n${teams.map(textLine).join('\n')}`]
      : []),
    ...notes,
    `${texts.open}:\n${link}`,
    `${texts.stop}:\n${stopLink}`,
  ];
  const html = [
    paragraph(texts.intro(period)),
    table(lines),
    ...(teams.length > 1 ? [paragraph(`${texts.byTeam} (${texts.metrics.profit})`), table(teams)] : []),
    ...notes.map(small),
    buttonLink(link, texts.open),
    smallLink(stopLink, texts.stop),
  ];
  const subject = texts.subject(period);
  return { subject, text: `${text.join('\n\n')}\n`, html: page(mail, subject, html) };
}

const notesOf = ({ before, between }: Line) => [before, between].filter((note) => note !== null);

const textLine = (line: Line) => {
  const notes = notesOf(line);
  return `${line.label}: ${line.value}${notes.length === 0 ? '' : ` (${notes.join('; ')})`}`;
};

const CELL = 'padding:8px 0;border-bottom:1px solid #e5e7eb;text-align:start;vertical-align:top';
const LABEL = `${CELL};width:50%;padding-inline-end:12px;font-weight:400`;
const BEFORE = 'font-size:13px;color:#666';

/** The value of the week before and the interval stand below: a phone has no room beside it. */
function table(lines: Line[]): string {
  const rows = lines.map((line) => {
    const below = notesOf(line).map((note) => `<div style="${BEFORE}">${escapeHtml(note)}</div>`);
    return `<tr><th scope="row" style="${LABEL}">${escapeHtml(line.label)}</th><td style="${CELL}"><strong>${escapeHtml(line.value)}</strong>${below.join('')}</td></tr>`;
  });
  return `<table style="border-collapse:collapse;width:100%">${rows.join('')}</table>`;
}

/** Numbers as people of a language write them; never through a float where it is money. */
class Writer {
  readonly #locale: string;
  readonly #texts: FigureTexts;
  readonly #currency: string;

  constructor(locale: string, { texts, currency }: { texts: FigureTexts; currency: string }) {
    this.#locale = locale;
    this.#texts = texts;
    this.#currency = currency;
  }

  period(from: string, to: string): string {
    const format = new Intl.DateTimeFormat(this.#locale, { dateStyle: 'long', timeZone: 'UTC' });
    return format.formatRange(new Date(from), new Date(to));
  }

  line(label: string, id: DigestMetric, { figures }: InsightsRow): Line {
    const figure = figures[id];
    return {
      label,
      value: this.#figure(id, figure),
      before: this.#before(id, figure),
      between: this.#between(id, figure),
    };
  }

  #figure(id: DigestMetric, figure: Figure | undefined): string {
    if (figure === undefined || figure.value === null || !figure.enough) return this.#texts.tooFew;
    return this.#value(id, figure.value);
  }

  #before(id: DigestMetric, figure: Figure | undefined): string | null {
    if (!figure?.enough || figure.previous === null) return null;
    return this.#texts.before(this.#value(id, figure.previous));
  }

  #between(id: DigestMetric, figure: Figure | undefined): string | null {
    if (!figure?.enough || !figure.interval) return null;
    const { low, high } = figure.interval;
    return this.#texts.between(this.#value(id, low), this.#value(id, high));
  }

  #value(id: DigestMetric, value: string): string {
    switch (UNITS[id]) {
      case 'money':
        // Text, for `format` then keeps every digit of it.
        return new Intl.NumberFormat(this.#locale, { style: 'currency', currency: this.#currency }).format(
          value as `${number}`,
        );
      case 'count':
        return new Intl.NumberFormat(this.#locale).format(value as `${number}`);
      case 'score':
        return new Intl.NumberFormat(this.#locale, {
          minimumFractionDigits: 1,
          maximumFractionDigits: 2,
        }).format(value as `${number}`);
      case 'share':
        return new Intl.NumberFormat(this.#locale, { style: 'percent', maximumFractionDigits: 1 }).format(
          value as `${number}`,
        );
      case 'duration':
        return this.#duration(Number(value));
    }
  }

  #duration(ms: number): string {
    const [unit, size] = ms >= 3_600_000 ? (['hour', 3_600_000] as const) : (['minute', 60_000] as const);
    const format = { style: 'unit', unit, unitDisplay: 'long', maximumFractionDigits: 1 } as const;
    return new Intl.NumberFormat(this.#locale, format).format(ms / size);
  }
}
