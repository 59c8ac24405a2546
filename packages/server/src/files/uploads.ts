/**
 * Files on their way in: written to a folder of their own while they come, looked at there, and moved to the storage when all
 * is well. Whatever goes wrong, nothing of them stays.
 */
import { createWriteStream } from 'node:fs';
import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { type Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../errors.js';
import { detectType } from './detect-type.js';
import { PICTURES } from './media-types.js';
import { cleanPicture } from './pictures.js';
import type { Storage } from './storage.js';

/** A file that has arrived whole. */
export interface Received {
  path: string;
  bytes: number;
  /** Found from its content. */
  type: string;
}

/** A file as it will be kept. */
export interface Prepared extends Received {
  width: number | null;
  height: number | null;
}

/** A process that was killed leaves what it was receiving; nobody has written to it for so long. */
const STALE_MS = 3600_000;

export class Uploads {
  readonly storage: Storage;
  readonly #dir: string;

  /** @param dir where files are while they come: on the disk of the storage, if that is one */
  constructor(storage: Storage, dir: string) {
    this.storage = storage;
    this.#dir = dir;
  }

  /**
   * Receives the body of a request and hands the file over; afterwards it is gone, unless it was put into the storage.
   * @throws AppError `payload_too_large`, or `invalid_input` when the sender has hung up
   */
  async receive<T>(
    id: string,
    body: { stream: Readable; maxBytes: number },
    use: (file: Received) => Promise<T>,
  ): Promise<T> {
    await mkdir(this.#dir, { recursive: true, mode: 0o700 });
    const path = join(this.#dir, id);
    try {
      const bytes = await write(body.stream, path, body.maxBytes);
      return await use({ path, bytes, type: await detectType(path) });
    } finally {
      await rm(path, { force: true });
      await rm(cleanPath(path), { force: true });
    }
  }

  /** Makes of a picture what may be shown; leaves other files alone. @throws AppError `invalid_input` for a broken picture */
  async prepare(file: Received): Promise<Prepared> {
    if (!PICTURES.has(file.type)) return { ...file, width: null, height: null };
    const clean = await cleanPicture(file.path, cleanPath(file.path), file.type);
    if (clean === undefined) {
      throw new AppError(
        'invalid_input',
        'This picture is broken or has too many pixels. Save it anew, smaller.',
      );
    }
    return { ...file, ...clean, path: cleanPath(file.path) };
  }

  /** Removes what killed processes have left. */
  async tidy(now: number): Promise<void> {
    const names = await readdir(this.#dir).catch(() => []);
    for (const name of names) {
      const path = join(this.#dir, name);
      const info = await stat(path).catch(() => undefined);
      if (info !== undefined && now - info.mtimeMs > STALE_MS) await rm(path, { force: true });
    }
  }
}

const cleanPath = (path: string) => `${path}.clean`;

async function write(stream: Readable, path: string, maxBytes: number): Promise<number> {
  let bytes = 0;
  const counting = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(tooLarge(maxBytes));
      else done(null, chunk);
    },
  });
  try {
    // The request itself is left open: the refusal goes back on its connection.
    await pipeline(
      stream.iterator({ destroyOnReturn: false }),
      counting,
      createWriteStream(path, { mode: 0o600 }),
    );
  } catch (error) {
    if (stream.destroyed && !stream.readableEnded && !(error instanceof AppError)) {
      throw new AppError('invalid_input', 'The file did not arrive whole.', { cause: error });
    }
    throw error;
  }
  return bytes;
}

export function tooLarge(maxBytes: number): AppError {
  return new AppError('payload_too_large', `Files may have ${maxBytes} bytes here at most.`);
}
