/**
 * `pnpm bench insights`: a year of 1,000,000 messages with time, sales and rates. How long the slowest view takes, against the same sum by the bare
 * driver from the same file, and how long making all figures anew takes, against reading once what they are made from.
 */
import type { Insights, Lift } from '@parley/protocol';
import Database from 'better-sqlite3';
import { seed } from '../growth/seed.js';
import { createInstallation, serveInstallation } from '../shared/product.js';
import { say } from '../shared/progress.js';
import { makeScratch } from '../shared/scratch.js';
import { median } from '../shared/statistics.js';
import { formatTable } from '../shared/table.js';
import { conclude } from '../shared/verdict.js';
import { enrich } from './enrich.js';

const MESSAGES = 1_000_000;
const YEAR_MS = 364 * 86_400_000;
/** Chats at the same time: a chat of 18 messages lasts half an hour. */
const AT_ONCE = 3;
const PLANS = { quick: { rounds: 3 }, full: { rounds: 15 } };
const QUERY_MS = 200;
const REBUILD_S = 60;
const GIVE_UP_MS = 5 * 60_000;

const day = (at: number) => new Date(at).toISOString().slice(0, 10);

/** All views of the page and what is behind them, over the whole year. */
function viewsOf(): Record<string, string> {
  const now = Date.now();
  const year = `from=${day(now - YEAR_MS)}&to=${day(now)}&zone=Europe/Berlin`;
  const month = `from=${day(now - 27 * 86_400_000)}&to=${day(now)}&zone=Europe/Berlin`;
  const split = ['team', 'page', 'campaign', 'site', 'kind', 'day', 'week', 'month'];
  return {
    'the whole': `/v1/insights?${year}`,
    ...Object.fromEntries(split.map((by) => [`by ${by}`, `/v1/insights?${year}&by=${by}`])),
    'one team by page': `/v1/insights?${year}&by=page&team=sales`,
    'one page by day': `/v1/insights?${year}&by=day&page=/products/0`,
    'a month by day': `/v1/insights?${month}&by=day`,
    staffing: `/v1/insights/staffing?${year}`,
    'next hour': `/v1/insights/next-hour?${year}`,
    'what messages bring': `/v1/insights/lift?${year}`,
    'a month’s conversations': `/v1/insights/conversations?${month}`,
    'the year’s conversations': `/v1/insights/conversations?${year}`,
  };
}

/** @returns whether every target was met */
export async function runInsights({ quick }: { quick: boolean }): Promise<boolean> {
  const { rounds } = quick ? PLANS.quick : PLANS.full;
  const installation = await createInstallation(makeScratch('insights'), 'year');
  say(`storing ${MESSAGES.toLocaleString('en')} messages`);
  seed(installation.database, {
    ...{ messages: MESSAGES, atOnce: AT_ONCE, msPerMessage: YEAR_MS / MESSAGES },
    onProgress: (stored) => say(`  ${stored.toLocaleString('en')}`),
  });
  const stored = enrich(installation.database);
  const readS = readSources(installation.database);
  const server = await serveInstallation(installation);
  const headers = { authorization: `Bearer ${installation.apiKey}` };
  const ask = async <T>(path: string): Promise<T> => {
    const answer = await fetch(server.url + path, { headers });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
    return (await answer.json()) as T;
  };
  try {
    say('making all figures');
    const began = performance.now();
    const whole = await untilMade(ask, stored.conversations);
    const rebuildS = (performance.now() - began) / 1000;
    const times: Record<string, number[]> = {};
    const floors: number[] = [];
    const { data: trials } = await ask<Lift>(viewsOf()['what messages bring'] ?? '');
    const met = trials.reduce((sum, { shown, held }) => sum + shown.visitors + held.visitors, 0);
    for (let round = 0; round <= rounds; round += 1) {
      say(round === 0 ? 'warming up' : `round ${round} of ${rounds}`);
      for (const [name, path] of Object.entries(viewsOf())) {
        const asked = performance.now();
        await ask(path);
        const took = performance.now() - asked;
        if (round > 0) times[name] = [...(times[name] ?? []), took];
      }
      if (round > 0) floors.push(sumBare(installation.database));
    }
    const medians = Object.entries(times).map(([name, list]): [string, number] => [name, median(list)]);
    console.log(formatTable(['ms', 'median'], [...medians, ['the same sums, bare', median(floors)]]));
    const slowest = Math.max(...medians.map(([, ms]) => ms));
    return conclude({
      name: 'insights',
      quick,
      ratios: {
        ...{ query: slowest, rebuild: rebuildS },
        ...{ queryToFloor: slowest / median(floors), rebuildToFloor: rebuildS / readS },
      },
      targets: { query: { max: QUERY_MS }, rebuild: { max: REBUILD_S } },
      checks: {
        'all messages are counted': whole.total.figures.messages?.value === String(MESSAGES),
        'all visitors are compared': met === stored.visitors,
        'some of them bought': trials.every(({ shown }) => shown.converted > 0),
        'ratios have intervals': whole.total.figures.profit_per_conversation?.interval !== null,
      },
      details: { ...stored, rounds, times, floors, readS },
    });
  } finally {
    await server.stop();
  }
}

async function untilMade(ask: <T>(path: string) => Promise<T>, conversations: number): Promise<Insights> {
  const giveUp = performance.now() + GIVE_UP_MS;
  for (;;) {
    const found = await ask<Insights>(viewsOf()['the whole'] ?? '');
    const { value } = found.total.figures.conversations ?? {};
    if (found.progress === null && value === String(conversations)) return found;
    if (performance.now() > giveUp)
      throw new Error(`Only ${value} of ${conversations} conversations are in the figures.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** The floor of the making: all that it is made from, read once. @returns seconds */
function readSources(file: string): number {
  const database = new Database(file, { readonly: true });
  const began = performance.now();
  for (const query of [
    'select conversation_id, seq, author_type, status, created_at from message order by conversation_id, seq',
    'select id, agent_id, team_id, ms, from_at from time_entry',
    'select id, team_id, context, created_at from conversation',
    'select conversation_id, units, currency, at from outcome',
  ]) {
    for (const _row of database.prepare(query).iterate());
  }
  database.close();
  return (performance.now() - began) / 1000;
}

/** The floor of a view: its sums by team, by the bare driver. @returns milliseconds */
function sumBare(file: string): number {
  const database = new Database(file, { readonly: true });
  const began = performance.now();
  database
    .prepare(
      'select team_id, sum(ms), sum(labour), sum(service), sum(gains), sum(refunds), sum(lost) from insights_entry group by 1',
    )
    .all();
  database
    .prepare(
      'select team_id, count(*), sum(first_response), sum(resolution) from insights_conversation group by 1',
    )
    .all();
  const took = performance.now() - began;
  database.close();
  return took;
}
