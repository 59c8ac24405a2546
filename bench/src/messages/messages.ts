/**
 * `pnpm bench messages`: how many messages a second the product acknowledges, how late and at what cost, beside a bare
 * Socket.IO server and beside one that only makes messages durable.
 */
import { HelperProcess } from '../shared/helper-process.js';
import { readCpuSeconds } from '../shared/process-figures.js';
import { say } from '../shared/progress.js';
import { makeScratch } from '../shared/scratch.js';
import { median, round } from '../shared/statistics.js';
import { formatTable } from '../shared/table.js';
import { conclude, type Target } from '../shared/verdict.js';
import type { Round } from './crowd.js';
import type { LoadClientCommands } from './load-client.js';
import { type MeasuredServer, type ServerName, startServers } from './servers.js';

export interface MessagesOptions {
  quick: boolean;
  /** For the product's process, e.g. `--cpu-prof`. */
  nodeFlags: string[];
}

/** A round, and what it cost the server. */
interface Measured extends Round {
  conversations: number;
  server: ServerName;
  cpuSeconds: number;
  /** Server's processor seconds for 10,000 messages. */
  cpuPer10k: number;
}

interface Plan {
  rounds: number;
  roundMs: number;
  /** Before the first count of conversations, so that the servers are compiled and not starting. */
  warmUpMs: number;
}

const CONVERSATIONS = [50, 200, 1000] as const;
const PLANS: Record<'quick' | 'full', Plan> = {
  quick: { rounds: 3, roundMs: 800, warmUpMs: 1500 },
  full: { rounds: 7, roundMs: 3000, warmUpMs: 4000 },
};
/** After a change of the count, caches and buffers find their size again. */
const SHORT_WARM_UP_MS = 500;

const TARGETS: Record<string, Target> = {
  throughput50: { min: 0.6 },
  throughput200: { min: 0.6 },
  throughput1000: { min: 0.6 },
  p99_200: { max: 2 },
  cpu_200: { max: 2 },
};

type Client = HelperProcess<LoadClientCommands>;

async function measure(client: Client, server: MeasuredServer, speak: { conversations: number; ms: number }) {
  const { pid, url } = server.process;
  const before = readCpuSeconds(pid);
  const result = await client.ask('round', { url, ...speak });
  const cpuSeconds = readCpuSeconds(pid) - before;
  const cpuPer10k = (cpuSeconds / result.acknowledged) * 10_000;
  const { conversations } = speak;
  return { ...result, conversations, server: server.name, cpuSeconds, cpuPer10k } satisfies Measured;
}

async function measureAll(client: Client, servers: MeasuredServer[], plan: Plan): Promise<Measured[]> {
  const measured: Measured[] = [];
  let seated = 0;
  for (const conversations of CONVERSATIONS) {
    say(`${conversations} conversations: ${conversations - seated} more contacts take their seats`);
    for (const server of servers) {
      const seats = await server.seats(conversations - seated);
      await client.ask('seat', { url: server.process.url, seats });
    }
    const ms = seated === 0 ? plan.warmUpMs : SHORT_WARM_UP_MS;
    for (const server of servers) await measure(client, server, { conversations, ms });
    seated = conversations;
    for (let turn = 1; turn <= plan.rounds; turn += 1) {
      say(`${conversations} conversations: round ${turn} of ${plan.rounds}`);
      // There and back: a machine that slows down in the course of the run slows all of them alike.
      const order = turn % 2 === 1 ? servers : servers.toReversed();
      for (const server of order) {
        measured.push(await measure(client, server, { conversations, ms: plan.roundMs }));
      }
    }
  }
  return measured;
}

type Figure = 'perSecond' | 'p50Ms' | 'p99Ms' | 'cpuPer10k' | 'clientCpuSeconds' | 'agentBehindMs';

function middle(
  measured: Measured[],
  where: { server: ServerName; conversations: number },
  figure: Figure,
): number {
  const rounds = measured.filter((m) => m.server === where.server && m.conversations === where.conversations);
  return median(rounds.map((m) => m[figure] ?? Number.NaN));
}

function toRatios(measured: Measured[]): Record<string, number> {
  const ratio = (figure: Figure, conversations: number, floor: ServerName = 'durable') =>
    middle(measured, { server: 'product', conversations }, figure) /
    middle(measured, { server: floor, conversations }, figure);
  return {
    throughput50: ratio('perSecond', 50),
    throughput200: ratio('perSecond', 200),
    throughput1000: ratio('perSecond', 1000),
    p99_200: ratio('p99Ms', 200),
    cpu_200: ratio('cpuPer10k', 200),
    bare200: ratio('perSecond', 200, 'bare'),
  };
}

function toTable(measured: Measured[], plan: Plan): string {
  const head = [
    'server',
    'conversations',
    'messages/s',
    'p50 ms',
    'p99 ms',
    'CPU s/10,000',
    'client CPU',
    'agent behind ms',
  ];
  const rows = CONVERSATIONS.flatMap((conversations) =>
    (['bare', 'durable', 'product'] as const).map((server) => {
      const figure = (name: Figure) => middle(measured, { server, conversations }, name);
      const clientShare = (figure('clientCpuSeconds') / (plan.roundMs / 1000)) * 100;
      return [
        server,
        conversations,
        round(figure('perSecond'), 0),
        figure('p50Ms'),
        figure('p99Ms'),
        figure('cpuPer10k'),
        `${clientShare.toFixed(0)} %`,
        figure('agentBehindMs'),
      ];
    }),
  );
  return formatTable(head, rows);
}

/** Compares what each server kept with what it acknowledged. */
async function account(client: Client, servers: MeasuredServer[]) {
  const accounts = [];
  for (const server of servers) {
    const totals = await client.ask('totals', { url: server.process.url });
    await server.process.stop();
    accounts.push({ server: server.name, ...totals, stored: server.countStored() });
  }
  return accounts;
}

/** @returns whether every target was met and nothing was lost */
export async function runMessages({ quick, nodeFlags }: MessagesOptions): Promise<boolean> {
  const plan = quick ? PLANS.quick : PLANS.full;
  const directory = makeScratch('messages');
  say('starting two floors and the product');
  const servers = await startServers(directory, nodeFlags);
  const client: Client = new HelperProcess(new URL('load-client.js', import.meta.url));
  try {
    for (const { process, agent } of servers) {
      if (agent !== null) await client.ask('seatAgent', { url: process.url, headers: agent });
    }
    const measured = await measureAll(client, servers, plan);
    const accounts = await account(client, servers);
    console.log(toTable(measured, plan));
    const holds = (server: ServerName, key: 'stored' | 'heard') =>
      accounts.some((a) => a.server === server && a[key] === a.acknowledged);
    return conclude({
      name: 'messages',
      quick,
      ratios: toRatios(measured),
      targets: TARGETS,
      checks: {
        'the product stored each acknowledged message, and no other': holds('product', 'stored'),
        'its agent heard of each, once': holds('product', 'heard'),
        'the durable floor stored each acknowledged message, and no other': holds('durable', 'stored'),
      },
      details: { plan, accounts, rounds: measured },
    });
  } finally {
    await client.stop();
    for (const server of servers) await server.process.stop();
  }
}
