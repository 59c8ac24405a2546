/**
 * Who is connected right now, in all processes. It may be wrong for some seconds and is never stored: good enough to say
 * whether somebody is there, and whether an answer was delivered by itself.
 */
import { Cached } from '../cached.js';
import { ROOM_COMPANY, roomOfContact } from '../log/audience.js';
import { mayAnswer } from '../services/policy.js';
import type { Gateway } from './types.js';

/** How long the other processes are believed; asking them is a question to each. */
const BELIEVED_MS = 5000;

/** The agents who answer chats and have the console open at this process. */
export function agentsConnected(io: Gateway): Set<string> {
  const ids = new Set<string>();
  for (const { connected, data } of io.of('/').sockets.values()) {
    if (connected && data.actor.type === 'agent' && mayAnswer(data.actor.role)) ids.add(data.actor.id);
  }
  return ids;
}

export class Presence {
  #io: Gateway | undefined;
  readonly #onError: (error: unknown) => void;
  readonly #elsewhere = new Cached(BELIEVED_MS, (room: string) => this.#isOccupied(room));

  /** @param onError hears that the other processes could not be asked */
  constructor(onError: (error: unknown) => void) {
    this.#onError = onError;
  }

  /** Says whose sockets are counted; nobody is there before. */
  watch(io: Gateway): void {
    this.#io = io;
  }

  /** Whether an agent who answers chats has the console open. */
  async agentsOnline(): Promise<boolean> {
    return this.#isHere(ROOM_COMPANY) || this.#elsewhere.get(ROOM_COMPANY);
  }

  /** Whether a page of this contact is open. */
  async contactOnline(contactId: string): Promise<boolean> {
    const room = roomOfContact(contactId);
    return this.#isHere(room) || this.#isOccupied(room);
  }

  #isHere(room: string): boolean {
    return (this.#io?.of('/').adapter.rooms.get(room)?.size ?? 0) > 0;
  }

  async #isOccupied(room: string): Promise<boolean> {
    try {
      return ((await this.#io?.in(room).fetchSockets()) ?? []).length > 0;
    } catch (error) {
      // A process that does not answer: what is known here has to do.
      this.#onError(error);
      return this.#isHere(room);
    }
  }
}
