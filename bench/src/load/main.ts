/** `pnpm load`: brings a file of conversations into a server, or compares one with it. */
import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Parley } from '@parley/sdk';
import type { OnSkip } from './conversation-file.js';
import { hashFile } from './lines.js';
import { load, type Totals } from './load.js';
import { LoadState } from './load-state.js';
import { startLocalServer } from './local-server.js';
import { type LoadOptions, readOptions, usageExitCode } from './options.js';
import { startProgress } from './progress.js';
import { survey } from './survey.js';
import { verify } from './verify.js';

const DIRECTORY = join('.parley', 'load');
const STATE_DIRECTORY = join('.parley', 'load-state');
/** Long enough to outlast the restart of a server. */
const RETRIES = 8;
const EXIT = { fine: 0, failed: 1, skipped: 3, interrupted: 130 } as const;

/** The site of a server of our own. */
const OWN_SITE = 'load';

/** A server to speak to. */
interface Connection {
  parley: Parley;
  /** The key of the site to load into. */
  site: string;
  /** What names the server from run to run; a port chosen anew each time would not. */
  name: string;
  stop(): Promise<void>;
}

async function connect({ server, site, fresh }: LoadOptions): Promise<Connection> {
  if (server !== null) {
    const parley = new Parley({ baseUrl: server.url, apiKey: server.apiKey, maxRetries: RETRIES });
    return { parley, site: site ?? (await onlySite(parley)), name: server.url, stop: async () => undefined };
  }
  const ownSite = site ?? OWN_SITE;
  const own = await startLocalServer({ directory: DIRECTORY, site: ownSite, fresh });
  const parley = new Parley({ baseUrl: own.url, apiKey: own.apiKey, maxRetries: RETRIES });
  return { parley, site: ownSite, name: resolve(DIRECTORY), stop: own.stop };
}

/** @throws Error when the key does not say by itself which site is meant */
async function onlySite(parley: Parley): Promise<string> {
  const me = await parley.me();
  const keys = me.type === 'key' ? me.sites.map((site) => site.key) : [];
  const [key] = keys;
  if (key !== undefined && keys.length === 1) return key;
  throw new Error(`say with --site which site to load into: ${keys.join(', ') || 'the server has none yet'}`);
}

interface Job {
  options: LoadOptions;
  connection: Connection;
  signal: AbortSignal;
}

/** A file that was looked through. */
interface Surveyed {
  file: string;
  fileHash: string;
  messages: number;
  /** Lines that will not be in. */
  skipped: Set<number>;
  onSkip: OnSkip;
}

/** Reports the bad lines at once, before a server is started or hears of anything. */
async function look(file: string): Promise<Surveyed> {
  const skipped = new Set<number>();
  const onSkip: OnSkip = (line, reason) => {
    skipped.add(line);
    console.error(`line ${line} skipped: ${reason}`);
  };
  const onSilence = (line: number, turn: number) => {
    console.error(`line ${line}: turn ${turn} says nothing and is left out`);
  };
  const { messages } = await survey(file, { onSkip, onSilence });
  return { file, fileHash: await hashFile(file), messages, skipped, onSkip };
}

async function runLoad({ options, connection, signal }: Job, surveyed: Surveyed): Promise<number> {
  const { parley, site, name: server } = connection;
  const { concurrency, resend } = options;
  const { file, fileHash, messages, skipped, onSkip } = surveyed;
  const { data } = await parley.events.list({ limit: 1, signal }).firstPage();
  const [first] = data;
  const key = { fileHash, server, site, log: first?.id ?? '' };
  // An empty log tells no server from another, and there is nothing in it that could be skipped.
  const forget = resend || first === undefined;
  const state = await LoadState.open({ directory: STATE_DIRECTORY, key, forget });
  const progress = startProgress(messages);
  let totals: Totals;
  try {
    totals = await load({ file, parley, site, concurrency, state, progress, onSkip, signal });
  } finally {
    progress.stop();
    state.close();
  }
  const counts = `${totals.conversations} conversations, ${totals.messages} messages`;
  console.log(`loaded ${counts}; skipped ${skipped.size} lines`);
  return skipped.size > 0 ? EXIT.skipped : EXIT.fine;
}

async function runVerify({ connection, signal }: Job, file: string): Promise<number> {
  const verdict = await verify({ file, parley: connection.parley, site: connection.site, signal });
  if (verdict.difference !== null) {
    console.log(verdict.difference);
    return EXIT.failed;
  }
  if (verdict.skipped > 0) console.error(`bad lines left out: ${verdict.skipped}`);
  console.log(`${verdict.conversations} conversations, ${verdict.messages} messages, equal`);
  return EXIT.fine;
}

async function run(options: LoadOptions, signal: AbortSignal): Promise<number> {
  const surveyed = options.file === null ? null : await look(options.file);
  if (options.verify !== null) await access(options.verify);
  signal.throwIfAborted();
  const connection = await connect(options);
  const job = { options, connection, signal };
  try {
    const loaded = surveyed === null ? EXIT.fine : await runLoad(job, surveyed);
    if (options.verify === null) return loaded;
    return (await runVerify(job, options.verify)) || loaded;
  } finally {
    await connection.stop();
  }
}

async function main(): Promise<number> {
  const stop = new AbortController();
  // Only once: a second Ctrl-C ends the process at once, as everywhere.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
  try {
    return await run(readOptions(process.argv), stop.signal);
  } catch (error) {
    const usage = usageExitCode(error);
    if (usage !== undefined) return usage;
    if (stop.signal.aborted) {
      console.error('stopped; the same command goes on from here');
      return EXIT.interrupted;
    }
    console.error(`failed: ${error instanceof Error ? error.message : error}`);
    return EXIT.failed;
  }
}

process.exitCode = await main();
