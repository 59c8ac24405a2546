/** Deals of the CRM on their way back to a real Parley. Needs `tsc -b` before. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConnectionError, type Outcome, Parley } from '@parley/sdk';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { CrmStore } from './crm-store.js';
import { tellDeals } from './tell-deals.js';
import { TestParley } from './testing/parley-server.js';

let server: TestParley;
let parley: Parley;
let folder: string;
let store: CrmStore;
let id: string;

beforeAll(async () => {
  server = await TestParley.start();
  parley = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
  folder = await mkdtemp(join(tmpdir(), 'halden-deals-'));
  store = await CrmStore.open(join(folder, 'crm.json'));
});
afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  const { id: contactId } = await parley.contacts.create({ site: 'halden' });
  id = (await parley.conversations.create({ kind: 'chat', contactId })).id;
  await parley.pull({ cursor: store.cursor, onBatch: (batch) => store.apply(batch) });
});

async function outcomes(): Promise<Outcome[]> {
  const found: Outcome[] = [];
  for await (const outcome of parley.outcomes.list(id)) found.push(outcome);
  return found;
}
const untold = () => Object.keys(store.data.untold ?? {});

test('a deal that is won is an outcome of its conversation, and one when it is won for more', async () => {
  await store.setDeal(id, { stage: 'won', value: 2490 });
  await tellDeals(parley, store);
  await store.setDeal(id, { stage: 'won', value: 2690 });
  await tellDeals(parley, store);

  expect(await outcomes()).toMatchObject([
    { kind: 'won', amount: '2690.00', currency: 'EUR', source: 'halden-crm', voidedAt: null },
  ]);
  expect(untold()).toEqual([]);
});

test('a deal that is opened again counts no more, and again once it is lost', async () => {
  await store.setDeal(id, { stage: 'won', value: 900 });
  await tellDeals(parley, store);
  await store.setDeal(id, { stage: 'open', value: 900 });
  await tellDeals(parley, store);
  const reopened = await outcomes();
  await store.setDeal(id, { stage: 'lost', value: 900 });
  await tellDeals(parley, store);

  expect(reopened).toMatchObject([{ kind: 'won', voidedAt: expect.any(String) }]);
  expect(await outcomes()).toMatchObject([{ kind: 'lost', voidedAt: null }]);
});

test('of a deal that was never closed nothing is told', async () => {
  await store.setDeal(id, { stage: 'open', value: 100 });
  await tellDeals(parley, store);

  expect([await outcomes(), untold()]).toEqual([[], []]);
});

test('what could not be told is told later, also by a CRM that was started anew', async () => {
  await store.setDeal(id, { stage: 'won', value: 50 });
  const nobody = new Parley({ baseUrl: 'http://127.0.0.1:9', apiKey: server.apiKey, maxRetries: 0 });

  await expect(tellDeals(nobody, store)).rejects.toBeInstanceOf(ConnectionError);
  const again = await CrmStore.open(join(folder, 'crm.json'));
  await tellDeals(parley, again);

  expect(await outcomes()).toMatchObject([{ kind: 'won', amount: '50.00' }]);
  store = again;
});

test('a conversation that was forgotten holds nothing else up', async () => {
  await store.setDeal(id, { stage: 'won', value: 50 });
  const { contactId } = await parley.conversations.get(id);
  await parley.contacts.erase(String(contactId));

  await tellDeals(parley, store);

  expect(untold()).toEqual([]);
});
