/** Directories for one run, gone with it; those of runs that were killed go with the next. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'parley-torture-';
/** A file system of its own may be mounted here. */
export const DISK = 'disk';

let cleared = false;
const made = new Set<string>();

export function makeScratch(): string {
  if (!cleared) {
    cleared = true;
    clear();
    process.once('exit', () => made.forEach(removeScratch));
  }
  const directory = mkdtempSync(join(tmpdir(), `${PREFIX}${process.pid}-`));
  made.add(directory);
  mkdirSync(join(directory, DISK));
  return directory;
}

export function removeScratch(directory: string): void {
  unmount(join(directory, DISK));
  rmSync(directory, { recursive: true, force: true, maxRetries: 3 });
  made.delete(directory);
}

/** Quietly: most were never mounted. */
export function unmount(directory: string): void {
  try {
    execFileSync('umount', ['-l', directory], { stdio: 'ignore' });
  } catch {
    // It was not mounted, or this system knows no such thing.
  }
}

function clear(): void {
  for (const entry of readdirSync(tmpdir())) {
    const pid = new RegExp(`^${PREFIX}(\\d+)-`).exec(entry)?.[1];
    if (pid !== undefined && !isRunning(Number(pid))) removeScratch(join(tmpdir(), entry));
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
