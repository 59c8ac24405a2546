/**
 * The settings in memory, backed by a lowdb document. Reads are instant; a write re-reads the document first and
 * refuses when somebody else changed it. An edit by hand is taken up within a second, a broken one is reported and
 * the last good settings stay in force.
 */
import { join } from 'node:path';
import { type Adapter, Low } from 'lowdb';
import type { Store } from '../db/open.js';
import type { Db } from '../db/schema.js';
import { AppError } from '../errors.js';
import { SettingsFileAdapter } from './file-adapter.js';
import { DEFAULT_SETTINGS, type Settings, type SiteSettings } from './settings-schema.js';
import { SettingsTableAdapter } from './table-adapter.js';

const WATCH_MS = 1000;

export class SettingsStore {
  readonly #adapter: Adapter<Settings>;
  readonly #within: (db: Db) => Adapter<Settings>;
  #low: Low<Settings>;

  private constructor(adapter: Adapter<Settings>, within: (db: Db) => Adapter<Settings>) {
    this.#adapter = adapter;
    this.#within = within;
    this.#low = new Low(adapter, DEFAULT_SETTINGS);
  }

  /**
   * @param within the adapter that writes within a transaction; the same one where the document is none of the database's
   * @throws SettingsError when the document is there but broken
   */
  static async open(
    adapter: Adapter<Settings>,
    within: (db: Db) => Adapter<Settings> = () => adapter,
  ): Promise<SettingsStore> {
    const store = new SettingsStore(adapter, within);
    await store.reload();
    return store;
  }

  get current(): Settings {
    return this.#low.data;
  }

  siteById(id: string): SiteSettings | undefined {
    return this.current.sites.find((site) => site.id === id);
  }

  siteByKey(key: string): SiteSettings | undefined {
    return this.current.sites.find((site) => site.key === key);
  }

  async reload(): Promise<void> {
    const fresh = new Low(this.#adapter, DEFAULT_SETTINGS);
    await fresh.read();
    this.#low = fresh;
  }

  /**
   * Changes the document as it is now, within a transaction: whoever else changes it in one waits. Call `reload` after the
   * commit.
   */
  async changeWithin(db: Db, change: (settings: Settings) => Settings): Promise<Settings> {
    const adapter = this.#within(db);
    const before = (await adapter.read()) ?? DEFAULT_SETTINGS;
    const after = { ...change(before), revision: before.revision + 1 };
    await adapter.write(after);
    return after;
  }

  /** @throws AppError `conflict` when the document changed since it was last read */
  async update(change: (settings: Settings) => Settings): Promise<Settings> {
    const { revision } = this.current;
    await this.reload();
    if (this.current.revision !== revision) {
      throw new AppError('conflict', 'The settings were changed by somebody else. Look again, then repeat.');
    }
    const next = { ...change(this.current), revision: revision + 1 };
    await this.#adapter.write(next);
    await this.reload();
    return this.current;
  }
}

export function settingsFile(dataDir: string): string {
  return join(dataDir, 'settings.json');
}

/** The document of an installation: a file in its directory, or a row where several processes share it. */
export async function openSettings(
  store: Pick<Store, 'db' | 'shared'>,
  dataDir: string,
): Promise<SettingsStore> {
  return store.shared
    ? SettingsStore.open(new SettingsTableAdapter(store.db), (db) => new SettingsTableAdapter(db, true))
    : SettingsStore.open(new SettingsFileAdapter(settingsFile(dataDir)));
}

/**
 * Takes up changes made elsewhere: by hand, or by another process.
 * @returns a function that stops watching
 */
export function watchSettings(store: SettingsStore, onError: (error: unknown) => void): () => void {
  let looking = false;
  let reported = '';
  // A broken document stays broken until somebody mends it: say so once.
  const report = (error: unknown) => {
    if (String(error) !== reported) onError(error);
    reported = String(error);
  };
  const timer = setInterval(() => {
    if (looking) return;
    looking = true;
    store
      .reload()
      .then(() => {
        reported = '';
      }, report)
      .finally(() => {
        looking = false;
      });
  }, WATCH_MS);
  timer.unref();
  return () => clearInterval(timer);
}
