/** Words of the figures' page that stand in more than one of its parts. */
import type { Attribution, InsightsDimension, InsightsRow } from '@parley/protocol';
import type { ApiError } from '../client/api-error.js';
import type { InsightsPreset } from '../client/insights-choice.js';
import { msg, str } from '../internal/localize.js';

/** What the page is called. */
export function reportTitle(): string {
  return msg('What conversations cost and bring', { id: 'insights-title' });
}

/** Why figures could not be loaded. */
export function insightsErrorWords({ code }: ApiError, linked: boolean): string {
  if (linked && (code === 'unauthenticated' || code === 'not_found' || code === 'forbidden')) {
    return msg('This link is no longer valid. Ask whoever sent it for a new one.', {
      id: 'insights-error-link',
    });
  }
  switch (code) {
    case 'network':
    case 'timeout':
      return msg('The server cannot be reached. Check your connection.', { id: 'insights-error-network' });
    case 'rate_limited':
    case 'busy':
      return msg('The server is busy. Try again in a moment.', { id: 'insights-error-busy' });
    case 'forbidden':
    case 'unauthenticated':
      return msg('Your account may not see the figures. Ask an administrator.', {
        id: 'insights-error-forbidden',
      });
    case 'invalid_input':
      return msg('These days or filters cannot be shown. Choose others.', { id: 'insights-error-invalid' });
    default:
      return msg('Something went wrong on the server. Try again.', { id: 'insights-error-internal' });
  }
}

export function presetWords(preset: InsightsPreset): string {
  switch (preset) {
    case 'today':
      return msg('Today', { id: 'insights-today' });
    case 'days7':
      return msg('Last 7 days', { id: 'insights-days7' });
    case 'days28':
      return msg('Last 28 days', { id: 'insights-days28' });
    case 'month':
      return msg('This month', { id: 'insights-month' });
    case 'last-month':
      return msg('Last month', { id: 'insights-last-month' });
    case 'days90':
      return msg('Last 90 days', { id: 'insights-days90' });
    case 'days365':
      return msg('Last 365 days', { id: 'insights-days365' });
    case 'own':
      return msg('Own dates', { id: 'insights-own' });
  }
}

/** What a row is of. */
export function rowWords({ key, label }: InsightsRow, by: InsightsDimension): string {
  if (label ?? key) return label ?? key ?? '';
  switch (by) {
    case 'team':
      return msg('No team', { id: 'insights-no-team' });
    case 'page':
      return msg('No page', { id: 'insights-no-page' });
    case 'campaign':
      return msg('No campaign', { id: 'insights-no-campaign' });
    default:
      return msg('None', { id: 'insights-none' });
  }
}

export function attributionWords({ model, days }: Attribution): string {
  switch (model) {
    case 'first_touch':
      return msg(str`What was earned counts for the first conversation of the ${days} days before.`, {
        id: 'insights-first-touch',
      });
    case 'last_touch':
      return msg(str`What was earned counts for the last conversation of the ${days} days before.`, {
        id: 'insights-last-touch',
      });
    case 'linear':
      return msg(str`What was earned is shared by all conversations of the ${days} days before.`, {
        id: 'insights-linear',
      });
  }
}

export function kindWords(kind: 'chat' | 'discussion'): string {
  return kind === 'chat'
    ? msg('Chats', { id: 'insights-chats' })
    : msg('Discussions', { id: 'insights-discussions' });
}
