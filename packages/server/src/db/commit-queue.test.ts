import { newId } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { EventDraft } from '../log/append.js';
import { readHead, readLog } from '../log/read.js';
import { newInstallation, type TestInstallation } from '../testing/installation.js';
import type { Tx } from './commit-queue.js';
import { openStore, type Store } from './open.js';

let installation: TestInstallation;
let store: Store;
let commits: number;

beforeEach(async () => {
  installation = await newInstallation();
  commits = 0;
  store = await openStore({
    ...installation,
    serve: false,
    onAppend: () => {
      commits += 1;
    },
  });
});

afterEach(async () => {
  await store.close();
  await installation.remove();
});

const draft = (subjectId: string): EventDraft => ({
  type: 'contact.created',
  at: '2026-11-23T10:00:00.000Z',
  actor: { type: 'system', id: 'system' },
  siteId: null,
  conversationId: null,
  contactId: null,
  subjectId,
});

const write = (name: string) => async (tx: Tx) => {
  await tx.db.insertInto('secret').values({ name, value: 'x' }).execute();
  tx.append(draft(name));
  return name;
};

const names = async () =>
  (await store.db.selectFrom('secret').select('name').orderBy('name').execute()).map((row) => row.name);

const logged = async () =>
  (await readLog(store.db, { after: 0, limit: 1000, scope: 'all' })).map((row) => row.subject_id);

describe('the commit queue', () => {
  it('commits commands of one turn together, each with its own result', async () => {
    const results = await Promise.all(['a', 'b', 'c'].map((name) => store.commits.commit(write(name))));

    expect(results).toEqual(['a', 'b', 'c']);
    expect(commits).toBe(1);
    expect(await logged()).toEqual(['a', 'b', 'c']);
  });

  it('lets one bad command of a batch fail alone, and leaves nothing of it behind', async () => {
    const bad = async (tx: Tx) => {
      await write('half')(tx);
      throw new Error('no');
    };

    const results = await Promise.allSettled(
      [write('a'), bad, write('b')].map((c) => store.commits.commit(c)),
    );

    expect(results.map((r) => r.status)).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    expect(await names()).toEqual(['a', 'b']);
    expect(await logged()).toEqual(['a', 'b']);
    expect(await readHead(store.db)).toBe(2);
  });

  it('writes no state when the append fails', async () => {
    const unloggable = async (tx: Tx) => {
      await write('lost')(tx);
      tx.append({ ...draft('x'), type: null as never });
    };

    await expect(store.commits.commit(unloggable)).rejects.toThrow(/not.null/i);

    expect(await names()).toEqual([]);
    expect(await readHead(store.db)).toBe(0);
    await store.commits.commit(write('after'));
    expect(await logged()).toEqual(['after']);
  });

  it('shows nothing to a reader before the commit', async () => {
    let seenInside: string[] = ['not read'];

    await store.commits.commit(async (tx) => {
      await write('a')(tx);
      seenInside = await names();
    });

    expect(seenInside).toEqual([]);
    expect(await names()).toEqual(['a']);
  });

  it('numbers twenty concurrent writers without a gap, also after rollbacks', async () => {
    const seen: number[] = [];
    let cursor = 0;
    const readOn = async () => {
      for (const row of await readLog(store.db, { after: cursor, limit: 50, scope: 'all' })) {
        seen.push(Number(row.cursor));
        cursor = Number(row.cursor);
      }
    };
    const writer = async (who: number) => {
      for (let i = 0; i < 50; i += 1) {
        const command = (tx: Tx) =>
          write(newId('message'))(tx).then(() => {
            if ((who + i) % 5 === 0) throw new Error('rolled back');
          });
        await store.commits.commit(command).catch(() => {});
      }
    };
    let writing = true;
    const reader = async () => {
      while (writing || (await readHead(store.db)) > cursor) {
        await readOn();
        await new Promise((resolve) => setImmediate(resolve));
      }
    };

    const reading = reader();
    await Promise.all(Array.from({ length: 20 }, (_, who) => writer(who)));
    writing = false;
    await reading;

    expect(seen).toEqual(Array.from({ length: 800 }, (_, i) => i + 1));
  });

  it('refuses what would wait too long, and says for how long; what waits is stored', async () => {
    // A batch that takes a second: each of 500 commands, which share one, waits for two milliseconds.
    const slow = (name: string) => async (tx: Tx) => {
      await new Promise((resolve) => setTimeout(resolve, 2));
      return write(name)(tx);
    };
    const taken = Array.from({ length: 2500 }, (_, n) => store.commits.commit(slow(`taken ${n}`)));
    await taken[0];

    // By now it knows how long a batch takes, and four of them are ahead.
    await expect(store.commits.commit(write('late'))).rejects.toMatchObject({
      code: 'busy',
      retryAfter: expect.any(Number),
    });

    await Promise.all(taken);
    await expect(store.commits.commit(write('later'))).resolves.toBe('later');
    expect(await names()).not.toContain('late');
  }, 60_000);

  it('takes what was queued and refuses what comes after, when closed', async () => {
    const taken = store.commits.commit(write('a'));
    const closing = store.commits.close();

    await expect(store.commits.commit(write('b'))).rejects.toMatchObject({ code: 'busy' });
    await expect(taken).resolves.toBe('a');
    await closing;
  });
});
