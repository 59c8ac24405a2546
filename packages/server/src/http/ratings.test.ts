import { type Event, LIMITS, newId } from '@parley/protocol';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let contact: Caller;
let agent: Caller;
let id: string;
beforeAll(async () => {
  server = await startTestServer();
  agent = await server.signIn('agent');
});
afterAll(() => server.stop());

beforeEach(async () => {
  contact = await server.newContact();
  id = (await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } })).body.id;
  await resolve();
});

const resolve = () =>
  server.call(`/v1/conversations/${id}`, { as: agent, method: 'PATCH', body: { status: 'resolved' } });

const rate = (body: object) => server.call(`/v1/conversations/${id}/ratings`, { as: contact, body });

const rowsOf = async () => (await server.installation.rows()).rating;

describe('rating a conversation', () => {
  it('is seen with it by both sides, and told as an event', async () => {
    const { status, body } = await rate({ score: 5, comment: '  Quick & kind <3 ' });

    expect(status).toBe(201);
    expect(body).toMatchObject({ score: 5, comment: 'Quick & kind <3' });
    for (const as of [contact, agent]) {
      expect((await server.call(`/v1/conversations/${id}`, { as })).body.rating).toEqual(body);
      const events = (await server.call('/v1/events?limit=1000', { as })).body.data as Event[];
      expect(events.at(-1)).toMatchObject({
        type: 'rating.created',
        conversationId: id,
        rating: body,
        actor: { type: 'contact' },
      });
    }
  });

  it('is one rating, however often it is sent', async () => {
    const input = { id: newId('rating'), score: 2, comment: 'Too slow' };

    const [first, again] = [await rate(input), await rate(input)];

    expect([first.status, again.status]).toEqual([201, 200]);
    expect(again.body).toEqual(first.body);
    expect((await rate({ ...input, score: 3 })).body.error.code).toBe('conflict');
  });

  it('can be given anew; the latest counts', async () => {
    await rate({ score: 1 });
    const { body } = await rate({ score: 4 });

    expect((await server.call(`/v1/conversations/${id}`, { as: contact })).body.rating).toEqual(body);
  });

  it('waits until it is resolved; one that was stored is answered also later', async () => {
    const input = { id: newId('rating'), score: 4 };
    await rate(input);
    await server.call(`/v1/conversations/${id}/messages`, { as: contact, body: { text: 'And?' } });

    const [again, other] = [await rate(input), await rate({ score: 1 })];

    expect([again.status, other.body.error.code]).toEqual([200, 'conflict']);
  });

  it('is not asked for where the site does not want it', async () => {
    await server.changeChat({ rating: false });

    expect((await rate({ score: 5 })).body.error.code).toBe('forbidden');

    await server.changeChat({ rating: true });
  });

  it.each([
    { score: 0 },
    { score: 6 },
    { score: 4.5 },
    { score: 5, comment: ' ' },
    { score: 5, comment: 'x'.repeat(LIMITS.ratingComment + 1) },
    { score: 5, comment: 'a\u0000b' },
  ])('refuses %j and keeps nothing', async (input) => {
    const before = await rowsOf();

    expect((await rate(input)).body.error.code).toBe('invalid_input');
    expect(await rowsOf()).toEqual(before);
  });
});
