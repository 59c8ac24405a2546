/**
 * A mirror whose program is killed (SIGKILL) again and again at random moments while it syncs from a real server that is
 * being written to: in the end it holds, byte for byte, what a mirror holds that nobody disturbed. Needs `tsc -b` before.
 */

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Parley } from '../client.js';
import { seededRandom } from '../conformance/index.js';
import { type ParleyServer, startParley } from '../testing/parley-server.js';
import { wait } from '../wait.js';

const MAIN = fileURLToPath(new URL('../../dist/testing/mirror-main.js', import.meta.url));
/** `MIRROR_KILLS=200` for the long form. No `PARLEY_` in front: the server refuses variables of that kind it does not know. */
const KILLS = Number(process.env.MIRROR_KILLS ?? 12);

let server: ParleyServer;
let directory: string;

beforeAll(async () => {
  server = await startParley();
  directory = await mkdtemp(join(tmpdir(), 'parley-mirror-'));
});
afterAll(async () => {
  await server?.stop();
  await rm(directory, { recursive: true, force: true });
});

const mirror = (path: string) =>
  spawn(process.execPath, [MAIN, path, server.url, server.apiKey], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });

function hashOf(path: string): { hash: string; messages: number } {
  const db = new Database(path, { readonly: true });
  const rows = ['parley_contact', 'parley_conversation', 'parley_message'].map((table) =>
    db.prepare(`select * from ${table} order by id`).all(),
  );
  db.close();
  const hash = createHash('sha256').update(JSON.stringify(rows)).digest('hex');
  return { hash, messages: rows[2]?.length ?? 0 };
}

it(`holds the same after ${KILLS} kills as a mirror that nobody disturbed`, {
  timeout: 600_000,
}, async () => {
  const from = new Parley({ baseUrl: server.url, apiKey: server.apiKey });
  const random = seededRandom(KILLS);
  const path = join(directory, 'killed.db');
  let sent = 0;
  let killed = 0;

  /** Says, changes and takes back without a pause for as long as programs are being killed. */
  async function write(): Promise<void> {
    while (killed < KILLS) {
      const contact = await from.contacts.create({ site: 'acme', name: `Ada ${sent}` });
      const { id: conversationId } = await from.conversations.create({ kind: 'chat', contactId: contact.id });
      const { id } = await from.messages.send({ conversationId, text: `Where is ${sent}?` });
      if (sent % 3 === 0) await from.messages.update({ conversationId, id, text: `Changed ${sent}` });
      if (sent % 5 === 0) await from.messages.delete({ conversationId, id });
      sent += 1;
      // Some writes fall into a batch, some between two: with less than this, the log outgrows what a killed program reads.
      await wait(random() * 40);
    }
  }
  async function killOnce(): Promise<void> {
    const program = mirror(path);
    const ended = once(program, 'exit');
    // Some die while they start, some in a batch, some between two.
    await Promise.race([ended, wait(60 + random() * 300)]);
    program.kill('SIGKILL');
    const [, signal] = await ended;
    if (signal === 'SIGKILL') killed += 1;
  }
  async function kill(): Promise<void> {
    while (killed < KILLS) await killOnce();
  }
  await Promise.all([write(), kill()]);
  const [last] = await once(mirror(path), 'exit');
  const [undisturbed] = await once(mirror(join(directory, 'whole.db')), 'exit');

  expect([last, undisturbed]).toEqual([0, 0]);
  expect(hashOf(path)).toEqual(hashOf(join(directory, 'whole.db')));
  expect(hashOf(path).messages).toBe(sent);
});
