import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { until } from '../until.js';
import { TcpProxy, type Weather } from './tcp-proxy.js';

let closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing) close();
  closing = [];
});

/** What one end of a connection has heard. */
class End {
  readonly socket: Socket;
  heard = '';
  ended = false;
  closed = false;

  constructor(socket: Socket) {
    this.socket = socket;
    closing.push(() => socket.destroy());
    socket.on('data', (chunk) => {
      this.heard += chunk;
    });
    socket.on('end', () => {
      this.ended = true;
    });
    socket.on('error', () => {});
    socket.on('close', () => {
      this.closed = true;
    });
  }

  say(text: string): void {
    this.socket.write(text);
  }
}

async function listen(ends: End[]): Promise<Server> {
  const server = createServer({ allowHalfOpen: true }, (socket) => ends.push(new End(socket)));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  closing.push(() => server.close());
  return server;
}

const portOf = (server: Server) => (server.address() as AddressInfo).port;

async function setUp() {
  const servers: End[] = [];
  const proxy = await TcpProxy.start([portOf(await listen(servers))]);
  closing.push(() => proxy.close());
  const dial = async () => {
    const client = new End(connect({ port: proxy.port, host: '127.0.0.1', allowHalfOpen: true }));
    const count = servers.length;
    await until(() => servers.length > count);
    return { client, server: servers[count] as End };
  };
  return { proxy, dial };
}

/** Long enough for anything on this machine to have arrived. */
const aWhile = () => new Promise((resolve) => setTimeout(resolve, 60));

describe('the proxy', () => {
  it('carries both directions, and the end of each by itself', async () => {
    const { dial } = await setUp();
    const { client, server } = await dial();

    client.say('ping');
    server.say('pong');
    await until(() => client.heard === 'pong' && server.heard === 'ping');
    client.socket.end();
    await until(() => server.ended);
    server.say(' after the end');

    await until(() => client.heard === 'pong after the end');
  });

  it.each<[Weather, string, string]>([
    [{ up: { flow: 'drop' }, reach: 'open' }, '', 'down'],
    [{ down: { flow: 'drop' }, reach: 'open' }, 'up', ''],
    [{ up: { flow: 'stall' }, reach: 'open' }, '', 'down'],
    [{ down: { flow: 'stall' }, reach: 'open' }, 'up', ''],
  ])('%j leaves the other direction be', async (weather, up, down) => {
    const { proxy, dial } = await setUp();
    const { client, server } = await dial();

    proxy.set(weather);
    client.say('up');
    server.say('down');
    await until(() => server.heard === up && client.heard === down);
    await aWhile();

    expect([server.heard, client.heard]).toEqual([up, down]);
  });

  it('delivers what was stalled, and never what comes after a loss', async () => {
    const { proxy, dial } = await setUp();
    const { client, server } = await dial();

    proxy.set({ up: { flow: 'stall' }, down: { flow: 'drop' }, reach: 'open' });
    client.say('held');
    server.say('lost');
    await aWhile();
    proxy.heal();
    client.say(' back');
    server.say('after the loss');
    server.socket.end();
    await until(() => server.heard === 'held back');
    await aWhile();

    expect([client.heard, client.ended, client.closed]).toEqual(['', false, false]);
  });

  it('spares new connections, unless it is bad for all', async () => {
    const { proxy, dial } = await setUp();
    await dial();
    proxy.set({ up: { flow: 'drop' }, reach: 'open' });
    const spared = await dial();
    spared.client.say('new');
    await until(() => spared.server.heard === 'new');

    proxy.set({ up: { flow: 'drop' }, reach: 'all' });
    const hurt = await dial();
    hurt.client.say('new');
    await aWhile();

    expect(hurt.server.heard).toBe('');
  });

  it('delays without changing the order', async () => {
    const { proxy, dial } = await setUp();
    const { client, server } = await dial();
    const began = performance.now();

    proxy.set({ up: { delay: 100 }, reach: 'open' });
    client.say('first ');
    await aWhile();
    proxy.heal();
    client.say('second');

    await until(() => server.heard === 'first second');
    expect(performance.now() - began).toBeGreaterThan(95);
  });

  it('cuts one direction, or resets both', async () => {
    const { proxy, dial } = await setUp();
    const { client, server } = await dial();

    proxy.cut('down');
    await until(() => client.ended);
    client.say('still');
    await until(() => server.heard === 'still');
    client.socket.destroy();
    const next = await dial();
    proxy.cut('both');

    await until(() => next.client.closed && next.server.closed && proxy.open === 0);
  });

  it('goes round its upstreams, and passes by who refuses', async () => {
    const [one, two]: [End[], End[]] = [[], []];
    const servers = [await listen(one), await listen(two)];
    const proxy = await TcpProxy.start(servers.map(portOf));
    closing.push(() => proxy.close());
    const dial = async () => {
      const before = one.length + two.length;
      new End(connect({ port: proxy.port, host: '127.0.0.1' }));
      await until(() => one.length + two.length > before);
    };

    for (let n = 0; n < 4; n += 1) await dial();
    expect([one.length, two.length]).toEqual([2, 2]);
    servers[0]?.close();
    for (let n = 0; n < 4; n += 1) await dial();

    expect([one.length, two.length]).toEqual([2, 6]);
  });
});
