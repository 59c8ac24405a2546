import { type CreateSessionInput, isId, newId, type Session } from '@parley/protocol';
import { expect, test } from 'vitest';
import { MemoryStorage, tabOf } from '../testing/fresh-storage.js';
import { ApiError } from './api-error.js';
import { ContactSession } from './session.js';

function setup(disk = new MemoryStorage()) {
  const asked: CreateSessionInput[] = [];
  let fail = false;
  const api = {
    createSession: async (input: CreateSessionInput): Promise<Session> => {
      asked.push(input);
      if (fail) throw new ApiError('network', 'Not reached.');
      return {
        token: `token-${asked.length}`,
        expiresAt: '',
        contact: { id: input.contactId } as Session['contact'],
      };
    },
  };
  const session = new ContactSession({ api, site: 'acme', storage: tabOf(disk) });
  return { disk, asked, session, refuse: (value: boolean) => (fail = value) };
}

test('nothing is made or asked before a token is needed', () => {
  const { session, asked, disk } = setup();

  expect(session.exists).toBe(false);
  expect(asked).toEqual([]);
  expect(disk.length).toBe(0);
});

test('id and secret are made once, kept, and used again after a reload', async () => {
  const { session, asked, disk } = setup();
  await session.token();

  const reloaded = setup(disk);
  await reloaded.session.token();

  expect(isId('contact', asked[0]?.contactId)).toBe(true);
  expect(asked[0]?.secret).toMatch(/^[\w-]{43}$/);
  expect(reloaded.asked).toEqual(asked);
});

test('a browser that was counted as a visitor becomes that contact, once', async () => {
  const { session, asked, disk } = setup();
  const id = newId('contact');
  disk.setItem('parley:acme:visit', JSON.stringify({ count: 2, at: 7, spoken: true, id }));

  await session.token();

  expect(asked[0]?.contactId).toBe(id);
  expect(JSON.parse(disk.getItem('parley:acme:visit') ?? '')).toEqual({ count: 2, at: 7, spoken: true });
  session.forget();
  expect(setup(disk).session.contactId).not.toBe(id);
});

test.each(['{', '7', '{"id":"con_1"}'])('what else stands where a visit should (%s) is no id', (nonsense) => {
  const { session, disk } = setup();
  disk.setItem('parley:acme:visit', nonsense);

  expect(isId('contact', session.contactId)).toBe(true);
});

test('by a link one is let in with the same id however often it is tried, and kept only then', async () => {
  const { session, asked, disk, refuse } = setup();
  const link = { conversationId: 'cnv_1', token: 'once' };
  refuse(true);
  await expect(session.openByLink(link)).rejects.toMatchObject({ code: 'network' });
  expect([session.exists, disk.length]).toEqual([false, 0]);

  refuse(false);
  await session.openByLink(link);

  expect(asked).toEqual([asked[0], asked[0]]);
  expect(asked[0]?.link).toEqual(link);
  expect(session.contactId).toBe(asked[0]?.contactId);
  expect(await session.token()).toBe('token-2');
});

test('two contacts never get the same secret', async () => {
  const secrets = new Set<string>();
  for (let i = 0; i < 50; i += 1) {
    const { session, asked } = setup();
    await session.token();
    secrets.add(asked[0]?.secret ?? '');
  }

  expect(secrets.size).toBe(50);
});

test('however many ask at once, one session is opened', async () => {
  const { session, asked } = setup();

  const tokens = await Promise.all([session.token(), session.token(), session.token()]);

  expect(new Set(tokens).size).toBe(1);
  expect(asked).toHaveLength(1);
});

test('a refused token is renewed once, also when several were refused with it', async () => {
  const { session, asked } = setup();
  const refused = await session.token();

  const renewed = await Promise.all([session.renew(refused), session.renew(refused)]);

  expect(renewed).toEqual(['token-2', 'token-2']);
  expect(asked).toHaveLength(2);
});

test('a session that could not be opened is tried again by the next who asks', async () => {
  const { session, refuse } = setup();
  refuse(true);
  await expect(session.token()).rejects.toThrow('Not reached.');

  refuse(false);

  await expect(session.token()).resolves.toBe('token-2');
});

test('damaged storage gives a new identity instead of an error', async () => {
  const disk = new MemoryStorage();
  for (const damage of ['{', '7', '{"contactId":"con_x","secret":"short"}']) {
    disk.setItem('parley:acme', damage);
    const { session, asked } = setup(disk);

    await session.token();

    expect(isId('contact', asked[0]?.contactId)).toBe(true);
    disk.clear();
  }
});

test('a forgotten session keeps its token for the farewell, and never makes another visitor', async () => {
  const disk = new MemoryStorage();
  const { session, asked } = setup(disk);
  const farewell = session.token();

  session.forget();

  expect(disk.length).toBe(0);
  await expect(farewell).resolves.toBe('token-1');
  await expect(session.token()).resolves.toBe('token-1');
  await expect(session.renew('token-1')).rejects.toThrow('logged out');
  expect(isId('contact', session.contactId)).toBe(true);
  expect([disk.length, asked.length]).toEqual([0, 1]);
});
