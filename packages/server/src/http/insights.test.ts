import { setTimeout } from 'node:timers/promises';
import { newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
let key: Caller;
let agent: Caller;
beforeAll(async () => {
  server = await startTestServer();
  server.clock.now = new Date('2027-04-20T09:00:00.000Z');
  key = server.key(null);
  agent = await server.signIn('agent');
});
afterAll(() => server.stop());

/** The figures, once they know all that happened. */
async function figures(query: string) {
  for (;;) {
    const { body, status } = await server.call(`/v1/insights?${query}`, { as: key });
    expect(status).toBe(200);
    if (body.asOf === server.clock.now.toISOString() && body.progress === null) return body;
    await setTimeout(50);
  }
}

describe('what conversations cost and bring', () => {
  it('is told from what was said, spent and sold', async () => {
    const contact = await server.newContact();
    const context = { url: 'https://shop.example/kettles?utm_campaign=spring' };
    const begun = await server.call('/v1/conversations', {
      as: contact,
      body: { kind: 'chat', teamId: 'sales', context },
    });
    const path = `/v1/conversations/${begun.body.id}`;
    const later = (ms: number) => {
      server.clock.now = new Date(server.clock.now.getTime() + ms);
    };
    await server.call(`${path}/messages`, { as: contact, body: { text: 'Do you have it in red?' } });
    later(90_000);
    await server.call(`${path}/messages`, { as: agent, body: { text: 'We do' } });
    const [from, to] = [60_000, 0].map((ago) => new Date(server.clock.now.getTime() - ago).toISOString());
    const spans = [{ id: newId('time'), kind: 'answering', conversationId: begun.body.id, from, to }];
    await server.call('/v1/time', { as: agent, body: { sentAt: to, spans } });
    await server.call(`${path}/outcomes`, {
      as: agent,
      body: { kind: 'won', amount: '100.00', currency: 'EUR' },
    });
    later(30_000);
    await server.call(path, { as: agent, method: 'PATCH', body: { status: 'resolved' } });

    const body = await figures('from=2027-04-20&to=2027-04-20&by=team');

    const { figures: total } = body.total;
    const values = Object.fromEntries(
      Object.entries(total).map(([id, figure]) => [id, (figure as { value: string }).value]),
    );
    expect(values).toMatchObject({
      conversations: '1',
      messages: '2',
      time: '60000',
      gains: '100.00',
      value: '100.00',
      profit: '100.00',
      cost: '0.00',
      first_response: '90000',
      resolution: '120000',
      satisfaction: null,
    });
    expect(body.rows).toHaveLength(1);
    expect(body.rows[0]).toMatchObject({ key: 'sales', label: 'Sales', figures: total });
    for (const [by, wanted] of [
      ['page', '/kettles'],
      ['campaign', 'spring'],
      ['site', server.siteId],
      ['kind', 'chat'],
      ['day', '2027-04-20'],
      ['week', '2027-04-19'],
      ['month', '2027-04-01'],
    ]) {
      const split = await figures(`from=2027-04-20&to=2027-04-20&by=${by}`);
      expect(split.rows.map((row: { key: string }) => row.key)).toEqual([wanted]);
    }
  });

  it('is defined once, for all who may see figures', async () => {
    const { body } = await server.call('/v1/insights/metrics', { as: agent });

    expect(body.data.map(({ id }: { id: string }) => id)).toContain('profit');
  });

  it.each([
    ['from=2026-10-02&to=2026-10-01', 'to'],
    ['from=2020-10-02&to=2026-10-01', 'from'],
    ['zone=Nowhere/There', 'zone'],
    ['from=1960-01-01&to=1960-01-02', 'from'],
  ])('is refused for days that cannot be asked about: %s', async (query, path) => {
    const { body } = await server.call(`/v1/insights?${query}`, { as: key });

    expect(body.error).toMatchObject({ code: 'invalid_input', details: [{ path }] });
  });
});
