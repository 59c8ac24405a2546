import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startTestServer, type TestServer } from '../testing/test-server.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

describe('the agents', () => {
  it('are listed page by page for colleagues and programs, without anything by which one signs in', async () => {
    const [agent, contact, key] = [
      await server.signIn('agent'),
      await server.newContact(),
      server.key('shop'),
    ];
    const first = await server.call('/v1/agents?limit=2', { as: agent });
    const second = await server.call(`/v1/agents?cursor=${first.body.next}`, { as: key });
    const refused = await server.call('/v1/agents', { as: contact });

    const all = [...first.body.data, ...second.body.data];
    expect(all.map(({ name }: { name: string }) => name).sort()).toEqual(
      ['owner', 'admin', 'agent', 'moderator', 'analyst'].map((role) => `The ${role}`).sort(),
    );
    expect(Object.keys(all[0]).sort()).toEqual(['availability', 'id', 'name', 'role', 'teams']);
    expect(refused.body.error.code).toBe('forbidden');
  });
});
