/**
 * Ending a connection that PostgreSQL may have stopped hearing. It is told goodbye, as it should be; whoever does not
 * answer in time is hung up on, for otherwise one broken line would hold up the end of the process.
 */
import { Socket } from 'node:net';
import type { Client } from 'pg';

const GOODBYE_MS = 1000;

/** A client together with the socket below it. */
export interface Line {
  client: Client;
  socket: Socket;
}

/** @param make gets what `pg` wants to be told of the socket */
export function newLine(make: (options: { stream: () => Socket }) => Client): Line {
  const socket = new Socket();
  return { client: make({ stream: () => socket }), socket };
}

/** Resolves when the connection is gone, after a second at most. */
export async function hangUp({ client, socket }: Line): Promise<void> {
  const timer = setTimeout(() => socket.destroy(), GOODBYE_MS);
  const gone = new Promise<void>((resolve) => socket.once('close', () => resolve()));
  await Promise.race([client.end().catch(() => {}), gone]);
  clearTimeout(timer);
}
