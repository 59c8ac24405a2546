/** The README's examples, run as they stand against the built package and a real server. Needs `tsc -b` before. */
import { execFile } from 'node:child_process';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readConfig } from './cli/config.js';
import { readArguments } from './cli/usage.js';
import { type ParleyServer, startParley } from './testing/parley-server.js';

const PACKAGE = fileURLToPath(new URL('..', import.meta.url));
/** Inside the package, so that `@parley/sdk` means itself, by its `exports`. */
const DIRECTORY = join(PACKAGE, 'dist', 'readme');

let server: ParleyServer;
let examples: string[];
let text: string;

beforeAll(async () => {
  text = await readFile(join(PACKAGE, 'README.md'), 'utf8');
  examples = [...text.matchAll(/^```js\n(.*?)^```/gms)].map(([, code = '']) => code);
  await rm(DIRECTORY, { recursive: true, force: true });
  await mkdir(DIRECTORY, { recursive: true });
  server = await startParley();
});

afterAll(async () => {
  await server?.stop();
  await rm(DIRECTORY, { recursive: true, force: true });
});

async function run(index: number): Promise<string> {
  await writeFile(join(DIRECTORY, `${index}.mjs`), examples[index] ?? '');
  const env = { ...process.env, PARLEY_URL: server.url, PARLEY_API_KEY: server.apiKey };
  return (await promisify(execFile)(process.execPath, [`${index}.mjs`], { cwd: DIRECTORY, env })).stdout;
}

describe('the README', () => {
  it('speaks and reads as it says, and its sync brings each message once', async () => {
    const spoken = await run(3);
    const pulled = await run(0);
    const pulledAgain = await run(0);

    expect(spoken).toBe('1 contact Where is my order?\n2 key It left us this morning.\n');
    expect(pulled).toMatch(/^cnv_\w+ Where is my order\?\ncnv_\w+ It left us this morning\.\n$/);
    expect(pulledAgain).toBe('');
  });

  it('fills files as it says, and brings nothing twice', async () => {
    const first = await run(1);
    const second = await run(1);

    expect(first).toBe('1 1 2 0\n');
    expect(second).toBe('0 0 0 0\n');
  });

  it('asks for figures as it says', async () => {
    expect(await run(5)).toBe('0.00 EUR\n');
  });

  it('answers webhooks as it says', async () => {
    expect(await run(2)).toBe('');
  });

  it('names no command that is not understood', async () => {
    const commands = [...text.matchAll(/parley-sync ((?:pull|sync|tail|verify).*)$/gm)].map(
      ([, rest = '']) => rest,
    );

    expect(commands.length).toBeGreaterThanOrEqual(8);
    for (const command of commands) expect(() => readArguments(command.split(' '))).not.toThrow();
  });

  it('shows a configuration that can be', async () => {
    const [, json = ''] = /^```json\n(.*?)^```/ms.exec(text) ?? [];
    await writeFile(join(DIRECTORY, 'config.json'), json);

    expect(await readConfig(join(DIRECTORY, 'config.json'))).toMatchObject({ to: 'hubspot' });
  });
});
