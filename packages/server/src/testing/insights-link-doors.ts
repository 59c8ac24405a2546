/** The routes of public links to figures, and of what pages tell of their visitors, for the table of refusals. For tests only. */
import { newId } from '@parley/protocol';
import type { Door } from './cast.js';
import type { Caller } from './test-server.js';

export function insightsLinkDoors(who: () => { owner: Caller; page: Caller }): Record<string, Door> {
  return {
    'POST /v1/proactive/encounters': {
      method: 'POST',
      path: () => '/v1/proactive/encounters',
      body: () => ({ site: 'shop', proactiveId: 'hello', visitorId: newId('contact'), group: 'held' }),
      as: () => who().page,
    },
    'GET /v1/insights/lift': { method: 'GET', path: () => '/v1/insights/lift', as: () => who().owner },
    'GET /v1/me/digest': { method: 'GET', path: () => '/v1/me/digest', as: () => who().owner },
    'PUT /v1/me/digest': {
      method: 'PUT',
      path: () => '/v1/me/digest',
      body: () => ({ wanted: true, locale: 'de' }),
      as: () => who().owner,
      nullable: ['locale'],
    },
    'POST /v1/insights/links': {
      method: 'POST',
      path: () => '/v1/insights/links',
      // Its name is a must, unlike a contact's: `insights-links.test.ts` leaves it out.
      body: () => ({ name: 'Board' }),
      as: () => who().owner,
    },
    'GET /v1/insights/links': { method: 'GET', path: () => '/v1/insights/links', as: () => who().owner },
    'DELETE /v1/insights/links/{id}': {
      method: 'DELETE',
      path: () => `/v1/insights/links/${newId('insightsLink')}`,
      as: () => who().owner,
    },
  };
}

/** Figures, and what is asked before anybody is known: there a link counts for nothing. */
const OPEN_TO_LINKS: ReadonlySet<string> = new Set([
  'GET /v1/insights',
  'GET /v1/insights/lift',
  'GET /v1/insights/metrics',
  'GET /v1/insights/next-hour',
  'GET /v1/insights/staffing',
  'GET /v1/sites/{key}',
  'GET /v1/sites/{key}/availability',
  'POST /v1/sessions',
  'POST /v1/sign-in',
  'POST /v1/mail',
  'POST /v1/invitations/look',
  'POST /v1/invitations/accept',
]);

export function isOpenToLinks(door: string): boolean {
  return OPEN_TO_LINKS.has(door);
}
