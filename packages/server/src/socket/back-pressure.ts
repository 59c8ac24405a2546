/**
 * Lets a client have only so much in hand: beyond that its connection is not read until something is answered. What is
 * not read waits in the network's own buffers, where it costs this process nothing, and the sender notices.
 */
import type { WebSocket } from 'ws';
import type { GatewaySocket } from './types.js';

/** A page asks one or two things at a time, a program a few more. */
export const MOST_IN_HAND = 32;
/** While more waits for the disk than it takes in half a second, each gets its turn and no more. */
const CROWDED_SECONDS = 0.5;
/** What had been read when the reading stopped, a buffer of 64 KiB at most, is carried out; beyond that is no client of ours. */
export const REFUSED_IN_HAND = 1000;

export interface Pressure {
  /** How long a command that comes now would wait for its commit, in seconds. */
  delay(): number;
}

/** Counts a command in. @returns whether it may be carried out */
export function takeInHand(socket: GatewaySocket, pressure: Pressure): boolean {
  const { data } = socket;
  data.inHand += 1;
  if (!data.paused && data.inHand >= mostInHand(pressure)) {
    data.paused = true;
    connectionOf(socket)?.pause();
  }
  return data.inHand <= REFUSED_IN_HAND;
}

/** Counts an answered command out. */
export function letGo(socket: GatewaySocket, pressure: Pressure): void {
  const { data } = socket;
  data.inHand -= 1;
  if (data.paused && data.inHand <= mostInHand(pressure) / 2) {
    data.paused = false;
    connectionOf(socket)?.resume();
  }
}

function mostInHand(pressure: Pressure): number {
  return pressure.delay() > CROWDED_SECONDS ? 1 : MOST_IN_HAND;
}

/** The web socket below; undefined while a client polls, which has one request at a time anyway. */
export function connectionOf(socket: GatewaySocket): WebSocket | undefined {
  const transport: { name: string; socket?: WebSocket } = socket.conn.transport;
  return transport.name === 'websocket' ? transport.socket : undefined;
}
