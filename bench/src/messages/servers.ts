/** The three servers of the comparison, each in its own process, and how somebody gets a seat at each. */
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { inParallel } from '../shared/in-parallel.js';
import {
  createInstallation,
  type Installation,
  ORIGIN,
  openSession,
  serveInstallation,
  signIn,
  startConversation,
} from '../shared/product.js';
import { type ServerProcess, startFloorServer } from '../shared/server-process.js';
import type { Seat } from './crowd.js';

export type ServerName = 'bare' | 'durable' | 'product';

export interface MeasuredServer {
  name: ServerName;
  process: ServerProcess;
  /** Seats for that many more contacts. */
  seats(count: number): Promise<Seat[]>;
  /** The headers of an agent who hears everything; null where there are none. */
  agent: Record<string, string> | null;
  /** Counts what is stored, once the server has stopped; null where nothing is. */
  countStored(): number | null;
}

const SESSIONS_AT_ONCE = 25;

function countMessages(file: string): number {
  const database = new Database(file, { readonly: true });
  const row = database.prepare<[], { count: number }>('select count(*) as count from message').get();
  database.close();
  return row?.count ?? 0;
}

async function startFloor(directory: string, name: 'bare' | 'durable'): Promise<MeasuredServer> {
  const file = join(directory, `${name}.db`);
  const process = await startFloorServer(directory, name === 'durable' ? { name, file } : { name });
  let seated = 0;
  return {
    name,
    process,
    seats: async (count) =>
      Array.from({ length: count }, () => {
        seated += 1;
        return { conversationId: `cnv_${String(seated).padStart(26, '0')}`, token: null, headers: {} };
      }),
    agent: null,
    countStored: () => (name === 'durable' ? countMessages(file) : null),
  };
}

async function openSeat(url: string): Promise<Seat> {
  const page = await openSession(url);
  const conversation = await startConversation(url, page);
  return { conversationId: conversation.id, token: page.token, headers: { origin: ORIGIN } };
}

/** @param nodeFlags for its process */
export async function startProduct(installation: Installation, nodeFlags: string[]): Promise<MeasuredServer> {
  const process = await serveInstallation(installation, { nodeFlags });
  const { url } = process;
  return {
    name: 'product',
    process,
    seats: (count) => inParallel(Array.from({ length: count }), SESSIONS_AT_ONCE, () => openSeat(url)),
    agent: await signIn(url, installation),
    countStored: () => countMessages(installation.database),
  };
}

/** @param nodeFlags for the product's process, e.g. `--cpu-prof` */
export async function startServers(directory: string, nodeFlags: string[]): Promise<MeasuredServer[]> {
  const installation = await createInstallation(directory, 'product');
  return [
    await startFloor(directory, 'durable'),
    await startProduct(installation, nodeFlags),
    await startFloor(directory, 'bare'),
  ];
}
