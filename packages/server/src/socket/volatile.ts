/**
 * What is soon stale and may be lost, such as who is typing: it goes straight to the sockets of a room, in every process,
 * and is never stored or repeated. What must be heard goes by the log instead (`consumers/fan-out`).
 */
import type { ServerToClientEvents } from '@parley/protocol';
import { createAdapter } from '@socket.io/postgres-adapter';
import type { Pool } from 'pg';
import type { Server } from 'socket.io';

// biome-ignore lint/suspicious/noExplicitAny: Socket.IO's own bound for the type of an event's listener
type Events = Record<keyof any, any>;
type EventsOf<E> = { [K in keyof E]: E[K] } & Events;

export class Volatile<E extends object = ServerToClientEvents> {
  #io: Server<Events, EventsOf<E>> | undefined;

  /** Says which gateway carries it; nothing is carried before. */
  carryBy(io: Server<Events, EventsOf<E>>): void {
    this.#io = io;
  }

  /** To whoever is in the room and can take it right now, in all processes. */
  emit<K extends keyof E & string>(room: string, event: K, ...args: Parameters<EventsOf<E>[K]>): void {
    this.#io?.to(room).volatile.emit(event, ...args);
  }
}

/** Where payloads are put that are too long for NOTIFY; made by a migration, emptied by the adapter. */
const TABLE = 'volatile_payload';

/** Joins the rooms of this process with those of the others on the same PostgreSQL. Closed with the gateway. */
export function joinProcesses(io: Server, pool: Pool, onError: (error: unknown) => void): void {
  io.adapter(createAdapter(pool, { channelPrefix: 'parley', tableName: TABLE, errorHandler: onError }));
}
