/**
 * Whether a site's tag is on its pages: each page that asks for its site is remembered, origin by origin. It may be lost, and it
 * never keeps anybody waiting.
 */
import type { Sighting } from '@parley/protocol';
import type { Context } from '../context.js';
import { listSightings, writeSighting } from '../store/sightings.js';
import { authorize } from './policy.js';
import { requireSite } from './sites.js';

/** One origin is written down so often, whatever its traffic. */
const EVERY_MS = 20_000;
/** Origins that are kept in mind: no more than there can be, as a rule. */
const MOST_KNOWN = 10_000;
/** A site has as many origins at most, and some from before. */
const MOST_SHOWN = 200;
const MOST_PAGE = 500;

interface Seen {
  siteId: string;
  origin: string;
  /** The page's address, as far as the browser tells it. */
  page: string | null;
}

interface NoteMeans {
  base: Pick<Context, 'commit' | 'now'>;
  sightings: Sightings;
  log: { debug(what: object, text: string): void };
}

/** Does not keep who asks waiting. */
export function noteSighting({ base, sightings, log }: NoteMeans, seen: Seen): void {
  sightings.note(base, seen).catch((err: unknown) => log.debug({ err }, 'a sighting was lost'));
}

export class Sightings {
  readonly #seen = new Map<string, number>();

  /** Remembers that a page of the site has asked. */
  async note(ctx: Pick<Context, 'commit' | 'now'>, seen: Seen): Promise<void> {
    const [key, now] = [`${seen.siteId} ${seen.origin}`, ctx.now()];
    const last = this.#seen.get(key);
    if (last !== undefined && now.getTime() - last < EVERY_MS) return;
    if (this.#seen.size >= MOST_KNOWN) this.#seen.clear();
    this.#seen.set(key, now.getTime());
    await ctx.commit((tx) =>
      writeSighting(tx.db, {
        ...{ id: key, site_id: seen.siteId, origin: seen.origin },
        ...{ page: pageOf(seen), seen_at: now.toISOString() },
      }),
    );
  }
}

/** Without its query, in which people's own matters may stand; null where only the origin was told. */
function pageOf({ origin, page }: Seen): string | null {
  const url = page === null ? null : URL.parse(page);
  if (url === null || url.origin !== origin || url.pathname === '/') return null;
  return url.pathname.slice(0, MOST_PAGE);
}

/** Where the site's tag was last heard of, origin by origin. */
export async function getSightings(ctx: Context, siteKey: string): Promise<Sighting[]> {
  authorize(ctx.actor, 'sighting.list');
  const rows = await listSightings(ctx.db, { siteId: requireSite(ctx, siteKey).id, limit: MOST_SHOWN });
  return rows.map(({ origin, page, seen_at: seenAt }) => ({ origin, page, seenAt }));
}
