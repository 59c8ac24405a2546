/** Whether somebody is there, when somebody will be, and how long an answer takes: told as it is. */
import type { Availability } from '@parley/protocol';
import { Cached } from '../cached.js';
import type { Context } from '../context.js';
import { notFound } from '../errors.js';
import { isOpen, nextOpening, type OfficeHours } from '../settings/office-hours.js';
import { listFirstAnswers } from '../store/first-answers.js';
import { assertSiteOrigin, type Credentials } from './authentication.js';
import { requireOpenSite } from './sites.js';

/** Answers older than this say nothing about today. */
const LATELY_MS = 30 * 24 * 3600_000;
/** Fewer answers than this are chance. */
const FEWEST = 5;
const BELIEVED_MS = 60_000;

export interface AvailabilityMeans {
  presence: { agentsOnline(): Promise<boolean> };
  replyTimes: Cached<number | null>;
  /** Whether mail can be sent from here. */
  canMail: boolean;
}

export interface AvailabilityArgs {
  /** The site's key. */
  key: string;
  team?: string | undefined;
  from: Pick<Credentials, 'origin' | 'ownOrigin'>;
}

/** By a site's id: the median of the seconds to a first answer, null when there were too few. */
export function openReplyTimes({ db, now }: Pick<Context, 'db' | 'now'>): Cached<number | null> {
  return new Cached(BELIEVED_MS, async (siteId) => {
    const since = new Date(now().getTime() - LATELY_MS).toISOString();
    return toReplySeconds(await listFirstAnswers(db, { siteId, since }));
  });
}

/** @param times in milliseconds */
export function toReplySeconds(times: number[]): number | null {
  if (times.length < FEWEST) return null;
  const sorted = times.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? 0;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? 0;
  return Math.round((lower + upper) / 2000);
}

/** @throws AppError `not_found` (site or team), `origin_forbidden` */
export async function getAvailability(
  ctx: Context,
  { presence, replyTimes, canMail }: AvailabilityMeans,
  args: AvailabilityArgs,
): Promise<Availability> {
  const site = requireOpenSite(ctx, args.key);
  assertSiteOrigin(site, args.from);
  const hours = hoursOf(ctx, args.team);
  const now = ctx.now();
  const replySeconds = await replyTimes.get(site.id);
  if (!isOpen(hours, now)) {
    const backAt = nextOpening(hours, now)?.toISOString() ?? null;
    return { state: 'closed', replySeconds, backAt, email: canMail };
  }
  const state = (await presence.agentsOnline()) ? 'online' : 'away';
  return { state, replySeconds, backAt: null, email: canMail };
}

function hoursOf({ settings }: Context, teamId: string | undefined): OfficeHours | null {
  const { hours, teams } = settings.current;
  if (teamId === undefined) return hours;
  const team = teams.find(({ id }) => id === teamId);
  if (team === undefined) throw notFound('team');
  return team.hours === undefined ? hours : team.hours;
}
