import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Contact, Event } from '@parley/sdk';
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { CrmData } from './crm-data.js';
import { CrmStore } from './crm-store.js';

let folder: string;
let file: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'halden-crm-'));
  file = join(folder, 'deep', 'crm.json');
});

afterEach(() => rm(folder, { recursive: true, force: true }));

function contactCreated(id: string): Event {
  const contact: Contact = {
    id,
    siteId: 'site_1',
    name: 'Lieve',
    email: null,
    externalId: null,
    verified: false,
    attributes: {},
    blocked: false,
    device: null,
    createdAt: '2026-05-05T10:00:00.000Z',
  };
  const actor = { type: 'key', id: 'key_1' } as const;
  return {
    id: 'evt_1',
    cursor: 'c1',
    at: contact.createdAt,
    actor,
    siteId: null,
    type: 'contact.created',
    contact,
  };
}

async function onDisk(): Promise<CrmData> {
  return JSON.parse(await readFile(file, 'utf8')) as CrmData;
}

test('data and cursor are on disk together once a batch is taken in', async () => {
  const store = await CrmStore.open(file);

  await store.apply({ events: [contactCreated('con_1')], cursor: 'c7' });

  const { cursor, contacts } = await onDisk();
  expect({ cursor, contacts: Object.keys(contacts) }).toEqual({ cursor: 'c7', contacts: ['con_1'] });
});

test('a store that is opened again goes on where it was', async () => {
  await (await CrmStore.open(file)).apply({ events: [contactCreated('con_1')], cursor: 'c7' });

  const again = await CrmStore.open(file);

  expect(again.cursor).toBe('c7');
  expect(again.data.contacts.con_1?.name).toBe('Lieve');
});

test('when a batch cannot be written the cursor stays, and nobody is told', async () => {
  const store = await CrmStore.open(file);
  await store.apply({ events: [contactCreated('con_1')], cursor: 'c1' });
  const told: string[][] = [];
  store.subscribe((ids) => told.push(ids));
  await rm(join(folder, 'deep'), { recursive: true });

  const attempt = store.apply({ events: [contactCreated('con_2')], cursor: 'c2' });

  await expect(attempt).rejects.toThrow('ENOENT');
  expect(store.cursor).toBe('c1');
  expect(told).toEqual([]);
});

test('listeners hear of a batch after it is on disk, until they leave', async () => {
  const store = await CrmStore.open(file);
  const cursors: (string | null)[] = [];
  let reading: Promise<unknown> = Promise.resolve();
  const leave = store.subscribe(() => {
    reading = onDisk().then((data) => cursors.push(data.cursor));
  });

  await store.apply({ events: [contactCreated('con_1')], cursor: 'c1' });
  await reading;
  leave();
  await store.apply({ events: [contactCreated('con_2')], cursor: 'c2' });
  await reading;

  expect(cursors).toEqual(['c1']);
});

test('a file that is no JSON is refused with a sentence, and left as it is', async () => {
  await (await CrmStore.open(file)).apply({ events: [], cursor: 'c1' });
  await writeFile(file, '{"version":1,"cur');

  await expect(CrmStore.open(file)).rejects.toThrow(/is not JSON\. Move it away and start again/);
  expect(await readFile(file, 'utf8')).toBe('{"version":1,"cur');
});

test("another program's JSON is refused", async () => {
  await (await CrmStore.open(file)).apply({ events: [], cursor: 'c1' });
  await writeFile(file, '{"name":"something else"}');

  await expect(CrmStore.open(file)).rejects.toThrow("is not this CRM's file");
});
