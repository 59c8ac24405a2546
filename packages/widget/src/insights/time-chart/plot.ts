/** A course of figures on the screen, drawn by uPlot: zero is always in the picture, and each line is named at its end. */
import uPlot from 'uplot';
import { axisWords, shortDay, type UnitOptions } from '../format.js';
import type { Course, Ink, Line } from './course.js';
import { labelPlaces } from './paper.js';

export type Inks = Record<Ink | 'soft' | 'text' | 'line' | 'zero', string>;

export interface PlotOptions {
  course: Course;
  unit: Omit<UnitOptions, 'exact'>;
  inks: Inks;
  font: string;
  width: number;
  height: number;
  /** Whether time runs from right to left. */
  mirrored: boolean;
  /** Hears which point is looked at; null when none is. */
  looked: (index: number | null) => void;
}

/** Room for the names beside the ends of the lines. */
const NAMES = 96;
/** Narrower than this there is none: the line above the chart names them. */
const NARROW = 520;
/** For the half of the last day's name that stands beyond the end of the axis. */
const LAST_DAY = 28;
const AXIS_HEIGHT = 28;

export function drawPlot(target: HTMLElement, options: PlotOptions): uPlot {
  const { course, width, height, mirrored } = options;
  const ends = width >= NARROW ? NAMES : LAST_DAY;
  return new uPlot(
    {
      width,
      height,
      padding: [8, mirrored ? 8 : ends, 0, mirrored ? ends : 8],
      legend: { show: false },
      cursor: { y: false, drag: { x: false, y: false }, points: { size: 7 } },
      scales: {
        x: { time: true, dir: mirrored ? -1 : 1 },
        y: { range: (_, low, high) => rangeOf(low, high) },
      },
      tzDate: (at) => uPlot.tzDate(new Date(at * 1000), 'Etc/UTC'),
      axes: axesOf(options),
      series: seriesOf(options),
      ...(course.band && { bands: [{ series: [2, 1], fill: options.inks.soft }] }),
      hooks: {
        setCursor: [({ cursor }) => options.looked(cursor.idx ?? null)],
        drawAxes: [(plot) => drawZero(plot, options)],
        draw: [(plot) => width >= NARROW && nameLines(plot, options)],
      },
    },
    dataOf(course),
    target,
  );
}

function dataOf({ days, lines, band }: Course): uPlot.AlignedData {
  const at = days.map((day) => Date.parse(day) / 1000);
  return [at, ...(band ? [band.low, band.high] : []), ...lines.map(({ values }) => values)];
}

function rangeOf(low: number | null, high: number | null): uPlot.Range.MinMax {
  const [from, to] = [Math.min(0, low ?? 0), Math.max(0, high ?? 0)];
  const room = (to - from || 1) * 0.06;
  return [from < 0 ? from - room : 0, to + room];
}

function seriesOf({ course, inks }: PlotOptions): uPlot.Series[] {
  const unseen: uPlot.Series = { width: 0, points: { show: false } };
  const few = course.days.length < 3;
  return [
    {},
    ...(course.band ? [unseen, unseen] : []),
    ...course.lines.map(
      ({ ink, dashed }): uPlot.Series => ({
        stroke: inks[ink],
        width: ink === 'quiet' ? 1.5 : 2,
        ...(dashed && { dash: [4, 4] }),
        points: { show: few },
      }),
    ),
  ];
}

function axesOf({ inks, font, unit, mirrored }: PlotOptions): uPlot.Axis[] {
  const common = { stroke: inks.text, font: `12px ${font}` };
  return [
    {
      ...common,
      size: AXIS_HEIGHT,
      space: 72,
      grid: { show: false },
      ticks: { show: false },
      values: (_, splits) => {
        const names = splits.map((at) => shortDay(new Date(at * 1000).toISOString().slice(0, 10)));
        return names.map((name, index) => (name === names[index - 1] ? '' : name));
      },
    },
    {
      ...common,
      side: mirrored ? 1 : 3,
      size: 64,
      space: 40,
      grid: { stroke: inks.line, width: 1 },
      ticks: { show: false },
      values: (_, splits) => splits.map((value) => axisWords(value, unit)),
    },
  ];
}

function drawZero({ ctx, bbox, valToPos }: uPlot, { inks }: PlotOptions): void {
  const at = Math.round(valToPos(0, 'y', true)) + 0.5;
  ctx.save();
  ctx.strokeStyle = inks.zero;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.moveTo(bbox.left, at);
  ctx.lineTo(bbox.left + bbox.width, at);
  ctx.stroke();
  ctx.restore();
}

function nameLines(plot: uPlot, { course, inks, font, mirrored }: PlotOptions): void {
  const { ctx, bbox } = plot;
  const ratio = devicePixelRatio;
  const at = (line: Line) => plot.valToPos(line.values.findLast((value) => value !== null) ?? 0, 'y', true);
  ctx.save();
  ctx.font = `500 ${12 * ratio}px ${font}`;
  ctx.textBaseline = 'middle';
  ctx.textAlign = mirrored ? 'right' : 'left';
  const x = mirrored ? bbox.left - 6 * ratio : bbox.left + bbox.width + 6 * ratio;
  labelPlaces(course.lines.map(at), 14 * ratio).forEach((place, index) => {
    const line = course.lines[index];
    if (!line) return;
    ctx.fillStyle = inks[line.ink === 'quiet' ? 'text' : line.ink];
    ctx.fillText(line.label, x, place, (NAMES - 8) * ratio);
  });
  ctx.restore();
}
