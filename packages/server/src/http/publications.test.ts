/** An answer given in private becomes public only with the customer's yes, in the words they were shown, and goes with their no. */
import { LIMITS, newId } from '@parley/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../db/open.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { topicsOf } from '../testing/topics.js';
import { checkStore } from '../upkeep/check.js';

const SECRET = 'Your order 2024-88123 went to Zoe Querencia';
const REDACTED = 'Orders of bicycles are with you within two days.';

let server: TestServer;
let agent: Caller;
let newTopic: ReturnType<typeof topicsOf>;
let topic: ReturnType<ReturnType<typeof topicsOf>>;
let customer: Caller & { contactId: string; secret: string };
let conversation: string;
let answer: string;

beforeAll(async () => {
  server = await startTestServer({ rateContact: 10_000, rateAddress: 10_000 });
  agent = await server.signIn('agent');
  newTopic = topicsOf(server);
});
afterAll(() => server.stop());

/** A public question that went on in private, and the company's answer to it there. */
beforeEach(async () => {
  topic = newTopic();
  customer = await server.newContact();
  const said = await topic.post(customer, 'Where is my bicycle?');
  const { body } = await server.call(topic.at(said.id, '/private'), { as: customer, body: {} });
  conversation = body.conversationId;
  const path = `/v1/conversations/${conversation}/messages`;
  answer = (await server.call(path, { as: agent, body: { text: SECRET } })).body.id;
});

const at = (id: string, tail: string) => `/v1/conversations/${conversation}/messages/${id}/${tail}`;
const propose = (body: object = {}, as: Caller = agent) =>
  server.call(at(answer, 'publish'), { as, body: { text: REDACTED, ...body } });
const decide = (id: string, consent: boolean, as: Caller = customer) =>
  server.call(at(id, 'consent'), { as, body: { consent } });
const branch = async () => (await topic.read()).data[0];

async function everythingPublic(): Promise<string> {
  const { body } = await server.call(`${topic.path}/html?site=shop`);
  return JSON.stringify([await topic.read(), body]);
}

describe('publishing an answer that was given in private', () => {
  it('asks in the chat, and publishes below the question once the customer agrees', async () => {
    const { status, body: question } = await propose();

    expect(status).toBe(201);
    expect(question.text).toContain(`“${REDACTED}”`);
    expect(question.offer).toEqual({
      text: REDACTED,
      topic: { key: topic.key, title: null, url: null },
      state: 'asked',
      until: new Date(server.clock.now.getTime() + LIMITS.offerDays * 86_400_000).toISOString(),
      messageId: null,
    });
    expect(await everythingPublic()).not.toContain(REDACTED);

    const { status: agreed, body } = await decide(question.id, true);

    expect([agreed, body.offer.state]).toEqual([200, 'published']);
    const published = (await branch()).first[0];
    expect(published).toMatchObject({
      id: body.offer.messageId,
      text: REDACTED,
      author: { type: 'agent', name: 'The agent' },
      official: { teamId: null },
    });
    expect((await branch()).stub).toBe('private');
    expect(await everythingPublic()).not.toContain('Querencia');
    expect((await topic.topic()).messages).toBe(1);
    const listed = await server.call(`/v1/conversations/${conversation}/messages`, { as: customer });
    expect(listed.body.data.at(-1)).toEqual(body);
    const { lastMessage } = (await server.call(`/v1/conversations/${conversation}`, { as: agent })).body;
    expect(lastMessage).toEqual(body);
  });

  it('takes the public copy away when the customer takes their consent back', async () => {
    const { body: question } = await propose();
    await decide(question.id, true);
    for (let twice = 0; twice < 2; twice += 1) {
      const { status, body } = await decide(question.id, false);

      expect([status, body.offer.state, body.offer.messageId]).toEqual([200, 'withdrawn', null]);
      expect(await everythingPublic()).not.toContain(REDACTED);
      expect((await topic.topic()).messages).toBe(0);
    }
    expect((await decide(question.id, true)).body.error.code).toBe('conflict');
    expect((await propose()).status).toBe(201);
  });

  it('leaves nothing public after a no, and after the time is over', async () => {
    const { body: refused } = await propose();
    expect((await decide(refused.id, false)).body.offer.state).toBe('refused');
    expect((await decide(refused.id, true)).body.error.code).toBe('conflict');

    const { body: late } = await propose();
    const today = server.clock.now;
    server.clock.now = new Date(Date.parse(late.offer.until) + 1);
    const session = { site: 'shop', contactId: customer.contactId, secret: customer.secret };
    const { body: fresh } = await server.call('/v1/sessions', {
      body: session,
      headers: { origin: 'http://shop.example' },
    });
    const later = { ...customer, headers: { ...customer.headers, authorization: `Bearer ${fresh.token}` } };

    expect((await decide(late.id, true, later)).body.error.code).toBe('too_late');
    server.clock.now = today;
    expect(await everythingPublic()).not.toContain(REDACTED);
    expect((await topic.topic()).messages).toBe(0);
  });

  it('is asked about one answer once at a time, and the same id is the same question', async () => {
    const id = newId('message');
    const [first, again] = [await propose({ id }), await propose({ id })];
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);

    expect((await propose({ id, text: 'Other words' })).body.error.code).toBe('conflict');
    expect((await propose()).body.error.code).toBe('conflict');
    await Promise.all([decide(id, true), decide(id, true), decide(id, true)]);
    expect((await topic.topic()).messages).toBe(1);
    expect((await propose()).body.error.code).toBe('conflict');
  });

  it('refuses what looks like personal data unless it is said to be none', async () => {
    const text = 'Write to zoe@example.com about order 2024-88123';
    const before = await server.installation.rows();

    const { body } = await propose({ text });

    expect(body.error).toMatchObject({
      code: 'invalid_input',
      details: [
        { path: 'text', message: 'email: 9 to 24' },
        { path: 'text', message: expect.stringContaining('order: ') },
      ],
    });
    expect(await server.installation.rows()).toEqual(before);
    expect((await propose({ text, allowPrivateData: true })).status).toBe(201);
  });

  it('is nobody’s to agree to but the customer’s, and nobody’s to ask but an agent’s', async () => {
    const { body: question } = await propose();
    const stranger = await server.newContact();

    expect((await decide(question.id, true, stranger)).body.error.code).toBe('not_found');
    for (const as of [agent, await server.signIn('owner'), server.key(null)]) {
      expect((await decide(question.id, true, as)).body.error.code).toBe('forbidden');
    }
    for (const as of [customer, await server.signIn('moderator'), server.key(null)]) {
      expect((await propose({}, as)).body.error.code).toBe('forbidden');
    }
    expect(
      (await server.call(at(answer, 'consent'), { as: customer, body: { consent: true } })).body.error.code,
    ).toBe('not_found');
    expect((await topic.topic()).messages).toBe(0);
  });

  it('is of what the company told the customer: not of their own words, a note, or what is gone', async () => {
    const path = `/v1/conversations/${conversation}/messages`;
    const note = await server.call(path, { as: agent, body: { text: 'A note', internal: true } });
    const own = await server.call(path, { as: customer, body: { text: 'Thanks' } });
    const gone = await server.call(path, { as: agent, body: { text: 'Gone' } });
    await server.call(`${path}/${gone.body.id}`, { as: agent, method: 'DELETE' });

    for (const { body } of [note, own, gone]) {
      const refused = await server.call(at(body.id, 'publish'), { as: agent, body: { text: REDACTED } });
      expect(refused.body.error.code).toBe('conflict');
    }
    const missing = await server.call(at(newId('message'), 'publish'), {
      as: agent,
      body: { text: REDACTED },
    });
    expect(missing.body.error.code).toBe('not_found');
  });

  it('goes to the topic that is named, where the chat came from none', async () => {
    const { body: chat } = await server.call('/v1/conversations', { as: customer, body: { kind: 'chat' } });
    const path = `/v1/conversations/${chat.id}/messages`;
    const { body: said } = await server.call(path, { as: agent, body: { text: SECRET } });
    const ask = (body: object) =>
      server.call(`${path}/${said.id}/publish`, { as: agent, body: { text: REDACTED, ...body } });

    expect((await ask({})).body.error).toMatchObject({ code: 'invalid_input', details: [{ path: 'topic' }] });
    expect((await ask({ topic: 'nowhere' })).body.error).toMatchObject({ details: [{ path: 'topic' }] });
    const { body: question } = await ask({ topic: topic.key });
    await server.call(`${path}/${question.id}/consent`, { as: customer, body: { consent: true } });

    expect((await topic.read()).data.map(({ text }: { text: string }) => text)).toContain(REDACTED);
  });

  it('is accounted for in the audit log, whoever said what', async () => {
    const { body: question } = await propose();
    await decide(question.id, true);
    await decide(question.id, false);

    const { body } = await server.call('/v1/audit?limit=10', { as: await server.signIn('owner') });
    const types = body.data
      .filter((event: { subject: { id: string } }) => event.subject.id === question.id)
      .map((event: { actor: { type: string }; changed: string[] }) => `${event.changed} ${event.actor.type}`);

    expect(types).toEqual(['withdrawn contact', 'published contact', 'asked agent']);
  });

  it('ends with the customer: whoever is erased has nothing published any more, and the check finds all in order', async () => {
    const words = 'Bicycles of people who are erased.';
    const { body: question } = await propose({ text: words });
    await decide(question.id, true);
    expect((await topic.topic()).messages).toBe(1);

    await server.call(`/v1/contacts/${customer.contactId}`, { as: server.key(null), method: 'DELETE' });

    expect(await everythingPublic()).not.toContain(words);
    expect((await topic.topic()).messages).toBe(0);
    expect(JSON.stringify(await server.installation.rows()).includes(words)).toBe(false);
    const store = await openStore({ ...server.installation, serve: false });
    expect(await checkStore(store.db)).toEqual([]);
    await store.close();
  });
});
