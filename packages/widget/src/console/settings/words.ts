/** What stands in more than one page of the settings, in the language of the moment. */
import type { AgentRole } from '@parley/protocol';
import type { ApiError } from '../../client/api-error.js';
import { formatLocale, msg } from '../../internal/localize.js';
import { loadErrorWords } from '../error-words.js';

/** Why something was not done. */
export function actionErrorWords(error: ApiError): string {
  switch (error.code) {
    case 'invalid_input':
      return msg('Some fields need another look. Nothing was saved.', { id: 'settings-error-invalid' });
    case 'conflict':
      return msg('Somebody else was faster, or this cannot be done as things are.', {
        id: 'settings-error-conflict',
      });
    case 'not_found':
      return msg('It is no longer there.', { id: 'settings-error-missing' });
    case 'forbidden':
      return msg('You may not do this. Ask an owner.', { id: 'settings-error-forbidden' });
    default:
      return loadErrorWords(error);
  }
}

export const ROLES: readonly AgentRole[] = ['owner', 'admin', 'agent', 'moderator', 'analyst'];

export function roleWords(role: AgentRole): string {
  switch (role) {
    case 'owner':
      return msg('Owner', { id: 'role-owner' });
    case 'admin':
      return msg('Administrator', { id: 'role-admin' });
    case 'agent':
      return msg('Agent', { id: 'role-agent' });
    case 'moderator':
      return msg('Moderator', { id: 'role-moderator' });
    case 'analyst':
      return msg('Analyst', { id: 'role-analyst' });
  }
}

/** A moment, to the minute. */
export function momentWords(iso: string): string {
  const format = new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(new Date(iso));
}
