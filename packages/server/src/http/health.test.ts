import { newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.js';
import { connect } from '../testing/test-socket.js';

const TOKEN = 'a-token-of-some-length';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer({ metricsToken: TOKEN });
});
afterAll(() => server.stop());

const readMetrics = async () => (await server.call('/metrics')).body as string;

/** The value of a metric; NaN when it is not there. */
const metric = (page: string, name: string) =>
  Number(
    page
      .split('\n')
      .find((line) => line.startsWith(`${name} `))
      ?.split(' ')[1],
  );

describe('the metrics', () => {
  it('count connections, commits and what was asked, and say how far the fan-out lags', async () => {
    const contact = await server.newContact();
    const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
    const before = await readMetrics();
    const socket = await connect(server.url, contact);
    const text = 'A text that is nobody’s business';
    const id = newId('message');
    await socket.emit('send', { id, conversationId: body.id, text });
    await server.call(`/v1/conversations/${body.id}/messages`, { as: contact, body: { id, text } });
    await socket.emit('send', { id: 'nonsense' });

    const after = await readMetrics();
    socket.close();

    const grew = (name: string) => metric(after, name) - (metric(before, name) || 0);
    expect(grew('parley_connections')).toBe(1);
    // Readers of the log write down where they are, beside these two.
    expect(grew('parley_commit_commands_count')).toBeGreaterThanOrEqual(2);
    expect(grew('parley_messages_total')).toBe(1);
    expect(grew('parley_requests_total{door="socket",outcome="ok"}')).toBe(1);
    expect(grew('parley_requests_total{door="socket",outcome="invalid_input"}')).toBe(1);
    expect(metric(after, 'parley_log_lag_events{consumer="fan-out"}')).toBeGreaterThanOrEqual(0);
    expect(metric(after, 'parley_commit_waiting')).toBe(0);
    for (const secret of [text, contact.contactId, body.id]) expect(after).not.toContain(secret);
  });

  it('are for this machine, or for who has the token', async () => {
    const through = (authorization?: string) =>
      server.call('/metrics', {
        headers: { 'x-forwarded-for': '203.0.113.7', ...(authorization && { authorization }) },
      });

    expect((await through()).body.error.code).toBe('unauthenticated');
    expect((await through(`Bearer ${TOKEN.replace('a', 'b')}`)).body.error.code).toBe('unauthenticated');
    expect((await through(`Bearer ${TOKEN}`)).status).toBe(200);
  });
});
