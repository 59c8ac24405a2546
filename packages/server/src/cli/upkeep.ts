/** `parley backup`, `restore`, `check` and `migrate`: an operator's care for what is stored. */

import { join } from 'node:path';
import { Command } from 'commander';
import { z } from 'zod';
import { openStore } from '../db/open.js';
import { lockForServing } from '../db/sqlite.js';
import { openStorage } from '../files/open-uploads.js';
import { SettingsTableAdapter } from '../settings/table-adapter.js';
import { backUp } from '../upkeep/backup.js';
import { checkStore, INVARIANT_COUNT } from '../upkeep/check.js';
import { checkFiles } from '../upkeep/check-files.js';
import { copyStore, digestStore } from '../upkeep/copy-store.js';
import { restore } from '../upkeep/restore.js';
import { check } from './inputs.js';
import { progress } from './progress.js';
import {
  DEFAULT_DATA,
  describe,
  installationFlags,
  openWorkspace,
  requireWorkspace,
  toInstallation,
  withInstallation,
} from './workspace.js';

/** The bucket, as for the server. It holds a secret, so it is no flag that others could read in the list of processes. */
const BUCKET = process.env.PARLEY_BUCKET;

const DATA = ['--data <dir>', 'where everything is kept', DEFAULT_DATA] as const;

export function backupCommand(): Command {
  return new Command('backup')
    .description('Write everything into one file, also while serving (SQLite; for PostgreSQL use pg_dump).')
    .argument('<file>', 'the file to write; it must not be there yet')
    .option(...DATA)
    .action(async (file: string, flags: { data: string }) => {
      const { ctx, close } = await openWorkspace({ dataDir: flags.data });
      try {
        const onProgress = (done: number, total: number) => progress(`${done} of ${total} pages`);
        const withFiles = BUCKET === undefined;
        await backUp(flags.data, { file, settings: ctx.settings.current, withFiles, onProgress });
        progress('');
      } finally {
        await close();
      }
      if (BUCKET !== undefined) console.log('Attachments lie in the bucket and are not in it.');
      console.log(`Backed up ${flags.data} to ${file}. Restore with: parley restore ${file} --data DIR`);
    });
}

export function restoreCommand(): Command {
  return new Command('restore')
    .description('Make a data directory from a backup.')
    .argument('<file>', 'a file that parley backup wrote')
    .option(...DATA)
    .action(async (file: string, flags: { data: string }) => {
      await restore(file, flags.data);
      console.log(`Restored ${flags.data} from ${file}. Serve it with: parley serve --data ${flags.data}`);
    });
}

export function checkCommand(): Command {
  return withInstallation(new Command('check'))
    .description(
      'Check what must always hold of the stored data. Changes nothing; exit code 3 when something is broken.',
    )
    .action(async (given) => {
      const installation = toInstallation(check(z.strictObject(installationFlags), given));
      const { ctx, close } = await openWorkspace(installation);
      const storage = openStorage({ dataDir: installation.dataDir, bucket: BUCKET });
      const checkAll = async () => [...(await checkStore(ctx.db)), ...(await checkFiles(ctx.db, storage))];
      const findings = await checkAll().finally(close);
      for (const { broken, count, example } of findings) {
        console.error(`Not so: ${broken} ${count >= 1000 ? 'At least ' : ''}${count} rows, e.g. ${example}.`);
      }
      if (findings.length > 0) process.exit(3);
      console.log(`All ${INVARIANT_COUNT} invariants hold.`);
    });
}

const migrateFlags = z.strictObject({
  data: z.string().min(1),
  to: installationFlags.databaseUrl.unwrap(),
});

export function migrateCommand(): Command {
  return new Command('migrate')
    .description(
      'Move a data directory to PostgreSQL, and prove that both hold the same. Stop the server first.',
    )
    .option(...DATA)
    .requiredOption('--to <url>', 'an empty PostgreSQL database, postgres://…')
    .action((flags) => migrateTo(check(migrateFlags, flags)));
}

async function migrateTo(flags: z.output<typeof migrateFlags>): Promise<void> {
  const installation = toInstallation({ data: flags.data });
  await requireWorkspace(installation);
  const release = lockForServing(join(flags.data, 'serve.lock'));
  const source = await openWorkspace(installation);
  const target = await openStore({ dataDir: flags.data, databaseUrl: flags.to, serve: false });
  try {
    const taken = await target.db.selectFrom('agent').select('id').limit(1).executeTakeFirst();
    if (taken !== undefined)
      throw new Error(`${describe(toInstallation({ data: '', databaseUrl: flags.to }))} is not empty.`);
    const from = source.ctx.db as typeof target.db;
    await copyStore(from, target.db, (table, rows) => progress(`${table}: ${rows} rows`));
    await new SettingsTableAdapter(target.db).write(source.ctx.settings.current);
    progress('comparing …');
    const [before, after] = [await digestStore(from), await digestStore(target.db)];
    progress('');
    for (const [table, { rows, hash }] of Object.entries(before)) {
      if (after[table]?.rows !== rows || after[table]?.hash !== hash) {
        throw new Error(
          `${table} differs after the move: ${rows} rows became ${after[table]?.rows}. Do not serve from it.`,
        );
      }
      console.log(
        `${table.padEnd(14)} ${String(rows).padStart(9)} rows, equal (sha256 ${hash.slice(0, 12)}…)`,
      );
    }
    console.log(`\nMoved. Serve with: parley serve --data ${flags.data} --database-url …`);
    if (BUCKET === undefined) console.log('Attachments stay in the directory.');
  } finally {
    await target.close();
    await source.close();
    release();
  }
}
