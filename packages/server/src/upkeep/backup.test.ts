import { execFile } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type Attachment, type EventPage, newId } from '@parley/protocol';
import Database from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { filesIn } from '../testing/files.js';
import { freePort, MAIN, parley, ServerProcess } from '../testing/server-process.js';
import { until } from '../testing/test-socket.js';

/** Not `parley`, which would hold up the writers of the test. */
const run = promisify(execFile);

let dir: string;
let data: string;
let server: ServerProcess;
let url: string;
let key: string;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'parley-backup-'));
  data = join(dir, 'data');
  parley('init', '--data', data, '--email', 'a@b.co', '--site', 'shop', '--origin', 'http://shop.example');
  key = JSON.parse(parley('key', 'create', '--data', data, '--name', 'crm', '--json')).key;
  const port = await freePort();
  url = `http://127.0.0.1:${port}`;
  server = new ServerProcess(['--data', data], port);
  await server.start();
});
afterEach(async () => {
  await server.kill();
  rmSync(dir, { recursive: true, force: true });
});

const post = async (path: string, body: unknown) => {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
  return fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
};

describe('a backup', () => {
  it('taken under load holds all that was acknowledged before it, and is whole', async () => {
    const contactId = newId('contact');
    const conversationId = newId('conversation');
    await post('/v1/contacts', { id: contactId, site: 'shop' });
    await post('/v1/conversations', { id: conversationId, kind: 'chat', contactId });
    const acknowledged: string[] = [];
    let writing = true;
    const writer = async () => {
      while (writing) {
        const id = newId('message');
        const { status } = await post(`/v1/conversations/${conversationId}/messages`, {
          id,
          text: 'x'.repeat(2000),
        });
        if (status === 201) acknowledged.push(id);
      }
    };
    const writers = Array.from({ length: 8 }, writer);
    await until(() => acknowledged.length > 100);

    const before = [...acknowledged];
    const file = join(dir, 'backup.parley');
    await run(process.execPath, [MAIN, 'backup', file, '--data', data]);
    writing = false;
    await Promise.all(writers);
    await server.kill();
    const restored = join(dir, 'restored');
    parley('restore', file, '--data', restored);

    expect(parley('check', '--data', restored)).toContain('invariants hold');
    const port = await freePort();
    const again = new ServerProcess(['--data', restored], port);
    await again.start();
    const ids = new Set<string>();
    let page: EventPage = { data: [], cursor: 'c0', more: true };
    while (page.more) {
      const answer = await fetch(`http://127.0.0.1:${port}/v1/events?limit=1000&after=${page.cursor}`, {
        headers: { authorization: `Bearer ${key}` },
      });
      page = (await answer.json()) as EventPage;
      for (const event of page.data) if (event.type === 'message.created') ids.add(event.message.id);
    }
    await again.kill('SIGTERM');
    expect(before.filter((id) => !ids.has(id))).toEqual([]);
  });

  it('has the files of messages in it', async () => {
    const contactId = newId('contact');
    const conversationId = newId('conversation');
    await post('/v1/contacts', { id: contactId, site: 'shop' });
    await post('/v1/conversations', { id: conversationId, kind: 'chat', contactId });
    const content = Buffer.from('0123456789abcde\n'.repeat(200_000));
    const upload = async (name: string) => {
      const answer = await fetch(`${url}/v1/attachments?name=${name}&conversationId=${conversationId}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${key}` },
        body: content,
      });
      return ((await answer.json()) as Attachment).id;
    };
    const attachments = [await upload('one'), await upload('two')];
    await upload('unused');
    await post(`/v1/conversations/${conversationId}/messages`, { text: '', attachments });

    const file = join(dir, 'backup.parley');
    parley('backup', file, '--data', data);
    const restored = join(dir, 'restored');
    parley('restore', file, '--data', restored);

    expect(parley('check', '--data', restored)).toContain('invariants hold');
    const files = filesIn(restored).sort();
    expect(files).toEqual(attachments.map((id) => join(restored, 'attachments', id.slice(-2), id)).sort());
    for (const path of files) expect(readFileSync(path).equals(content)).toBe(true);
    // The database has given the room of the files back.
    expect(statSync(join(restored, 'parley.db')).size).toBeLessThan(content.length);
  });

  it('does not overwrite, and leaves nothing half done', () => {
    const file = join(dir, 'backup.parley');
    parley('backup', file, '--data', data);

    expect(() => parley('backup', file, '--data', data)).toThrow('already there');
    expect(() => parley('restore', file, '--data', data)).toThrow('already holds a Parley');
    expect(readdirSync(dir).filter((name) => name.includes('unfinished'))).toEqual([]);
  });

  it('of a newer version is refused, and leaves nothing in the way of the next try', () => {
    const file = join(dir, 'backup.parley');
    parley('backup', file, '--data', data);
    const newer = join(dir, 'newer.parley');
    copyFileSync(file, newer);
    const database = new Database(newer);
    database.exec("INSERT INTO kysely_migration (name, timestamp) VALUES ('9999-future', '2030-01-01')");
    database.close();
    const restored = join(dir, 'restored');

    expect(() => parley('restore', newer, '--data', restored)).toThrow('made by a newer Parley');

    expect(parley('restore', file, '--data', restored)).toContain('Restored');
  });

  it('is not restored from a file that is none', () => {
    const file = join(dir, 'text');
    writeFileSync(file, 'not a backup');

    expect(() => parley('restore', file, '--data', join(dir, 'new'))).toThrow('not a backup');
    expect(() => parley('restore', join(dir, 'nothing'), '--data', join(dir, 'new'))).toThrow(
      'There is no file',
    );
    expect(existsSync(join(dir, 'new'))).toBe(false);
  });
});
