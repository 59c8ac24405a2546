/** Opens a file of another system, packed or not, and hears how far it has been read. */
import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { type Readable, Transform } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { readDisqus } from './disqus.js';
import { readIsso } from './isso.js';
import { readRemark42 } from './remark42.js';
import type { SourceItem } from './source.js';
import { readWordPress } from './wordpress.js';

const READERS = { disqus: readDisqus, wordpress: readWordPress, remark42: readRemark42 };
export const FORMATS = ['disqus', 'wordpress', 'remark42', 'isso'] as const;
export type Format = (typeof FORMATS)[number];

/** @param onRead hears bytes read, of how many */
export async function openSource(
  format: Format,
  file: string,
  onRead: (bytes: number, total: number) => void,
): Promise<AsyncIterable<SourceItem>> {
  const { size } = await stat(file).catch((cause: NodeJS.ErrnoException) => {
    throw new Error(
      `${file} cannot be read: ${cause.code === 'ENOENT' ? 'it is not there' : cause.message}.`,
    );
  });
  if (format === 'isso') return readIsso(file);
  let read = 0;
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      read += chunk.length;
      onRead(read, size);
      done(null, chunk);
    },
  });
  const bytes: Readable = createReadStream(file);
  bytes.on('error', (error) => count.destroy(error)).pipe(count);
  if (!(await isPacked(file))) return READERS[format](count);
  const unpacked = createGunzip();
  count.on('error', (error) => unpacked.destroy(error)).pipe(unpacked);
  return READERS[format](unpacked);
}

/** The first two bytes of every gzip file (RFC 1952, 2.3.1). */
async function isPacked(file: string): Promise<boolean> {
  const handle = await open(file);
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(2), 0, 2, 0);
    return bytesRead === 2 && buffer[0] === 0x1f && buffer[1] === 0x8b;
  } finally {
    await handle.close();
  }
}
