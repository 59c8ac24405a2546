/** Every socket event, in both directions, against every kind of actor: one without a row here does not compile. */
import { type ClientToServerEvents, type Event, newId, type ServerToClientEvents } from '@parley/protocol';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Action } from '../services/policy.js';
import { type Cast, castOf } from '../testing/cast.js';
import { everybodyOf, KEYS, PEOPLE, type Person } from '../testing/everybody.js';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, type TestSocket, until } from '../testing/test-socket.js';
import { MAY, type Who } from '../testing/who-may.js';

/** `nobody` is a reader of a discussion: whoever shows nothing at all is let in nowhere. */
const LISTENERS = [...PEOPLE, 'moderatorElsewhere'] as const;
type Listener = (typeof LISTENERS)[number];

let server: TestServer;
let who: Cast;
let people: Record<Person, Caller>;
let conversation: string;
let sockets: Map<Listener, TestSocket>;

beforeAll(async () => {
  server = await startTestServer({ rateContact: 10_000 });
  ({ who, conversation } = await castOf(server));
  people = await everybodyOf(server, who);
  sockets = new Map();
  for (const person of LISTENERS) {
    const link = person === 'link' && { token: people.link.headers.authorization?.slice('Bearer '.length) };
    const auth = person === 'nobody' ? { site: 'shop' } : link || people[person].auth;
    sockets.set(person, await connect(server.url, people[person], auth));
  }
});
afterEach(() => {
  for (const { socket } of sockets.values())
    for (const event of Object.keys(NEWS)) socket.off(eventOf(event));
});
afterAll(async () => {
  for (const socket of sockets.values()) socket.close();
  await server.stop();
});

const socketOf = (person: Listener): TestSocket => {
  const socket = sockets.get(person);
  if (!socket) throw new Error(`${person} has no socket.`);
  return socket;
};

interface Row {
  /** Null: it takes nothing and gives nothing. */
  rule: Action | null;
  input: () => object;
}
const TOPIC = { site: 'shop', topic: 'lamps' };

const COMMANDS: Record<keyof ClientToServerEvents, Row> = {
  watch: { rule: 'event.watch', input: () => ({ after: null }) },
  unwatch: { rule: null, input: () => ({}) },
  send: {
    rule: 'message.create',
    input: () => ({ id: newId('message'), conversationId: conversation, text: 'Hello' }),
  },
  read: { rule: 'conversation.mark', input: () => ({ conversationId: conversation, delivered: 1, read: 0 }) },
  typing: { rule: 'message.create', input: () => ({ conversationId: conversation, typing: true }) },
  viewing: { rule: 'conversation.view', input: () => ({ conversationId: conversation, viewing: true }) },
  watchTopic: { rule: 'topic.read', input: () => TOPIC },
  unwatchTopic: { rule: 'topic.read', input: () => TOPIC },
  watchModeration: { rule: 'moderation.watch', input: () => ({ site: 'shop' }) },
  unwatchModeration: { rule: 'moderation.watch', input: () => ({ site: 'shop' }) },
};

describe('over a socket', () => {
  it.each(KEYS)('no API key comes in: %s', async (key) => {
    const token = people[key].headers.authorization?.slice('Bearer '.length);

    await expect(connect(server.url, { headers: {}, auth: {} }, { token })).rejects.toMatchObject({
      data: { error: { code: 'forbidden' } },
    });
  });

  it.each(Object.entries(COMMANDS))(
    '%s is for whom its rule lets in, and nobody else',
    async (event, row) => {
      const may: readonly Who[] =
        row.rule === null ? (LISTENERS as readonly unknown[] as Who[]) : MAY[row.rule];

      const answers: [Listener, boolean][] = [];
      for (const person of LISTENERS) {
        const { error } = await socketOf(person).emit(event, row.input());
        if (error)
          expect(['forbidden', 'not_found', 'origin_forbidden', 'unauthenticated']).toContain(error.code);
        answers.push([person, error === undefined]);
      }

      const expected = LISTENERS.map((person) => [person, may.includes(person as Who)]);
      expect(answers).toEqual(expected);
    },
  );
});

const COMPANY: Listener[] = ['owner', 'admin', 'agent'];

interface News {
  /** What makes the server tell it. */
  cause: () => Promise<unknown>;
  heard: Listener[];
}

/** Whoever it is, `move` goes to all: `rolling-restart.postgres.test.ts` and `while-stopping.ts` speak of that. */
const NEWS: Record<
  Exclude<keyof ServerToClientEvents, 'move'> | 'events of notes' | 'typing of notes',
  News
> = {
  events: {
    cause: () => socketOf('contact').emit('send', COMMANDS.send.input()),
    heard: ['contact', ...COMPANY],
  },
  'events of notes': {
    cause: () => {
      const body = { id: newId('message'), text: 'Between us', internal: true };
      return server.call(`/v1/conversations/${conversation}/messages`, { as: who.agent, body });
    },
    heard: COMPANY,
  },
  typing: {
    cause: () => socketOf('agent').emit('typing', COMMANDS.typing.input()),
    heard: ['contact', ...COMPANY],
  },
  'typing of notes': {
    cause: () => socketOf('agent').emit('typing', { ...COMMANDS.typing.input(), internal: true }),
    heard: COMPANY,
  },
  viewing: { cause: () => socketOf('agent').emit('viewing', COMMANDS.viewing.input()), heard: COMPANY },
  topic: {
    cause: () =>
      server.call('/v1/topics/lamps/messages?site=shop', { as: who.contact, body: { text: 'Hi' } }),
    heard: ['contact', 'stranger', ...COMPANY, 'moderator', 'analyst', 'nobody'],
  },
  moderation: {
    cause: () =>
      server.call('/v1/topics/lamps/messages?site=shop', { as: who.contact, body: { text: 'Ha' } }),
    heard: ['owner', 'admin', 'moderator'],
  },
};

const eventOf = (name: string): string => name.split(' ')[0] ?? name;

describe('by itself the server tells', () => {
  it.each(Object.entries(NEWS))(
    '%s to those who may hear it, and to nobody else',
    async (name, { cause, heard }) => {
      const event = eventOf(name);
      const hearers = new Set<Listener>();
      for (const person of LISTENERS) {
        const socket = socketOf(person);
        await socket.emit('watch', { after: null });
        await socket.emit('watchTopic', TOPIC);
        await socket.emit('watchModeration', { site: 'shop' });
        socket.socket.on(event, (news: { events?: Event[] }) => {
          // Messages alone: whether one was read is another event.
          if (!news.events || news.events.some(({ type }) => type === 'message.created')) hearers.add(person);
        });
      }

      await cause();
      await until(() => heard.every((person) => hearers.has(person)));
      // What was told before is there before the answer to this.
      for (const person of LISTENERS) await socketOf(person).emit('unwatch', {});

      expect([...hearers].sort()).toEqual([...heard].sort());
    },
  );
});
