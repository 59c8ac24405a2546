import { setTimeout } from 'node:timers/promises';
import { type Event, LIMITS, newId, type TimeSpan } from '@parley/protocol';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createWorkspace } from '../cli/workspace.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';

const MINUTE = 60_000;

let server: TestServer;
let agent: Caller;
let colleague: Caller;
let conversation: string;
beforeAll(async () => {
  server = await startTestServer({ rateAgent: 100_000 });
  const contact = await server.newContact();
  const body = { kind: 'chat', teamId: 'sales' };
  conversation = (await server.call('/v1/conversations', { as: contact, body })).body.id;
});
afterAll(() => server.stop());

beforeEach(async () => {
  // Each test has time of its own: what was spent before it is past.
  server.clock.now = new Date(server.clock.now.getTime() + 3 * 24 * 60 * MINUTE);
  [agent, colleague] = [await server.signIn('agent'), await server.signIn('admin')];
});

const now = () => server.clock.now.getTime();
const iso = (ms: number) => new Date(ms).toISOString();

/** A span that ended so many milliseconds ago. */
const span = (ago: number, length: number, more: Partial<TimeSpan> = {}): TimeSpan => ({
  id: newId('time'),
  kind: 'reading',
  conversationId: null,
  from: iso(now() - ago - length),
  to: iso(now() - ago),
  ...more,
});

const send = (spans: TimeSpan[], { as = agent, sentAt = now() }: { as?: Caller; sentAt?: number } = {}) =>
  server.call('/v1/time', { as, body: { sentAt: iso(sentAt), spans } });

const counted = async (...args: Parameters<typeof send>) => (await send(...args)).body.ms as number;

const keep = async (time: 'own' | 'team') => {
  const { ctx, close } = await createWorkspace(server.installation);
  await ctx.settings.update((settings) => ({ ...settings, privacy: { time } }));
  await close();
  const refusal = time === 'team' ? 403 : 200;
  while ((await server.call('/v1/time', { as: agent })).status !== refusal) await setTimeout(50);
};

const sheet = async (as = agent, query = '?days=1') =>
  (await server.call(`/v1/time${query}`, { as })).body.days.at(-1).ms;

describe('time that an agent spent', () => {
  it('is counted, with the kind and the conversation, and read by day and by conversation', async () => {
    const ms = await counted([
      span(MINUTE, MINUTE, { kind: 'answering', conversationId: conversation }),
      span(0, 30_000),
    ]);

    expect(ms).toBe(90_000);
    const days = '?days=2';
    const body = (await server.call(`/v1/time${days}`, { as: agent })).body;
    const sum = body.days.reduce(
      (all: number, day: { ms: { answering: number } }) => all + day.ms.answering,
      0,
    );
    expect(sum).toBe(MINUTE);
    const { data } = (await server.call('/v1/time/conversations', { as: agent })).body;
    expect(data).toEqual([
      {
        conversationId: conversation,
        contactName: null,
        ms: { answering: MINUTE, reading: 0, moderating: 0 },
      },
    ]);
  });

  it('is shared by what overlaps: two windows of one agent are one agent', async () => {
    const first = await counted([span(0, MINUTE)]);
    const second = await counted([span(-0, 2 * MINUTE), span(30_000, MINUTE)]);

    expect([first, second]).toEqual([MINUTE, MINUTE]);
    expect(await counted([span(0, MINUTE)], { as: colleague })).toBe(MINUTE);
  });

  it('counts once, however often it is sent, also with another delay on the way', async () => {
    const spans = [span(1000, MINUTE), span(2 * MINUTE, MINUTE)];

    const answers = [
      await counted(spans),
      await counted(spans, { sentAt: now() - 1500 }),
      await counted(spans),
    ];

    expect(answers).toEqual([2 * MINUTE, 0, 0]);
  });

  it('is put right by what the sender’s clock is wrong by', async () => {
    const wrong = 3 * 60 * MINUTE;
    const ahead = [span(-wrong, MINUTE)];
    const behind = [span(wrong + 2 * MINUTE, MINUTE)];

    expect(await counted(ahead, { sentAt: now() + wrong })).toBe(MINUTE);
    expect(await counted(behind, { sentAt: now() - wrong })).toBe(MINUTE);
  });

  it('is none in the future, none from before a clock could know, and none from long ago', async () => {
    const created = 400 * 24 * 60 * MINUTE;

    expect(await counted([span(-MINUTE, MINUTE)])).toBe(0);
    expect(await counted([span(-30_000, MINUTE)])).toBe(30_000);
    expect(await counted([span(LIMITS.timeAgeSeconds * 1000, MINUTE)])).toBe(0);
    expect(await counted([span(created, MINUTE)])).toBe(0);
  });

  it('belongs to no conversation when that is gone', async () => {
    await send([span(0, MINUTE, { conversationId: newId('conversation') })]);

    expect(await sheet()).toMatchObject({ reading: MINUTE });
  });

  it('is an event for the company’s programs, one’s own in one’s feed, and nobody else’s', async () => {
    const own = await connect(server.url, colleague);
    await own.emit('watch', { after: null });
    await send([span(0, MINUTE, { kind: 'answering', conversationId: conversation })]);
    const contact = await server.newContact();
    await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });

    const seen = async (as: Caller) => {
      const head = (await server.call('/v1/events?types=time.recorded&limit=1000', { as })).body;
      return (head.data as Event[]).filter(({ at }) => at === iso(now()));
    };

    const [event] = await seen(server.key(null));
    const { agent: me } = (await server.call('/v1/me', { as: agent })).body;
    expect(event).toMatchObject({
      type: 'time.recorded',
      siteId: server.siteId,
      actor: { type: 'agent', id: me.id },
      time: { agentId: me.id, teamId: 'sales', conversationId: conversation, kind: 'answering', ms: MINUTE },
    });
    expect(await seen(agent)).toHaveLength(1);
    for (const as of [colleague, contact]) expect(await seen(as)).toEqual([]);
    await until(() => own.live.some(({ type }) => type === 'conversation.created'));
    expect(own.live.filter(({ type }) => type === 'time.recorded')).toEqual([]);
    own.close();
  });

  it('adds up for its team, for those who may see figures', async () => {
    await send([span(0, MINUTE, { conversationId: conversation })]);

    const days = '?days=1&team=sales';
    for (const as of [colleague, await server.signIn('analyst'), server.key(null)]) {
      expect((await sheet(as, days)).reading).toBe(MINUTE);
    }
    for (const as of [agent, server.key('shop')]) {
      expect((await server.call(`/v1/time${days}`, { as })).body.error.code).toBe('forbidden');
    }
    const unknown = await server.call('/v1/time?team=nobody', { as: colleague });
    expect(unknown.body.error.code).toBe('not_found');
  });

  it('lies in days as the reader’s clock has them', async () => {
    server.clock.now = new Date('2031-03-30T00:30:00.000Z');
    agent = await server.signIn('agent');
    await send([span(0, MINUTE)]);

    const { body } = await server.call('/v1/time?days=1&zone=America/New_York&from=2031-03-29', {
      as: agent,
    });
    const east = await server.call('/v1/time?days=1&zone=Asia/Tokyo', { as: agent });

    expect(body.days).toEqual([{ date: '2031-03-29', ms: { answering: 0, reading: MINUTE, moderating: 0 } }]);
    expect(east.body.days[0]).toMatchObject({ date: '2031-03-30', ms: { reading: MINUTE } });
  });
});

describe('where only the totals of teams are kept', () => {
  afterEach(() => keep('own'));

  it('nobody’s own time is stored, told or shown', async () => {
    await keep('team');

    await send([span(0, MINUTE, { conversationId: conversation })]);

    const rows = (await server.installation.rows()).time_entry as { agent_id: unknown; from_at: string }[];
    const mine = rows.filter(({ from_at }) => from_at === iso(now() - MINUTE));
    expect(mine).toMatchObject([{ agent_id: null, conversation_id: null, team_id: 'sales' }]);
    const feed = (await server.call('/v1/events?types=time.recorded&limit=1000', { as: server.key(null) }))
      .body;
    expect((feed.data as Event[]).at(-1)).toMatchObject({
      actor: { type: 'system' },
      time: { agentId: null, conversationId: null, teamId: 'sales', ms: MINUTE },
    });
    for (const path of ['/v1/time', '/v1/time/conversations']) {
      expect((await server.call(path, { as: agent })).body.error.code).toBe('forbidden');
    }
    expect((await sheet(colleague, '?days=1&team=sales')).reading).toBe(MINUTE);
    expect(await counted([span(0, MINUTE)])).toBe(0);
  });
});

describe('bad time', () => {
  const good = () => span(0, MINUTE);

  it.each([
    ['a span that ends before it begins', () => ({ ...good(), to: iso(now() - 2 * MINUTE) })],
    ['a span that is too long', () => span(0, LIMITS.timeSpanSeconds * 1000 + 1)],
    ['a kind there is not', () => ({ ...good(), kind: 'sleeping' })],
    ['an id of something else', () => ({ ...good(), id: newId('message') })],
    ['a time that is none', () => ({ ...good(), from: 'yesterday' })],
  ])('is refused: %s', async (_, make) => {
    const before = await server.installation.rows();

    const { body } = await send([make() as TimeSpan, good()]);

    expect(body.error.code).toBe('invalid_input');
    expect(await server.installation.rows()).toEqual(before);
  });

  it.each(['zone=Mars/Base', 'days=32', 'from=2026-02-30', 'days=0'])('is refused: %s', async (query) => {
    expect((await server.call(`/v1/time?${query}`, { as: agent })).body.error.code).toBe('invalid_input');
  });
});

describe('an agent’s minutes', () => {
  it('never come to more than the clock’s, whatever is sent', { timeout: 120_000 }, async () => {
    const lie = fc.record({
      wait: fc.integer({ min: 0, max: 4 * MINUTE }),
      wrong: fc.constantFrom(0, 0, -5 * MINUTE, 24 * 60 * MINUTE, 700),
      spans: fc.array(
        fc.record({
          ago: fc.integer({ min: -3 * MINUTE, max: 20 * MINUTE }),
          length: fc.integer({ min: 1, max: LIMITS.timeSpanSeconds * 1000 }),
        }),
        { minLength: 1, maxLength: 8 },
      ),
      again: fc.boolean(),
    });

    await fc.assert(
      fc.asyncProperty(fc.array(lie, { minLength: 1, maxLength: 6 }), async (lies) => {
        // Nothing that is sent from here on can reach what the run before has sent.
        server.clock.now = new Date(now() + 3 * 24 * 60 * MINUTE);
        agent = await server.signIn('agent');
        const start = now() - 30 * MINUTE - LIMITS.timeSpanSeconds * 1000;
        const claims: { from_at: string; to_at: string }[] = [];
        for (const { wait, wrong, spans, again } of lies) {
          server.clock.now = new Date(now() + wait);
          const made = spans.map(({ ago, length }) => span(ago - wrong, length));
          const sends = [made, ...(again ? [made] : [])];
          await Promise.all(sends.map((some) => send(some, { sentAt: now() + wrong })));
        }

        const all = (await server.installation.rows()).time_claim as typeof claims;
        claims.push(...all.filter(({ from_at }) => from_at >= iso(start)));
        claims.sort((a, b) => (a.from_at < b.from_at ? -1 : 1));
        const sum = claims.reduce((ms, one) => ms + Date.parse(one.to_at) - Date.parse(one.from_at), 0);

        expect(claims.every((one, i) => i === 0 || (claims[i - 1]?.to_at ?? '') <= one.from_at)).toBe(true);
        expect(claims.every(({ to_at }) => to_at <= iso(now()))).toBe(true);
        expect(sum).toBeLessThanOrEqual(now() - start);
      }),
      { numRuns: 6 },
    );
  });
});
