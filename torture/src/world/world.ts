/** One installation with everything around it that can fail, and the people who use it while it does. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OwnPostgres } from '@parley/server/testing/postgres';
import { Account } from '../account/account.js';
import { type Violation, verify } from '../account/verify.js';
import { Fleet } from '../fleet/fleet.js';
import { DISK, makeScratch, removeScratch } from '../fleet/scratch.js';
import { openSmallDisk, type SmallDisk } from '../fleet/small-disk.js';
import { TcpProxy } from '../proxy/tcp-proxy.js';
import type { Random } from '../random.js';
import { NotYetError, until } from '../until.js';
import { Inspector } from './inspector.js';
import { People } from './people.js';

export interface WorldOptions {
  random: Random;
  /** Two processes on a database of it; absent for one process on SQLite. */
  postgres?: OwnPostgres | undefined;
  /** Seconds between two heartbeats of a socket. */
  heartbeat?: number;
  /** SQLite on a disk that can be filled. */
  onSmallDisk?: boolean;
  /** The first process reaches PostgreSQL through a proxy. */
  throughProxy?: boolean;
}

/** How long everything may take to be well again, once the fault is over: clients wait longer after each failure. */
const RECOVERY_MS = 60_000;
/** So much is acknowledged before anything is done to anybody. */
const WARM = 30;
const LOG_LINES = 15;

let databases = 0;

export class World {
  readonly account = new Account();
  readonly fleet: Fleet;
  readonly people: People;
  readonly inspector: Inspector;
  readonly disk: SmallDisk | undefined;
  /** Between the first process and PostgreSQL. */
  readonly databaseLine: TcpProxy | undefined;
  readonly #directory: string;

  private constructor(
    directory: string,
    made: Pick<World, 'fleet' | 'people' | 'disk' | 'databaseLine' | 'account'>,
  ) {
    this.#directory = directory;
    this.account = made.account;
    this.fleet = made.fleet;
    this.people = made.people;
    this.disk = made.disk;
    this.databaseLine = made.databaseLine;
    this.inspector = new Inspector(made.account, made.fleet.apiKey);
  }

  /** Resolves when people are talking. */
  static async open(options: WorldOptions): Promise<World> {
    const { random, postgres, heartbeat = 2 } = options;
    const directory = makeScratch();
    let fleet: Fleet | undefined;
    const data = options.onSmallDisk ? join(directory, DISK) : join(directory, 'data');
    const disk = options.onSmallDisk ? openSmallDisk(data, (lever) => fleet?.pull(lever)) : undefined;
    const databaseLine = postgres && options.throughProxy ? await TcpProxy.start([postgres.port]) : undefined;
    const place = { directory, data, heartbeat };
    fleet = await Fleet.open(
      postgres ? { ...place, databaseUrls: await urlsOf(postgres, databaseLine) } : place,
    );
    const account = new Account();
    const people = await People.gather(fleet, account, random);
    const world = new World(directory, { fleet, people, disk, databaseLine, account });
    people.speak();
    await until(() => account.acknowledged.size >= WARM && people.crm.conversations.length > 0, {
      what: 'people are talking',
      ms: RECOVERY_MS,
    });
    return world;
  }

  /** Asks the process `index` to store something now. @returns what it says */
  attempt(index: number): Promise<string> {
    const conversationId = this.people.crm.conversations[0] ?? '';
    return this.inspector.attempt(this.fleet.ports[index] ?? 0, conversationId);
  }

  /** Everything is over: waits until all is well again, and holds what is left against the account. */
  async conclude(): Promise<Violation[]> {
    const { fleet, people, inspector } = this;
    const violations: Violation[] = [];
    await people.hush();
    const still = (kind: Violation['kind'], error: unknown) => {
      if (!(error instanceof NotYetError)) throw error;
      violations.push({ kind, what: error.message });
    };
    await until(() => fleet.isReady, { what: 'every process says that it is ready', ms: RECOVERY_MS })
      .then(() => inspector.retry(fleet.ports[0] ?? 0))
      .catch((error: unknown) => still('unwell', error));
    await people.settle(fleet, RECOVERY_MS).catch((error: unknown) => still('undelivered', error));
    // Whatever did not come to pass: what is there is looked at all the same.
    const told = await people.testify().catch((error: unknown) => still('undelivered', error));
    const evidence = { heard: [], shown: [], ...told, feed: await fleet.feed(), check: await fleet.check() };
    violations.push(...verify(this.account, evidence));
    violations.push(...people.complaints());
    for (const watch of fleet.health) {
      violations.push(...watch.complaints.map((what) => ({ kind: 'unwell' as const, what })));
    }
    return violations;
  }

  /** The last lines that each process logged. */
  logs(): string {
    return readdirSync(this.#directory)
      .filter((name) => name.endsWith('.log'))
      .map((name) => {
        const lines = readFileSync(join(this.#directory, name), 'utf8').trimEnd().split('\n');
        return `${name}:\n${lines.slice(-LOG_LINES).join('\n')}`;
      })
      .join('\n');
  }

  /** Takes everything away. @returns what did not end well */
  async close(): Promise<Violation[]> {
    await this.people.close();
    const wrong = await this.fleet.close();
    this.databaseLine?.close();
    removeScratch(this.#directory);
    return wrong.map((what) => ({ kind: 'unwell', what }));
  }
}

async function urlsOf(postgres: OwnPostgres, line: TcpProxy | undefined): Promise<[string, string]> {
  databases += 1;
  const name = `torture_${databases}`;
  await postgres.createDatabase(name);
  return [`${postgres.url(line?.port)}/${name}`, `${postgres.url()}/${name}`];
}
