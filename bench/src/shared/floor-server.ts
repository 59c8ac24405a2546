/**
 * The floors under the product: Socket.IO with nothing above it. `bare` stores nothing and acknowledges; `durable FILE`
 * inserts each message, all of a turn of the event loop in one transaction on disk, and acknowledges after it. Must do
 * no more than that: no authentication, no validation, no fan-out.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SOCKET_PATH } from '@parley/protocol';
import Database from 'better-sqlite3';
import { Server, type Socket } from 'socket.io';

interface Sent {
  id: string;
  conversationId: string;
  text: string;
}

type Answer = (result: { data: { id: string } }) => void;
type Store = (message: Sent, answer: Answer) => void;

const acknowledge: Store = (message, answer) => answer({ data: { id: message.id } });

function openStore(file: string): Store {
  const database = new Database(file);
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.exec(
    'create table message (id text primary key, conversation_id text not null, text text not null, created_at text not null)',
  );
  const insert = database.prepare('insert into message values (?, ?, ?, ?)');
  let waiting: [Sent, Answer][] = [];
  const insertAll = database.transaction((batch: [Sent, Answer][]) => {
    const now = new Date().toISOString();
    for (const [message] of batch) insert.run(message.id, message.conversationId, message.text, now);
  });
  const flush = () => {
    const batch = waiting;
    waiting = [];
    insertAll(batch);
    for (const [message, answer] of batch) acknowledge(message, answer);
  };
  return (message, answer) => {
    if (waiting.length === 0) setImmediate(flush);
    waiting.push([message, answer]);
  };
}

const [kind, file] = process.argv.slice(2);
const store = kind === 'durable' && file !== undefined ? openStore(file) : acknowledge;
const http = createServer();
const io = new Server(http, { path: SOCKET_PATH, serveClient: false });
/** Puts a page into a room of its own, as those of the product are. */
function watch(this: Socket, _input: unknown, answer: (result: { data: object }) => void): void {
  void this.join(`page:${this.id}`);
  answer({ data: { events: [], cursor: 'c0', reset: false } });
}

io.on('connection', (socket) => {
  socket.on('send', store);
  socket.on('watch', watch);
});
http.listen(0, '127.0.0.1', () => {
  console.log(`serves at http://127.0.0.1:${(http.address() as AddressInfo).port}`);
});
process.once('SIGTERM', () => process.exit());
