import { utimesSync, writeFileSync } from 'node:fs';
import { pino } from 'pino';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../db/open.js';
import { openUploads } from '../files/open-uploads.js';
import { filesIn } from '../testing/files.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { AttachmentSweep } from './attachment-sweep.js';

let server: TestServer;
let store: Store;
let contact: Caller;
let conversation: string;

beforeEach(async () => {
  server = await startTestServer({ rateContact: 1000 });
  store = await openStore({ ...server.installation, serve: false });
  contact = await server.newContact();
  conversation = (await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } })).body.id;
});
afterEach(async () => {
  await store.close();
  await server.stop();
});

const sweepAt = (now: Date, log = pino({ level: 'silent' })) =>
  new AttachmentSweep({
    db: store.db,
    commit: (command) => store.commits.commit(command),
    uploads: openUploads(server.installation),
    now: () => now,
    log,
  }).look();

const upload = async (): Promise<string> =>
  (await server.upload('words', { as: contact, query: { name: 'x' } })).body.id;

const send = async (attachments: string[]): Promise<string> => {
  const path = `/v1/conversations/${conversation}/messages`;
  return (await server.call(path, { as: contact, body: { text: '', attachments } })).body.id;
};

const hours = (n: number) => new Date(server.clock.now.getTime() + n * 3600_000);
const left = async () => ({
  rows: (await server.installation.rows()).attachment?.length,
  files: filesIn(server.installation.dataDir).length,
});

describe('the sweep', () => {
  it('removes what no message took along within a day, and nothing else', async () => {
    const kept = await upload();
    await send([kept]);
    for (let n = 0; n < 3; n += 1) await upload();

    await sweepAt(hours(24));
    expect(await left()).toEqual({ rows: 4, files: 4 });

    await sweepAt(hours(24.1));
    expect(await left()).toEqual({ rows: 1, files: 1 });

    await sweepAt(hours(24 * 365));
    expect(await left()).toEqual({ rows: 1, files: 1 });
  });

  it('removes the files of a deleted message, in more than one batch', async () => {
    const ids: string[] = [];
    for (let n = 0; n < 10; n += 1) ids.push(await upload());
    const message = await send(ids);
    for (let n = 0; n < 101; n += 1) await upload();
    const path = `/v1/conversations/${conversation}/messages/${message}`;
    await server.call(path, { as: contact, method: 'DELETE' });

    await sweepAt(hours(0.1));
    expect(await left()).toEqual({ rows: 101, files: 101 });

    await sweepAt(hours(25));
    expect(await left()).toEqual({ rows: 0, files: 0 });
  });

  it('removes what a killed process was receiving, and leaves what is coming in', async () => {
    await upload();
    const incoming = `${server.installation.dataDir}/attachments/incoming`;
    writeFileSync(`${incoming}/att_dead`, 'x');
    writeFileSync(`${incoming}/att_alive`, 'x');
    utimesSync(`${incoming}/att_dead`, new Date(0), new Date(0));

    await sweepAt(hours(0));

    const names = filesIn(server.installation.dataDir).filter((file) => file.includes('incoming'));
    expect(names).toEqual([`${incoming}/att_alive`]);
  });
});
