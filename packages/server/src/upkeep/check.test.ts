import { newId } from '@parley/protocol';
import { sql } from 'kysely';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore, type Store } from '../db/open.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { checkStore } from './check.js';

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
  ['A conversation knows its last message and its number.', sql`update conversation set seq = 2`],
  ['Nobody has read more than was said.', sql`update conversation set contact_read = 99`],
  [
    'Each message is told of in the log exactly once.',
    sql`update event set type = 'contact.created' where type = 'message.created'`,
  ],
  [
    'What the log tells of exists.',
    sql`update event set subject_id = ${newId('message')} where type = 'conversation.read'`,
  ],
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
});
