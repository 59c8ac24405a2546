/** Opens an installation for a command that changes it, while a server may be serving from it. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Context } from '../context.js';
import { openStore } from '../db/open.js';
import { openSettings } from '../settings/settings-store.js';

export interface Workspace {
  ctx: Context;
  close(): Promise<void>;
}

/** Where the commands look without --data: the variable first, then the directory that `init` makes. */
export const DEFAULT_DATA = process.env.PARLEY_DATA ?? './parley-data';

export function hasWorkspace(dataDir: string): boolean {
  return existsSync(join(dataDir, 'parley.db'));
}

/** @throws Error that says to run `parley init` when there is none */
export async function openWorkspace(dataDir: string): Promise<Workspace> {
  if (!hasWorkspace(dataDir)) {
    throw new Error(`There is no Parley in ${dataDir}. Create one with: parley init --data ${dataDir}`);
  }
  return createWorkspace(dataDir);
}

/** Like `openWorkspace`, and makes it when it is not there. */
export async function createWorkspace(dataDir: string): Promise<Workspace> {
  const settings = await openSettings(dataDir);
  const store = await openStore({ dataDir, serve: false });
  return {
    ctx: {
      actor: { type: 'system', id: 'system' },
      db: store.db,
      commit: (command) => store.commits.commit(command),
      settings,
      now: () => new Date(),
    },
    close: () => store.close(),
  };
}
