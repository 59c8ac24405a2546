import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace, type Workspace } from '../cli/workspace.js';
import { freePort, parley, ServerProcess } from '../testing/server-process.js';
import { until } from '../testing/test-socket.js';
import { DailyBackups, type DailyBackupsOptions } from './daily-backups.js';

const HOUR = 3600_000;

let root: string;
let dataDir: string;
let dir: string;
let workspace: Workspace;
let clock: Date;
let logged: { msg: string; err?: { message: string } }[];

beforeEach(async () => {
  root = mkdtempSync(join(tmpdir(), 'parley-daily-'));
  dataDir = join(root, 'data');
  dir = join(dataDir, 'backups');
  workspace = await createWorkspace({ dataDir });
  await workspace.ctx.settings.update((settings) => settings);
  clock = new Date('2026-11-25T03:00:00Z');
  logged = [];
});
afterEach(async () => {
  await workspace.close();
  rmSync(root, { recursive: true, force: true });
});

function newBackups(options: Partial<DailyBackupsOptions> = {}): DailyBackups {
  return new DailyBackups({
    dataDir,
    dir,
    everyMs: 24 * HOUR,
    keep: 10,
    withFiles: true,
    settings: () => workspace.ctx.settings.current,
    now: () => clock,
    log: pino({}, { write: (line: string) => void logged.push(JSON.parse(line)) }),
    ...options,
  });
}

const later = (hours: number) => {
  clock = new Date(clock.getTime() + hours * HOUR);
};
const files = () => readdirSync(dir).sort();

describe('daily backups', () => {
  it('are made when the last is a day old, also after a restart', async () => {
    await newBackups().look();
    later(23);
    await newBackups().look();
    const before = files();
    later(1);
    const backups = newBackups();
    await backups.look();

    expect(before).toEqual(['parley-20261125T030000Z.backup']);
    expect(files()).toEqual(['parley-20261125T030000Z.backup', 'parley-20261126T030000Z.backup']);
    expect(backups.lastSuccess).toEqual(clock);
  });

  it('are kept to the newest ten, and leave alone what is not theirs', async () => {
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'before-the-move.backup'), '');
    const backups = newBackups();

    for (let day = 0; day < 13; day += 1) {
      await backups.look();
      later(24);
    }

    const days = Array.from({ length: 10 }, (_, n) => 28 + n).map((day) =>
      new Date(Date.UTC(2026, 10, day)).toISOString().slice(0, 10).replaceAll('-', ''),
    );
    expect(files()).toEqual(['before-the-move.backup', ...days.map((day) => `parley-${day}T030000Z.backup`)]);
  });

  it('can be restored, and hold what was committed before, though others wrote all the while', async () => {
    // Many steps of a megabyte: with a snapshot for each of them it would never end.
    await workspace.ctx.commit(async ({ db }) => {
      const values = Array.from({ length: 40 }, (_, n) => ({
        name: `filler ${n}`,
        value: 'x'.repeat(500_000),
      }));
      await db.insertInto('secret').values(values).execute();
    });
    let written = 0;
    let writing = true;
    const writer = (async () => {
      while (writing) {
        written += 1;
        const value = { name: `written ${written}`, value: '' };
        await workspace.ctx.commit(({ db }) => db.insertInto('secret').values(value).execute());
        await new Promise((resolve) => setImmediate(resolve));
      }
    })();
    await until(() => written > 100);
    const before = written - 1;

    await newBackups().look();
    writing = false;
    await writer;
    const [file = ''] = files();
    const restored = join(root, 'restored');
    parley('restore', join(dir, file), '--data', restored);

    expect(parley('check', '--data', restored)).toContain('invariants hold');
    const database = new Database(join(restored, 'parley.db'), { readonly: true });
    const held = database.prepare("SELECT count(*) AS n FROM secret WHERE name LIKE 'written%'").get();
    database.close();
    expect((held as { n: number }).n).toBeGreaterThanOrEqual(before);
    expect(written).toBeGreaterThan(before + 1);
  });

  it('are for their owner only, like the data', async () => {
    await newBackups().look();

    const [file = ''] = files();
    expect(statSync(dir).mode & 0o077).toBe(0);
    expect(statSync(join(dir, file)).mode & 0o077).toBe(0);
  });

  it('are not made where they would fill the disk, and say so', async () => {
    const backups = newBackups({ freeBytes: async () => 1000 });

    await backups.look();

    expect(files()).toEqual([]);
    expect(backups.failures).toBe(1);
    expect(backups.lastSuccess).toBe(null);
    expect(logged[0]?.err?.message).toMatch(/has room for 1 MB.*--backup-dir/s);
  });

  it('that fail are logged, tried again a quarter of an hour later, and keep what there is', async () => {
    await newBackups().look();
    later(24);
    let free = 0;
    const backups = newBackups({ keep: 1, freeBytes: async () => free });
    await backups.look();
    const afterFailure = files();
    free = 1e12;
    await backups.look();
    const tooEarly = files();
    later(0.25);
    await backups.look();

    expect(afterFailure).toEqual(['parley-20261125T030000Z.backup']);
    expect(tooEarly).toEqual(afterFailure);
    expect(logged.filter(({ msg }) => msg.startsWith('no backup was made'))).toHaveLength(1);
    expect(files()).toEqual(['parley-20261126T031500Z.backup']);
  });

  it('clear away what a killed process left unfinished', async () => {
    mkdirSync(dir, { recursive: true });
    writeFileSync(join(dir, 'parley-20261124T030000Z.backup.unfinished'), 'half');
    writeFileSync(join(dir, 'parley-20261124T030000Z.backup.unfinished-journal'), 'half');

    await newBackups().look();

    expect(files()).toEqual(['parley-20261125T030000Z.backup']);
  });

  it('go on when the clock was wrong and is set back', async () => {
    later(24 * 365);
    await newBackups().look();
    later(-24 * 365);
    const backups = newBackups({ keep: 1 });

    await backups.look();
    await backups.look();

    expect(files()).toEqual(['parley-20261125T030000Z.backup']);
  });

  it('that are under way when the server stops are given up without a trace', async () => {
    await workspace.ctx.commit(async ({ db }) => {
      const values = Array.from({ length: 60 }, (_, n) => ({
        name: `filler ${n}`,
        value: 'x'.repeat(500_000),
      }));
      await db.insertInto('secret').values(values).execute();
    });
    const backups = newBackups();
    const making = backups.look();
    await until(() => readdirSync(dataDir).includes('backups') && files().length > 0);

    await backups.stop();
    await making;

    expect(files().filter((name) => name.endsWith('.unfinished'))).toEqual([]);
    expect(logged.filter(({ msg }) => msg.startsWith('no backup'))).toEqual([]);
  });
});

describe('parley serve', () => {
  it('makes one soon after its start, and tells of it in its metrics', async () => {
    const data = join(root, 'served');
    parley('init', '--data', data, '--email', 'a@b.co', '--site', 'shop', '--origin', 'http://shop.example');
    const port = await freePort();
    const server = new ServerProcess(['--data', data, '--backup-every', '24'], port);
    await server.start();
    const metric = async () => {
      const page = await (await fetch(`http://127.0.0.1:${port}/metrics`)).text();
      return Number(/^parley_backup_last_success_timestamp_seconds (\S+)/m.exec(page)?.[1]);
    };

    const atFirst = await metric();
    await until(async () => (await metric()) > 0);
    await server.kill('SIGTERM');

    expect(atFirst).toBe(0);
    const [file = '', ...more] = readdirSync(join(data, 'backups'));
    expect(more).toEqual([]);
    const restored = join(root, 'restored');
    parley('restore', join(data, 'backups', file), '--data', restored);
    expect(parley('check', '--data', restored)).toContain('invariants hold');
  });
});
