/** A directory for one run, gone after it. Lies on the disk beside the load's: in memory a commit would cost nothing. */
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';

const PLACE = join('.parley', 'bench');

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Makes the directory, and clears away those of runs that were killed. */
export function makeScratch(name: string): string {
  mkdirSync(PLACE, { recursive: true });
  for (const entry of readdirSync(PLACE)) {
    const pid = Number(/-(\d+)$/.exec(entry)?.[1] ?? Number.NaN);
    if (!Number.isNaN(pid) && !isRunning(pid)) rmSync(join(PLACE, entry), { recursive: true, force: true });
  }
  const directory = resolve(PLACE, `${name}-${process.pid}`);
  mkdirSync(directory, { recursive: true });
  process.once('exit', () => rmSync(directory, { recursive: true, force: true, maxRetries: 3 }));
  return directory;
}
