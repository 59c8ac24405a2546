/** Which commands a document may contain, and what it means to try each. A command that is not here fails its test. */
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { freePort } from '@parley/server/testing';
import { expect } from 'vitest';
import { documentAt, ROOT } from './readme-blocks.js';
import type { Reader } from './readme-reader.js';

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  scripts: Record<string, string>;
};

type Try = (reader: Reader, command: string) => Promise<string>;

/** Run as it stands. */
const run: Try = (reader, command) => reader.type(command);

const TRIES: [RegExp, Try][] = [
  [/^npm start$/, tryStart],
  [/^npm test$/, tryTest],
  [/^npm test -- --only build$/, run],
  [/^npm run load -- /, run],
  [/^pnpm [a-z\d]+$/, tryScript],
  [/^pnpm bench [a-z]+ --quick$/, tryBench],
  [/^parley\(\) \{.*\}$/, run],
  [/^parley (init|key create|agent create|identity add|backup|restore|check)\b/, run],
  [/^parley serve\b/, tryServe],
  [/^curl --fail /, run],
  [/^echo '.*' > [\w.]+$/, run],
  [/^export PARLEY_URL=/, run],
  [/^export PARLEY_API_KEY=parley_sk_…$/, putKey],
  [/^export PARLEY_IDENTITY_SECRET=…$/, putSecret],
];

/** The commands of a block; a line that ends with a backslash goes on. */
export function commandsOf(text: string): string[] {
  return text
    .replaceAll('\\\n', '')
    .split('\n')
    .filter((line) => line.trim() !== '');
}

/** Tries each command of a block. @returns all that was printed */
export async function tryCommands(reader: Reader, text: string): Promise<string> {
  let printed = '';
  for (const command of commandsOf(text)) {
    const known = TRIES.find(([pattern]) => pattern.test(command));
    if (!known) throw new Error(`No test knows how to try: ${command}`);
    const answer = await known[1](reader, command);
    keys.set(reader, /parley_sk_[\w-]{43}/.exec(answer)?.[0] ?? keys.get(reader) ?? '');
    secrets.set(reader, /^ {2}([\w-]{43})$/m.exec(answer)?.[1] ?? secrets.get(reader) ?? '');
    printed += answer;
  }
  return printed;
}

/** The API key that each reader was last shown. */
const keys = new WeakMap<Reader, string>();

function putKey(reader: Reader, command: string): Promise<string> {
  const key = keys.get(reader);
  expect(key, 'a key was printed before').toMatch(/^parley_sk_/);
  return reader.type(command.replace(/parley_sk_…$/, key ?? ''));
}

/** The secret that each reader was last shown. */
const secrets = new WeakMap<Reader, string>();

function putSecret(reader: Reader, command: string): Promise<string> {
  const secret = secrets.get(reader);
  expect(secret, 'a secret was printed before').toBeDefined();
  return reader.type(command.replace('…', secret ?? ''));
}

async function tryServe(reader: Reader, command: string): Promise<string> {
  await reader.leaveRunning(command);
  await expect
    .poll(() => reader.type('cat .running').catch(() => ''), { timeout: 20_000 })
    .toContain('Parley serves at');
  return '';
}

/** It cannot be run from within itself: it is there, and continuous integration runs it. */
async function tryTest(): Promise<string> {
  expect(scripts.test).toBe('node scripts/bootstrap.mjs test');
  expect(readFileSync(join(ROOT, '.ci/run'), 'utf8')).toMatch(/^exec npm test\b/m);
  return '';
}

/** Each runs what `npm test` runs as well; here it is enough that it leads to a program. */
async function tryScript(_: Reader, command: string): Promise<string> {
  const name = command.split(' ')[1] ?? '';
  const [program = ''] = (scripts[name] ?? '').split(' ');
  expect(program, `the script ${name}`).not.toBe('');
  const found = program === 'node' || existsSync(join(ROOT, 'node_modules/.bin', program));
  expect(found, `${program} of the script ${name}`).toBe(true);
  return '';
}

/** Minutes of measuring prove nothing here: that there is such a measurement, and such an option, is enough. */
async function tryBench(reader: Reader, command: string): Promise<string> {
  const [, , name = ''] = command.split(' ');
  const help = execFileSync(process.execPath, [join(ROOT, 'bench/dist/main.js'), name, '--help'], {
    encoding: 'utf8',
  });
  expect(help).toContain(`bench ${name} `);
  expect(help).toContain('--quick');
  return tryScript(reader, command);
}

let started: Promise<string> | undefined;

/** The same command stands in two documents, and once is enough. */
function tryStart(reader: Reader): Promise<string> {
  started ??= start(reader);
  return started;
}

/** Starts everything on other ports, looks at each address that the README names, and ends it by Ctrl-C. */
async function start(reader: Reader): Promise<string> {
  const ports = { 4300: await freePort(), 4310: await freePort(), 4320: await freePort() };
  const flags = ['--port', ports[4300], '--site-port', ports[4310], '--crm-port', ports[4320]];
  const child = spawn('npm', ['start', '--', ...flags.map(String), '--data', join(reader.dir, 'demo-data')], {
    cwd: ROOT,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.on('data', (text: Buffer) => {
      said += text;
    });
  }
  try {
    await expect
      .poll(() => child.exitCode === null && !said.includes('Ctrl-C'), { timeout: 300_000, interval: 200 })
      .toBe(false);
    expect(said).toContain('Ctrl-C stops everything');
    await allAnswer(said, ports);
  } finally {
    await interrupt(child);
  }
  // npm itself may be gone before what it started; what was said is that everything stops.
  await expect.poll(() => anyAnswers(Object.values(ports)), { timeout: 20_000 }).toBe(false);
  return said;
}

async function allAnswer(said: string, ports: Record<string, number>): Promise<void> {
  const written = documentAt('README.md').links.filter((link) => link.startsWith('http://127.0.0.1'));
  expect(written.length).toBe(4);
  for (const link of written) {
    const address = link.replace(/:(\d+)/, (_, port: string) => `:${ports[port]}`);
    expect(said).toContain(address);
    const answer = await fetch(address);
    expect([address, answer.status]).toEqual([address, 200]);
  }
}

async function anyAnswers(ports: number[]): Promise<boolean> {
  const answers = ports.map((port) => fetch(`http://127.0.0.1:${port}/`).catch(() => null));
  return (await Promise.all(answers)).some((answer) => answer !== null);
}

/** Ctrl-C: the whole group gets the signal. */
async function interrupt(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.pid === undefined) return;
  const gone = once(child, 'exit');
  process.kill(-child.pid, 'SIGINT');
  await gone;
}
