import { pino } from 'pino';
import { afterEach, describe, expect, it } from 'vitest';
import { Readiness } from './readiness.js';
import { until } from './testing/test-socket.js';

const refused = () => Object.assign(new Error('connect'), { code: 'ECONNREFUSED' });
const full = () => Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });

let readiness: Readiness;
afterEach(() => readiness.stop());

/** A database whose looks and proofs end as told, each counted. */
function watch() {
  const database = { reads: 0, writes: 0, read: async () => {}, write: async () => {} };
  readiness = new Readiness({
    read: () => {
      database.reads += 1;
      return database.read();
    },
    write: () => {
      database.writes += 1;
      return database.write();
    },
    log: pino({ level: 'silent' }),
  });
  readiness.start();
  return database;
}

describe('readiness', () => {
  it('is lost with the first commit that fails for want of room, and comes back with a proven write', async () => {
    const database = watch();
    database.write = () => Promise.reject(full());

    readiness.failed(full());

    expect(readiness.trouble).toBe('disk_full');
    await until(() => database.writes >= 2);
    // That reading works and something small was committed proves nothing.
    readiness.committed();
    expect(readiness.trouble).toBe('disk_full');
    database.write = async () => {};
    await until(() => readiness.trouble === null);
  });

  it('is lost while nobody writes, when a look finds nobody', async () => {
    const database = watch();
    database.read = () => Promise.reject(refused());

    await until(() => readiness.trouble === 'database_unreachable');
  });

  it('is lost when the database is silent, and not one look more waits for it', async () => {
    const database = watch();
    let answer = () => {};
    database.read = () =>
      new Promise((resolve) => {
        answer = resolve;
      });

    await until(() => readiness.trouble === 'database_unreachable');

    expect(database.reads).toBe(1);
    expect(database.writes).toBe(0);
    answer();
    await until(() => readiness.trouble === null);
    expect(database.writes).toBe(1);
  });

  it('is not lost by a command that fails by itself', () => {
    watch();

    readiness.failed(new Error('not null constraint failed'));

    expect(readiness.trouble).toBe(null);
  });

  it('asks nothing of the database when it is asked', () => {
    const database = watch();

    for (let asked = 0; asked < 1000; asked += 1) expect(readiness.trouble).toBe(null);

    expect(database.reads + database.writes).toBe(0);
  });
});
