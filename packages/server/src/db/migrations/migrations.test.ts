import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Kysely, sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newInstallation, type TestInstallation } from '../../testing/installation.js';
import { MAIN } from '../../testing/server-process.js';
import { openStore } from '../open.js';
import { openPostgres } from '../postgres.js';
import { openSqlite } from '../sqlite.js';
import { MIGRATIONS, migrate } from './index.js';

let installation: TestInstallation;
beforeEach(async () => {
  installation = await newInstallation();
});
afterEach(() => installation.remove());

const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(process.execPath, [MAIN, ...args], (error, out, err) =>
      resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });

describe('migrations', () => {
  it('are run once by processes that start at the same time', async () => {
    // A database without a table: commands bring it up to date, whichever comes first.
    if (installation.databaseUrl === undefined) writeFileSync(join(installation.dataDir, 'parley.db'), '');

    const ended = await Promise.all(Array.from({ length: 6 }, () => run('check', ...installation.flags)));

    expect(new Set(ended.map(({ code }) => code)).size).toBe(1);
    for (const { err } of ended) expect(err).not.toContain('could not be brought');
    const store = await openStore({ ...installation, serve: false });
    const { rows } = await sql<{ name: string }>`select name from kysely_migration`.execute(store.db);
    const heads = await store.db.selectFrom('log_head').selectAll().execute();
    await store.close();
    expect(new Set(rows.map(({ name }) => name)).size).toBe(rows.length);
    expect(rows.length).toBeGreaterThan(0);
    expect(heads).toHaveLength(1);
  });

  it('leave nothing behind when one fails half way', async () => {
    const { databaseUrl, dataDir } = installation;
    const opened = databaseUrl === undefined ? openSqlite(join(dataDir, 'parley.db')) : undefined;
    const db = opened?.writer ?? openPostgres(databaseUrl ?? '', () => {}).db;
    const half = {
      up: async (db: Kysely<unknown>) => {
        await db.schema.createTable('half').addColumn('id', 'text').execute();
        throw new Error('the power went');
      },
    };

    const migrating = migrate(db, { ...MIGRATIONS, '9999-half': half });

    await expect(migrating).rejects.toThrow('at 9999-half: the power went');
    const tables = await db.introspection.getTables();
    await opened?.reader.destroy();
    await db.destroy();
    expect(tables.map(({ name }) => name)).toEqual([]);
  });

  it.each(['serve', 'check'])(
    'stop `parley %s` on a database of a newer version, and say what to do',
    async (command) => {
      const site = ['--site', 'shop', '--origin', 'http://shop.example'];
      await run('init', ...installation.flags, '--email', 'a@b.co', ...site);
      const store = await openStore({ ...installation, serve: false });
      await store.commits.commit(async ({ db }) => {
        await sql`insert into kysely_migration (name, timestamp) values ('9999-future', '2030-01-01')`.execute(
          db,
        );
      });
      await store.close();
      const before = await installation.rows();

      const { code, err } = await run(command, ...installation.flags);

      expect(code).toBe(4);
      expect(err.trim().split('\n')).toHaveLength(1);
      expect(err).toContain('made by a newer Parley (it has 9999-future;');
      expect(err).toContain('Start that version again, or restore a backup');
      expect(await installation.rows()).toEqual(before);
    },
  );
});
