/** Two gateways on one PostgreSQL, as two processes would have them. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { type DefaultEventsMap, Server } from 'socket.io';
import { io as connectTo, type Socket } from 'socket.io-client';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openStore } from '../db/open.js';
import { SidePool } from '../db/side-pool.js';
import { newInstallation, type TestInstallation } from '../testing/installation.js';
import { until } from '../testing/test-socket.js';
import { joinProcesses, Volatile } from './volatile.js';

/** What typing may look like one day. */
interface Events {
  typing: (who: { id: string; words?: string }) => void;
}

interface Gateway {
  io: Server<DefaultEventsMap, Events>;
  volatile: Volatile<Events>;
  errors: unknown[];
  /** A client of it, and what it hears. */
  join(room: string): Promise<{ heard: string[]; socket: Socket }>;
  close(): Promise<void>;
}

let installation: TestInstallation;
let gateways: [Gateway, Gateway];

beforeEach(async () => {
  installation = await newInstallation();
  await (await openStore({ ...installation, serve: false })).close();
  gateways = [await newGateway(), await newGateway()];
});
afterEach(async () => {
  for (const gateway of gateways) await gateway.close();
  await installation.remove();
});

async function newGateway(): Promise<Gateway> {
  const http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  const io = new Server<DefaultEventsMap, Events>(http, { serveClient: false });
  const errors: unknown[] = [];
  const pool = new SidePool(installation.databaseUrl ?? '', (error) => errors.push(error));
  joinProcesses(io, pool, (error) => errors.push(error));
  const volatile = new Volatile<Events>();
  volatile.carryBy(io);
  io.on('connection', (socket) => void socket.join(String(socket.handshake.auth.room)));
  const sockets: Socket[] = [];
  let closed = false;
  return {
    io,
    volatile,
    errors,
    join: async (room) => {
      const { port } = http.address() as AddressInfo;
      const socket = connectTo(`http://127.0.0.1:${port}`, { auth: { room }, forceNew: true });
      sockets.push(socket);
      const heard: string[] = [];
      socket.on('typing', ({ id }) => heard.push(id));
      await new Promise<void>((resolve) => socket.once('connect', resolve));
      return { heard, socket };
    },
    close: async () => {
      if (closed) return;
      closed = true;
      for (const socket of sockets) socket.close();
      await io.close();
      await pool.end();
    },
  };
}

async function query<T>(sql: string): Promise<T[]> {
  const client = new Client({ connectionString: installation.databaseUrl });
  await client.connect();
  const { rows } = await client.query(sql);
  await client.end();
  return rows as T[];
}

/** Ends every connection to the database but its own, as a restart of PostgreSQL does. */
const cutAll = () =>
  query(
    `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
     WHERE datname = current_database() AND pid <> pg_backend_pid()`,
  );

/** What is volatile may be lost: says it until it is heard. */
async function sayUntilHeard(from: Gateway, id: string, heard: string[]): Promise<void> {
  await until(async () => {
    from.volatile.emit('room', 'typing', { id });
    await new Promise((resolve) => setTimeout(resolve, 20));
    return heard.includes(id);
  });
}

describe('what is volatile', () => {
  it('reaches the sockets of a room in every process, and nobody else', async () => {
    const [here, there] = gateways;
    const near = await here.join('room');
    const far = await there.join('room');
    const other = await there.join('other room');
    await sayUntilHeard(here, 'first', far.heard);

    here.volatile.emit('room', 'typing', { id: 'second' });
    await until(() => far.heard.includes('second'));
    there.volatile.emit('room', 'typing', { id: 'back' });
    await until(() => near.heard.includes('back') && far.heard.includes('back'));

    expect(near.heard.slice(-2)).toEqual(['second', 'back']);
    expect(far.heard.slice(-2)).toEqual(['second', 'back']);
    expect(other.heard).toEqual([]);
  });

  it('may be longer than a notification of PostgreSQL', async () => {
    const [here, there] = gateways;
    const far = await there.join('room');
    await sayUntilHeard(here, 'first', far.heard);

    here.volatile.emit('room', 'typing', { id: 'long', words: 'x'.repeat(20_000) });

    await until(() => far.heard.includes('long'));
  });

  it('crosses again after its connections were cut, however often', async () => {
    const [here, there] = gateways;
    const far = await there.join('room');

    for (let n = 1; n <= 3; n += 1) {
      await cutAll();
      await sayUntilHeard(here, `after cut ${n}`, far.heard);
    }

    expect(here.errors.length + there.errors.length).toBeGreaterThan(0);
    const [{ count } = { count: 0 }] = await query<{ count: number }>(
      'SELECT count(*)::int AS count FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
    );
    // Each has one to listen on and at most two to speak on.
    expect(count).toBeLessThanOrEqual(6);
  });

  it('leaves no connection behind when the gateways are closed', async () => {
    const [here, there] = gateways;
    const far = await there.join('room');
    await sayUntilHeard(here, 'first', far.heard);

    await here.close();
    await there.close();

    await until(async () => {
      const rows = await query(
        'SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()',
      );
      return rows.length === 0;
    });
  });
});
