import { appendFileSync, rmSync } from 'node:fs';
import { newId } from '@parley/protocol';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../db/open.js';
import { openStorage } from '../files/open-uploads.js';
import { filesIn } from '../testing/files.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { checkStore } from './check.js';
import { checkFiles } from './check-files.js';

let server: TestServer;
let store: Store;
let contact: Caller;

beforeEach(async () => {
  server = await startTestServer();
  contact = await server.newContact();
  for (let i = 0; i < 2; i += 1) {
    const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
    for (const text of ['One', 'Two', 'Three']) {
      await server.call(`/v1/conversations/${body.id}/messages`, { as: contact, body: { text } });
    }
    await server.call(`/v1/conversations/${body.id}/read`, { as: contact, body: { delivered: 3, read: 2 } });
  }
  const { body: file } = await server.upload('words', { as: contact, query: { name: 'x' } });
  const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
  await server.call(`/v1/conversations/${body.id}/messages`, {
    as: contact,
    body: { text: '', attachments: [file.id] },
  });
  store = await openStore({ ...server.installation, serve: false });
});
afterEach(async () => {
  await store.close();
  await server.stop();
});

const BREAKS: [string, ReturnType<typeof sql>][] = [
  ['The log is numbered from 1 without a gap.', sql`delete from event where cursor = 3`],
  ['The head of the log is its last event.', sql`update log_head set cursor = cursor + 1`],
  [
    'A conversation’s messages are numbered from 1 without a gap.',
    sql`update message set seq = 9 where seq = 2`,
  ],
  [
    'A note, and nothing else, stands after a message of its conversation and takes no number of its own.',
    sql`update message set internal = 1 where seq = 1`,
  ],
  ['A conversation knows its last message and its number.', sql`update conversation set seq = 2`],
  ['Nobody has read more than was said.', sql`update conversation set contact_read = 99`],
  [
    'Each message is told of in the log exactly once.',
    sql`update event set type = 'contact.created' where type = 'message.created'`,
  ],
  [
    'What the log tells of exists, or was erased.',
    sql`update event set subject_id = ${newId('message')} where type = 'conversation.read'`,
  ],
  ['A message has the attachments that it counts.', sql`update message set attachments = attachments + 1`],
  ['An attachment has a message, or a time to go.', sql`update attachment set message_id = null`],
];

describe('the check', () => {
  it('finds nothing wrong with what the server wrote', async () => {
    expect(await checkStore(store.db)).toEqual([]);
  });

  it.each(BREAKS)('finds it when this is not so: %s', async (sentence, damage) => {
    await store.commits.commit(async (tx) => void (await damage.execute(tx.db)));

    const findings = await checkStore(store.db);

    expect(findings.map((finding) => finding.broken)).toContain(sentence);
    expect(findings.every((finding) => finding.count > 0 && finding.example !== '')).toBe(true);
  });

  it('finds it when the bytes of an attachment are gone, or are others', async () => {
    const storage = openStorage(server.installation);
    const [file = ''] = filesIn(server.installation.dataDir);
    expect(await checkFiles(store.db, storage)).toEqual([]);

    appendFileSync(file, '!');
    const others = await checkFiles(store.db, storage);
    rmSync(file);
    const gone = await checkFiles(store.db, storage);

    const finding = { broken: 'The storage has the bytes of each attachment.', count: 1 };
    expect([others, gone]).toEqual([[expect.objectContaining(finding)], [expect.objectContaining(finding)]]);
  });
});
