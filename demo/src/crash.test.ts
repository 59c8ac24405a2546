/** Real processes, ended as by a power cut, while messages come in: the CRM must have each of them, once. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Parley } from '@parley/sdk';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import type { CrmData } from './crm-data.js';
import { endProgram, startProgram, TestParley } from './testing/parley-server.js';

const MAIN = fileURLToPath(new URL('../dist/main.js', import.meta.url));

let server: TestParley;
let folder: string;
let conversationId: string;
/** Those that were started; a test that fails leaves none behind. */
const crms: ChildProcess[] = [];

beforeAll(async () => {
  server = await TestParley.start();
  folder = await mkdtemp(join(tmpdir(), 'halden-crash-'));
  const contact = await parley().contacts.create({ site: 'halden', name: 'Lieve' });
  conversationId = (await parley().conversations.create({ kind: 'chat', contactId: contact.id })).id;
});

afterAll(async () => {
  await server.stop();
  await rm(folder, { recursive: true, force: true });
});

afterEach(async () => {
  for (const child of crms.splice(0)) await endProgram(child, 'SIGKILL');
});

function parley(): Parley {
  // A busy machine takes its time to start a server again.
  return new Parley({ baseUrl: server.url, apiKey: server.apiKey, maxRetries: 20 });
}

async function startCrm(): Promise<ChildProcess> {
  const ports = ['--site-port', '0', '--crm-port', '0', '--interval', '5'];
  const args = [MAIN, '--parley-url', server.url, '--data', folder, ...ports];
  const { child } = await startProgram(args, { ...process.env, PARLEY_API_KEY: server.apiKey });
  crms.push(child);
  return child;
}

/** What is on disk; nothing before the first batch. A file that is broken fails the test. */
async function textsInCrm(): Promise<string[]> {
  const text = await readFile(join(folder, 'crm.json'), 'utf8').catch(() => '{"messages":{}}');
  const crm = JSON.parse(text) as CrmData;
  return (crm.messages[conversationId] ?? []).map((message) => message.text);
}

/** Sends `texts` one after the other, through outages, as the SDK does. */
async function say(texts: string[]): Promise<void> {
  for (const text of texts) await parley().messages.send({ conversationId, text });
}

async function caughtUp(count: number): Promise<string[]> {
  for (let attempt = 0; attempt < 200; attempt += 1) {
    const texts = await textsInCrm();
    if (texts.length >= count) return texts;
    await wait(50);
  }
  return textsInCrm();
}

test('killed between batches again and again, the CRM loses nothing and doubles nothing', async () => {
  const texts: string[] = [];
  let talking = true;
  const saying = (async () => {
    while (talking) {
      texts.push(`before ${texts.length + 1}`);
      await say(texts.slice(-1));
    }
  })();

  const heldWhenKilled: number[] = [];
  for (let round = 0; round < 5; round += 1) {
    const child = await startCrm();
    await caughtUp((heldWhenKilled.at(-1) ?? 0) + 1);
    // A little later each time, to meet another moment of its work.
    await wait(round * 7);
    await endProgram(child, 'SIGKILL');
    heldWhenKilled.push((await textsInCrm()).length);
  }
  talking = false;
  await saying;
  const child = await startCrm();

  expect(await caughtUp(texts.length)).toEqual(texts);
  await endProgram(child, 'SIGTERM');
  // Else it was never killed in the middle of anything, and this test would prove nothing.
  expect(new Set(heldWhenKilled).size).toBe(5);
  expect(heldWhenKilled.at(-1)).toBeLessThan(texts.length);
});

test('Parley killed while messages come in: the CRM goes on by itself when it is back', async () => {
  const known = await textsInCrm();
  const child = await startCrm();
  const texts = Array.from({ length: 60 }, (_, index) => `during ${index + 1}`);
  const saying = say(texts);

  await wait(80);
  await server.kill();
  await wait(300);
  await server.serve();
  await saying;

  expect(await caughtUp(known.length + texts.length)).toEqual([...known, ...texts]);
  await endProgram(child, 'SIGTERM');
});

test('SIGINT ends it within seconds and without an error', async () => {
  const child = await startCrm();

  const began = Date.now();
  const ended = once(child, 'exit');
  child.kill('SIGINT');

  expect(await ended).toEqual([0, null]);
  expect(Date.now() - began).toBeLessThan(5000);
});

test('without a key it says so in one sentence and ends', async () => {
  const env = { ...process.env, PARLEY_API_KEY: '' };
  const child = spawn(process.execPath, [MAIN, '--parley-url', server.url, '--data', folder], { env });
  let said = '';
  child.stderr.on('data', (chunk: Buffer) => {
    said += chunk.toString();
  });

  const [code] = await once(child, 'close');

  expect({ code, said }).toEqual({ code: 1, said: '--api-key is missing. See --help.\n' });
});
