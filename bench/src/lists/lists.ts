/**
 * `pnpm bench lists`: a page of the inbox and a search, at 1,000,000 messages, against a bare Hono route that reads the same rows
 * from the same file.
 */
import { Agent, get } from 'node:http';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ConversationPage, SearchPage } from '@parley/protocol';
import { seed } from '../growth/seed.js';
import { createInstallation, serveInstallation, signIn } from '../shared/product.js';
import { say } from '../shared/progress.js';
import { makeScratch } from '../shared/scratch.js';
import { ServerProcess } from '../shared/server-process.js';
import { median, percentile } from '../shared/statistics.js';
import { formatTable } from '../shared/table.js';
import { conclude } from '../shared/verdict.js';
import { fillIndex, NUMBERS } from './fill-index.js';

const MESSAGES = 1_000_000;
const PLANS = { quick: { rounds: 5, requests: 200 }, full: { rounds: 15, requests: 600 } };
const AT_ONCE = 4;
const PAGES = 20;
/** Nobody waits longer without noticing. */
const SEARCH_MS = 100;
const FLOOR = fileURLToPath(new URL('../../dist/lists/floor-main.js', import.meta.url));

/** Frequent and rare words, whole and as a beginning, alone and together. */
const QUERIES = [
  (n: number) => `order ${(n * 7919) % NUMBERS}`,
  () => 'scratch',
  () => 'utrecht friday',
  (n: number) => `${(n * 104_729) % NUMBERS}`,
  () => 'pict',
  (n: number) => `chairs ${(n * 31_337) % NUMBERS}`,
];

interface Side {
  url: string;
  headers: Record<string, string>;
  /** Of the n-th request. */
  paths: Record<'inbox' | 'search', (n: number) => string>;
}

class Asker {
  readonly #connections = new Agent({ keepAlive: true, maxSockets: AT_ONCE });

  close(): void {
    this.#connections.destroy();
  }

  ask<T extends { data: unknown[] }>({ url, headers }: Side, path: string): Promise<T> {
    return new Promise((resolve, reject) => {
      const request = get(url + path, { agent: this.#connections, headers }, (response) => {
        const parts: Buffer[] = [];
        response.on('data', (part: Buffer) => parts.push(part));
        response.once('error', reject);
        response.once('end', () => {
          const text = Buffer.concat(parts).toString();
          if (response.statusCode === 200) resolve(JSON.parse(text) as T);
          else reject(new Error(`${path} answered ${response.statusCode}: ${text}`));
        });
      });
      request.once('error', reject);
    });
  }

  /** @returns answers a second, and how many milliseconds each took */
  async load(side: Side, what: 'inbox' | 'search', requests: number) {
    const times: number[] = [];
    let next = 0;
    const start = performance.now();
    const work = async () => {
      for (let n = next++; n < requests; n = next++) {
        const asked = performance.now();
        const { data } = await this.ask(side, side.paths[what](n));
        if (data.length === 0) throw new Error(`Nothing came back for ${side.paths[what](n)}.`);
        times.push(performance.now() - asked);
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, work));
    return { rate: (requests / (performance.now() - start)) * 1000, times };
  }
}

/** Where pages of the inbox begin, the first one first. */
async function readCursors(asker: Asker, product: Side): Promise<string[]> {
  const cursors: string[] = [];
  for (let cursor = ''; cursors.length < PAGES; ) {
    cursors.push(cursor);
    const after = cursor === '' ? '' : `&cursor=${encodeURIComponent(cursor)}`;
    const page = await asker.ask<ConversationPage>(product, `/v1/conversations?${INBOX}${after}`);
    cursor = page.next ?? '';
  }
  return cursors;
}

const INBOX = 'status=open&assigneeId=none&limit=50';

async function prepare(quick: boolean) {
  const directory = makeScratch('lists');
  const installation = await createInstallation(directory, 'stored');
  say(`storing ${MESSAGES.toLocaleString('en')} messages`);
  seed(installation.database, {
    messages: MESSAGES,
    onProgress: (stored) => say(`  ${stored.toLocaleString('en')}`),
  });
  say('writing the index of the search');
  fillIndex(installation.database);
  const server = await serveInstallation(installation);
  const args = [installation.database];
  const floor = await ServerProcess.start({ script: FLOOR, args, logFile: join(directory, 'floor.log') });
  const { cookie = '' } = await signIn(server.url, installation);
  return { server, floor, cookie, plan: quick ? PLANS.quick : PLANS.full };
}

const queryOf = (n: number) => encodeURIComponent(QUERIES[n % QUERIES.length]?.(n) ?? '');

/** @returns whether every target was met */
export async function runLists({ quick }: { quick: boolean }): Promise<boolean> {
  const { server, floor, cookie, plan } = await prepare(quick);
  const asker = new Asker();
  try {
    const cursors: string[] = [];
    const cursorOf = (n: number) => {
      const cursor = cursors[n % cursors.length] ?? '';
      return cursor === '' ? '' : `cursor=${encodeURIComponent(cursor)}`;
    };
    const search = (n: number) => `search?q=${queryOf(n)}`;
    const product: Side = {
      ...{ url: server.url, headers: { cookie } },
      paths: {
        inbox: (n) => `/v1/conversations?${INBOX}&${cursorOf(n)}`.replace(/&$/, ''),
        search: (n) => `/v1/${search(n)}`,
      },
    };
    const bare: Side = {
      ...{ url: floor.url, headers: {} },
      paths: { inbox: (n) => `/inbox?${cursorOf(n)}`, search: (n) => `/${search(n)}` },
    };
    cursors.push(...(await readCursors(asker, product)));
    const found = await asker.ask<SearchPage>(product, product.paths.search(0));
    const rates = { inbox: pair(), search: pair() };
    const times = { inbox: pair(), search: pair() };
    for (let round = 0; round <= plan.rounds; round += 1) {
      say(round === 0 ? 'warming up' : `round ${round} of ${plan.rounds}`);
      for (const what of ['inbox', 'search'] as const) {
        for (const [name, side] of [
          ['product', product],
          ['floor', bare],
        ] as const) {
          const { rate, times: taken } = await asker.load(side, what, plan.requests);
          if (round === 0) continue;
          rates[what][name].push(rate);
          times[what][name].push(...taken);
        }
      }
    }
    const ratio = (what: 'inbox' | 'search') => median(rates[what].product) / median(rates[what].floor);
    console.log(toTable(rates, times));
    const slowest = percentile(times.search.product, 0.95);
    return conclude({
      name: 'lists',
      quick,
      ratios: { inbox: ratio('inbox'), search: ratio('search') },
      targets: { inbox: { min: 0.5 }, search: { min: 0.5 } },
      checks: {
        [`95 of 100 searches take less than ${SEARCH_MS} ms`]: slowest < SEARCH_MS,
        'a search finds what it is asked for, and says where': found.data.every(
          ({ ranges }) => ranges.length > 0,
        ),
      },
      details: { messages: MESSAGES, plan, rates, searchP95Ms: slowest },
    });
  } finally {
    asker.close();
    await floor.stop();
    await server.stop();
  }
}

type Pair = Record<'product' | 'floor', number[]>;
const pair = (): Pair => ({ product: [], floor: [] });

function toTable(rates: Record<'inbox' | 'search', Pair>, times: Record<'inbox' | 'search', Pair>): string {
  const rows = (['inbox', 'search'] as const).map((what): [string, ...number[]] => [
    what,
    median(rates[what].product),
    median(rates[what].floor),
    median(rates[what].product) / median(rates[what].floor),
    median(times[what].product),
    percentile(times[what].product, 0.95),
  ]);
  return formatTable(['answers a second', 'Parley', 'the floor', 'ratio', 'median ms', 'p95 ms'], rows);
}
