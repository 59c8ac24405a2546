import { once } from 'node:events';
import { createServer, type Server as HttpServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SOCKET_PATH } from '@parley/protocol';
import { Server } from 'socket.io';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { RawSocket } from './raw-socket.js';

let http: HttpServer;
let io: Server;
let url: string;

beforeEach(async () => {
  http = createServer().listen(0, '127.0.0.1');
  await once(http, 'listening');
  io = new Server(http, { path: SOCKET_PATH, serveClient: false, pingInterval: 50, pingTimeout: 100 });
  url = `http://127.0.0.1:${(http.address() as AddressInfo).port}`;
});

afterEach(() => io.close());

it('is a client that Socket.IO takes for one of its own', async () => {
  io.use((socket, next) => next(socket.handshake.auth.token === 'good' ? undefined : new Error('no')));
  io.on('connection', (socket) => {
    socket.on('send', (input, answer) => {
      socket.emit('events', { heard: input.text });
      answer(input.text === 'bad' ? { error: { code: 'conflict' } } : { data: input });
    });
  });
  const events: string[] = [];
  const onEvent = (frame: Buffer) => void events.push(frame.toString());

  const socket = await RawSocket.connect({ url, auth: { token: 'good' }, onEvent });

  expect(await socket.ask('send', { text: 'hello' })).toEqual({ text: 'hello' });
  await expect(socket.ask('send', { text: 'bad' })).rejects.toThrow('conflict');
  expect(events).toEqual(['42["events",{"heard":"hello"}]', '42["events",{"heard":"bad"}]']);
  await expect(RawSocket.connect({ url, auth: { token: 'bad' } })).rejects.toThrow('"message":"no"');
  socket.close();
});

it('answers pings, or it would be taken for dead', async () => {
  let closed = false;
  const onClose = () => {
    closed = true;
  };

  const socket = await RawSocket.connect({ url, onClose });
  await new Promise((resolve) => setTimeout(resolve, 500));

  expect(closed).toBe(false);
  const [peer] = await io.fetchSockets();
  peer?.disconnect(true);
  await expect.poll(() => closed).toBe(true);
  socket.close();
});
