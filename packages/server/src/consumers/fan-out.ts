/**
 * Carries events from the log to this process's own sockets, in the order of the log, each to those it is for. It
 * writes nothing: a client that missed something asks with its cursor.
 */
import type { Event } from '@parley/protocol';
import type { Db } from '../db/schema.js';
import type { FreshRow } from '../log/append.js';
import {
  contactRoomOf,
  isForAgent,
  isPublicMatter,
  ROOM_COMPANY,
  roomOfContact,
  viewForContact,
} from '../log/audience.js';
import { encodeCursor } from '../log/cursor.js';
import { type HydratedEvent, hydrate } from '../log/hydrate.js';

export interface Batch {
  events: Event[];
  cursor: string;
}

/** What the fan-out needs of a gateway. */
export interface Emitter {
  /** Whether anyone is there to hear it; saves the work when nobody is. */
  hasListeners(): boolean;
  emit(room: string, batch: Batch): void;
  /** Ends the connections in the room: they belong to somebody who is no more, or is another from now on. */
  end(room: string): void;
}

export function createFanOut(db: Db, emitter: Emitter): (rows: FreshRow[]) => Promise<void> {
  return async (rows) => {
    const last = rows.at(-1);
    if (last === undefined || !emitter.hasListeners()) return;
    // What is said in public goes to those who watch its topic, and of itself to nobody else.
    const heard = rows.filter((row) => row.contact_id !== null || !isPublicMatter(row));
    const hydrated = await hydrate(db, heard);
    const cursor = encodeCursor(Number(last.cursor));
    const rooms = new Map<string, Event[]>();
    for (const item of hydrated) distribute(rooms, item);
    for (const [room, events] of rooms) emitter.emit(room, { events, cursor });
    for (const { event } of hydrated) {
      if (event.type === 'contact.merged') emitter.end(roomOfContact(event.fromId));
      if (event.type === 'contact.erased') emitter.end(roomOfContact(event.contactId));
    }
  };
}

function distribute(rooms: Map<string, Event[]>, { row, event }: HydratedEvent): void {
  if (isForAgent(event) && !isPublicMatter(row)) put(rooms, ROOM_COMPANY, event);
  const room = contactRoomOf(row);
  const seen = room === null ? undefined : viewForContact(event);
  if (room !== null && seen !== undefined) put(rooms, room, seen);
}

function put(rooms: Map<string, Event[]>, room: string, event: Event): void {
  const events = rooms.get(room);
  if (events === undefined) rooms.set(room, [event]);
  else events.push(event);
}
