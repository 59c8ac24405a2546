/** The fields of office hours: time zone, days off, and each day of the week. */
import type { OfficeHours, Weekday } from '@parley/protocol';
import { html, type TemplateResult } from 'lit';
import { formatLocale, msg } from '../../internal/localize.js';
import { field, linesOf } from './form.js';

const DAYS: readonly Weekday[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** A Monday. */
const SOME_MONDAY = Date.UTC(2024, 0, 1);

/** What somebody begins with: Monday to Friday, nine to five, where they are. */
export function usualHours(): OfficeHours {
  const weekly = Object.fromEntries(
    DAYS.map((day, index) => [day, index < 5 ? ['09:00-17:00'] : []]),
  ) as Record<Weekday, string[]>;
  return { zone: Intl.DateTimeFormat().resolvedOptions().timeZone, weekly, holidays: [] };
}

function dayWords(index: number): string {
  const format = new Intl.DateTimeFormat(formatLocale(), { weekday: 'long', timeZone: 'UTC' });
  return format.format(new Date(SOME_MONDAY + index * 86_400_000));
}

/** The name of a day of the week; undefined for what is none. */
export function dayLabel(day: string): string | undefined {
  const index = DAYS.indexOf(day as Weekday);
  return index === -1 ? undefined : dayWords(index);
}

export interface HoursForm {
  /** Where they stand in the document. */
  path: string[];
  hours: OfficeHours;
  edit: (path: string[], value: unknown) => void;
  mistake: (path: string[]) => string | undefined;
}

export function hoursForm({ path, hours, edit, mistake }: HoursForm): TemplateResult {
  const id = path.join('-');
  return html`<div class="pair">
      ${field({
        id: `${id}-zone`,
        label: msg('Time zone', { id: 'settings-zone' }),
        value: hours.zone,
        code: true,
        mistake: mistake([...path, 'zone']),
        change: (value) => edit([...path, 'zone'], value),
      })}
      ${field({
        id: `${id}-holidays`,
        label: msg('Days off', { id: 'settings-holidays' }),
        hint: msg('One a line: 2026-12-24, or 12-25 for each year.', { id: 'settings-holidays-hint' }),
        value: hours.holidays.join('\n'),
        ...{ rows: 2, code: true, whole: true },
        mistake: mistake([...path, 'holidays']),
        change: (value) => edit([...path, 'holidays'], linesOf(value)),
      })}
    </div>
    <div class="pair">
      ${DAYS.map((day, index) =>
        field({
          id: `${id}-${day}`,
          label: dayWords(index),
          value: hours.weekly[day].join(', '),
          ...{ code: true, whole: true },
          mistake: mistake([...path, 'weekly', day]),
          change: (value) => edit([...path, 'weekly', day], linesOf(value.replaceAll(',', '\n'))),
        }),
      )}
    </div>
    <p class="hint">${msg('Such as 09:00-12:30, 13:30-18:00. Empty: closed.', { id: 'settings-hours-hint' })}</p>`;
}
