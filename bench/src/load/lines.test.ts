import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashFile, readLines } from './lines.js';

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parley-lines-'));
});

afterEach(() => rm(directory, { recursive: true }));

async function linesOf(content: Buffer | string): Promise<[number, string][]> {
  const path = join(directory, 'file');
  await writeFile(path, content);
  const lines: [number, string][] = [];
  for await (const { number, bytes } of readLines(path)) lines.push([number, bytes.toString('utf8')]);
  return lines;
}

describe('readLines', () => {
  it('gives the lines with their numbers, the last one also without a line feed', async () => {
    expect(await linesOf('a\n\nb\r\nc')).toEqual([
      [1, 'a'],
      [2, ''],
      [3, 'b\r'],
      [4, 'c'],
    ]);
  });

  it('knows gzip by its first bytes, whatever the name', async () => {
    expect(await linesOf(gzipSync('a\nb\n'))).toEqual([
      [1, 'a'],
      [2, 'b'],
    ]);
  });

  it('gives nothing for an empty file', async () => {
    expect(await linesOf('')).toEqual([]);
  });

  it('does not split at U+2028, which JSON allows inside a string', async () => {
    expect(await linesOf('"a\u2028b"\n')).toEqual([[1, '"a\u2028b"']]);
  });

  it('keeps together a line and a character that lie over several reads', async () => {
    const long = '€'.repeat(100_000);

    expect(await linesOf(`${long}\nb`)).toEqual([
      [1, long],
      [2, 'b'],
    ]);
  });

  it('fails on a gzip that was cut off, rather than take it for the whole', async () => {
    const whole = gzipSync(Array.from({ length: 1000 }, (_, i) => `line ${i * 7919}\n`).join(''));

    await expect(linesOf(whole.subarray(0, whole.length - 100))).rejects.toThrow('unexpected end of file');
  });

  it('fails on a file that is not there', async () => {
    const walk = readLines(join(directory, 'none')).next();

    await expect(walk).rejects.toMatchObject({ code: 'ENOENT' });
  });
});

describe('hashFile', () => {
  it('is the SHA-256 of the bytes', async () => {
    const path = join(directory, 'file');
    await writeFile(path, 'abc');

    // The first example of FIPS 180-2.
    expect(await hashFile(path)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad');
  });
});
