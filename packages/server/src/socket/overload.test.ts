import { type Event, newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, type TestSocket, until } from '../testing/test-socket.js';
import { MOST_IN_HAND, REFUSED_IN_HAND } from './back-pressure.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ rateContact: 1_000_000, rateKey: 1_000_000 });
});
afterAll(() => server.stop());

interface Seat {
  as: Caller;
  client: TestSocket;
  conversationId: string;
}

async function takeSeat(): Promise<Seat> {
  const as = await server.newContact();
  const { body } = await server.call('/v1/conversations', { as, body: { kind: 'chat' } });
  return { as, client: await connect(server.url, as), conversationId: body.id };
}

function send({ client, conversationId }: Seat, text: string, id = newId('message')) {
  return client.emit('send', { id, conversationId, text });
}

/** The other end of the wire, which a test can leave unread. */
function wireOf({ socket }: TestSocket): { pause(): void; resume(): void } {
  return (socket.io.engine.transport as unknown as { ws: { pause(): void; resume(): void } }).ws;
}

async function figure(name: string): Promise<number> {
  const { body } = await server.call('/metrics');
  return Number(new RegExp(`^${name} (\\S+)`, 'm').exec(body)?.[1]);
}

describe('a client that asks for too much at once', () => {
  it('gets all of it, one part after the other, when it is not far too much', async () => {
    const seat = await takeSeat();
    const count = MOST_IN_HAND * 10;

    const answers = await Promise.all(Array.from({ length: count }, (_, n) => send(seat, `words ${n}`)));

    const numbers = answers.map((answer) => ('data' in answer ? answer.data.seq : answer));
    expect(numbers).toEqual(Array.from({ length: count }, (_, n) => n + 1));
    seat.client.close();
  });

  it('is answered with busy and when to come back, and loses nothing by sending again', async () => {
    const seat = await takeSeat();
    const ids = Array.from({ length: REFUSED_IN_HAND * 4 }, () => newId('message'));

    // One write, so that the server has read far more than it lets one client have in hand.
    const waiting = ids;
    for (let tries = 0; waiting.length > 0 && tries < 50; tries += 1) {
      const answers = await Promise.all(
        waiting.map(async (id) => ({ id, answer: await send(seat, '.', id) })),
      );
      const refused = answers.filter(({ answer }) => 'error' in answer);
      for (const { answer } of refused) {
        expect(answer).toMatchObject({ error: { code: 'busy', retryAfter: 1 } });
      }
      waiting.splice(0, waiting.length, ...refused.map(({ id }) => id));
    }

    expect(waiting).toEqual([]);
    const { body } = await server.call(`/v1/conversations/${seat.conversationId}`, { as: seat.as });
    expect(body.seq).toBe(REFUSED_IN_HAND * 4);
    seat.client.close();
  });

  it('does not keep others waiting until it is done', async () => {
    const greedy = await takeSeat();
    const modest = await takeSeat();
    let left = MOST_IN_HAND * 300;
    const all = Array.from({ length: left }, () =>
      send(greedy, 'more').then(() => {
        left -= 1;
      }),
    );

    for (let n = 0; n < 3; n += 1)
      expect(await send(modest, 'please')).toMatchObject({ data: { seq: n + 1 } });

    expect(left).toBeGreaterThan(0);
    await Promise.all(all);
    greedy.client.close();
    modest.client.close();
  });
});

describe('a client that does not take what is sent to it', () => {
  it('is cut off, and has missed nothing when it comes back with its cursor', async () => {
    const seat = await takeSeat();
    const first = await seat.client.emit('watch', { after: null });
    const { cursor } = first.data;
    const gone = new Promise((resolve) => seat.client.socket.once('disconnect', resolve));
    wireOf(seat.client).pause();

    const path = `/v1/conversations/${seat.conversationId}/messages`;
    const text = 'x'.repeat(5000);
    let sent = 0;
    await until(async () => {
      const some = Array.from({ length: 100 }, () =>
        server.call(path, { as: server.key(null), body: { text } }),
      );
      await Promise.all(some);
      sent += 100;
      return (await figure('parley_slow_consumers_total')) === 1;
    });
    wireOf(seat.client).resume();
    await gone;

    const back = await connect(server.url, seat.as);
    const { reset, events } = (await back.emit('watch', { after: cursor })).data;
    if (!reset) expect(events.filter(({ type }: Event) => type === 'message.created')).toHaveLength(sent);
    expect((await server.call(`/v1/conversations/${seat.conversationId}`, { as: seat.as })).body.seq).toBe(
      sent,
    );
    back.close();
  }, 60_000);
});
