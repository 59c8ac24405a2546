/**
 * The demo's first run: a data folder with site, two agents, an API key and a past. It is made under another name and renamed
 * when whole, so that a run cut off in the middle leaves nothing half made.
 */
import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandError, runCommand } from './command.mjs';
import { ROOT } from './paths.mjs';
import { fileProblem, Problem } from './problem.mjs';
import { toolEnvironment } from './tools.mjs';

export const SERVER = join(ROOT, 'packages/server/dist/main.js');
const SITE = 'halden';
const LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for a demo: easy to read out, and no good anywhere else. */
function demoPassword() {
  const group = () => Array.from({ length: 4 }, () => LETTERS[randomInt(LETTERS.length)]).join('');
  return `halden-${group()}-${group()}`;
}

/** What `demo.json` holds. It has secrets in it: only its owner may read it. */
function writeDemo(folder, demo) {
  const temporary = join(folder, '.demo.json.tmp');
  writeFileSync(temporary, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
  renameSync(temporary, join(folder, 'demo.json'));
}

/** The demo in `folder`; null when there is none. Throws a `Problem` when what lies there is something else. */
export function readDemo(folder) {
  const file = join(folder, 'demo.json');
  if (!existsSync(file)) {
    if (!existsSync(folder)) return null;
    throw new Problem(`${folder} exists, but is no demo of Parley. Choose another --data, or remove it.`);
  }
  try {
    const demo = JSON.parse(readFileSync(file, 'utf8'));
    if (demo.version === 1) return demo;
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw fileProblem(error, file) ?? error;
  }
  throw new Problem(`${file} is not readable as the demo's file. Remove ${folder} to begin anew.`);
}

/** Throws a `Problem` unless the folder can be made or written to, and the demo in it fits the website's port. */
export function assertUsable({ data, ports }) {
  const place = existsSync(data) ? data : dirname(data);
  const probe = join(place, `.write-probe-${process.pid}`);
  try {
    mkdirSync(place, { recursive: true });
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw fileProblem(error, place) ?? error;
  }
  const demo = readDemo(data);
  if (demo && demo.sitePort !== ports.site) {
    throw new Problem(
      `The demo in ${data} was made for a website on port ${demo.sitePort}: its chat would refuse pages on ${ports.site}. ` +
        `Use --site-port ${demo.sitePort}, or another --data.`,
    );
  }
}

async function parley(tools, args) {
  try {
    return await runCommand(tools.node, [SERVER, ...args], {
      env: toolEnvironment(tools),
      what: `parley ${args[0]}`,
    });
  } catch (error) {
    if (error instanceof CommandError)
      throw new Problem(`The demo could not be made. ${error.output.trim()}`);
    throw error;
  }
}

async function makeDemo(tools, { folder, sitePort }) {
  const data = join(folder, 'parley');
  const maja = { name: 'Maja Lindqvist', email: 'maja@halden.example', password: demoPassword() };
  const tomas = { name: 'Tomas Reyns', email: 'tomas@halden.example', password: demoPassword() };
  const person = ({ name, email, password }) => ['--name', name, '--email', email, '--password', password];
  const site = ['--site', SITE, '--site-name', 'Halden Bikes', '--title', 'Ask Halden'];
  const greeting = 'Hello, this is Maja or Tomas. What would you like to carry?';
  const origins = ['localhost', '127.0.0.1'].flatMap((host) => ['--origin', `http://${host}:${sitePort}`]);
  await parley(tools, ['init', '--data', data, ...person(maja), ...site, '--greeting', greeting, ...origins]);
  await parley(tools, ['agent', 'create', '--data', data, ...person(tomas), '--role', 'agent']);
  const key = JSON.parse(
    await parley(tools, ['key', 'create', '--data', data, '--name', 'Halden CRM', '--json']),
  );
  await remember(tools, { data, origin: `http://127.0.0.1:${sitePort}` });
  writeDemo(folder, { version: 1, site: SITE, sitePort, apiKey: key.key, agents: { maja, tomas } });
  await seed(tools, { folder, data });
}

/** A program of the server that only the demo and tests have. */
const program = (name) => join(ROOT, 'packages/server/dist/testing', name);

async function tell(tools, args, what) {
  try {
    await runCommand(tools.node, args, { env: toolEnvironment(tools), what });
  } catch (error) {
    if (error instanceof CommandError)
      throw new Problem(`The demo could not be given a past. ${error.output.trim()}`);
    throw error;
  }
}

/** Some weeks of history: figures need a past, and the API lets nobody say when something happened. */
const remember = (tools, { data, origin }) =>
  tell(tools, [program('quarter-main.js'), data, SITE, origin], 'Remembering');

/** What was said last, in chats and in public. */
const seed = (tools, { folder, data }) =>
  tell(
    tools,
    [join(ROOT, 'demo/dist/seed-main.js'), join(folder, 'demo.json'), data, program('past-main.js')],
    'Seeding',
  );

/** The demo in `data`, made when there is none. */
export async function prepareDemo(tools, { data, ports }) {
  const known = readDemo(data);
  if (known) return known;
  const making = `${data}.making`;
  rmSync(making, { recursive: true, force: true });
  mkdirSync(making, { recursive: true, mode: 0o700 });
  await makeDemo(tools, { folder: making, sitePort: ports.site });
  renameSync(making, data);
  return readDemo(data);
}
