/** A real PostgreSQL for the tests of this package, started once, stopped with them. For tests only. */
import type { TestProject } from 'vitest/node';
import { OwnPostgres } from './own-postgres.js';

declare module 'vitest' {
  interface ProvidedContext {
    /** Address of the PostgreSQL server, without a database; undefined in the runs on SQLite. */
    postgresUrl: string | undefined;
  }
}

/** Vitest calls it before the first test of a project that names it as `globalSetup`, and its result after the last. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const postgres = await OwnPostgres.create();
  project.provide('postgresUrl', postgres.url());
  return () => postgres.remove();
}
