/** What conversations came to, against a real server. Needs `tsc -b` before. */
import { newId } from '@parley/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Parley } from './client.js';
import { ConflictError, InvalidRequestError, NotFoundError } from './errors.js';
import { collect } from './testing/collect.js';
import { type ParleyServer, startParley } from './testing/parley-server.js';

let server: ParleyServer;
let parley: Parley;
let conversationId: string;

beforeAll(async () => {
  server = await startParley();
  parley = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
});
afterAll(() => server.stop());

async function newConversation(): Promise<string> {
  const { id: contactId } = await parley.contacts.create({ site: server.site });
  return (await parley.conversations.create({ kind: 'chat', contactId })).id;
}
beforeEach(async () => {
  conversationId = await newConversation();
});

const SALE = { kind: 'won', amount: '1249.90', currency: 'EUR' } as const;

describe('the outcomes of a conversation', () => {
  it('are made, set right, taken back and listed', async () => {
    const sale = await parley.outcomes.create({ conversationId, ...SALE });
    const right = await parley.outcomes.update({ conversationId, id: sale.id, amount: '1200' });
    const back = await parley.outcomes.update({ conversationId, id: sale.id, voided: true });
    await parley.outcomes.create({ conversationId, ...SALE, kind: 'refunded' });

    expect(sale).toMatchObject({ ...SALE, source: 'api', voidedAt: null });
    expect(right.amount).toBe('1200.00');
    expect(back.voidedAt).not.toBeNull();
    const listed = await collect(parley.outcomes.list(conversationId, { limit: 1 }));
    expect(listed.map(({ kind }) => kind)).toEqual(['won', 'refunded']);
  });

  it('are told in the feed', async () => {
    const sale = await parley.outcomes.create({ conversationId, ...SALE });

    const events = await collect(parley.events.list({ types: ['outcome.created'] }));

    expect(events.at(-1)).toMatchObject({ type: 'outcome.created', conversationId, outcome: sale });
  });

  it('of a deal are brought to what the deal is now, however often that is said', async () => {
    const deal = { conversationId, externalId: `deal-${conversationId}`, source: 'hubspot', ...SALE };
    const first = await parley.outcomes.set(deal);

    const again = await parley.outcomes.set(deal);
    const dearer = await parley.outcomes.set({ ...deal, amount: '1300' });
    const reopened = await parley.outcomes.set({ ...deal, amount: '1300', voided: true });
    const lost = await parley.outcomes.set({ ...deal, kind: 'lost', amount: '1300' });

    expect(again).toEqual(first);
    expect(dearer).toEqual({ ...first, amount: '1300.00' });
    expect(reopened).toMatchObject({ id: first.id, voidedAt: expect.any(String) });
    expect(lost).toEqual({ ...dearer, kind: 'lost' });
    expect(await collect(parley.outcomes.list(conversationId))).toEqual([lost]);
  });

  it('are refused as what is wrong with them', async () => {
    const id = newId('outcome');
    const deal = { conversationId, externalId: `deal-${conversationId}`, ...SALE };
    await parley.outcomes.create({ ...deal, id });
    const elsewhere = await newConversation();

    const refused = (call: Promise<unknown>) => call.then(String, (error: Error) => error.constructor);
    expect(await refused(parley.outcomes.create({ ...deal, id, amount: '1' }))).toBe(ConflictError);
    expect(await refused(parley.outcomes.set({ ...deal, conversationId: elsewhere }))).toBe(ConflictError);
    expect(await refused(parley.outcomes.create({ ...deal, amount: '1,5' }))).toBe(InvalidRequestError);
    expect(await refused(parley.outcomes.list(newId('conversation')).firstPage())).toBe(NotFoundError);
    expect(() => parley.outcomes.list('cnv_nonsense')).toThrow(InvalidRequestError);
  });
});
