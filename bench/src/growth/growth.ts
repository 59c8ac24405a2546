/**
 * `pnpm bench growth`: the same operations on two installations, one with 1,000 stored messages, one with 1,000,000; and on public
 * topics of 10, 1,000 and 100,000.
 */

import { createInstallation, type Installation, serveInstallation } from '../shared/product.js';
import { say } from '../shared/progress.js';
import { makeScratch } from '../shared/scratch.js';
import type { ServerProcess } from '../shared/server-process.js';
import { median, percentile } from '../shared/statistics.js';
import { formatTable } from '../shared/table.js';
import { conclude, type Target } from '../shared/verdict.js';
import { OPERATIONS, type Operation, Probe } from './probe.js';
import { type Seeded, seed } from './seed.js';
import { measureTopics } from './topics.js';

const SMALL = 1_000;
const BIG = 1_000_000;
const TARGET: Target = { max: 1.3 };
const PLANS = {
  quick: { rounds: 7, samples: 20, warmUps: 60 },
  full: { rounds: 25, samples: 50, warmUps: 200 },
};

interface Store {
  messages: number;
  server: ServerProcess;
  probe: Probe;
  /** Milliseconds, by operation. */
  samples: Record<Operation, number[]>;
}

interface Filled {
  messages: number;
  installation: Installation;
  seeded: Seeded;
}

async function fill(directory: string, messages: number): Promise<Filled> {
  say(`storing ${messages.toLocaleString('en')} messages`);
  const installation = await createInstallation(directory, `stored-${messages}`);
  const onProgress = (stored: number) => say(`  ${stored.toLocaleString('en')}`);
  return { messages, installation, seeded: seed(installation.database, { messages, onProgress }) };
}

async function serve({ messages, installation, seeded }: Filled): Promise<Store> {
  const server = await serveInstallation(installation);
  const probe = await Probe.open({ url: server.url, installation, seeded });
  return { messages, server, probe, samples: { send: [], open: [], list: [], feed: [] } };
}

async function sample(store: Store, operation: Operation, count: number): Promise<number[]> {
  const times: number[] = [];
  for (let i = 0; i < count; i += 1) times.push(await store.probe.time(operation));
  return times;
}

async function measure(stores: Store[], plan: { rounds: number; samples: number; warmUps: number }) {
  say('warming up');
  for (const operation of OPERATIONS) {
    for (const store of stores) await sample(store, operation, plan.warmUps);
  }
  for (let turn = 1; turn <= plan.rounds; turn += 1) {
    say(`round ${turn} of ${plan.rounds}`);
    const order = turn % 2 === 1 ? stores : stores.toReversed();
    for (const operation of OPERATIONS) {
      for (const store of order) {
        store.samples[operation].push(...(await sample(store, operation, plan.samples)));
      }
    }
  }
}

function toTable(small: Store, big: Store): string {
  const rows = OPERATIONS.map((operation) => {
    const [less, more] = [small.samples[operation], big.samples[operation]];
    const ratio = median(more) / median(less);
    return [operation, median(less), median(more), ratio, percentile(less, 0.95), percentile(more, 0.95)];
  });
  const [few, many] = [SMALL.toLocaleString('en'), BIG.toLocaleString('en')];
  return formatTable(['ms', few, many, 'ratio', `${few} p95`, `${many} p95`], rows);
}

/** @returns whether every target was met */
export async function runGrowth({ quick }: { quick: boolean }): Promise<boolean> {
  const plan = quick ? PLANS.quick : PLANS.full;
  const directory = makeScratch('growth');
  const filled = [await fill(directory, SMALL), await fill(directory, BIG)];
  const stores: Store[] = [];
  try {
    for (const each of filled) stores.push(await serve(each));
    const [small, big] = stores;
    if (small === undefined || big === undefined) throw new Error('Two stores were to be compared.');
    await measure(stores, plan);
    const residentMiB = { small: await readResident(small), big: await readResident(big) };
    console.log(toTable(small, big));
    console.log(`resident memory after it: ${residentMiB.small} and ${residentMiB.big} MiB`);
    const topics = await measureTopics(directory, plan);
    const ratioOf = (operation: Operation) =>
      median(big.samples[operation]) / median(small.samples[operation]);
    return conclude({
      name: 'growth',
      quick,
      ratios: {
        ...Object.fromEntries(OPERATIONS.map((operation) => [operation, ratioOf(operation)])),
        ...topics.ratios,
      },
      targets: Object.fromEntries(
        [...OPERATIONS, ...Object.keys(topics.ratios)].map((operation) => [operation, TARGET]),
      ),
      checks: {},
      details: {
        plan,
        residentMiB,
        topics: topics.details,
        stores: stores.map(({ messages, samples }) => ({ messages, medians: summarise(samples) })),
      },
    });
  } finally {
    for (const { probe, server } of stores) {
      probe.close();
      await server.stop();
    }
  }
}

async function readResident(store: Store): Promise<number> {
  return Math.round((await store.server.settle()).residentBytes / 2 ** 20);
}

function summarise(samples: Store['samples']) {
  return Object.fromEntries(
    OPERATIONS.map((operation) => {
      const times = samples[operation];
      return [operation, { medianMs: median(times), p95Ms: percentile(times, 0.95), samples: times.length }];
    }),
  );
}
