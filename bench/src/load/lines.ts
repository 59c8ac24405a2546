/** The lines of a file, plain or gzip, streamed. Must hold one line at a time, however large the file is. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';

const NEWLINE = 0x0a;
const GZIP = [0x1f, 0x8b];

/** A line without its line feed, as bytes, so that broken UTF-8 can be told from good. */
export interface Line {
  /** From 1. */
  number: number;
  bytes: Buffer;
}

async function isGzip(path: string): Promise<boolean> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read({ buffer: Buffer.alloc(GZIP.length) });
    return bytesRead === GZIP.length && GZIP.every((byte, i) => buffer[i] === byte);
  } finally {
    await file.close();
  }
}

async function* readChunks(path: string): AsyncGenerator<Buffer, void, undefined> {
  const gzip = await isGzip(path);
  const file = createReadStream(path);
  if (!gzip) {
    yield* file;
    return;
  }
  const unzipped = createGunzip();
  // `pipe` would leave the reader waiting for ever when the file breaks off; `destroy` hands the failure on.
  file.once('error', (error) => unzipped.destroy(error));
  yield* file.pipe(unzipped);
}

/** The lines of `path`. Split at bytes: readline also splits at U+2028, which JSON allows inside a string. */
export async function* readLines(path: string): AsyncGenerator<Line, void, undefined> {
  let number = 0;
  let parts: Buffer[] = [];
  for await (const chunk of readChunks(path)) {
    let start = 0;
    for (let end = chunk.indexOf(NEWLINE); end !== -1; end = chunk.indexOf(NEWLINE, start)) {
      number += 1;
      yield { number, bytes: Buffer.concat([...parts, chunk.subarray(start, end)]) };
      parts = [];
      start = end + 1;
    }
    if (start < chunk.length) parts.push(chunk.subarray(start));
  }
  if (parts.length > 0) yield { number: number + 1, bytes: Buffer.concat(parts) };
}

/** SHA-256 of the file as it lies on the disk, in hex. */
export async function hashFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
