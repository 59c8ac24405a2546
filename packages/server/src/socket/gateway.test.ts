import { type Event, LIMITS, newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Cast, castOf } from '../testing/cast.js';
import { OTHER_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';

let server: TestServer;
let who: Cast;
let conversation: string;
let stored: string;

beforeAll(async () => {
  server = await startTestServer({ rateContact: 10_000 });
  ({ who, conversation, stored } = await castOf(server));
});
afterAll(() => server.stop());

const text = (event: Event) => (event.type === 'message.created' ? event.message.text : event.type);

describe('the handshake', () => {
  const REFUSALS: [string, () => Promise<unknown>, string][] = [
    ['nobody', () => connect(server.url, server.nobody), 'unauthenticated'],
    [
      'a token nobody gave out',
      () => connect(server.url, who.contact, { token: 'x.y.z' }),
      'unauthenticated',
    ],
    ['a token that is no text', () => connect(server.url, who.contact, { token: 7 }), 'invalid_input'],
    ['an expired token', () => connect(server.url, who.expired), 'token_expired'],
    [
      'a token from a page of another site',
      () => connect(server.url, { ...who.contact, headers: { origin: OTHER_ORIGIN } }),
      'origin_forbidden',
    ],
    [
      'a token without a page',
      () => connect(server.url, { ...who.contact, headers: {} }),
      'origin_forbidden',
    ],
    [
      'an agent’s cookie from another origin',
      () => connect(server.url, { ...who.agent, headers: { ...who.agent.headers, origin: OTHER_ORIGIN } }),
      'origin_forbidden',
    ],
    [
      'an API key',
      () =>
        connect(
          server.url,
          { headers: {}, auth: {} },
          { token: who.key.headers.authorization?.slice('Bearer '.length) },
        ),
      'forbidden',
    ],
  ];

  it.each(REFUSALS)('refuses %s', async (_, attempt, code) => {
    await expect(attempt()).rejects.toMatchObject({ data: { error: { code } } });
  });
});

describe('every socket event', () => {
  const good = {
    watch: () => ({ after: null }),
    unwatch: () => ({}),
    send: () => ({ id: newId('message'), conversationId: conversation, text: 'Hi' }),
    read: () => ({ conversationId: conversation, delivered: 1, read: 0 }),
  };

  it.each(Object.entries(good))(
    '%s refuses what has another shape, and writes nothing',
    async (event, make) => {
      const client = await connect(server.url, who.contact);
      const bad: unknown[] = [undefined, null, 'text', 7, [], true, { ...make(), surprise: 1 }];
      for (const field of Object.keys(make())) {
        for (const wrong of [{}, [], true, '']) bad.push({ ...make(), [field]: wrong });
        const { [field]: _gone, ...rest } = make() as Record<string, unknown>;
        bad.push(rest);
      }
      const before = await server.installation.rows();

      for (const input of bad) {
        const answer = await client.emit(event, input);
        expect([input, answer.error?.code]).toEqual([input, 'invalid_input']);
      }

      expect(await server.installation.rows()).toEqual(before);
      client.close();
    },
  );

  it('refuses what is foreign, blank, too long or already used, and writes nothing', async () => {
    const stranger = await connect(server.url, who.stranger);
    const contact = await connect(server.url, who.contact);
    const before = await server.installation.rows();

    const answers = [
      await stranger.emit('send', good.send()),
      await stranger.emit('read', good.read()),
      await contact.emit('send', { ...good.send(), text: ' \n' }),
      await contact.emit('send', { ...good.send(), text: 'x'.repeat(LIMITS.messageText + 1) }),
      await contact.emit('send', { ...good.send(), id: stored }),
      await contact.emit('send', { ...good.send(), side: 'company' }),
      await contact.emit('read', { ...good.read(), read: 2 }),
      await contact.emit('watch', { after: 'nonsense' }),
      await contact.emit('shout', {}),
    ];

    expect(answers.map((a) => a.error?.code)).toEqual([
      'not_found',
      'not_found',
      'invalid_input',
      'invalid_input',
      'conflict',
      'invalid_input',
      'invalid_input',
      'invalid_input',
      'invalid_input',
    ]);
    expect(await server.installation.rows()).toEqual(before);
    stranger.close();
    contact.close();
  });

  it('refuses names that are none, and goes on', async () => {
    const client = await connect(server.url, who.contact);

    // Socket.IO lets numbers through as names; `constructor` is one that every object answers to.
    const answers = [
      await client.emit(7 as never, {}),
      await client.emit('constructor', {}),
      await client.emit('x'.repeat(1000), {}),
    ];

    expect(answers.map((a) => a.error?.code)).toEqual(['invalid_input', 'invalid_input', 'invalid_input']);
    expect(answers.every((a) => a.error.message.length < 100)).toBe(true);
    client.close();
  });

  it('carries nothing out when nobody waits for the answer', async () => {
    const client = await connect(server.url, who.contact);
    const before = await server.installation.rows();

    client.socket.emit('send', good.send());
    await client.emit('watch', good.watch());

    expect(await server.installation.rows()).toEqual(before);
    client.close();
  });

  it('is closed to moderators and analysts, whose work is elsewhere', async () => {
    for (const role of ['moderator', 'analyst'] as const) {
      const client = await connect(server.url, await server.signIn(role));
      const answers = [
        await client.emit('watch', good.watch()),
        await client.emit('send', good.send()),
        await client.emit('read', good.read()),
      ];
      expect(answers.map((a) => a.error?.code)).toEqual(['forbidden', 'forbidden', 'forbidden']);
      client.close();
    }
  });
});

describe('an agent’s socket', () => {
  it('ends with the sign-in, and only the one that ended', async () => {
    const [leaver, stayer] = [await server.signIn('owner'), await server.signIn('owner')];
    const [left, stayed] = [await connect(server.url, leaver), await connect(server.url, stayer)];
    const gone = new Promise((resolve) => left.socket.once('disconnect', resolve));

    await server.call('/v1/sign-out', { as: leaver, body: {} });

    expect(await gone).toBe('transport close');
    expect((await stayed.emit('watch', { after: null })).data.reset).toBe(false);
    await expect(connect(server.url, leaver)).rejects.toMatchObject({
      data: { error: { code: 'unauthenticated' } },
    });
    stayed.close();
  });
});

describe('watching', () => {
  it('brings what is said to the contact and to the company, and to nobody else', async () => {
    const [contact, stranger, agent] = await Promise.all(
      [who.contact, who.stranger, who.agent].map((caller) => connect(server.url, caller)),
    );
    for (const client of [contact, stranger, agent]) await client?.emit('watch', { after: null });

    await contact?.emit('send', { ...good(), text: 'Heard by two' });
    await until(() => agent?.live.some((e) => text(e) === 'Heard by two') === true);
    await until(() => contact?.live.some((e) => text(e) === 'Heard by two') === true);

    expect(stranger?.live).toEqual([]);
    for (const client of [contact, stranger, agent]) client?.close();
  });

  it('hears nothing before it watches and after it stopped', async () => {
    const [contact, agent] = [await connect(server.url, who.contact), await connect(server.url, who.agent)];
    await agent.emit('watch', { after: null });

    await contact.emit('send', good());
    await contact.emit('watch', { after: null });
    await contact.emit('unwatch', {});
    await contact.emit('send', { ...good(), text: 'After unwatching' });
    await until(() => agent.live.some((e) => text(e) === 'After unwatching'));

    expect(contact.live.map(text)).not.toContain('After unwatching');
    contact.close();
    agent.close();
  });

  it('answers with what was missed, once and in order, while more is coming in', async () => {
    const contact = await connect(server.url, who.contact);
    const agent = await connect(server.url, who.agent);
    const { cursor } = (await agent.emit('watch', { after: null })).data;
    agent.close();
    const say = (n: number) => contact.emit('send', { ...good(), text: `missed ${n}` });

    for (let n = 0; n < 20; n += 1) await say(n);
    const back = await connect(server.url, who.agent);
    const [answer] = await Promise.all([back.emit('watch', { after: cursor }), say(20), say(21), say(22)]);
    const seen = () => {
      const all = [...(answer.data.events as Event[]), ...back.live];
      return [...new Map(all.map((e) => [e.id, e])).values()].map(text).filter((t) => t.startsWith('missed'));
    };
    await until(() => seen().length === 23);

    expect(seen()).toEqual(Array.from({ length: 23 }, (_, n) => `missed ${n}`));
    contact.close();
    back.close();
  });

  it('asks to start afresh when too much was missed, or the cursor is of another log', async () => {
    const contact = await connect(server.url, who.contact);
    const { cursor } = (await contact.emit('watch', { after: null })).data;
    await contact.emit('unwatch', {});
    const as = who.key;
    const path = `/v1/conversations/${conversation}/messages`;
    const sends = Array.from({ length: LIMITS.replay + 1 }, (_, n) =>
      server.call(path, { as, body: { text: `${n}` } }),
    );
    await Promise.all(sends);

    const far = (await contact.emit('watch', { after: cursor })).data;
    const future = (await contact.emit('watch', { after: 'czzzzzz' })).data;

    expect([far.reset, far.events, future.reset]).toEqual([true, [], true]);
    expect((await contact.emit('watch', { after: far.cursor })).data).toMatchObject({
      events: [],
      reset: false,
    });
    contact.close();
  });

  it('ends with the token, so that the client comes back with a fresh one', async () => {
    const today = server.clock.now;
    server.clock.now = new Date(today.getTime() - 1000);
    const earlier = await connect(server.url, await server.newContact());
    server.clock.now = today;
    const later = await connect(server.url, await server.newContact());
    const gone = new Promise((resolve) => earlier.socket.once('disconnect', resolve));

    server.clock.now = new Date(today.getTime() + 3599_000);

    expect(await gone).toBe('transport close');
    expect((await later.emit('watch', { after: null })).data.reset).toBe(false);
    server.clock.now = today;
    later.close();
  });

  const good = () => ({ id: newId('message'), conversationId: conversation, text: 'Hi' });
});
