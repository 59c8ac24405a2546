/** What conversations came to, in money: exact, once each, and nothing that customers are told. */
import { type Event, newId } from '@parley/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let contact: Caller & { contactId: string };
let agent: Caller;
let key: Caller;
let id: string;
let path: string;

beforeAll(async () => {
  server = await startTestServer();
  agent = await server.signIn('agent');
  key = server.key('shop');
});
afterAll(() => server.stop());

beforeEach(async () => {
  contact = (await server.newContact()) as typeof contact;
  id = (await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } })).body.id;
  path = `/v1/conversations/${id}/outcomes`;
});

const say = (body: object, as = key, at = path) => server.call(at, { as, body });
const change = (outcomeId: string, body: object, as = key) =>
  server.call(`${path}/${outcomeId}`, { as, method: 'PATCH', body });
const list = async (query = '') => (await server.call(`${path}${query}`, { as: agent })).body;
const SALE = { kind: 'won', amount: '1249.9', currency: 'EUR' };

async function told(as: Caller): Promise<Event[]> {
  const { body } = await server.call('/v1/events?limit=2000', { as });
  return (body.data as Event[]).filter(
    (event) => event.type.startsWith('outcome.') && 'conversationId' in event && event.conversationId === id,
  );
}

describe('an outcome', () => {
  it('is kept exactly, listed with its conversation, and told to the company', async () => {
    const at = '2026-11-01T10:00:00.000Z';
    const { status, body } = await say({ ...SALE, externalId: `deal-${id}`, source: 'hubspot', at });

    expect([status, body]).toEqual([
      201,
      {
        id: expect.stringMatching(/^out_/),
        conversationId: id,
        kind: 'won',
        amount: '1249.90',
        currency: 'EUR',
        source: 'hubspot',
        externalId: `deal-${id}`,
        at,
        voidedAt: null,
        createdAt: expect.any(String),
      },
    ]);
    expect(await list()).toEqual({ data: [body], next: null });
    for (const as of [key, agent])
      expect(await told(as)).toMatchObject([{ type: 'outcome.created', outcome: body }]);
    expect(await told(contact)).toEqual([]);
  });

  it('says who said it when nobody says more', async () => {
    const sources = [(await say(SALE, agent)).body.source, (await say(SALE)).body.source];

    expect(sources).toEqual(['console', 'api']);
  });

  it('is stored once, however often it is sent', async () => {
    const named = { ...SALE, id: newId('outcome') };
    const dealt = { ...SALE, externalId: `deal-${id}` };
    const first = [await say(named), await say(dealt)];

    const again = [await say(named), await say({ ...dealt, amount: '1249.9000' })];

    expect(first.map(({ status }) => status)).toEqual([201, 201]);
    expect(again.map(({ status }) => status)).toEqual([200, 200]);
    expect(again.map(({ body }) => body)).toEqual(first.map(({ body }) => body));
    expect((await list()).data).toHaveLength(2);
    expect(await told(key)).toHaveLength(2);
  });

  it('is refused when its id or external id stands for something else', async () => {
    const named = { ...SALE, id: newId('outcome') };
    const dealt = { ...SALE, externalId: `deal-${id}` };
    await say(named);
    await say(dealt);
    const other = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
    const elsewhere = `/v1/conversations/${other.body.id}/outcomes`;
    const before = await server.installation.rows();

    for (const [body, at] of [
      [{ ...named, amount: '1' }, path],
      [named, elsewhere],
      [{ ...dealt, kind: 'lost' }, path],
      [dealt, elsewhere],
    ] as const) {
      expect((await say(body, key, at)).body.error.code).toBe('conflict');
    }
    expect(await server.installation.rows()).toEqual(before);
  });

  it.each([
    ['a number', { ...SALE, amount: 12.5 }],
    ['a sign', { ...SALE, amount: '-1' }],
    ['a comma', { ...SALE, amount: '1,5' }],
    ['too many decimals', { ...SALE, amount: '0.00001' }],
    ['more than can be counted', { ...SALE, amount: '999999999999' }],
    ['no currency', { ...SALE, currency: 'XYZ' }],
    ['a currency in lower case', { ...SALE, currency: 'eur' }],
    ['another kind', { ...SALE, kind: 'stolen' }],
    ['no time', { ...SALE, at: 'yesterday' }],
  ])('is refused with %s', async (_, body) => {
    expect((await say(body)).body.error.code).toBe('invalid_input');
    expect((await list()).data).toEqual([]);
  });

  it('is set right, taken back and counted again, each told once', async () => {
    const { body: sale } = await say(SALE);

    const right = await change(sale.id, { amount: '99', currency: 'JPY', kind: 'saved' });
    const back = await change(sale.id, { voided: true }, agent);
    const same = await change(sale.id, { voided: true });
    const anew = await change(sale.id, { voided: false });

    expect(right.body).toEqual({ ...sale, amount: '99', currency: 'JPY', kind: 'saved' });
    expect(back.body.voidedAt).toEqual(expect.any(String));
    expect(same.body).toEqual(back.body);
    expect(anew.body).toEqual(right.body);
    expect((await told(key)).map(({ type }) => type)).toEqual([
      'outcome.created',
      ...Array(3).fill('outcome.updated'),
    ]);
  });

  it('cannot be changed to nothing, nor by way of another conversation', async () => {
    const { body: sale } = await say(SALE);
    const other = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
    const elsewhere = `/v1/conversations/${other.body.id}/outcomes/${sale.id}`;

    const answers = [
      await change(sale.id, {}),
      await change(sale.id, { amount: '1e9' }),
      await change(newId('outcome'), { voided: true }),
      await server.call(elsewhere, { as: key, method: 'PATCH', body: { voided: true } }),
    ];

    expect(answers.map(({ body }) => body.error.code)).toEqual([
      ...['invalid_input', 'invalid_input', 'not_found', 'not_found'],
    ]);
    expect((await list()).data).toEqual([sale]);
  });

  it('comes in pages, in the order in which they were said', async () => {
    const ids: string[] = [];
    for (let i = 0; i < 5; i += 1) ids.push((await say({ ...SALE, amount: String(i) })).body.id);
    const walked: string[] = [];

    for (let query = '?limit=2'; query !== ''; ) {
      const { data, next } = await list(query);
      walked.push(...data.map((one: { id: string }) => one.id));
      query = next === null ? '' : `?limit=2&cursor=${next}`;
    }

    expect(walked).toEqual([...ids].sort());
    const { body } = await server.call(`${path}?cursor=nonsense`, { as: key });
    expect(body.error.code).toBe('invalid_input');
  });

  it('is stored once when it is sent twice at the same time', async () => {
    const dealt = { ...SALE, externalId: `deal-${id}` };

    const answers = await Promise.all(Array.from({ length: 8 }, () => say(dealt)));

    expect(new Set(answers.map(({ body }) => body.id)).size).toBe(1);
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  });

  it('is forgotten with its contact', async () => {
    await say({ ...SALE, externalId: `deal-of-ada-${id}` });

    await server.call(`/v1/contacts/${contact.contactId}`, { as: key, method: 'DELETE' });

    expect(JSON.stringify(await server.installation.rows())).not.toContain('deal-of-ada');
    expect(await told(key)).toEqual([]);
    expect((await say({ ...SALE, externalId: `deal-of-ada-${id}` })).body.error.code).toBe('not_found');
  });
});
