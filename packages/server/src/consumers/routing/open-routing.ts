/** Puts routing together: one process at a time reads the log for it, gives conversations out and watches what is due. */
import { LIMITS } from '@parley/protocol';
import { deleteOldPresence } from '../../store/agent-availability.js';
import { deleteOldClaims, forgetWhoseTime, isAnyTimeNamed } from '../../store/time.js';
import { OwnedConsumer, type OwnedConsumerOptions, type Ownership } from '../owned-consumer.js';
import { assignQueued } from './assign.js';
import { callBreaches } from './breach.js';
import { createRoute, type RouteOptions } from './route.js';

type Means = Pick<OwnedConsumerOptions, 'db' | 'commits' | 'signals' | 'now' | 'onError'> & RouteOptions;

const TIDY_MS = 10 * 60_000;
const FORGET_BATCH = 500;

export function openRouting(means: Means): OwnedConsumer {
  let tidied = Number.NEGATIVE_INFINITY;
  const tidy = async (owner: Ownership) => {
    await forget(owner, means);
    if (performance.now() - tidied < TIDY_MS) return;
    const now = means.now().getTime();
    const before = new Date(now - 2 * LIMITS.timeAgeSeconds * 1000).toISOString();
    await owner.commit(async (tx) => {
      await deleteOldClaims(tx.db, before);
      await deleteOldPresence(tx.db, before);
    });
    tidied = performance.now();
  };
  return new OwnedConsumer({
    ...means,
    name: 'routing',
    handle: createRoute(means),
    tick: async (owner) => {
      await assignQueued(owner, means);
      await callBreaches(owner, means);
      await tidy(owner);
    },
  });
}

/** Whose time it was is forgotten once the settings say that only the totals of teams are kept. */
async function forget(owner: Ownership, { settings, db }: Means): Promise<void> {
  if (settings.current.privacy.time !== 'team' || !(await isAnyTimeNamed(db))) return;
  await owner.commit((tx) => forgetWhoseTime(tx.db, FORGET_BATCH));
}
