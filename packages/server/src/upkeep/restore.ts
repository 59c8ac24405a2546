/** Makes a fresh data directory from a backup, and never writes into one that is in use. */
import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { openStore } from '../db/open.js';
import { attachmentsDir } from '../files/open-uploads.js';
import { SettingsFileAdapter } from '../settings/file-adapter.js';
import { parseSettings, type Settings } from '../settings/settings-schema.js';
import { settingsFile } from '../settings/settings-store.js';
import { unpackFiles } from './backup-files.js';

/**
 * Makes `dataDir` from a backup.
 * @throws Error when there is something in the way, or the file is no backup
 */
export async function restore(file: string, dataDir: string): Promise<void> {
  if (!existsSync(file)) throw new Error(`There is no file ${file}.`);
  const inTheWay = [join(dataDir, 'parley.db'), settingsFile(dataDir), attachmentsDir(dataDir)];
  if (inTheWay.some((path) => existsSync(path))) {
    throw new Error(`${dataDir} already holds a Parley. Restore into an empty directory.`);
  }
  const settings = readSettings(file);
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  try {
    await unpack(file, dataDir, settings);
  } catch (error) {
    // A directory half made would be in the way of the next try.
    for (const made of readdirSync(dataDir).filter((name) =>
      /^(parley\.db|settings\.json|attachments$)/.test(name),
    )) {
      rmSync(join(dataDir, made), { recursive: true });
    }
    throw error;
  }
}

async function unpack(file: string, dataDir: string, settings: Settings): Promise<void> {
  const backup = new Database(file, { readonly: true });
  try {
    await backup.backup(join(dataDir, 'parley.db'));
  } finally {
    backup.close();
  }
  unpackFiles(dataDir);
  await new SettingsFileAdapter(settingsFile(dataDir)).write(settings);
  // The settings lie in the file from now on, and a backup of an older version is brought up to this one.
  const store = await openStore({ dataDir, serve: false });
  await store.commits.commit(async (tx) => void (await tx.db.deleteFrom('settings').execute()));
  await store.close();
}

function readSettings(file: string): Settings {
  let row: { document: string } | undefined;
  try {
    const backup = new Database(file, { readonly: true });
    row = backup.prepare('SELECT document FROM settings WHERE id = 1').get() as typeof row;
    backup.close();
  } catch (cause) {
    throw new Error(`${file} is not a backup made by parley backup.`, { cause });
  }
  if (row === undefined)
    throw new Error(`${file} is not a backup made by parley backup: it has no settings.`);
  return parseSettings(JSON.parse(row.document), file);
}
