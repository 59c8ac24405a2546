/** The whole tool as a process of its own, against real servers, each test in its own directory. Needs `tsc -b` before. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { Parley } from '@parley/sdk';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startLocalServer } from './local-server.js';

// Real processes, one after the other: on a busy machine they take their time.
vi.setConfig({ testTimeout: 120_000, hookTimeout: 120_000 });

const MAIN = fileURLToPath(new URL('../../dist/load/main.js', import.meta.url));

interface Line {
  id: string;
  services: string[];
  turns: { from: 'customer' | 'agent'; text: string }[];
}

let directory: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'parley-load-'));
});

afterEach(() => rm(directory, { recursive: true }));

function generate(conversations: number, turns: number): Line[] {
  return Array.from({ length: conversations }, (_, i) => ({
    id: `case-${i}`,
    services: ['Hotels'],
    turns: Array.from({ length: turns }, (_, j) => ({
      from: j % 2 ? 'agent' : 'customer',
      text: `${j} of ${i}: ünï ☕ "quoted"\n\u2028 <b>&amp;</b>`,
    })),
  }));
}

async function write(name: string, lines: (Line | string)[]): Promise<string> {
  const content = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line))).join('\n');
  await writeFile(join(directory, name), name.endsWith('.gz') ? gzipSync(content) : content);
  return name;
}

/** A run of the tool, as from a shell in `directory`. */
function start(...args: string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], {
    cwd: directory,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const end = Promise.all([text(child.stdout), text(child.stderr), once(child, 'exit')]);
  return { child, end: end.then(([out, err, [code, signal]]) => ({ out, err, code, signal })) };
}

const run = (...args: string[]) => start(...args).end;

/** How many conversations the only state there is names as finished. */
async function finished(): Promise<number> {
  const states = join(directory, '.parley', 'load-state');
  const [name] = await readdir(states).catch(() => []);
  return name === undefined ? 0 : (await readFile(join(states, name), 'utf8')).split('\n').length - 1;
}

describe('pnpm load', () => {
  it('loads the good lines, names the bad ones, and finds what it loaded equal', async () => {
    const [first, second] = generate(2, 5) as [Line, Line];
    const file = await write('some.ndjson.gz', [
      first,
      '{"id": ',
      second,
      JSON.stringify({ ...first, turns: [] }),
    ]);

    const loaded = await run(file);
    const verified = await run('--verify', file);

    expect(loaded).toMatchObject({ code: 3, out: 'loaded 2 conversations, 10 messages; skipped 2 lines\n' });
    expect(loaded.err).toContain('line 2 skipped: not JSON\nline 4 skipped: "turns" is empty\n');
    expect(verified).toMatchObject({ code: 0, out: '2 conversations, 10 messages, equal\n' });
  });

  it('goes on where it was after kill -9, and nothing is there twice', async () => {
    const file = await write('many.ndjson', generate(300, 10));
    const killed = start(file, '--concurrency', '4');
    await expect.poll(finished, { timeout: 20_000, interval: 5 }).toBeGreaterThan(5);
    killed.child.kill('SIGKILL');
    const end = await killed.end;
    const inBetween = await finished();

    const resumed = await run(file, '--verify');

    expect(end).toMatchObject({ signal: 'SIGKILL', out: '' });
    expect(inBetween).toBeLessThan(300);
    expect(resumed).toMatchObject({
      code: 0,
      out: 'loaded 300 conversations, 3000 messages; skipped 0 lines\n300 conversations, 3000 messages, equal\n',
    });
  });

  it('ends tidily at Ctrl-C, and goes on afterwards', async () => {
    const file = await write('many.ndjson', generate(300, 10));
    const stopped = start(file, '--concurrency', '4');
    await expect.poll(finished, { timeout: 20_000, interval: 5 }).toBeGreaterThan(5);
    stopped.child.kill('SIGINT');
    const end = await stopped.end;
    const inBetween = await finished();

    const resumed = await run(file, '--verify');

    expect(end).toMatchObject({ code: 130, err: expect.stringContaining('goes on from here') });
    expect(inBetween).toBeLessThan(300);
    expect(resumed).toMatchObject({ code: 0, out: expect.stringContaining('3000 messages, equal') });
  });

  it('begins anew with --fresh', async () => {
    const [old, other] = generate(2, 1) as [Line, Line];
    await run(await write('old.ndjson', [old]));

    await run(await write('new.ndjson', [other]), '--fresh');
    const verified = await run('--verify', 'old.ndjson');

    expect(verified).toMatchObject({ code: 1, out: expect.stringContaining('got no such conversation') });
  });

  it('changes nothing in a named server when a file is sent again', async () => {
    const server = await startLocalServer({
      directory: join(directory, 'named'),
      site: 'acme',
      fresh: false,
    });
    try {
      const parley = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
      const named = ['--url', server.url, '--api-key', server.apiKey];
      const file = await write('some.ndjson', generate(20, 5));
      const first = await run(file, ...named);
      const cursor = await parley.pull({ cursor: null, onBatch: () => undefined });

      const again = await run(file, ...named, '--resend');

      const cursorAfter = await parley.pull({ cursor, onBatch: () => undefined });
      expect(first).toMatchObject({
        code: 0,
        out: 'loaded 20 conversations, 100 messages; skipped 0 lines\n',
      });
      expect(again).toMatchObject({ code: 0, out: first.out });
      expect(cursorAfter).toBe(cursor);
    } finally {
      await server.stop();
    }
  });

  it('says which file is not there, before it starts anything', async () => {
    const { code, err } = await run('none.ndjson');

    expect(code).toBe(1);
    expect(err).toMatch(/^failed: .*none\.ndjson/);
    expect(await readdir(directory)).toEqual([]);
  });
});

describe('pnpm load --verify', () => {
  it('names the first difference: where, what was expected, what was got', async () => {
    const lines = generate(5, 4);
    await run(await write('loaded.ndjson', lines));
    const change = (index: number, turns: Line['turns']): (Line | string)[] =>
      lines.map((line, i) => (i === index ? { ...line, turns } : line));
    const turns = lines[3]?.turns ?? [];
    const changed = turns.map((turn, i) => (i === 2 ? { ...turn, text: 'something else' } : turn));
    const swapped = turns.map((turn, i) => (i === 1 ? { ...turn, from: 'customer' as const } : turn));

    const reports = {
      text: await run('--verify', await write('text.ndjson', change(3, changed))),
      side: await run('--verify', await write('side.ndjson', change(3, swapped))),
      fewer: await run('--verify', await write('fewer.ndjson', change(3, turns.slice(0, 3)))),
      more: await run(
        '--verify',
        await write('more.ndjson', change(3, [...turns, { from: 'agent', text: 'Bye' }])),
      ),
    };

    const got = (index: number): string => JSON.stringify(turns[index]?.text);
    expect(Object.values(reports).map(({ code }) => code)).toEqual([1, 1, 1, 1]);
    expect(reports.text.out).toBe(
      `conversation case-3, turn 3: expected customer "something else", got customer ${got(2)}\n`,
    );
    expect(reports.side.out).toBe(
      `conversation case-3, turn 2: expected customer ${got(1)}, got agent ${got(1)}\n`,
    );
    expect(reports.fewer.out).toBe(`conversation case-3, turn 4: expected nothing, got agent ${got(3)}\n`);
    expect(reports.more.out).toBe('conversation case-3, turn 5: expected agent "Bye", got nothing\n');
  });
});
