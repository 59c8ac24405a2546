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
  await talkInPublic();
  store = await openStore({ ...server.installation, serve: false });
});
afterEach(async () => {
  await store.close();
  await server.stop();
});

/** A branch with one message that is gone, one that waits, and what two people think of them, of whom one is forgotten. */
async function talkInPublic(): Promise<void> {
  const messages = '/v1/topics/saddles/messages';
  const [first, second] = [await server.newContact(), await server.newContact()];
  const say = async (text: string, parentId?: string) =>
    (await server.call(`${messages}?site=shop`, { as: first, body: { text, parentId } })).body.id;
  const begun = await say('Which saddle?');
  const answer = await say('This one', begun);
  await say('Or that one', answer);
  await say('See a.com b.com c.com');
  for (const as of [contact, second]) {
    await server.call(`${messages}/${begun}/vote?site=shop`, { as, method: 'PUT', body: { value: 1 } });
    await server.call(`${messages}/${begun}/reactions/heart?site=shop`, { as, method: 'PUT' });
  }
  await server.call(`${messages}/${begun}/reactions/wow?site=shop`, { as: contact, method: 'PUT' });
  await server.call(`${messages}/${answer}/vote?site=shop`, {
    as: second,
    method: 'PUT',
    body: { value: -1 },
  });
  await server.call(`${messages}/${answer}?site=shop`, { as: first, method: 'DELETE' });
  const erased = await server.call(`/v1/contacts/${second.contactId}`, {
    as: server.key('shop'),
    method: 'DELETE',
  });
  expect(erased.status).toBe(200);
}

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
  [
    'A message has a place in public if, and only if, it belongs to a discussion.',
    sql`update conversation set kind = 'chat'`,
  ],
  [
    'Anyone can read a message if, and only if, it is published.',
    sql`update message set status = 'published' where status = 'pending'`,
  ],
  ['A topic counts the messages that anyone can read.', sql`update topic set messages = messages + 1`],
  [
    'A message of a discussion counts those below it that anyone can read.',
    sql`update topic_message set replies = replies + 1 where depth = 0`,
  ],
  ['A message of a discussion counts its votes.', sql`update vote set value = -1`],
  [
    'A message of a discussion counts its reactions, each kind for itself.',
    sql`update reaction set reaction = 'sad' where reaction = 'wow'`,
  ],
  [
    'A message of a discussion counts its reactions, each kind for itself.',
    sql`delete from reaction where reaction = 'wow'`,
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
