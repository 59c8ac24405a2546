/** How the views of the inbox are called. */
import { type FixedView, teamOf, VIEWS } from '../../client/inbox-views.js';
import { formatLocale, msg } from '../../internal/localize.js';

/** A team, as a site tells of it. */
export interface Team {
  id: string;
  name: string;
}

/** The name of a view; that of a team which is no more is its id. */
export function viewLabel(view: string, teams: readonly Team[]): string {
  const teamId = teamOf(view);
  if (teamId !== null) return teams.find(({ id }) => id === teamId)?.name ?? teamId;
  return fixedLabel(Object.hasOwn(VIEWS, view) ? (view as FixedView) : 'all');
}

function fixedLabel(view: FixedView): string {
  switch (view) {
    case 'mine':
      return msg('Mine', { id: 'view-mine' });
    case 'unassigned':
      return msg('Unassigned', { id: 'view-unassigned' });
    case 'open':
      return msg('Open', { id: 'view-open' });
    case 'snoozed':
      return msg('Snoozed', { id: 'view-snoozed' });
    case 'resolved':
      return msg('Resolved', { id: 'view-resolved' });
    case 'spam':
      return msg('Spam', { id: 'view-spam' });
    case 'all':
      return msg('Everything', { id: 'view-all' });
  }
}

/** From here on a number says only that there are many. */
const MANY = 999;

/** A number beside a view; empty for none, `999+` for what nobody counts. */
export function countLabel(count: number | undefined): string {
  if (!count) return '';
  const format = new Intl.NumberFormat(formatLocale());
  return count > MANY ? `${format.format(MANY)}+` : format.format(count);
}
