/** Attachments as files of a directory, in folders of a few hundred each. Several processes may share it. */
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import type { ByteRange, Storage } from './storage.js';

export class DiskStorage implements Storage {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
  }

  async put(key: string, path: string): Promise<void> {
    const place = placeOf(this.#dir, key);
    await mkdir(dirname(place), { recursive: true, mode: 0o700 });
    await sync(path);
    await rename(path, place);
    // The new name is on the disk, too. (Windows does not open directories, and needs no such thing.)
    if (process.platform !== 'win32') await sync(dirname(place));
  }

  async open(key: string, range?: ByteRange): Promise<ReadableStream<Uint8Array> | undefined> {
    const file = await orUndefined(open(placeOf(this.#dir, key)));
    return file && (Readable.toWeb(file.createReadStream(range)) as ReadableStream<Uint8Array>);
  }

  async size(key: string): Promise<number | undefined> {
    return (await orUndefined(stat(placeOf(this.#dir, key))))?.size;
  }

  async remove(key: string): Promise<void> {
    await rm(placeOf(this.#dir, key), { force: true });
  }
}

/** Where a file lies. The last characters of a key are chance, so that folders fill evenly. */
export function placeOf(dir: string, key: string): string {
  return join(dir, key.slice(-2), key);
}

async function sync(path: string): Promise<void> {
  const file = await open(path, 'r');
  try {
    await file.sync();
  } finally {
    await file.close();
  }
}

async function orUndefined<T>(result: Promise<T>): Promise<T | undefined> {
  try {
    return await result;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
