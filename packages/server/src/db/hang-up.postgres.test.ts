import { type AddressInfo, connect, createServer, type Socket } from 'node:net';
import { Client } from 'pg';
import { expect, inject, it } from 'vitest';
import { hangUp, newLine } from './hang-up.js';

/** PostgreSQL behind a line that loses every byte once it is told to, and stays up. */
async function silentLine() {
  const target = new URL(inject('postgresUrl') ?? '');
  const sockets: Socket[] = [];
  // A line that is broken does not answer a goodbye either.
  const server = createServer({ allowHalfOpen: true }, (near) => {
    const far = connect(Number(target.port), target.hostname);
    sockets.push(near, far);
    near.pipe(far);
    far.pipe(near);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL('/postgres', target);
  url.hostname = '127.0.0.1';
  url.port = String((server.address() as AddressInfo).port);
  return {
    url: url.href,
    fallSilent: () => {
      for (const socket of sockets) socket.unpipe().resume();
    },
    close: () => {
      for (const socket of sockets) socket.destroy();
      server.close();
    },
  };
}

it('a connection that nobody answers on any more is ended all the same', async () => {
  const line = await silentLine();
  const open = newLine((options) => new Client({ connectionString: line.url, ...options }));
  await open.client.connect();
  expect((await open.client.query('select 1 as one')).rows).toEqual([{ one: 1 }]);
  line.fallSilent();

  await hangUp(open);

  expect(open.socket.destroyed).toBe(true);
  line.close();
});
