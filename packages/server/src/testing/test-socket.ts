/** A real Socket.IO client, for tests only. */
import { type Event, SOCKET_PATH } from '@parley/protocol';
import { io, type Socket } from 'socket.io-client';
import type { Caller } from './test-server.js';

export interface TestSocket {
  socket: Socket;
  /** Events that came by themselves, in order. */
  live: Event[];
  // biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
  emit(event: string, input: unknown): Promise<any>;
  close(): void;
}

/** Connects. @throws the `connect_error`, whose `data` is the server's refusal */
export async function connect(url: string, caller: Caller, auth: object = caller.auth): Promise<TestSocket> {
  const { authorization: _, ...extraHeaders } = caller.headers;
  const socket = io(url, {
    path: SOCKET_PATH,
    transports: ['websocket'],
    reconnection: false,
    forceNew: true,
    auth,
    extraHeaders,
  });
  const live: Event[] = [];
  socket.on('events', (batch: { events: Event[] }) => live.push(...batch.events));
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', (error) => {
      socket.close();
      reject(error);
    });
  });
  return {
    socket,
    live,
    emit: (event, input) => socket.timeout(15_000).emitWithAck(event, input),
    close: () => void socket.close(),
  };
}

/** Waits until `condition` holds. @throws Error when it did not after so many seconds: the machine may be busy */
export async function until(condition: () => boolean | Promise<boolean>, seconds = 15): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await condition())) {
    if (Date.now() > end) throw new Error(`It did not come to pass within ${seconds} seconds.`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
