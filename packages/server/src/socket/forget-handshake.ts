/**
 * Most pages connect and then only listen, and Socket.IO keeps what they connected with for as long as they do: the
 * request with its headers, the token, the page's address. Nobody asks for it after the handshake, and it is
 * a fifth of what an open page costs. See https://socket.io/docs/v4/memory-usage/
 */
import { type IncomingMessage, ServerResponse } from 'node:http';
import type { GatewaySocket } from './types.js';

const NOTHING = Object.freeze({});

/** For a socket that has been let in. */
export function forgetHandshake(socket: GatewaySocket): void {
  Object.assign(socket.handshake, { headers: NOTHING, query: NOTHING, auth: NOTHING, time: '', url: '' });
  const conn: { request: IncomingMessage | null } = socket.conn;
  conn.request = null;
}

/**
 * For `engine.use`, as its last: for a web socket, Engine.IO hands over a stand-in for the response, which lives as long
 * as the connection and holds the request. Its headers have been written by the next turn.
 */
export function forgetUpgrade(_request: IncomingMessage, response: ServerResponse, next: () => void): void {
  if (!(response instanceof ServerResponse)) {
    const standIn: { req: IncomingMessage | undefined } = response;
    setImmediate(() => {
      standIn.req = undefined;
    });
  }
  next();
}
