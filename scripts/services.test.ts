/** Programs started and ended together: real processes, small ones. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { Services } from './lib/services.mjs';

let folder: string;
let services: Services;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-services-'));
  services = new Services();
});

afterEach(async () => {
  await services.stop({ asked: false });
  await rm(folder, { recursive: true, force: true });
});

const ANSWER = "require('node:http').createServer((_, answer) => answer.end('ok'))";

/** A port that nobody has: asked for and given back. */
function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address !== null ? address.port : 0));
    });
  });
}

/** Runs `code`, which is to listen on the port of `url`. */
async function start(name: string, code: string): Promise<string> {
  const file = join(folder, `${name}.cjs`);
  const port = await freePort();
  const url = `http://127.0.0.1:${port}/`;
  await writeFile(file, code.replaceAll('PORT', String(port)));
  const log = join(folder, `${name}.log`);
  await services.start({ name, file: process.execPath, args: [file], env: process.env, log, url });
  return url;
}

async function answers(url: string): Promise<boolean> {
  return fetch(url).then(
    () => true,
    () => false,
  );
}

test('a program is up when it answers, and gone after stop', async () => {
  const url = await start('web', `${ANSWER}.listen(PORT)`);
  const whileUp = await answers(url);

  await services.stop({ asked: false });

  expect(whileUp).toBe(true);
  expect(await answers(url)).toBe(false);
});

test('a program that ends before it answers is told with its last words', async () => {
  const starting = start('web', "console.error('the disk is full'); process.exit(3)");

  await expect(starting).rejects.toThrow(
    /^web ended with code 3, .* Its last words, .*\n\nthe disk is full$/s,
  );
});

test('when one program dies, it is told, and stop ends the others', async () => {
  const url = await start('web', `${ANSWER}.listen(PORT)`);
  await start(
    'crm',
    `${ANSWER}.listen(PORT); setTimeout(() => { console.error('out of memory'); process.exit(9) }, 300)`,
  );

  const problem = await services.firstAccident();
  await services.stop({ asked: false });

  expect(problem.message).toMatch(/^crm ended with code 9, so everything was stopped\..*out of memory$/s);
  expect(await answers(url)).toBe(false);
});

test('a program that stops cleanly on its own ears gets the time it needs', async () => {
  const clean = `${ANSWER}.listen(PORT); process.on('SIGTERM', () => setTimeout(() => { console.log('saved'); process.exit(0) }, 200))`;
  await start('web', clean);

  const began = Date.now();
  await services.stop({ asked: false });

  expect(Date.now() - began).toBeGreaterThanOrEqual(190);
  expect(Date.now() - began).toBeLessThan(5_000);
});

test('after a stop nothing new begins', async () => {
  await services.stop({ asked: true });

  await expect(start('late', `${ANSWER}.listen(PORT)`)).rejects.toThrow('Stopped before late began.');
});
