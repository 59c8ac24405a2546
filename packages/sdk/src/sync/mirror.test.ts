/**
 * Mirrors whose programs are killed (SIGKILL) again and again at random moments while they sync from a real server that is being
 * written to: in the end each holds what a mirror holds that nobody disturbed. Over all five sinks; needs `tsc -b` before.
 */

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Parley } from '../client.js';
import { seededRandom } from '../conformance/index.js';
import { readRecords } from '../sinks/files/index.js';
import { happen } from '../testing/company.js';
import { contentsOfHubSpot, HUBSPOT_TOKEN, startHubSpot } from '../testing/crms/hubspot.js';
import { contentsOfPipedrive, PIPEDRIVE_TOKEN, startPipedrive } from '../testing/crms/pipedrive.js';
import { contentsOfSalesforce, SALESFORCE_TOKEN, startSalesforce } from '../testing/crms/salesforce.js';
import { type ParleyServer, startParley } from '../testing/parley-server.js';
import { wait } from '../wait.js';

const MAIN = fileURLToPath(new URL('../../dist/testing/mirror-main.js', import.meta.url));
/** `MIRROR_KILLS=200` for the long form. No `PARLEY_` in front: the server refuses variables of that kind it does not know. */
const KILLS = Number(process.env.MIRROR_KILLS ?? 12);

let server: ParleyServer;
let directory: string;
let parley: Parley;

beforeAll(async () => {
  server = await startParley();
  directory = await mkdtemp(join(tmpdir(), 'parley-mirror-'));
  parley = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
});
afterAll(async () => {
  await server?.stop();
  await rm(directory, { recursive: true, force: true });
});

/** One place that a mirror fills, and what is in it. */
interface Place {
  /** The vendor's address, where it is one. */
  url?: string;
  read(): Promise<unknown>;
  close?(): Promise<void>;
}

interface Kind {
  kills: number;
  /** Milliseconds from its start to its end: the clients of the vendors are slow to load. */
  life: [number, number];
  open(path: string): Promise<Place>;
}

const sorted = <T extends { id?: unknown }>(list: T[]): T[] =>
  [...list].sort((one, other) => (String(one.id) < String(other.id) ? -1 : 1));
const inOrder = (contents: object) =>
  Object.fromEntries(
    Object.entries(contents).map(([name, list]) => [name, sorted(list as { id: string }[])]),
  );

const FEWER = Math.ceil(KILLS / 4);
const KINDS: Record<string, Kind> = {
  sql: {
    ...{ kills: KILLS, life: [60, 360] },
    open: async (path) => ({
      async read() {
        const db = new Database(path, { readonly: true });
        const tables = ['parley_contact', 'parley_conversation', 'parley_message'];
        const rows = tables.map((table) => db.prepare(`select * from ${table} order by id`).all());
        db.close();
        return rows;
      },
    }),
  },
  files: {
    ...{ kills: FEWER, life: [100, 500] },
    open: async (path) => ({
      async read() {
        const files = ['contacts', 'conversations', 'messages'] as const;
        return Promise.all(files.map(async (file) => sorted(await readRecords({ directory: path }, file))));
      },
    }),
  },
  hubspot: {
    ...{ kills: FEWER, life: [200, 900] },
    async open() {
      const { account, ...crm } = await startHubSpot();
      return { ...crm, read: async () => inOrder(contentsOfHubSpot(account, 'notes')) };
    },
  },
  salesforce: {
    ...{ kills: FEWER, life: [200, 900] },
    async open() {
      const { org, ...crm } = await startSalesforce();
      return { ...crm, read: async () => inOrder(contentsOfSalesforce(org)) };
    },
  },
  pipedrive: {
    ...{ kills: FEWER, life: [200, 900] },
    async open() {
      const { account, ...crm } = await startPipedrive();
      return { ...crm, read: async () => inOrder(contentsOfPipedrive(account)) };
    },
  },
};

const TOKENS: Record<string, string> = {
  hubspot: HUBSPOT_TOKEN,
  salesforce: SALESFORCE_TOKEN,
  pipedrive: PIPEDRIVE_TOKEN,
};

let round = 1;

describe.each(Object.entries(KINDS))('a mirror in %s', (kind, { kills, life: [least, most], open }) => {
  it(`holds the same after ${kills} kills as one that nobody disturbed`, { timeout: 900_000 }, async () => {
    const random = seededRandom(kills);
    const [path, whole] = [join(directory, `${kind}-killed`), join(directory, `${kind}-whole`)];
    const [place, undisturbed] = [await open(path), await open(whole)];
    let killed = 0;
    const start = (at: string, url = '') =>
      spawn(process.execPath, [MAIN, kind, at, server.url, server.apiKey, url, TOKENS[kind] ?? ''], {
        stdio: ['ignore', 'ignore', 'inherit'],
      });

    async function write(): Promise<void> {
      while (killed < kills) {
        await happen(server, parley, round);
        round += 1;
        // Some writes fall into a batch, some between two: with less than this, the log outgrows what a killed program reads.
        await wait(random() * 60);
      }
    }
    async function kill(): Promise<void> {
      while (killed < kills) {
        const program = start(path, place.url);
        const ended = once(program, 'exit');
        // Some die while they start, some in a batch, some between two.
        await Promise.race([ended, wait(least + random() * (most - least))]);
        program.kill('SIGKILL');
        const [, signal] = await ended;
        if (signal === 'SIGKILL') killed += 1;
      }
    }
    await Promise.all([write(), kill()]);
    const [last] = await once(start(path, place.url), 'exit');
    const [calm] = await once(start(whole, undisturbed.url), 'exit');

    expect([last, calm]).toEqual([0, 0]);
    expect(await place.read()).toEqual(await undisturbed.read());
    expect(JSON.stringify(await place.read())).toContain('Where is');
    await place.close?.();
    await undisturbed.close?.();
  });
});
