import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { LazyLive } from './lazy-live.js';
import type { LiveOptions } from './live.js';

/** A server that is there and has no sockets: enough to be asked. */
let asked = 0;
const server = createServer((_, answer) => {
  asked += 1;
  answer.writeHead(404).end();
});
let options: LiveOptions;

beforeEach(async () => {
  asked = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  options = {
    server: `http://127.0.0.1:${port}`,
    tokens: { token: async () => 'token', renew: async () => 'token' },
    onEvents: () => undefined,
    onReset: vi.fn(),
  };
});
afterEach(() => new Promise((resolve) => server.close(resolve)));

describe('the live connection that is fetched when needed', () => {
  it('is not fetched before somebody wants it, and fails at once until then', async () => {
    const load = vi.fn(() => import('./live.js'));
    const live = new LazyLive(options, load);

    await expect(live.send({ id: 'msg_1', conversationId: 'cnv_1', text: 'Hi' })).rejects.toMatchObject({
      code: 'network',
    });
    await live.typing({ conversationId: 'cnv_1', typing: true });
    live.close();

    expect([load.mock.calls.length, live.online, live.status.state]).toEqual([0, false, 'offline']);
  });

  it('is fetched once, however often it is wanted, and then connects', async () => {
    const load = vi.fn(() => import('./live.js'));
    const live = new LazyLive(options, load);

    live.connect();
    live.connect();
    expect(live.status.state).toBe('connecting');
    await vi.waitFor(() => expect(asked).toBeGreaterThan(0), 10_000);
    live.close();

    expect(load).toHaveBeenCalledTimes(1);
  });

  it('does not connect when it was closed while it was fetched', async () => {
    const live = new LazyLive(options);

    live.connect();
    live.close();
    await vi.waitFor(() => expect(live.status.state).toBe('offline'), 10_000);

    expect(asked).toBe(0);
  });

  it('asks for news over HTTP while it cannot be fetched, and tries again', async () => {
    let broken = true;
    const load = vi.fn(() => (broken ? Promise.reject(new TypeError('No file.')) : import('./live.js')));
    const live = new LazyLive(options, load);

    live.connect();
    await vi.waitFor(() => expect(options.onReset).toHaveBeenCalled(), 10_000);
    expect(live.online).toBe(false);
    broken = false;
    await vi.waitFor(() => expect(asked).toBeGreaterThan(0), 15_000);
    live.close();

    expect(load.mock.calls.length).toBeGreaterThan(1);
  });
});
