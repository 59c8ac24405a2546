/**
 * The 168 hours of a mean week: how much is asked, and where too few are there to answer. Read by pointer or arrow keys, hour
 * by hour; its table stands beside it in the frame.
 */
import type { Staffing } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, state } from 'lit/decorators.js';
import { direction, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { duration, hourOfDay, number, weekday } from '../format.js';
import { heatMapStyles } from './heat-map.styles.js';

type Hour = Staffing['hours'][number];

const LEVELS = 5;
/** An hour is short of hands when much is asked, and each question gets less than half of the usual minutes. */
const MUCH = 0.4;
const SHORT = 0.5;

/** @summary Demand against staffing. */
export class ParleyHeatMap extends ParleyElement {
  static override styles = [resetStyles, heatMapStyles];

  @state() private at: number | null = null;

  @property({ attribute: false }) staffing!: Staffing;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const { hours } = this.staffing;
    const most = Math.max(...hours.map(({ demand }) => demand), 0);
    const short = shortHours(hours);
    const at = this.at ?? busiest(hours);
    const current = hours[at];
    const levelOf = (demand: number) => (most === 0 ? 0 : Math.ceil((demand / most) * LEVELS));
    return html`<p class="now" aria-hidden="true">${current ? hourWords(current, short.has(current)) : nothing}</p>
      <div
        class="grid"
        role="slider"
        tabindex="0"
        aria-label=${msg('Hour of the week', { id: 'insights-hour' })}
        aria-valuemin="0"
        aria-valuemax=${hours.length - 1}
        aria-valuenow=${at}
        aria-valuetext=${current ? hourWords(current, short.has(current)) : ''}
        @keydown=${this.handleKeydown}
        @pointermove=${this.handlePointer}
        @pointerdown=${this.handlePointer}
      >
        ${hours.map(
          (
            hour,
            index,
          ) => html`${hour.hour === 0 ? html`<span class="day">${weekday(hour.weekday, 'short')}</span>` : nothing}<i
              data-at=${index}
              class="d${levelOf(hour.demand)} ${short.has(hour) ? 'gap' : ''} ${index === this.at ? 'here' : ''}"
            ></i>`,
        )}
        <span></span>
        ${[0, 6, 12, 18].map((hour) => html`<span class="hour">${hourOfDay(hour)}</span>`)}
      </div>
      <p class="key" aria-hidden="true">
        ${msg('Few messages', { id: 'insights-few-messages' })}
        ${[0, 1, 2, 3, 4, 5].map((level) => html`<i class="d${level}"></i>`)}
        ${msg('many', { id: 'insights-many-messages' })}
        ${short.size > 0 ? html`<i class="gap"></i>${shortWords()}` : nothing}
      </p>`;
  }

  private handlePointer(event: PointerEvent) {
    const [cell] = event.composedPath();
    const at = cell instanceof HTMLElement ? cell.dataset.at : undefined;
    if (at !== undefined) this.at = Number(at);
  }

  private handleKeydown(event: KeyboardEvent) {
    const ahead = direction() === 'rtl' ? -1 : 1;
    const steps: Record<string, number> = {
      ArrowRight: ahead,
      ArrowLeft: -ahead,
      ArrowDown: 24,
      ArrowUp: -24,
    };
    const { hours } = this.staffing;
    const from = this.at ?? busiest(hours);
    const by = steps[event.key];
    const to = event.key === 'Home' ? 0 : event.key === 'End' ? hours.length - 1 : by && from + by;
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    this.at = Math.max(0, Math.min(hours.length - 1, to));
  }
}

/** The hours in which many ask and few are there, against what is usual in these days. */
export function shortHours(hours: readonly Hour[]): Set<Hour> {
  const demand = hours.reduce((sum, hour) => sum + hour.demand, 0);
  const minutes = hours.reduce((sum, hour) => sum + hour.minutes, 0);
  if (demand === 0 || minutes === 0) return new Set();
  const most = Math.max(...hours.map((hour) => hour.demand));
  const usual = minutes / demand;
  return new Set(
    hours.filter((hour) => hour.demand >= MUCH * most && hour.minutes / hour.demand < SHORT * usual),
  );
}

function busiest(hours: readonly Hour[]): number {
  let found = 0;
  hours.forEach(({ demand }, index) => {
    if (demand > (hours[found]?.demand ?? 0)) found = index;
  });
  return found;
}

function shortWords(): string {
  return msg('Many messages, few hands', { id: 'insights-short' });
}

function hourWords({ weekday: day, hour, demand, minutes, firstResponse }: Hour, isShort: boolean): string {
  const when = `${weekday(day, 'long')}, ${hourOfDay(hour)}`;
  const asked = number(String(demand), { maximumFractionDigits: 1 });
  const worked = number(String(minutes), { maximumFractionDigits: 0 });
  const words = msg(str`${when}: ${asked} messages and ${worked} minutes of work an hour`, {
    id: 'insights-hour-words',
  });
  const answer =
    firstResponse === null
      ? ''
      : ` · ${msg(str`first answer in ${duration(firstResponse)}`, { id: 'insights-hour-answer' })}`;
  return `${words}${answer}${isShort ? ` · ${shortWords()}` : ''}`;
}

define('parley-heat-map', ParleyHeatMap);

declare global {
  interface HTMLElementTagNameMap {
    'parley-heat-map': ParleyHeatMap;
  }
}
