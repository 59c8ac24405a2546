/** Opens an installation for a command that changes it, while servers may be serving from it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { z } from 'zod';
import type { Context } from '../context.js';
import { type Installation, openStore } from '../db/open.js';
import { openSettings } from '../settings/settings-store.js';

export interface Workspace {
  ctx: Context;
  close(): Promise<void>;
}

/** Where the commands look without --data: the variable first, then the directory that `init` makes. */
export const DEFAULT_DATA = process.env.PARLEY_DATA ?? './parley-data';

/** The flags that say which installation is meant, for every command. */
export function withInstallation(command: Command): Command {
  return command
    .option('--data <dir>', 'where everything is kept', DEFAULT_DATA)
    .option(
      '--database-url <url>',
      'a PostgreSQL instead of SQLite in the directory (default: PARLEY_DATABASE_URL)',
      process.env.PARLEY_DATABASE_URL,
    );
}

/** Those flags as a schema. */
export const installationFlags = {
  data: z.string().min(1),
  databaseUrl: z
    .string()
    .regex(/^postgres(ql)?:\/\//, 'Expected an address that begins with postgres://.')
    .optional(),
};

export function toInstallation(flags: { data: string; databaseUrl?: string | undefined }): Installation {
  return { dataDir: flags.data, databaseUrl: flags.databaseUrl };
}

/** How the installation is named to whoever runs the command: never with the password of an address. */
export function describe({ dataDir, databaseUrl }: Installation): string {
  return databaseUrl === undefined ? dataDir : `the database at ${new URL(databaseUrl).host}`;
}

/** The flags with which a command reaches the same installation. */
export function flagsFor({ dataDir, databaseUrl }: Installation): string {
  return databaseUrl === undefined ? `--data ${dataDir}` : '--database-url …';
}

/** Whether `parley init` has been run. Creates nothing in the directory. */
export async function hasWorkspace(installation: Installation): Promise<boolean> {
  if (installation.databaseUrl === undefined) return existsSync(join(installation.dataDir, 'parley.db'));
  const { ctx, close } = await createWorkspace(installation);
  await close();
  return ctx.settings.current.sites.length > 0;
}

/** @throws Error that says to run `parley init` when there is none */
export async function openWorkspace(installation: Installation): Promise<Workspace> {
  await requireWorkspace(installation);
  return createWorkspace(installation);
}

/** @throws Error that says to run `parley init` when there is none */
export async function requireWorkspace(installation: Installation): Promise<void> {
  if (await hasWorkspace(installation)) return;
  throw new Error(
    `There is no Parley in ${describe(installation)}. Create one with: parley init ${flagsFor(installation)}`,
  );
}

/** Like `openWorkspace`, and makes it when it is not there. */
export async function createWorkspace(installation: Installation): Promise<Workspace> {
  const store = await openStore({ ...installation, serve: false });
  try {
    const settings = await openSettings(store, installation.dataDir);
    return {
      ctx: {
        actor: { type: 'system', id: 'system' },
        db: store.db,
        commit: (command, row) => store.commits.commit(command, row),
        commitTogether: (kind, input, row) => store.commits.commitTogether(kind, input, row),
        settings,
        canMail: false,
        now: () => new Date(),
      },
      close: () => store.close(),
    };
  } catch (error) {
    await store.close();
    throw error;
  }
}
