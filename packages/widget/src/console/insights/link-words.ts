/** What a public link shows and how it stands, in words. */
import type { InsightsFilter, InsightsLink, Site } from '@parley/protocol';
import { kindWords, rowWords } from '../../insights/words.js';
import { formatLocale, msg } from '../../internal/localize.js';

const NONE = 'none';

/** The conversations that count: `Team: Sales · Chats`. */
export function filterWords(filter: InsightsFilter, sites: readonly Site[]): string {
  const names = new Map(sites.flatMap(({ id, name, teams }) => [[id, name], ...teams.map(nameOf)] as const));
  const part = (by: 'site' | 'team' | 'page' | 'campaign', label: string) => {
    const value = filter[by];
    if (value === undefined) return [];
    if (value === NONE) return [rowWords({ key: null, label: null, figures: {} }, by)];
    return [`${label}: ${names.get(value) ?? value}`];
  };
  const parts = [
    ...part('site', msg('Site', { id: 'insights-site' })),
    ...part('team', msg('Team', { id: 'insights-team' })),
    ...(filter.kind ? [kindWords(filter.kind)] : []),
    ...part('page', msg('Page', { id: 'insights-page' })),
    ...part('campaign', msg('Campaign', { id: 'insights-campaign' })),
  ];
  return parts.join(' · ') || msg('All conversations', { id: 'sharing-all' });
}

function nameOf({ id, name }: { id: string; name: string }): [string, string] {
  return [id, name];
}

/** `28 days`, as the language counts. */
export function dayCount(days: number): string {
  const format = { style: 'unit', unit: 'day', unitDisplay: 'long' } as const;
  return new Intl.NumberFormat(formatLocale(), format).format(days);
}

export type LinkStanding = 'active' | 'expired' | 'revoked';

export function standingOf({ revokedAt, expiresAt }: InsightsLink, now: Date): LinkStanding {
  if (revokedAt !== null) return 'revoked';
  return Date.parse(expiresAt) <= now.getTime() ? 'expired' : 'active';
}

export function standingWords(standing: LinkStanding): string {
  switch (standing) {
    case 'active':
      return msg('Active', { id: 'sharing-active' });
    case 'expired':
      return msg('Expired', { id: 'sharing-expired' });
    case 'revoked':
      return msg('Revoked', { id: 'sharing-revoked' });
  }
}
