/** What stands between and around the messages of a list, as templates. */
import { html, nothing } from 'lit';
import { downIcon } from '../../internal/icons.js';
import { formatLocale, msg, plural, str } from '../../internal/localize.js';
import '../notice/notice.js';
import { dayLabel } from './message-groups.js';
import type { ParleyMessageList } from './message-list.js';

/** That there are older messages, and why they could not be loaded. */
export function renderOlder(older: ParleyMessageList['older'], retry: (event: Event) => void) {
  switch (older) {
    case 'none':
      return nothing;
    case 'failed':
      return html`<parley-notice
        action=${msg('Try again', { id: 'notice-retry' })}
        @parley-notice-act=${retry}
        >${msg('Earlier messages could not be loaded.', { id: 'chat-history-error' })}</parley-notice
      >`;
    case 'some':
    case 'loading':
      return html`<div class="older">
        <i aria-hidden="true"></i>
        <span class="visually-hidden">${msg('Loading earlier messages', { id: 'list-loading-older' })}</span>
      </div>`;
  }
}

/** The heading of a day. */
export function renderDayLabel(date: Date) {
  const label = dayLabel(date, new Date(), {
    locale: formatLocale(),
    today: msg('Today', { id: 'list-day-today' }),
    yesterday: msg('Yesterday', { id: 'list-day-yesterday' }),
  });
  const title = new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'full' }).format(date);
  return html`<p part="day" class="day" title=${title}>${label}</p>`;
}

/** Leads to so many new messages below. */
export function renderPill(arrived: number, take: () => void) {
  if (arrived === 0) return nothing;
  const count = new Intl.NumberFormat(formatLocale()).format(arrived);
  return html`<button type="button" part="pill" class="pill" @click=${take}>
    ${downIcon}
    ${plural(
      arrived,
      { one: str`${count} new message`, other: str`${count} new messages` },
      { id: 'list-new' },
    )}
  </button>`;
}
