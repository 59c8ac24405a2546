/** The gateway's types. What is kept for each socket is kept ten thousand times: every field counts. */
import type { ClientToServerEvents, ServerToClientEvents } from '@parley/protocol';
import type { DefaultEventsMap, Server, Socket } from 'socket.io';
import type { ContextActor } from '../context.js';

export interface SocketData {
  actor: ContextActor;
  /** The network address, for rate limits. */
  address: string;
  /** When the contact's token ends, in milliseconds since 1970; null when the credential does not end by itself. */
  endsAt: number | null;
  /** Commands that wait for their answer. */
  inHand: number;
  /** Whether its connection is not read just now. */
  paused: boolean;
}

export type Gateway = Server<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
export type GatewaySocket = Socket<ClientToServerEvents, ServerToClientEvents, DefaultEventsMap, SocketData>;
