/**
 * Visitors who met the conditions of a message that speaks first: those who were shown it, and those held out at random. Both are
 * told by the page in the same way and at the same moment, so that what follows can be compared.
 */
import { groupOf, type RecordEncounterInput } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError, notFound } from '../errors.js';
import { insertEncounter } from '../store/encounters.js';
import { assertSiteOrigin, type Credentials } from './authentication.js';
import { authorize } from './policy.js';
import type { RateLimits } from './rate-limits.js';
import { requireOpenSite } from './sites.js';

export interface RecordEncounterArgs {
  input: RecordEncounterInput;
  from: Pick<Credentials, 'origin' | 'ownOrigin'> & { address: string };
}

/**
 * Counts a visitor once for a message; the first time stays.
 * @throws AppError `not_found` for a site or a message with a hold-out that there is not, `conflict` for the wrong group,
 * `origin_forbidden`, `rate_limited`
 */
export async function recordEncounter(
  ctx: Context,
  limits: Pick<RateLimits, 'encounter'>,
  { input, from }: RecordEncounterArgs,
): Promise<void> {
  const site = requireOpenSite(ctx, input.site);
  assertSiteOrigin(site, from);
  authorize(ctx.actor, 'encounter.create', { what: 'site', siteId: site.id, contactId: null });
  const { proactiveId, visitorId, group } = input;
  const message = site.chat.proactive.find(({ id }) => id === proactiveId);
  if (message === undefined || message.holdout === 0) throw notFound('message with a hold-out');
  // Nobody chooses a group, and a page that still has yesterday's share is not counted.
  if (groupOf({ proactiveId, visitorId, holdout: message.holdout }) !== group) {
    throw new AppError(
      'conflict',
      'By the share of today this visitor is in the other group. Read the site again.',
    );
  }
  await limits.encounter(from.address);
  await ctx.commit((tx) =>
    insertEncounter(tx.db, {
      ...{ site_id: site.id, proactive_id: proactiveId, visitor_id: visitorId },
      ...{ group_name: group, holdout: Math.round(message.holdout * 1000), at: ctx.now().toISOString() },
    }),
  );
}
