import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { newId } from '@parley/protocol';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newInstallation, type TestInstallation } from '../testing/installation.js';
import { freePort, parley, ServerProcess } from '../testing/server-process.js';

let dir: string;
let data: string;
let target: TestInstallation;

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'parley-migrate-'));
  data = join(dir, 'data');
  target = await newInstallation();
  parley('init', '--data', data, '--email', 'a@b.co', '--site', 'shop', '--origin', 'http://shop.example');
});
afterEach(async () => {
  await target.remove();
  rmSync(dir, { recursive: true, force: true });
});

const to = () => ['--to', target.databaseUrl ?? ''];

describe('moving to PostgreSQL', () => {
  it('brings every row, goes on where the log stood, and knows the same keys', async () => {
    const { key } = JSON.parse(parley('key', 'create', '--data', data, '--name', 'crm', '--json'));
    const headers = { 'content-type': 'application/json', authorization: `Bearer ${key}` };
    const [contactId, conversationId] = [newId('contact'), newId('conversation')];
    const fill = async (url: string, texts: string[]) => {
      const post = (path: string, body: unknown) =>
        fetch(url + path, { method: 'POST', headers, body: JSON.stringify(body) });
      await post('/v1/contacts', { id: contactId, site: 'shop', name: 'Zoë 🚲' });
      await post('/v1/conversations', { id: conversationId, kind: 'chat', contactId });
      for (const text of texts) await post(`/v1/conversations/${conversationId}/messages`, { text });
      return (await fetch(`${url}/v1/conversations/${conversationId}/messages`, { headers })).json();
    };
    const port = await freePort();
    const before = new ServerProcess(['--data', data], port);
    await before.start();
    await fill(`http://127.0.0.1:${port}`, ['One', 'Två\n\t✓', '三']);
    await before.kill('SIGTERM');

    const said = parley('migrate', '--data', data, ...to());
    const after = new ServerProcess(['--database-url', target.databaseUrl ?? ''], port);
    await after.start();
    const page = (await fill(`http://127.0.0.1:${port}`, ['Four'])) as {
      data: { seq: number; text: string }[];
    };
    await after.kill('SIGTERM');

    expect(said).toMatch(/message\s+3 rows, equal/);
    expect(page.data.map((m) => [m.seq, m.text])).toEqual([
      [1, 'One'],
      [2, 'Två\n\t✓'],
      [3, '三'],
      [4, 'Four'],
    ]);
    expect(parley('check', '--database-url', target.databaseUrl ?? '')).toContain('invariants hold');
  });

  it('refuses a database that is in use, and a directory that is being served', async () => {
    const server = new ServerProcess(['--data', data], await freePort());
    await server.start();
    expect(() => parley('migrate', '--data', data, ...to())).toThrow('Another parley process');
    await server.kill('SIGTERM');

    parley('migrate', '--data', data, ...to());

    expect(() => parley('migrate', '--data', data, ...to())).toThrow('is not empty');
  });
});
