import { execFile } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freePort, MAIN, ServerProcess } from '../testing/server-process.js';

let dir: string;
let data: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'parley-cli-'));
  data = join(dir, 'data');
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

interface Ended {
  code: number;
  out: string;
  err: string;
}

const run = (...args: string[]) =>
  new Promise<Ended>((resolve) => {
    const env = { PATH: process.env.PATH ?? '' };
    execFile(process.execPath, [MAIN, ...args], { env }, (error, out, err) => {
      resolve({ code: error === null ? 0 : Number(error.code), out, err });
    });
  });

const INIT = ['--email', 'Ada@Example.com', '--site', 'acme', '--origin', 'https://acme.example'];
const init = (...more: string[]) => run('init', '--data', data, ...INIT, ...more);

describe('parley', () => {
  it.each([[], ['init'], ['serve'], ['key', 'create'], ['agent', 'create']])(
    'explains itself: %j --help',
    async (...command) => {
      const { code, out } = await run(...command, '--help');

      expect(code).toBe(0);
      expect(out).toContain('Usage: parley');
    },
  );

  it.each([[['bogus']], [['init']], [['serve', '--bogus']], [['key', 'create']]])(
    'ends %j with 2 and a hint',
    async (command) => {
      const { code, err } = await run(...command);

      expect(code).toBe(2);
      expect(err).toMatch(/^error: /);
      expect(err).not.toContain('    at ');
    },
  );
});

describe('parley init', () => {
  it('creates a directory that can be served, and prints the script tag and a password once', async () => {
    const { code, out } = await init();

    expect(code).toBe(0);
    expect(out).toContain('<script async src="http://127.0.0.1:4300/parley.js" data-site="acme"></script>');
    const password = /Password \(shown only now\): (\S{20})/.exec(out)?.[1] ?? 'none';
    const everything = readdirSync(data)
      .map((file) => readFileSync(join(data, file), 'latin1'))
      .join();
    expect(everything).not.toContain(password);
    expect(everything).toContain('$argon2id$');
  });

  it('refuses a directory that holds one already, and leaves it alone', async () => {
    await init();
    const before = readFileSync(join(data, 'settings.json'), 'utf8');

    const { code, err } = await init();

    expect([code, err]).toEqual([1, expect.stringContaining('already holds a Parley')]);
    expect(readFileSync(join(data, 'settings.json'), 'utf8')).toBe(before);
  });

  it('lists every mistake and creates nothing', async () => {
    const bad = ['--email', 'nobody', '--site', 'A B', '--origin', 'acme.example', '--password', 'short'];

    const { code, err } = await run('init', '--data', data, ...bad);

    expect(code).toBe(1);
    for (const flag of ['--email', '--site', '--origin', '--password']) expect(err).toContain(`  ${flag}: `);
    expect(readdirSync(dir)).toEqual([]);
  });

  it('says in one sentence that it may not write there', async () => {
    const inTheWay = join(dir, 'file');
    writeFileSync(inTheWay, '');

    const { code, err } = await run('init', '--data', join(inTheWay, 'data'), ...INIT);

    expect(code).toBe(1);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(err).toContain('cannot be used as a directory');
  });
});

describe('parley key create', () => {
  it('shows the key once and stores only a hash', async () => {
    await init();

    const { out } = await run('key', 'create', '--data', data, '--name', 'crm', '--json');

    const { key } = JSON.parse(out);
    const database = new Database(join(data, 'parley.db'), { readonly: true });
    const rows = JSON.stringify(database.prepare('SELECT * FROM api_key').all());
    database.close();
    expect(key).toMatch(/^parley_sk_[\w-]{43}$/);
    expect(rows).not.toContain(key.slice(10));
  });

  it('refuses a site that is not there', async () => {
    await init();

    const { code, err } = await run('key', 'create', '--data', data, '--name', 'crm', '--site', 'nowhere');

    expect([code, err]).toEqual([1, expect.stringContaining('no such site')]);
  });
});

describe('parley agent create', () => {
  it('adds a colleague, and refuses the same address twice whatever its case', async () => {
    await init();
    const bo = ['agent', 'create', '--data', data, '--name', 'Bo', '--email'];

    const [first, again] = [await run(...bo, 'bo@example.com'), await run(...bo, 'BO@example.com')];

    expect([first.code, again.code]).toEqual([0, 1]);
    expect(again.err).toContain('already is an agent');
  });
});

describe('parley serve', () => {
  it('says how to begin when there is nothing to serve', async () => {
    const { code, err } = await run('serve', '--data', data);

    expect([code, err]).toEqual([1, expect.stringContaining('parley init --data')]);
  });

  it('says that a port is taken', async () => {
    await init();
    const port = await freePort();
    const taker = createServer().listen(port, '127.0.0.1');

    const { code, err } = await run('serve', '--data', data, '--port', String(port));
    taker.close();

    expect([code, err.trim()]).toEqual([1, `parley: Port ${port} is taken. Choose another with --port.`]);
  });

  it('says that the port for mail is taken', async () => {
    await init();
    const port = await freePort();
    const taker = createServer().listen(port, '127.0.0.1');

    const mail = ['--mail-in', String(port), '--mail-reply-domain', 'in.acme.example'];
    const { code, err } = await run('serve', '--data', data, '--port', '0', ...mail);
    taker.close();

    expect([code, err]).toEqual([1, expect.stringContaining(`parley: Mail cannot be taken at ${port}: `)]);
  });

  it('refuses a second process on the same directory, and stops cleanly when asked', async () => {
    await init();
    const server = new ServerProcess(['--data', data], await freePort());
    await server.start();

    const second = await run('serve', '--data', data, '--port', '0');
    const code = await server.kill('SIGTERM');

    expect([second.code, second.err]).toEqual([1, expect.stringContaining('Another parley process')]);
    expect(code).toBe(0);
    // A clean stop folds the write-ahead log into the database.
    expect(readdirSync(data)).not.toContain('parley.db-wal');
  });

  it('keeps its data from other users of the machine', async () => {
    await init();

    expect(statSync(data).mode & 0o077).toBe(0);
  });

  it('names broken settings and leaves them as they are', async () => {
    await init();
    writeFileSync(join(data, 'settings.json'), '{');

    const { code, err } = await run('serve', '--data', data);

    expect([code, err]).toEqual([1, expect.stringContaining(join(data, 'settings.json'))]);
    expect(readFileSync(join(data, 'settings.json'), 'utf8')).toBe('{');
  });
});
