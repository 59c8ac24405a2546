import { newId, type Webhook } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openReceiver, type Receiver, verify } from '../testing/receiver.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { until } from '../testing/test-socket.js';

let server: TestServer;
let receiver: Receiver;
let key: Caller;
let contact: Caller;

beforeEach(async () => {
  receiver = await openReceiver();
  server = await startTestServer({ webhookAllow: ['127.0.0.0/8'] });
  key = server.key(null);
  contact = await server.newContact();
});
afterEach(async () => {
  await server.stop();
  await receiver.close();
});

const create = async (body: object = {}, as = key) =>
  server.call('/v1/webhooks', { as, body: { site: 'shop', url: receiver.url, ...body } });
const get = async (path: string, as = key) => server.call(`/v1/webhooks${path}`, { as });
const post = async (path: string, body: object = {}) => server.call(`/v1/webhooks${path}`, { as: key, body });

async function say(...texts: string[]): Promise<string> {
  const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
  for (const text of texts) {
    await server.call(`/v1/conversations/${body.id}/messages`, { as: contact, body: { text } });
  }
  return body.id;
}
const texts = () =>
  receiver.arrived.map(({ payload }) => (payload.type === 'message.created' ? payload.message.text : ''));
const untilArrived = (count: number) => until(() => receiver.arrived.length >= count);

describe('a webhook', () => {
  it('is told what happens from then on, as the feed has it, signed', async () => {
    await say('Before');
    const { status, body: webhook } = await create({ types: ['message.created'], description: 'CRM' });
    const conversation = await say('Hello', 'World');
    await untilArrived(2);
    const [first] = receiver.arrived;

    expect(status).toBe(201);
    expect(webhook.secret).toMatch(/^whsec_[A-Za-z0-9+/]{43}=$/);
    expect(texts()).toEqual(['Hello', 'World']);
    if (first === undefined) throw new Error('Nothing has arrived.');
    const payload = verify(webhook.secret, first);
    const { body: feed } = await server.call('/v1/events?limit=1000', { as: key });
    const event = feed.data.find(({ id }: { id: string }) => id === payload.id);
    const { webhookId, previous, ...told } = payload;
    // Addresses of attachments aside, there is nothing in it that the feed has not.
    expect(told).toEqual(event);
    expect([webhookId, previous]).toEqual([webhook.id, null]);
    expect(first.headers['webhook-id']).toBe(payload.id);
    expect(payload).toMatchObject({ conversationId: conversation });
  });

  it('shows its secret only when it is made', async () => {
    const { body: webhook } = await create();

    const { body: read } = await get(`/${webhook.id}`);
    const { body: list } = await get('');

    const { secret: _secret, ...shown } = webhook;
    expect(read).toEqual(shown);
    expect(list).toEqual({ data: [shown], next: null });
  });

  it('is made once for one id', async () => {
    const id = newId('webhook');
    const first = await create({ id });
    const second = await create({ id });
    const other = await create({ id, url: `${receiver.url}/other` });

    expect([first.status, second.status, other.body.error.code]).toEqual([201, 200, 'conflict']);
    expect(second.body.secret).toBe(first.body.secret);
  });

  it('signs with both secrets for a day after a rotation, then with the new one', async () => {
    const { body: before } = await create({ types: ['message.created'] });
    const { body: rotated } = await post(`/${before.id}/rotate`);
    await say('Both');
    await untilArrived(1);
    server.clock.now = new Date(server.clock.now.getTime() + 24 * 3600_000 + 1000);
    contact = await server.newContact();
    await say('New');
    await untilArrived(2);
    const [both, fresh] = receiver.arrived;
    if (both === undefined || fresh === undefined) throw new Error('Nothing has arrived.');

    expect(rotated.secret).not.toBe(before.secret);
    expect(String(both.headers['webhook-signature']).split(' ')).toHaveLength(2);
    expect(verify(before.secret, both)).toEqual(verify(rotated.secret, both));
    expect(String(fresh.headers['webhook-signature']).split(' ')).toHaveLength(1);
  });

  it('tells of a test how it went, without an event', async () => {
    const { body: webhook } = await create();
    receiver.onArrival = (answer) => void answer.writeHead(418).end('short and stout');

    const { body: attempt } = await post(`/${webhook.id}/test`);

    expect(attempt).toMatchObject({ status: 418, answer: 'short and stout', error: 'It answered 418.' });
    const [arrived] = receiver.arrived;
    if (arrived === undefined) throw new Error('Nothing has arrived.');
    expect(verify(webhook.secret, arrived)).toMatchObject({ type: 'webhook.tested', webhookId: webhook.id });
  });

  it('is told nothing while it is paused, and everything afterwards', async () => {
    const { body: webhook } = await create({ types: ['message.created'] });
    const paused = await patch(webhook.id, { state: 'paused' });
    await say('Meanwhile');
    const enabled = await patch(webhook.id, { state: 'enabled' });
    await say('After');
    await untilArrived(2);

    expect(paused.body).toMatchObject({ state: 'paused', reason: 'by_hand' });
    expect(enabled.body).toMatchObject({ state: 'enabled', reason: null });
    expect(texts().sort()).toEqual(['After', 'Meanwhile']);
  });

  it('is told nothing once it is deleted, and is gone for everybody', async () => {
    const { body: webhook } = await create();
    const { status } = await server.call(`/v1/webhooks/${webhook.id}`, { as: key, method: 'DELETE' });
    const other = await create({ types: ['message.created'] });
    await say('Hello');
    await untilArrived(1);

    expect(status).toBe(200);
    expect((await get(`/${webhook.id}`)).status).toBe(404);
    expect((await get('')).body.data.map(({ id }: Webhook) => id)).toEqual([other.body.id]);
    expect(receiver.arrived.map(({ payload }) => payload.webhookId)).toEqual([other.body.id]);
  });
});

const patch = (id: string, body: object) =>
  server.call(`/v1/webhooks/${id}`, { as: key, method: 'PATCH', body });

describe('the log of deliveries', () => {
  it('has request, answer and time of each attempt, and what would be posted now', async () => {
    const { body: webhook } = await create({ types: ['message.created'] });
    receiver.onArrival = (answer) => void answer.writeHead(500).end('broken');
    await say('Hello');
    await untilArrived(1);
    await until(async () => (await get(`/${webhook.id}/deliveries`)).body.data[0]?.attempts.length === 1);

    const { body: page } = await get(`/${webhook.id}/deliveries?state=pending`);
    const [delivery] = page.data;
    const { body: details } = await get(`/${webhook.id}/deliveries/${delivery.id}`);

    expect(delivery.attempts).toEqual([
      expect.objectContaining({
        url: receiver.url,
        status: 500,
        answer: 'broken',
        error: 'It answered 500.',
      }),
    ]);
    expect(delivery.dueAt > delivery.attempts[0].at).toBe(true);
    expect(details.payload).toEqual(receiver.arrived[0]?.payload);
    expect((await get(`/${webhook.id}/deliveries?state=delivered`)).body.data).toEqual([]);
  });

  it('comes in pages, the latest first', async () => {
    const { body: webhook } = await create({ types: ['message.created'] });
    await say('1', '2', '3', '4', '5');
    await until(async () => (await get(`/${webhook.id}/deliveries?state=delivered`)).body.data.length === 5);
    const seen: string[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await get(`/${webhook.id}/deliveries?limit=2${cursor && `&cursor=${cursor}`}`);
      seen.push(...body.data.map(({ cursor: at }: { cursor: string }) => at));
      if (body.next === null) break;
      cursor = body.next;
    }

    expect(seen).toEqual([...seen].sort().reverse());
    expect(new Set(seen).size).toBe(5);
  });
});

describe('a replay', () => {
  it('tells one event once more, under the same id', async () => {
    const { body: webhook } = await create({ types: ['message.created'] });
    await say('Hello');
    await untilArrived(1);
    await until(async () => (await get(`/${webhook.id}/deliveries?state=delivered`)).body.data.length === 1);
    const { body: page } = await get(`/${webhook.id}/deliveries`);

    const { status } = await post(`/${webhook.id}/deliveries/${page.data[0].id}/replay`);
    await untilArrived(2);

    expect(status).toBe(201);
    expect(new Set(receiver.arrived.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  });

  it('tells a range, and all since a time, also from before the webhook', async () => {
    const start = server.clock.now.toISOString();
    await say('One');
    const { body: middle } = await server.call('/v1/events?limit=1000', { as: key });
    server.clock.now = new Date(server.clock.now.getTime() + 60_000);
    const later = server.clock.now.toISOString();
    await say('Two');
    const { body: webhook } = await create({ types: ['message.created'] });

    await post(`/${webhook.id}/replay`, { after: 'c0', upTo: middle.cursor });
    await untilArrived(1);
    await until(async () => (await get(`/${webhook.id}`)).body.replay === null);
    await post(`/${webhook.id}/replay`, { since: later });
    await untilArrived(2);
    await until(async () => (await get(`/${webhook.id}`)).body.replay === null);
    await post(`/${webhook.id}/replay`, { since: start });
    await untilArrived(4);

    expect(texts()).toEqual(['One', 'Two', 'One', 'Two']);
  });
});

describe('refused are', () => {
  it.each<[string, object, string]>([
    ['an address that is none', { url: 'crm' }, 'invalid_input'],
    ['another protocol', { url: 'ftp://crm.example/x' }, 'invalid_input'],
    ['credentials in the address', { url: 'https://a:b@crm.example/x' }, 'invalid_input'],
    ['a private address', { url: 'https://10.0.0.1/x' }, 'invalid_input'],
    ['the cloud’s own address', { url: 'https://169.254.169.254/x' }, 'invalid_input'],
    ['a type there is not', { types: ['message.sent'] }, 'invalid_input'],
    ['a type twice', { types: ['message.created', 'message.created'] }, 'invalid_input'],
    ['a team there is not', { teams: ['nobody'] }, 'invalid_input'],
    ['a kind there is not', { kinds: ['letter'] }, 'invalid_input'],
    ['a site there is not', { site: 'nowhere' }, 'not_found'],
  ])('%s', async (_, body, code) => {
    expect((await create(body)).body.error.code).toBe(code);
  });

  it('addresses without TLS where the operator allows no private ranges', async () => {
    const strict = await startTestServer();
    const call = (url: string) =>
      strict.call('/v1/webhooks', { as: strict.key(null), body: { site: 'shop', url } });

    const [plain, secure] = [await call('http://crm.example/x'), await call('https://crm.example/x')];
    await strict.stop();

    expect(plain.body.error.code).toBe('invalid_input');
    expect(secure.status).toBe(201);
  });

  it('more webhooks than a site may have', async () => {
    for (let i = 0; i < 50; i += 1) expect((await create({ types: ['agent.created'] })).status).toBe(201);

    expect((await create()).body.error.code).toBe('conflict');
  });

  it('a second range while the first is being told, and neither after nor since', async () => {
    const { body: webhook } = await create();
    await patch(webhook.id, { state: 'paused' });
    await say('Hello');
    await post(`/${webhook.id}/replay`, { after: 'c0' });

    expect((await post(`/${webhook.id}/replay`, { after: 'c0' })).body.error.code).toBe('conflict');
    expect((await post(`/${webhook.id}/replay`, {})).body.error.code).toBe('invalid_input');
  });
});
