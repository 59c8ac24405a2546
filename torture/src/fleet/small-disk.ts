/**
 * A disk that can be filled to its last byte: a small file system in memory where mounting is permitted, else SQLite's
 * own limit, `max_page_count`, set from outside in the serving process.
 */
import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Lever } from './levers.js';

const MIB = 1024 * 1024;
const SIZE_MIB = 48;
const BLOCK = 4096;

export interface SmallDisk {
  /** What it is, for whoever reads the results. */
  kind: string;
  fill(): void;
  free(): void;
}

/** @param pull hands a lever to the server's processes */
export function openSmallDisk(directory: string, pull: (lever: Lever) => void): SmallDisk {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${SIZE_MIB}m,mode=0700`, 'tmpfs', directory], {
      stdio: 'ignore',
    });
  } catch {
    return {
      kind: 'max_page_count, as mounting is not permitted here',
      fill: () => pull({ disk: 'full' }),
      free: () => pull({ disk: 'free' }),
    };
  }
  const ballast = join(directory, 'ballast');
  return {
    kind: `a full tmpfs of ${SIZE_MIB} MiB`,
    fill: () => fill(ballast),
    free: () => rmSync(ballast, { force: true }),
  };
}

/** Writes until nothing more fits. */
function fill(file: string): void {
  const handle = openSync(file, 'w');
  for (const size of [MIB, BLOCK]) {
    const block = Buffer.alloc(size);
    while (hasRoom(() => writeSync(handle, block) === size));
  }
  closeSync(handle);
}

function hasRoom(write: () => boolean): boolean {
  try {
    return write();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOSPC') return false;
    throw error;
  }
}
