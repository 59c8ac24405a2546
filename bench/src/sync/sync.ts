/** `pnpm bench sync`: the whole log as the SDK pulls it, against the same rows read from the database's file directly. */
import { createHash } from 'node:crypto';
import { type Event, LIMITS, Parley } from '@parley/sdk';
import { seed } from '../growth/seed.js';
import { createInstallation, serveInstallation } from '../shared/product.js';
import { say } from '../shared/progress.js';
import { makeScratch } from '../shared/scratch.js';
import { median } from '../shared/statistics.js';
import { formatTable } from '../shared/table.js';
import { conclude } from '../shared/verdict.js';
import { DirectReader, tellsOfRow } from './direct-reader.js';

const PLANS = {
  quick: { messages: 100_000, rounds: 3 },
  full: { messages: 1_000_000, rounds: 5 },
};
const MIB = 2 ** 20;

/** Walks everything. @returns how many events there were */
type Walk = (onEvent?: (id: string, text: string) => void) => Promise<number>;

/** What a mirror would keep of an event: enough to see whether both ways told the same. */
function textOf(event: Event): string {
  return 'message' in event ? `${event.message.seq} ${event.message.text}` : '';
}

function byFeed(parley: Parley): Walk {
  return async (onEvent) => {
    let count = 0;
    for await (const { data } of parley.events.list({ limit: LIMITS.eventsMax }).pages()) {
      count += data.length;
      if (!onEvent) continue;
      for (const event of data) if (tellsOfRow(event.type)) onEvent(event.id, textOf(event));
    }
    return count;
  };
}

function byHand(reader: DirectReader): Walk {
  return async (onEvent) => {
    let count = 0;
    for (let after = 0; ; ) {
      const { data, cursor } = reader.page(after, LIMITS.eventsMax);
      if (cursor === after) return count;
      count += data.length;
      after = cursor;
      if (!onEvent) continue;
      for (const { event, subject } of data) {
        const isMessage = event.type.startsWith('message.');
        onEvent(String(Reflect.get(event, 'id')), isMessage ? `${subject.seq} ${subject.text}` : '');
      }
    }
  };
}

async function digest(walk: Walk): Promise<string> {
  const hash = createHash('sha256');
  await walk((id, text) => hash.update(`${id} ${text}\n`));
  return hash.digest('hex');
}

/** Events in a second. */
async function rate(walk: Walk): Promise<number> {
  const start = performance.now();
  return ((await walk()) / (performance.now() - start)) * 1000;
}

/** @returns whether every target was met */
export async function runSync({ quick }: { quick: boolean }): Promise<boolean> {
  const { messages, rounds } = quick ? PLANS.quick : PLANS.full;
  const installation = await createInstallation(makeScratch('sync'), 'stored');
  say(`storing ${messages.toLocaleString('en')} messages`);
  const { events } = seed(installation.database, {
    messages,
    onProgress: (stored) => say(`  ${stored.toLocaleString('en')}`),
  });
  const server = await serveInstallation(installation);
  const reader = new DirectReader(installation.database);
  const parley = new Parley({ baseUrl: server.url, apiKey: installation.apiKey });
  const [feed, direct] = [byFeed(parley), byHand(reader)];
  try {
    say('comparing what both tell');
    const same = (await digest(feed)) === (await digest(direct));
    const before = await server.settle();
    const rates: { feed: number[]; direct: number[] } = { feed: [], direct: [] };
    for (let round = 1; round <= rounds; round += 1) {
      say(`round ${round} of ${rounds}`);
      rates.direct.push(await rate(direct));
      rates.feed.push(await rate(feed));
    }
    const after = await server.settle();
    const ratio = median(rates.feed) / median(rates.direct);
    const rows = [
      ['the feed, by the SDK', median(rates.feed)],
      ['the file, directly', median(rates.direct)],
    ] satisfies [string, number][];
    console.log(formatTable(['events a second', 'median'], rows));
    const [first, last] = [before, after].map(({ residentBytes }) => Math.round(residentBytes / MIB));
    console.log(`the server held ${first} MiB after the first walk, ${last} MiB after ${rounds + 1}`);
    return conclude({
      name: 'sync',
      quick,
      ratios: { feed: ratio, memory: after.residentBytes / before.residentBytes },
      targets: { feed: { min: 0.5 }, memory: { max: 1.3 } },
      checks: { 'both tell the same, in the same order': same },
      details: { messages, events, rounds, rates },
    });
  } finally {
    reader.close();
    await server.stop();
  }
}
