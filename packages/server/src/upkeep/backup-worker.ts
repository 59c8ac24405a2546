/**
 * Makes one backup in a thread of its own: copying is disk and processor time that the server's own thread, which answers
 * people, must not spend. See `daily-backups.ts`, its only user.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Settings } from '../settings/settings-schema.js';
import { backUp } from './backup.js';

/** What the worker is given. */
export interface BackupJob {
  dataDir: string;
  file: string;
  settings: Settings;
  withFiles: boolean;
  /** Becomes 1 when the server stops: then the backup is given up. */
  stop: SharedArrayBuffer;
}

/** What it says in the end; nothing when all went well. */
export type BackupFailure = { message: string } | undefined;

/** After each megabyte, so that the disk has time for what people write: 200 MB a second at most. */
const PAUSE_MS = 5;

const { dataDir, file, settings, withFiles, stop } = workerData as BackupJob;
const stopped = new Int32Array(stop);

try {
  await backUp(dataDir, {
    file,
    settings,
    withFiles,
    onProgress: () => {
      if (Atomics.wait(stopped, 0, 0, PAUSE_MS) !== 'timed-out') throw new Error('The server stops.');
    },
  });
  parentPort?.postMessage(undefined satisfies BackupFailure);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  parentPort?.postMessage({ message } satisfies BackupFailure);
}
