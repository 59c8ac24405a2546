import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { toAppError } from '../errors.js';
import { newInstallation, type TestInstallation } from '../testing/installation.js';
import type { Tx } from './commit-queue.js';
import { openStore, type Store } from './open.js';
import { type Outage, outageOf } from './outage.js';
import { proveWritable } from './prove-writable.js';

let installation: TestInstallation;
let store: Store;
let failures: unknown[];

beforeEach(async () => {
  installation = await newInstallation();
  failures = [];
  store = await openStore({ ...installation, serve: false, onFailure: (error) => failures.push(error) });
});

afterEach(async () => {
  await store.close();
  await installation.remove();
});

const write = (name: string) => async (tx: Tx) => {
  await tx.db.insertInto('secret').values({ name, value: 'x' }).execute();
};

/** Room for no more pages, on SQLite; on PostgreSQL, the end of the connection in the middle of its transaction. */
const breakDown = async ({ db }: Tx) => {
  if (store.shared) await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db);
  await sql`pragma max_page_count = 1`.execute(db);
  await db
    .insertInto('secret')
    .values({ name: 'large', value: 'x'.repeat(100_000) })
    .execute();
};

const mend = async () => {
  if (!store.shared) await store.commits.commit(({ db }) => sql`pragma max_page_count = 100000`.execute(db));
};

describe('a database that cannot do its work', () => {
  it('fails the whole batch with that reason, keeps nothing of it, and is told of once', async () => {
    const batch = [write('a'), breakDown, write('b')].map((command) => store.commits.commit(command));
    const results = await Promise.allSettled(batch);

    const reasons = results.map((result) =>
      result.status === 'rejected' ? outageOf(result.reason) : 'kept',
    );
    const expected: Outage = store.shared ? 'database_unreachable' : 'disk_full';
    expect(reasons).toEqual([expected, expected, expected]);
    expect(failures.map(outageOf)).toEqual([expected]);
    await mend();
    expect(await store.db.selectFrom('secret').select('name').execute()).toEqual([]);
  });

  it('is a reason to try again, not a fault', async () => {
    const error = await store.commits.commit(breakDown).catch(toAppError);

    expect(error).toMatchObject({ code: 'busy', retryAfter: 2 });
  });

  it('is proven to store again by a write, which leaves nothing behind', async () => {
    await expect(store.commits.commit(breakDown)).rejects.toThrow();
    if (!store.shared) await expect(proveWritable(store.commits)).rejects.toThrow();
    await mend();

    await proveWritable(store.commits);

    expect(await store.db.selectFrom('secret').select('name').execute()).toEqual([]);
  });
});

describe('an outage', () => {
  it.each<[object, Outage | undefined]>([
    [{ code: 'SQLITE_IOERR_WRITE' }, 'database_failing'],
    [{ code: 'SQLITE_CONSTRAINT_UNIQUE' }, undefined],
    [{ code: '53100' }, 'disk_full'],
    [{ code: '57P03' }, 'database_unreachable'],
    [{ code: '23505' }, undefined],
    [{ code: 'ECONNREFUSED' }, 'database_unreachable'],
    [{ message: 'timeout exceeded when trying to connect' }, 'database_unreachable'],
    [{ message: 'The log has no head' }, undefined],
  ])('%j is %s', (shape, outage) => {
    expect(outageOf(Object.assign(new Error('Something'), shape))).toBe(outage);
  });
});
