import { groupOf, newId } from '@parley/protocol';
import { pino } from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../db/open.js';
import { insertEncounter } from '../store/encounters.js';
import { OTHER_ORIGIN, SITE_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';
import { EncounterSweep } from '../upkeep/encounter-sweep.js';

const HELLO = {
  ...{ id: 'hello', text: 'Hi', paths: [], afterSeconds: 1, fromVisit: 1, locales: [], holdout: 0.25 },
};

let server: TestServer;

beforeAll(async () => {
  server = await startTestServer({ rateSession: 12 });
  await server.changeChat({ proactive: [HELLO, { ...HELLO, id: 'plain', holdout: 0 }] });
});
afterAll(() => server.stop());

function visitorIn(group: 'shown' | 'held', proactiveId = 'hello'): string {
  for (;;) {
    const visitorId = newId('contact');
    if (groupOf({ proactiveId, visitorId, holdout: HELLO.holdout }) === group) return visitorId;
  }
}

const tell = (body: object, origin = SITE_ORIGIN) =>
  server.call('/v1/proactive/encounters', {
    body: { site: 'shop', proactiveId: 'hello', ...body },
    headers: { origin },
  });

async function rows() {
  const store = await openStore({ ...server.installation, serve: false });
  const all = await store.db.selectFrom('encounter').selectAll().orderBy('id').execute();
  await store.close();
  return all;
}

describe('a visitor for whom a message with a hold-out was due', () => {
  it('is counted once, in the group that chance has put them into, at the first time', async () => {
    const [shown, held] = [visitorIn('shown'), visitorIn('held')];
    const first = server.clock.now.toISOString();

    const { status, body } = await tell({ visitorId: shown, group: 'shown' });
    await tell({ visitorId: held, group: 'held' });
    server.clock.now = new Date(server.clock.now.getTime() + 1000);
    await tell({ visitorId: held, group: 'held' });

    expect([status, body]).toEqual([200, {}]);
    const of = (visitor_id: string) => ({
      visitor_id,
      proactive_id: 'hello',
      site_id: server.siteId,
      at: first,
    });
    expect((await rows()).map(({ id: _id, ...row }) => row)).toEqual(
      [
        { ...of(shown), group_name: 'shown', holdout: 250 },
        { ...of(held), group_name: 'held', holdout: 250 },
      ].sort((a, b) => (a.visitor_id < b.visitor_id ? -1 : 1)),
    );
  });

  it.each([
    ['the wrong group', () => ({ visitorId: visitorIn('held'), group: 'shown' }), 'conflict'],
    [
      'a message without a hold-out',
      () => ({ visitorId: visitorIn('held'), group: 'held', proactiveId: 'plain' }),
      'not_found',
    ],
    [
      'a message that there is not',
      () => ({ visitorId: visitorIn('held'), group: 'held', proactiveId: 'other' }),
      'not_found',
    ],
    [
      'a site that there is not',
      () => ({ visitorId: visitorIn('held'), group: 'held', site: 'nowhere' }),
      'not_found',
    ],
    ['what is no id', () => ({ visitorId: 'ada@example.com', group: 'held' }), 'invalid_input'],
  ])('is not counted with %s', async (_, body, code) => {
    const before = await rows();

    const { body: refused } = await tell(body());

    expect(refused.error.code).toBe(code);
    expect(await rows()).toEqual(before);
  });

  it('is counted for pages of the site alone', async () => {
    const { body } = await tell({ visitorId: visitorIn('held'), group: 'held' }, OTHER_ORIGIN);

    expect(body.error.code).toBe('origin_forbidden');
  });

  it('is forgotten together with the contact that they became, also as another browser of it', async () => {
    const contact = await server.newContact();
    const double = await server.newContact();
    await server.call(`/v1/contacts/${double.contactId}/merge`, {
      as: server.key(null),
      body: { into: contact.contactId },
    });
    for (const visitorId of [contact.contactId, double.contactId]) {
      const group = groupOf({ proactiveId: 'hello', visitorId, holdout: HELLO.holdout });
      expect((await tell({ visitorId, group })).status).toBe(200);
    }
    const kept = (await rows()).length - 2;

    await server.call(`/v1/contacts/${contact.contactId}`, { as: server.key(null), method: 'DELETE' });

    expect(await rows()).toHaveLength(kept);
  });

  it('is forgotten once no question can reach back so far', async () => {
    const kept = await rows();
    const store = await openStore({ ...server.installation, serve: false });
    const old = { site_id: server.siteId, proactive_id: 'hello', group_name: 'held', holdout: 250 } as const;
    const at = '2020-01-01T00:00:00.000Z';
    for (let i = 0; i < 501; i += 1)
      await store.commits.commit((tx) => insertEncounter(tx.db, { ...old, visitor_id: `con_${i}`, at }));

    await new EncounterSweep({
      commit: (command) => store.commits.commit(command),
      now: () => server.clock.now,
      log: pino({ level: 'silent' }),
    }).look();

    await store.close();
    expect(await rows()).toEqual(kept);
  });

  it('is not counted any more once one address tells of too many', async () => {
    const codes = [];
    for (let i = 0; i < 13; i += 1) {
      const { status } = await tell({ visitorId: visitorIn('held'), group: 'held' });
      codes.push(status);
    }

    expect(codes.at(-1)).toBe(429);
  });
});
