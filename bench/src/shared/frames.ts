/**
 * The frames of Socket.IO over Engine.IO's WebSocket, as far as a light client needs them. Reads only the head of what
 * arrives: a client that parsed every answer would measure itself.
 * Formats: https://socket.io/docs/v4/engine-io-protocol/, https://socket.io/docs/v4/socket-io-protocol/
 */

/** Engine.IO's packet types that matter here, as the first byte. */
export const PING = '2';
export const PONG = '3';

const DIGIT_0 = 0x30;
const DIGIT_9 = 0x39;
const MESSAGE = 0x34;
const TYPES = { open: DIGIT_0, ping: 0x32, message: MESSAGE } as const;
const PACKETS = { connect: DIGIT_0, event: 0x32, ack: 0x33, refused: 0x34 } as const;

/** What a frame is. `body` is where its JSON begins. */
export type Frame =
  | { kind: 'open' | 'ping' | 'connected' | 'refused' | 'event' | 'other'; body: number }
  | { kind: 'ack'; id: number; body: number };

/** Asks for the default namespace, with what the handshake shows. */
export function encodeConnect(auth?: object): string {
  return auth === undefined ? '40' : `40${JSON.stringify(auth)}`;
}

/** An event with one object, whose acknowledgement will carry `id`. @param json the object, already as JSON */
export function encodeEvent(id: number, name: string, json: string): string {
  return `42${id}["${name}",${json}]`;
}

export function decode(frame: Buffer): Frame {
  switch (frame[0]) {
    case TYPES.open:
      return { kind: 'open', body: 1 };
    case TYPES.ping:
      return { kind: 'ping', body: 1 };
    case TYPES.message:
      return decodeMessage(frame);
    default:
      return { kind: 'other', body: 1 };
  }
}

function decodeMessage(frame: Buffer): Frame {
  switch (frame[1]) {
    case PACKETS.connect:
      return { kind: 'connected', body: 2 };
    case PACKETS.refused:
      return { kind: 'refused', body: 2 };
    case PACKETS.event:
      return { kind: 'event', body: 2 };
    case PACKETS.ack:
      return decodeAck(frame);
    default:
      return { kind: 'other', body: 2 };
  }
}

function decodeAck(frame: Buffer): Frame {
  let id = 0;
  let at = 2;
  for (let byte = frame[at]; byte !== undefined && byte >= DIGIT_0 && byte <= DIGIT_9; byte = frame[at]) {
    id = id * 10 + (byte - DIGIT_0);
    at += 1;
  }
  return { kind: 'ack', id, body: at };
}

const GOOD = Buffer.from('[{"data":');

/** Whether an acknowledgement's body says that it was done, and not why it was not. */
export function isGoodAnswer(frame: Buffer, body: number): boolean {
  const end = body + GOOD.length;
  return end <= frame.length && frame.compare(GOOD, 0, GOOD.length, body, end) === 0;
}

/** How often `what` stands in a frame. Counts without parsing. */
export function countIn(frame: Buffer, what: Buffer): number {
  let found = 0;
  for (let at = frame.indexOf(what); at !== -1; at = frame.indexOf(what, at + what.length)) found += 1;
  return found;
}
