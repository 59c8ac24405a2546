import { IncomingMessage } from 'node:http';
import { queryObjects } from 'node:v8';
import { SOCKET_PATH } from '@parley/protocol';
import { io, type Socket } from 'socket.io-client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Caller, startTestServer, type TestServer } from '../testing/test-server.js';
import { until } from '../testing/test-socket.js';

let server: TestServer;
beforeAll(async () => {
  server = await startTestServer();
});
afterAll(() => server.stop());

const PAGES = 20;
/** Of answers to `fetch` and the like, now and then. */
const OTHERS = 5;

async function openPage(as: Caller, transports: string[]): Promise<Socket> {
  const { origin = '' } = as.headers;
  const socket = io(server.url, {
    path: SOCKET_PATH,
    transports,
    forceNew: true,
    auth: as.auth,
    extraHeaders: { origin },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', resolve);
    socket.once('connect_error', reject);
  });
  return socket;
}

describe('an open page', () => {
  it.each([
    ['by web socket', ['websocket']],
    ['by long polling that became a web socket', ['polling', 'websocket']],
  ])('keeps no request that it came with: %s', async (_, transports) => {
    const as = await server.newContact();
    const before = queryObjects(IncomingMessage, { format: 'count' });

    const pages = await Promise.all(Array.from({ length: PAGES }, () => openPage(as, transports)));
    await until(() => pages.every((page) => page.io.engine.transport.name === 'websocket'));

    // It collects what is garbage before it counts.
    await until(() => queryObjects(IncomingMessage, { format: 'count' }) <= before + OTHERS);
    const answers = await Promise.all(pages.map((page) => page.emitWithAck('watch', { after: null })));
    expect(answers.filter((answer) => answer.data?.reset === false)).toHaveLength(PAGES);
    for (const page of pages) page.close();
  });

  it('keeps no request either while it only polls, and goes on polling', async () => {
    const page = await openPage(await server.newContact(), ['polling']);

    for (let n = 0; n < 5; n += 1) {
      expect((await page.emitWithAck('watch', { after: null })).data.reset).toBe(false);
    }
    page.close();
  });
});
