/** A course of figures on paper: lines of SVG, which a printer draws as finely as it can. */
import { html, svg, type TemplateResult } from 'lit';
import { shortDay } from '../format.js';
import type { Course } from './course.js';

const [WIDTH, HEIGHT, LEFT, BELOW, RIGHT] = [720, 200, 56, 20, 90];

interface PaperOptions {
  course: Course;
  /** A mark of the axis of values. */
  words: (value: number) => string;
  /** Whether time runs from right to left. */
  mirrored: boolean;
}

export function paperChart({ course, words, mirrored }: PaperOptions): TemplateResult {
  const { days, lines, band } = course;
  const all = [...lines.flatMap(({ values }) => values), ...(band?.low ?? []), ...(band?.high ?? [])];
  const known = all.filter((value) => value !== null);
  const [low, high] = [Math.min(0, ...known), Math.max(0, ...known)];
  const at = (inline: number) => (mirrored ? WIDTH - inline : inline);
  const [before, after] = mirrored ? ['start', 'end'] : ['end', 'start'];
  const x = (index: number) => at(LEFT + (index / Math.max(1, days.length - 1)) * (WIDTH - LEFT - RIGHT));
  const y = (value: number) => 6 + (1 - (value - low) / (high - low || 1)) * (HEIGHT - BELOW - 12);
  const steps = ticks(low, high);
  const named =
    days.length < 2 ? [0] : [0, 1, 2, 3, 4].map((part) => Math.round((part / 4) * (days.length - 1)));
  return html`<svg class="paper" viewBox="0 0 ${WIDTH} ${HEIGHT}" aria-hidden="true">
    ${steps.map(
      (
        step,
      ) => svg`<path class=${step === 0 ? 'zero' : 'rule'} d="M${at(LEFT)} ${y(step)}H${at(WIDTH - RIGHT)}" />
        <text x=${at(LEFT - 6)} y=${y(step) + 3} text-anchor=${before}>${words(step)}</text>`,
    )}
    ${[...new Set(named)].map(
      (index) =>
        svg`<text x=${x(index)} y=${HEIGHT - 4} text-anchor="middle">${shortDay(days[index] ?? '')}</text>`,
    )}
    ${band ? svg`<path class="band" d=${area(band, x, y)} />` : ''}
    ${lines.map(
      ({ ink, dashed, values }) =>
        svg`<path class="${ink} ${dashed ? 'dashed' : ''}" d=${path(values, x, y)} />`,
    )}
    ${labelPlaces(lines.map(({ values }) => y(values.findLast((value) => value !== null) ?? 0))).map(
      (place, index) =>
        svg`<text x=${at(WIDTH - RIGHT + 6)} y=${place + 3} text-anchor=${after}>${lines[index]?.label}</text>`,
    )}
  </svg>`;
}

type Place = (value: number) => number;

function path(values: readonly (number | null)[], x: Place, y: Place): string {
  let drawn = '';
  values.forEach((value, index) => {
    if (value === null) return;
    const joined = index > 0 && values[index - 1] !== null;
    drawn += `${joined && drawn !== '' ? 'L' : 'M'}${x(index).toFixed(1)} ${y(value).toFixed(1)}`;
  });
  return drawn;
}

function area({ low, high }: NonNullable<Course['band']>, x: Place, y: Place): string {
  const points = low.flatMap((value, index) => {
    const top = high[index];
    return value === null || top === null || top === undefined
      ? []
      : [{ at: x(index), low: y(value), high: y(top) }];
  });
  const ahead = points.map(({ at, high: top }) => `${at.toFixed(1)} ${top.toFixed(1)}`);
  const back = points.toReversed().map(({ at, low: bottom }) => `${at.toFixed(1)} ${bottom.toFixed(1)}`);
  return points.length === 0 ? '' : `M${[...ahead, ...back].join('L')}Z`;
}

/** Where labels may stand beside the ends of their lines without covering each other, in the lines' order. */
export function labelPlaces(wanted: readonly number[], apart = 13): number[] {
  const order = wanted.map((at, index) => ({ at, index })).toSorted((a, b) => a.at - b.at);
  const places: number[] = [];
  let free = Number.NEGATIVE_INFINITY;
  for (const { at, index } of order) {
    const place = Math.max(at, free);
    places[index] = place;
    free = place + apart;
  }
  return places;
}

/** Four or five round values from low to high, zero with them. */
export function ticks(low: number, high: number): number[] {
  const rough = (high - low || 1) / 4;
  const size = 10 ** Math.floor(Math.log10(rough));
  const step = [1, 2, 5, 10].map((by) => by * size).find((by) => by >= rough) ?? rough;
  const found: number[] = [];
  for (let at = Math.ceil(low / step); at * step <= high; at += 1) found.push(at * step || 0);
  return found;
}
