/** One set of expectations for every storage, each against the real thing. */
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Bucket, startBucket } from '../testing/bucket.js';
import { DiskStorage } from './disk-storage.js';
import { S3Storage } from './s3-storage.js';
import type { Storage } from './storage.js';

let dir: string;
let bucket: Bucket;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'parley-storage-'));
  bucket = await startBucket();
});
afterAll(async () => {
  await bucket.stop();
  rmSync(dir, { recursive: true, force: true });
});

const STORAGES: [string, () => Storage][] = [
  ['a directory', () => new DiskStorage(join(dir, 'attachments'))],
  ['a bucket', () => new S3Storage(bucket.url)],
];

describe.each(STORAGES)('%s', (_, open) => {
  const put = async (storage: Storage, key: string, content: Buffer) => {
    const path = join(dir, 'incoming');
    writeFileSync(path, content);
    await storage.put(key, path, 'text/plain');
  };
  const read = async (storage: Storage, key: string, range?: { start: number; end: number }) => {
    const stream = await storage.open(key, range);
    return stream && Buffer.from(await new Response(stream).arrayBuffer());
  };

  it('gives back what was put in, whole and in parts', async () => {
    const storage = open();
    const content = Buffer.from(Array.from({ length: 3_000_000 }, (_byte, index) => index % 251));

    await put(storage, 'att_one', content);

    expect(await storage.size('att_one')).toBe(content.length);
    expect((await read(storage, 'att_one'))?.equals(content)).toBe(true);
    const part = await read(storage, 'att_one', { start: 1000, end: 2_000_000 });
    expect(part?.equals(content.subarray(1000, 2_000_001))).toBe(true);
  });

  it('says when something is not there', async () => {
    const storage = open();

    expect(await read(storage, 'att_none')).toBeUndefined();
    expect(await storage.size('att_none')).toBeUndefined();
  });

  it('removes, also what is gone already', async () => {
    const storage = open();
    await put(storage, 'att_two', Buffer.from('x'));

    await storage.remove('att_two');
    await storage.remove('att_two');

    expect(await storage.size('att_two')).toBeUndefined();
  });
});

describe('a bucket', () => {
  it('that refuses or is away makes the caller try again later, and its secret stays one', async () => {
    const wrong = new S3Storage(bucket.url.replace(':S3RVER@', ':WRONG-SECRET@'));
    const away = new S3Storage('http://A:WRONG-SECRET@127.0.0.1:1/files');

    for (const storage of [wrong, away]) {
      const error = await storage.size('att_one').catch((thrown) => thrown);
      expect(error).toMatchObject({ code: 'busy', retryAfter: 5 });
      expect(`${error} ${error.cause} ${error.cause?.cause}`).not.toContain('WRONG-SECRET');
    }
  });
});

describe('a directory', () => {
  it('leaves nothing behind where files come in', async () => {
    const path = join(dir, 'moving');
    writeFileSync(path, 'x');

    await new DiskStorage(join(dir, 'attachments')).put('att_three', path);

    expect(existsSync(path)).toBe(false);
  });
});
