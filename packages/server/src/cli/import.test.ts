import { execFile } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DISQUS, WORDPRESS } from '../testing/exports.js';
import { MAIN } from '../testing/server-process.js';

let dir: string;
beforeAll(async () => {
  dir = mkdtempSync(join(tmpdir(), 'parley-import-'));
  const who = ['--email', 'ada@example.com', '--site', 'shop', '--origin', 'http://shop.example'];
  await run('init', '--data', join(dir, 'data'), ...who);
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>((resolve) => {
    execFile(
      process.execPath,
      [MAIN, ...args],
      { env: { PATH: process.env.PATH ?? '' } },
      (error, out, err) => resolve({ code: error === null ? 0 : Number(error.code), out, err }),
    );
  });

function bring(format: string, content: string, ...more: string[]) {
  const file = join(dir, `${format}.export`);
  writeFileSync(file, content);
  return run('import', format, file, '--data', join(dir, 'data'), '--site', 'shop', ...more);
}

describe('parley import', () => {
  it('says what it brought, and nothing twice', async () => {
    const first = await bring('wordpress', WORDPRESS);
    expect(first).toMatchObject({ code: 0, err: expect.stringContaining('pingback') });
    expect(first.out).toBe(
      'Imported 3 messages in 1 topics.\n0 were there already; 1 left out, 0 of them broken.\n',
    );

    expect((await bring('wordpress', WORDPRESS)).out).toContain('3 were there already');
    expect(await run('check', '--data', join(dir, 'data'))).toMatchObject({ code: 0 });
  });

  it('reports everything that is broken, and ends with 3', async () => {
    const report = join(dir, 'report');
    const { code, out } = await bring('disqus', DISQUS, '--report', report, '--dry-run');

    expect({ code, out }).toEqual({ code: 3, out: expect.stringContaining('Would import 6 messages') });
    const lines = readFileSync(report, 'utf8').trim().split('\n');
    expect(lines).toHaveLength(4);
    expect(JSON.parse(lines[0] ?? '')).toEqual({
      where: 'line 28',
      reason: 'Post 18 has no time.',
      broken: true,
    });
  });

  it('never writes over a report, and ends with 1 for what is no export', async () => {
    const taken = join(dir, 'taken');
    writeFileSync(taken, 'mine');

    expect(await bring('disqus', DISQUS, '--report', taken)).toMatchObject({ code: 1, out: '' });
    expect(readFileSync(taken, 'utf8')).toBe('mine');
    expect(await bring('disqus', 'no xml')).toMatchObject({
      code: 1,
      err: expect.stringContaining('no XML'),
    });
  });

  it.each([
    ['a format that there is not', ['import', 'usenet', 'file', '--site', 'shop']],
    ['no site', ['import', 'disqus', 'file']],
  ])('ends with 2 for %s', async (_what, args) => {
    expect((await run(...args)).code).toBe(2);
  });
});
