import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { openStore, type Store } from '../db/open.js';
import { Signals } from '../log/signals.js';
import { newInstallation, type TestInstallation } from '../testing/installation.js';
import { until } from '../testing/test-socket.js';
import { OwnedConsumer } from './owned-consumer.js';

let installation: TestInstallation;
let store: Store;
let clock: number;
let consumers: OwnedConsumer[];
let errors: unknown[];
beforeEach(async () => {
  installation = await newInstallation();
  await (await createWorkspace(installation)).close();
  store = await openStore({ ...installation, serve: false });
  clock = Date.now();
  consumers = [];
  errors = [];
});
afterEach(async () => {
  await Promise.all(consumers.map((consumer) => consumer.stop()));
  await store.close();
  await installation.remove();
  expect(errors).toEqual([]);
});

function start(means: { tick: () => Promise<void>; onLook?: () => void }): OwnedConsumer {
  const consumer = new OwnedConsumer({
    name: 'email',
    db: store.db,
    commits: store.commits,
    signals: new Signals(),
    now: () => {
      means.onLook?.();
      return new Date(clock);
    },
    handle: async () => null,
    tick: means.tick,
    onError: (error) => errors.push(error),
  });
  consumers.push(consumer);
  consumer.start();
  return consumer;
}

const ownedFor = async () => {
  const row = await store.db
    .selectFrom('consumer')
    .select('owned_until')
    .where('name', '=', 'email')
    .executeTakeFirst();
  return Date.parse(row?.owned_until ?? '') - clock;
};

describe('a consumer that one process at a time runs', () => {
  it('stays with its owner while what the owner does takes longer than the lease', {
    timeout: 30_000,
  }, async () => {
    let end = () => {};
    let ticks = 0;
    const first = start({
      tick: () => {
        ticks += 1;
        return new Promise((resolve) => {
          end = resolve;
        });
      },
    });
    await until(() => ticks === 1);
    let looks = 0;
    let taken = 0;
    start({
      tick: async () => {
        taken += 1;
      },
      onLook: () => {
        looks += 1;
      },
    });
    clock += 9000;
    await until(async () => (await ownedFor()) === 10_000);
    clock += 9000;
    const before = looks;
    await until(() => looks > before + 1);

    expect({ ticks, taken }).toEqual({ ticks: 1, taken: 0 });
    expect(first.cursor).toBeDefined();
    end();
  });

  it('goes to another at once when its owner stops', async () => {
    const first = start({ tick: async () => {} });
    await until(() => first.cursor !== undefined);
    const second = start({ tick: async () => {} });

    await first.stop();

    await until(() => second.cursor !== undefined);
    expect(first.cursor).toBeUndefined();
  });
});
