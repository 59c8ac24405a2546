/**
 * Backups that make themselves while the server serves, and the newest few of them kept. The files themselves say when
 * the last one was made, so a restart changes nothing. The serving process is their one owner (`serve.lock`).
 */
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Logger } from 'pino';
import type { Config } from '../config.js';
import type { Settings } from '../settings/settings-schema.js';
import { UNFINISHED } from './backup.js';
import { bytesOfFiles } from './backup-files.js';
import type { BackupFailure, BackupJob } from './backup-worker.js';

export interface DailyBackupsOptions {
  dataDir: string;
  /** Where they are kept. */
  dir: string;
  /** From one to the next. */
  everyMs: number;
  /** How many are kept. */
  keep: number;
  settings: () => Settings;
  /** Whether attachments lie in the data directory. */
  withFiles: boolean;
  now: () => Date;
  log: Logger;
  /** Bytes that are free where `dir` is; the file system's own word by default. */
  freeBytes?: (dir: string) => Promise<number>;
}

/** A start has other things to do first. */
const SOON_MS = 5000;
const LOOK_MS = 60_000;
/** What went wrong a moment ago will go wrong again. */
const RETRY_MS = 15 * 60_000;

/** E.g. `parley-20261125T030000Z.backup`: by name is by time. */
const NAME = /^parley-(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z\.backup$/;

// Run from the sources, as tests do, the worker is still the built one: Node runs no TypeScript with imports.
const WORKER = new URL('../../dist/upkeep/backup-worker.js', import.meta.url);

export class DailyBackups {
  readonly #options: DailyBackupsOptions;
  readonly #stop = new SharedArrayBuffer(4);
  #timers: NodeJS.Timeout[] = [];
  #running: Promise<void> | null = null;
  #notBefore = 0;
  #failures = 0;

  constructor(options: DailyBackupsOptions) {
    this.#options = options;
  }

  /** How often one failed since the start. */
  get failures(): number {
    return this.#failures;
  }

  /** When the newest was made; null when there is none. */
  get lastSuccess(): Date | null {
    return this.#times().at(-1) ?? null;
  }

  start(): void {
    const look = () => void this.look();
    this.#timers = [setTimeout(look, SOON_MS).unref(), setInterval(look, LOOK_MS).unref()];
  }

  /** Gives up one that is being made. */
  async stop(): Promise<void> {
    for (const timer of this.#timers) clearTimeout(timer);
    const stopped = new Int32Array(this.#stop);
    Atomics.store(stopped, 0, 1);
    Atomics.notify(stopped, 0);
    await this.#running;
  }

  /** Makes one if it is time. Never throws: what goes wrong is logged and counted. */
  look(): Promise<void> {
    this.#running ??= this.#makeIfDue().finally(() => {
      this.#running = null;
    });
    return this.#running;
  }

  async #makeIfDue(): Promise<void> {
    const { now, everyMs, dir, log } = this.#options;
    const at = now().getTime();
    if (at < this.#notBefore) return;
    try {
      // One from the future is of a clock that was wrong, and must not keep the next ones from being made.
      const last = this.#times().findLast((time) => time.getTime() <= at);
      if (last !== undefined && at - last.getTime() < everyMs) return;
      const start = performance.now();
      const file = await this.#make(new Date(at));
      this.#prune(file);
      log.info({ file: join(dir, file), seconds: (performance.now() - start) / 1000 }, 'backed up');
    } catch (err) {
      if (this.#stopped) return;
      this.#failures += 1;
      this.#notBefore = at + RETRY_MS;
      log.error({ err }, 'no backup was made; trying again in a quarter of an hour');
    }
  }

  get #stopped(): boolean {
    return Atomics.load(new Int32Array(this.#stop), 0) === 1;
  }

  async #make(at: Date): Promise<string> {
    const { dataDir, dir, settings, withFiles } = this.#options;
    mkdirSync(dir, { recursive: true, mode: 0o700 });
    for (const name of readdirSync(dir)) {
      // Of a process that was killed in the middle of one.
      if (name.startsWith('parley-') && name.includes(UNFINISHED)) rmSync(join(dir, name));
    }
    await this.#requireRoom();
    const file = `parley-${at.toISOString().replace(/[-:]|\.\d+/g, '')}.backup`;
    const job: BackupJob = {
      dataDir,
      file: join(dir, file),
      settings: settings(),
      withFiles,
      stop: this.#stop,
    };
    await run(new Worker(WORKER, { workerData: job, execArgv: [] }));
    return file;
  }

  /** @throws Error when a backup would leave the disk without room for what people write */
  async #requireRoom(): Promise<void> {
    const { dataDir, dir, withFiles } = this.#options;
    const files = withFiles ? bytesOfFiles(dataDir) : 0;
    const needed = statSync(join(dataDir, 'parley.db')).size + files;
    const free = await (this.#options.freeBytes ?? freeBytes)(dir);
    if (free >= 2 * needed) return;
    throw new Error(
      `A backup takes ${mega(needed)}, and as much should stay free, but ${dir} has room for ${mega(free)}. ` +
        'Keep fewer (--backup-keep), or put them elsewhere (--backup-dir).',
    );
  }

  /** Takes away the oldest, but never the one just made. */
  #prune(made: string): void {
    const { dir, keep } = this.#options;
    const others = this.#names().filter((name) => name !== made);
    for (const name of others.slice(0, Math.max(0, others.length - keep + 1))) rmSync(join(dir, name));
  }

  /** Oldest first. Files of any other name are none of ours. */
  #names(): string[] {
    try {
      return readdirSync(this.#options.dir)
        .filter((name) => NAME.test(name))
        .sort();
    } catch {
      // Not there yet, or not to be read: making one will say so.
      return [];
    }
  }

  #times(): Date[] {
    return this.#names().map((name) => new Date(name.replace(NAME, '$1-$2-$3T$4:$5:$6Z')));
  }
}

/** Those that the configuration asks for; none with PostgreSQL, which has tools of its own. */
export function openBackups(
  config: Config,
  parts: Pick<DailyBackupsOptions, 'settings' | 'now' | 'log'>,
): DailyBackups | undefined {
  const { dataDir, databaseUrl, backupDir, backupEvery, backupKeep } = config;
  if (databaseUrl !== undefined || backupEvery === 0) return undefined;
  return new DailyBackups({
    ...parts,
    dataDir,
    dir: backupDir ?? join(dataDir, 'backups'),
    withFiles: config.bucket === undefined,
    everyMs: backupEvery * 3600_000,
    keep: backupKeep,
  });
}

function run(worker: Worker): Promise<void> {
  return new Promise((resolve, reject) => {
    worker.once('message', (failure: BackupFailure) => {
      if (failure === undefined) resolve();
      else reject(new Error(failure.message));
    });
    worker.once('error', reject);
    worker.once('exit', (code) => reject(new Error(`The backup's thread ended with ${code}.`)));
  });
}

async function freeBytes(dir: string): Promise<number> {
  const { bavail, bsize } = await statfs(dir);
  return bavail * bsize;
}

const mega = (bytes: number) => `${Math.ceil(bytes / 1e6)} MB`;
