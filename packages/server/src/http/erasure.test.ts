/** After an erasure nothing holds the name, the address or the words any more, and whoever follows the feed is told. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { newId } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../db/open.js';
import { openStorage } from '../files/open-uploads.js';
import { filesIn } from '../testing/files.js';
import { openReceiver, type Receiver } from '../testing/receiver.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';
import { checkStore } from '../upkeep/check.js';
import { checkFiles } from '../upkeep/check-files.js';
import { COPIED } from '../upkeep/copy-store.js';

const WORDS = [
  'Zoe-Querencia',
  'zoe@querencia.example',
  'ext-querencia',
  'my-querencia-words',
  'querencia.txt',
];

let server: TestServer;
let receiver: Receiver;
let key: Caller;
let contact: Caller & { contactId: string };
let conversation: string;

beforeEach(async () => {
  receiver = await openReceiver();
  receiver.onArrival = (answer, { body }) => void answer.writeHead(200).end(body);
  server = await startTestServer({ webhookAllow: ['127.0.0.0/8'] });
  key = server.key(null);
  await server.call('/v1/webhooks', { as: key, body: { site: 'shop', url: receiver.url } });
  contact = await server.newContact();
  conversation = await converse(contact);
});
afterEach(async () => {
  await server.stop();
  await receiver.close();
});

/** Everything that a person can leave behind. @returns the conversation */
async function converse(as: Caller): Promise<string> {
  const [name, email, , words, file] = WORDS;
  await server.call('/v1/me', { as, method: 'PATCH', body: { name, email } });
  const { body } = await server.call('/v1/conversations', {
    as,
    body: { kind: 'chat', context: { url: 'http://shop.example/my-querencia-words', title: words } },
  });
  const { body: attached } = await server.upload(words ?? '', { as, query: { name: file ?? '' } });
  await server.upload('never sent my-querencia-words', { as, query: { name: file ?? '' } });
  const path = `/v1/conversations/${body.id}`;
  await server.call(`${path}/messages`, { as, body: { text: words, attachments: [attached.id] } });
  await server.call(`${path}/messages`, {
    as: await server.signIn('agent'),
    body: { text: `Hello ${name}` },
  });
  await server.call(`${path}/ratings`, { as, body: { score: 5, comment: words } });
  return body.id;
}

const erase = (id: string, as = key) => server.call(`/v1/contacts/${id}`, { as, method: 'DELETE' });
const feed = async () => (await server.call('/v1/events?limit=1000', { as: key })).body.data;

/** Every row of every table, as text. */
async function everything(): Promise<string> {
  const store = await openStore({ ...server.installation, serve: false });
  const rows = await Promise.all(COPIED.map((table) => store.db.selectFrom(table).selectAll().execute()));
  await store.close();
  return JSON.stringify(rows);
}

/** Every byte in the data directory. */
function bytes(): string {
  const { dataDir } = server.installation;
  const names = readdirSync(dataDir, { recursive: true, withFileTypes: true });
  const files = names.filter((entry) => entry.isFile());
  return files.map((entry) => readFileSync(join(entry.parentPath, entry.name), 'latin1')).join('\n');
}

const held = (text: string) => WORDS.filter((word) => text.includes(word));

describe('an erasure', () => {
  it('leaves the name, the address, the words and the files nowhere', async () => {
    await until(async () => (await everything()).includes('"state":"delivered"'));
    const known = async () => (await server.call('/v1/search?q=querencia', { as: key })).body.data.length;
    await until(async () => (await known()) > 2);
    expect(held(await everything()).length).toBeGreaterThan(2);
    expect(filesIn(server.installation.dataDir).length).toBe(2);

    const { status, body } = await erase(contact.contactId);

    expect([status, body]).toEqual([200, { id: contact.contactId, erasedAt: expect.any(String) }]);
    expect(await known()).toBe(0);
    await until(async () => held(await everything()).length === 0);
    expect(filesIn(server.installation.dataDir)).toEqual([]);
    expect(held(bytes())).toEqual([]);
    expect(held(JSON.stringify(await feed()))).toEqual([]);
  });

  it('is told by the feed and by webhooks, as a tombstone after everything else of that person', async () => {
    await erase(contact.contactId, await server.signIn('admin'));
    const events = await feed();
    const told = () => receiver.arrived.map(({ payload }) => payload.type);
    await until(() => told().includes('contact.erased') && told().includes('conversation.erased'));

    expect(events.slice(-2)).toMatchObject([
      { type: 'conversation.erased', conversationId: conversation, siteId: server.siteId },
      { type: 'contact.erased', contactId: contact.contactId, actor: { type: 'agent' } },
    ]);
    expect(events.filter(({ type }: { type: string }) => type.startsWith('message.'))).toEqual([]);
  });

  it('is found in order by the check, and only that', async () => {
    await converse(await server.newContact());
    await erase(contact.contactId);
    const store = await openStore({ ...server.installation, serve: false });

    const findings = [
      ...(await checkStore(store.db)),
      ...(await checkFiles(store.db, openStorage(server.installation))),
    ];
    await store.close();

    expect(findings).toEqual([]);
  });

  it('touches nobody else', async () => {
    const other = await server.newContact();
    const theirs = await converse(other);
    await erase(contact.contactId);

    const { body } = await server.call(`/v1/conversations/${theirs}/messages`, { as: other });
    const { body: list } = await server.call('/v1/conversations', { as: key });

    expect(body.data).toHaveLength(2);
    expect(body.data[0].attachments).toHaveLength(1);
    expect(list.data.map(({ id }: { id: string }) => id)).toEqual([theirs]);
  });

  it('ends what the person’s own page may do, until it begins anew', async () => {
    const page = await connect(server.url, contact);
    await page.emit('watch', { after: null });
    await erase(contact.contactId);
    await until(() => page.live.some(({ type }) => type === 'contact.erased'));
    const path = `/v1/conversations/${conversation}`;
    const answers = await Promise.all([
      server.call('/v1/me', { as: contact }),
      server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } }),
      server.call(`${path}/messages`, { as: contact, body: { text: 'Still here?' } }),
      server.call(path, { as: contact }),
    ]);
    page.close();

    for (const { body } of answers) expect(body.error.code).toBe('token_expired');
  });

  it('happens once: afterwards there is nobody to erase', async () => {
    await erase(contact.contactId);

    expect((await erase(contact.contactId)).body.error.code).toBe('not_found');
    expect((await erase(newId('contact'))).body.error.code).toBe('not_found');
  });

  it('is refused to keys of other sites', async () => {
    const other = await server.newContact('other');

    expect((await erase(other.contactId, server.key('shop'))).body.error.code).toBe('not_found');
    expect((await erase(other.contactId)).status).toBe(200);
  });
});
