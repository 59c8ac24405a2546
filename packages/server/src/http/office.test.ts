/** Many pages behind one network address: each known one counts for itself, strangers count for the address. */
import { newId } from '@parley/protocol';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SITE_ORIGIN, startTestServer, type TestServer } from '../testing/test-server.js';
import { connect } from '../testing/test-socket.js';

const PAGES = 12;

let server: TestServer;
let pages: Awaited<ReturnType<TestServer['newContact']>>[];
beforeAll(async () => {
  server = await startTestServer({ rateAddress: 3 * PAGES, rateSession: PAGES });
  pages = await Promise.all(Array.from({ length: PAGES }, () => server.newContact()));
});
afterAll(() => server.stop());

const openSession = ({ contactId, secret }: { contactId: string; secret: string }) =>
  server.call('/v1/sessions', {
    body: { site: 'shop', contactId, secret },
    headers: { origin: SITE_ORIGIN },
  });

describe('an office behind one address', () => {
  it('comes back after an outage, with tokens that ended meanwhile, while strangers have to wait', async () => {
    const stranger = await openSession({ contactId: newId('contact'), secret: 'a'.repeat(43) });
    const [first] = pages;
    const guess = await openSession({ contactId: first?.contactId ?? '', secret: 'b'.repeat(43) });
    const renewed = await Promise.all(pages.map((page) => openSession(page)));

    expect([stranger.body.error.code, guess.body.error.code]).toEqual(['rate_limited', 'rate_limited']);
    expect(stranger.body.error.retryAfter).toBeGreaterThan(0);
    expect(renewed.map(({ status }) => status)).toEqual(pages.map(() => 200));
  });

  it('connects as often as its pages need to, whatever its address has used up', async () => {
    while ((await server.call('/v1/me')).body.error.code !== 'rate_limited');

    for (let round = 0; round < 3; round += 1) {
      const sockets = await Promise.all(pages.map((page) => connect(server.url, page)));
      const answers = await Promise.all(sockets.map((socket) => socket.emit('watch', { after: null })));
      expect(answers.map((answer) => answer.data?.reset)).toEqual(pages.map(() => false));
      for (const socket of sockets) socket.close();
    }
  });
});
