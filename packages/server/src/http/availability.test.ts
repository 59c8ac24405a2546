import { newId } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../db/open.js';
import type { Settings } from '../settings/settings-schema.js';
import { openSettings } from '../settings/settings-store.js';
import { OTHER_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect, until } from '../testing/test-socket.js';

let server: TestServer;
beforeEach(async () => {
  server = await startTestServer();
});
afterEach(() => server.stop());

const ask = async (query = '') => server.call(`/v1/sites/shop/availability${query}`, { as: server.nobody });

/** As another process, or a person with an editor, would change them. */
async function setHours(change: Pick<Settings, 'hours'> & { sales?: Settings['hours'] }): Promise<void> {
  const store = await openStore({ ...server.installation, serve: false });
  const settings = await openSettings(store, server.installation.dataDir);
  await settings.update((current) => ({
    ...current,
    hours: change.hours,
    teams: current.teams.map((team) =>
      team.id === 'sales' && change.sales !== undefined ? { ...team, hours: change.sales } : team,
    ),
  }));
  await store.close();
}

const MONDAYS = { mon: ['09:00-17:00'], tue: [], wed: [], thu: [], fri: [], sat: [], sun: [] };
const mondays = (zone: string) => ({ zone, weekly: MONDAYS, holidays: [] });

describe('availability', () => {
  it('is away where nobody has the console open, online once an agent has', async () => {
    expect((await ask()).body).toEqual({ state: 'away', replySeconds: null, backAt: null, email: false });

    const agent = await connect(server.url, await server.signIn('agent'));
    await agent.emit('watch', { after: null });

    expect((await ask()).body.state).toBe('online');
    agent.close();
    await until(async () => (await ask()).body.state === 'away');
  });

  it('does not take a customer, or an agent who answers no chats, for somebody', async () => {
    const others = [await server.newContact(), await server.signIn('analyst')];
    for (const as of others) {
      const socket = await connect(server.url, as);
      await socket.emit('watch', { after: null });
    }

    expect((await ask()).body.state).toBe('away');
  });

  it('says when somebody is back, by the hours of the team where it has some', async () => {
    server.clock.now = new Date('2026-03-28T12:00:00Z');
    await setHours({ hours: mondays('Europe/Berlin'), sales: mondays('America/New_York') });

    await until(async () => (await ask()).body.state === 'closed');

    expect((await ask()).body.backAt).toBe('2026-03-30T07:00:00.000Z');
    expect((await ask('?team=sales')).body.backAt).toBe('2026-03-30T13:00:00.000Z');
    expect((await ask('?team=marketing')).body.backAt).toBe('2026-03-30T07:00:00.000Z');
    server.clock.now = new Date('2026-03-30T07:00:00Z');
    expect((await ask()).body).toMatchObject({ state: 'away', backAt: null });
    expect((await ask('?team=sales')).body).toMatchObject({ state: 'closed' });
  });

  it('is closed out of hours, whoever left the console open', async () => {
    server.clock.now = new Date('2026-03-28T12:00:00Z');
    const agent = await connect(server.url, await server.signIn('agent'));
    await agent.emit('watch', { after: null });
    await setHours({ hours: mondays('UTC') });

    await until(async () => (await ask()).body.state === 'closed');
    agent.close();
  });

  it('tells the median of the first answers that agents gave, and nothing from too few', async () => {
    const agent = await server.signIn('agent');
    const start = server.clock.now.getTime();
    /** A conversation with a second question, an answer after so many seconds, and another one later. */
    const converse = async (seconds: number | null) => {
      const contact = await server.newContact();
      server.clock.now = new Date(start);
      const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
      const say = (as: typeof contact | typeof agent, after: number, more: object = {}) => {
        server.clock.now = new Date(start + after * 1000);
        const message = { id: newId('message'), text: 'Hi', ...more };
        return server.call(`/v1/conversations/${body.id}/messages`, { as, body: message });
      };
      await say(server.key(null) as typeof contact, 0, { side: 'contact' });
      await say(contact, 1);
      await say(server.key(null) as typeof contact, 1);
      if (seconds === null) return;
      await say(agent, seconds);
      await say(agent, seconds + 500);
    };

    for (const seconds of [40, 20, 600, null, 60, 50, 30]) await converse(seconds);

    expect((await ask()).body.replySeconds).toBe(45);
    expect(
      (await server.call('/v1/sites/other/availability', { headers: { origin: OTHER_ORIGIN } })).body,
    ).toMatchObject({ replySeconds: null });
  });

  it('is for pages of the site, of teams that exist', async () => {
    const elsewhere = { headers: { origin: OTHER_ORIGIN } };

    expect((await server.call('/v1/sites/shop/availability', elsewhere)).body.error.code).toBe(
      'origin_forbidden',
    );
    expect((await ask('?team=space')).body.error.code).toBe('not_found');
    expect((await ask('?when=now')).body.error.code).toBe('invalid_input');
  });
});
