import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect as connectTcp, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId, SOCKET_PATH } from '@parley/protocol';
import { afterEach, describe, expect, it } from 'vitest';
import { freePort, parley, ServerProcess } from './testing/server-process.js';
import { startTestServer, type TestServer } from './testing/test-server.js';
import { connect, until } from './testing/test-socket.js';

let cleanUps: (() => unknown)[] = [];
afterEach(async () => {
  for (const cleanUp of cleanUps.reverse()) await cleanUp();
  cleanUps = [];
});

async function setup(stopNotice = 0) {
  const server = await startTestServer({ stopNotice });
  cleanUps.push(() => server.stop());
  const contact = await server.newContact();
  const { body } = await server.call('/v1/conversations', { as: contact, body: { kind: 'chat' } });
  const input = (text: string) => ({ id: newId('message'), conversationId: body.id as string, text });
  return { server, contact, input };
}

const readiness = async (server: TestServer) => {
  const { status, headers } = await server.call('/readyz');
  return [status, headers.get('connection')];
};

describe('a graceful stop', () => {
  it('says at once that it is not ready, and serves on while a balancer takes notice', async () => {
    const { server, contact, input } = await setup(1);
    const socket = await connect(server.url, contact);
    const before = await readiness(server);

    const stopped = server.server.stop();
    const during = await readiness(server);
    const [sent, late] = await Promise.all([
      socket.emit('send', input('By socket')),
      connect(server.url, contact),
    ]);
    const posted = await server.call(`/v1/conversations/${input('').conversationId}/messages`, {
      as: contact,
      body: { text: 'By HTTP' },
    });
    socket.close();
    late.close();
    await stopped;

    expect(before).toEqual([200, 'keep-alive']);
    expect(during).toEqual([503, 'close']);
    expect(sent.data.text).toBe('By socket');
    expect([posted.status, posted.headers.get('connection')]).toEqual([201, 'close']);
  });

  it('tells clients to move, serves them until they go, and lets nobody in any more', async () => {
    const { server, contact, input } = await setup();
    const socket = await connect(server.url, contact);
    const orders: { within: number }[] = [];
    socket.socket.on('move', (order) => orders.push(order));

    const stopped = server.server.stop();
    await until(() => orders.length > 0);
    const sent = await socket.emit('send', input('Last words'));
    const late = await connect(server.url, contact).then(
      () => 'let in',
      (error: Error) => error.message,
    );
    socket.close();
    await stopped;

    expect(orders).toEqual([{ within: 1 }]);
    expect(sent.data.text).toBe('Last words');
    expect(late).not.toBe('let in');
  });

  it('answers what was sent before, and lets who stays come back', async () => {
    const { server, contact, input } = await setup();
    const socket = await connect(server.url, contact);
    const reasons: string[] = [];
    socket.socket.on('disconnect', (reason) => reasons.push(reason));

    const answers = Array.from({ length: 50 }, (_, n) => socket.emit('send', input(`Word ${n}`)));
    await until(async () => (await server.installation.rows()).message?.length !== 0);
    await server.server.stop();
    const seqs = (await Promise.all(answers)).map(({ data }) => data?.seq);

    expect(seqs).toEqual(Array.from({ length: 50 }, (_, n) => n + 1));
    await until(() => reasons.length > 0);
    // The one reason after which a client stays away by itself is `io server disconnect`.
    expect(reasons).toEqual(['transport close']);
  });
});

describe('parley serve', () => {
  async function serve(...flags: string[]) {
    const dir = mkdtempSync(join(tmpdir(), 'parley-stop-'));
    parley('init', '--data', dir, '--email', 'a@b.co', '--site', 'shop', '--origin', 'http://shop.example');
    const port = await freePort();
    const server = new ServerProcess(['--data', dir, ...flags], port);
    await server.start();
    cleanUps.push(async () => {
      await server.kill();
      rmSync(dir, { recursive: true, force: true });
    });
    return { server, port };
  }

  /** A web socket that nobody listens to any more, as when a phone has lost its network. */
  async function silentSocket(port: number): Promise<Socket> {
    const socket = connectTcp(port, '127.0.0.1');
    cleanUps.push(() => socket.destroy());
    socket.write(
      `GET ${SOCKET_PATH}/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1\r\nConnection: Upgrade\r\n` +
        `Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: ${randomBytes(16).toString('base64')}\r\n\r\n`,
    );
    const [first] = (await once(socket, 'data')) as [Buffer];
    expect(String(first)).toContain('101 Switching Protocols');
    socket.pause();
    return socket;
  }

  it('ends in time, and well, although clients do not', async () => {
    const { server, port } = await serve();
    await silentSocket(port);
    const halfRequest = connectTcp(port, '127.0.0.1');
    cleanUps.push(() => halfRequest.destroy());
    halfRequest.on('error', () => {});
    halfRequest.write('POST /v1/sessions HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 100\r\n\r\n{');
    await once(halfRequest, 'connect');

    // After 9.8 seconds it would end itself with 1.
    expect(await server.kill('SIGTERM')).toBe(0);
  });

  it('ends at once when it is told a second time', async () => {
    const { server, port } = await serve('--stop-notice', '5');
    const first = server.kill('SIGTERM');
    const answer = () => fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    await until(async () => (await answer())?.status === 503);

    await server.kill('SIGTERM');

    // No exit code: the signal itself ended it.
    expect(await first).toBe(null);
  });
});
