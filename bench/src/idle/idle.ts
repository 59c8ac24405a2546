/**
 * `pnpm bench idle`: what an open page that says nothing costs in memory, beside a bare Socket.IO server, and how soon
 * all of them are back after a restart.
 */
import { HelperProcess } from '../shared/helper-process.js';
import { inParallel } from '../shared/in-parallel.js';
import { readFileLimit } from '../shared/process-figures.js';
import {
  createInstallation,
  type Installation,
  ORIGIN,
  openSession,
  serveInstallation,
  startConversation,
} from '../shared/product.js';
import { say } from '../shared/progress.js';
import { makeScratch } from '../shared/scratch.js';
import { type ServerProcess, startFloorServer } from '../shared/server-process.js';
import { median } from '../shared/statistics.js';
import { formatTable } from '../shared/table.js';
import { conclude, type Target } from '../shared/verdict.js';
import type { HolderCommands, Page } from './holder.js';

const PLANS = {
  quick: { connections: 3_000, rounds: 2 },
  full: { connections: 10_000, rounds: 3 },
};
/** They come and go before the count begins, so that code and buffers are there already. */
const WARM_UPS = 300;
/** Files that a process has open beside the connections. */
const OTHER_FILES = 200;
const SESSIONS_AT_ONCE = 25;
/** Of so many visitors one has written something while the server was away. */
const ONE_WRITES = 20;
const TARGETS: Record<string, Target> = { memory: { max: 1.3 }, returnSeconds: { max: 30 } };

type Holder = HelperProcess<HolderCommands>;

interface Measured {
  server: 'bare' | 'product';
  baseBytes: number;
  fullBytes: number;
  bytesPerConnection: number;
}

interface Setting {
  directory: string;
  installation: Installation;
  holder: Holder;
  /** Of the product, one for each connection. */
  pages: Page[];
}

function bare(count: number): Page[] {
  return Array.from({ length: count }, () => ({ token: null, headers: {}, conversationId: null }));
}

function start({ directory, installation }: Setting, name: Measured['server']): Promise<ServerProcess> {
  return name === 'bare' ? startFloorServer(directory, { name }) : serveInstallation(installation);
}

/** Measures a fresh server and leaves it with all pages open. */
async function fillServer(
  setting: Setting,
  name: Measured['server'],
  server: ServerProcess,
): Promise<Measured> {
  const { holder, pages } = setting;
  const all = name === 'bare' ? bare(pages.length) : pages;
  const { url } = server;
  await holder.ask('open', { url, pages: all.slice(0, WARM_UPS) });
  await holder.ask('close', undefined);
  const { residentBytes: baseBytes } = await server.settle();
  await holder.ask('open', { url, pages: all });
  const { residentBytes: fullBytes } = await server.settle();
  return { server: name, baseBytes, fullBytes, bytesPerConnection: (fullBytes - baseBytes) / all.length };
}

async function measure(setting: Setting, rounds: number): Promise<{ measured: Measured[]; lost: number }> {
  const measured: Measured[] = [];
  let lost = 0;
  for (let turn = 1; turn <= rounds; turn += 1) {
    say(
      `round ${turn} of ${rounds}: ${setting.pages.length.toLocaleString('en')} pages open, at each in turn`,
    );
    const names = ['bare', 'product'] as const;
    for (const name of turn % 2 === 1 ? names : names.toReversed()) {
      const server = await start(setting, name);
      try {
        measured.push(await fillServer(setting, name, server));
        lost += await setting.holder.ask('close', undefined);
      } finally {
        await server.stop();
      }
    }
  }
  return { measured, lost };
}

interface Storm {
  /** From the stop of the first server until the last page was back and watching. */
  seconds: number;
  attempts: number;
  refused: number;
  sent: number;
}

/** Opens all pages, restarts the server under them, and waits until the last is back. */
async function restart(setting: Setting): Promise<Storm> {
  const { holder, pages, installation } = setting;
  say('a restart with all of them coming back');
  const first = await serveInstallation(installation);
  const { url } = first;
  let second: ServerProcess | undefined;
  try {
    await holder.ask('open', { url, pages });
    const back = holder.ask('comeBack', { url });
    await first.stop();
    second = await serveInstallation(installation, { port: Number(new URL(url).port) });
    const { ms, ...counts } = await back;
    await holder.ask('close', undefined);
    return { seconds: ms / 1000, ...counts };
  } finally {
    await first.stop();
    await second?.stop();
  }
}

async function openPages(installation: Installation, count: number): Promise<Page[]> {
  say(`opening ${count.toLocaleString('en')} sessions`);
  const server = await serveInstallation(installation);
  try {
    const numbers = Array.from({ length: count }, (_, index) => index);
    return await inParallel(numbers, SESSIONS_AT_ONCE, async (index) => {
      const page = await openSession(server.url);
      const conversation = index % ONE_WRITES === 0 ? await startConversation(server.url, page) : null;
      return {
        token: page.token,
        headers: { origin: ORIGIN },
        conversationId: conversation?.id ?? null,
      };
    });
  } finally {
    await server.stop();
  }
}

function requireFiles(connections: number): void {
  const limit = readFileLimit();
  const needed = connections + OTHER_FILES;
  if (limit >= needed) return;
  throw new Error(`${needed} open files are needed and ${limit} allowed. Raise the limit first: ulimit -Hn`);
}

function toTable(measured: Measured[]): { table: string; memory: number } {
  const kib = (server: Measured['server'], figure: keyof Omit<Measured, 'server'>) =>
    median(measured.filter((m) => m.server === server).map((m) => m[figure])) / 1024;
  const rows = (['bare', 'product'] as const).map((server) => [
    server,
    kib(server, 'baseBytes') / 1024,
    kib(server, 'fullBytes') / 1024,
    kib(server, 'bytesPerConnection'),
  ]);
  const table = formatTable(['server', 'MiB before', 'MiB with all', 'KiB per connection'], rows);
  return { table, memory: kib('product', 'bytesPerConnection') / kib('bare', 'bytesPerConnection') };
}

/** @returns whether the target was met */
export async function runIdle({ quick }: { quick: boolean }): Promise<boolean> {
  const { connections, rounds } = quick ? PLANS.quick : PLANS.full;
  requireFiles(connections);
  const directory = makeScratch('idle');
  const installation = await createInstallation(directory, 'product');
  const pages = await openPages(installation, connections);
  const holder: Holder = new HelperProcess(new URL('holder.js', import.meta.url));
  try {
    const setting: Setting = { directory, installation, holder, pages };
    const { measured, lost } = await measure(setting, rounds);
    const storm = await restart(setting);
    const { table, memory } = toTable(measured);
    console.log(table);
    const attempts = (storm.attempts / connections).toFixed(2);
    console.log(
      `restart: all back and watching ${storm.seconds.toFixed(1)} s after the stop, ${attempts} attempts each; ` +
        `${storm.sent} messages sent meanwhile, ${storm.refused} refusals`,
    );
    return conclude({
      name: 'idle',
      quick,
      ratios: { memory, returnSeconds: storm.seconds },
      targets: TARGETS,
      checks: {
        'every page stayed open until it was counted': lost === 0,
        'no page and no message was refused after the restart': storm.refused === 0 && storm.sent > 0,
      },
      details: { connections, rounds: measured, restart: storm },
    });
  } finally {
    await holder.stop();
  }
}
