/**
 * A Node that can run Parley, and pnpm 12: this machine's own when they are good enough, else fetched by `npm exec`
 * into npm's cache, where they disturb nothing. Nothing is installed for the whole machine.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { CommandError, runCommand } from './command.mjs';
import { canRunParley } from './node-version.mjs';
import { cleanEnvironment, downloadProblem, findNpm, looksOffline, SHORT_RETRIES } from './npm.mjs';
import { CACHE } from './paths.mjs';
import { fileProblem } from './problem.mjs';

const NODE_MAJOR = '24';
const PNPM_MAJOR = '12';
const REPORT = fileURLToPath(new URL('./report-tools.mjs', import.meta.url));
const MEMORY = join(CACHE, 'tools.json');

/** Where `pnpm` is on the PATH as a program; on Windows only a real .exe, because scripts would need a shell. */
export function findOnPath(name, env = process.env, platform = process.platform) {
  const file = platform === 'win32' ? `${name}.exe` : name;
  const folders = (env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean);
  return folders.map((folder) => join(folder, file)).find((path) => existsSync(path));
}

async function ownPnpm() {
  const path = findOnPath('pnpm');
  if (path === undefined) return null;
  try {
    const env = { ...cleanEnvironment(), COREPACK_ENABLE_DOWNLOAD_PROMPT: '0' };
    const version = await runCommand(path, ['--version'], { env });
    return version.trim().split('.')[0] === PNPM_MAJOR ? [path] : null;
  } catch {
    // A pnpm that does not even know its version is as good as none.
    return null;
  }
}

/** What an earlier run found, when it is still there and was found by this same Node. */
function remembered() {
  try {
    const tools = JSON.parse(readFileSync(MEMORY, 'utf8'));
    const whole =
      tools.by === process.version && [tools.node, ...tools.pnpm].every((path) => existsSync(path));
    return whole ? tools : null;
  } catch {
    // None yet, or not ours.
    return null;
  }
}

function remember(tools) {
  try {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(MEMORY, JSON.stringify({ ...tools, by: process.version }));
  } catch (error) {
    throw fileProblem(error, CACHE) ?? error;
  }
  return tools;
}

/** Asks npm for packages and where it put them. Throws a `CommandError`. */
async function askNpm(packages) {
  const args = ['exec', '--yes', '--loglevel=error', '--no-audit', ...SHORT_RETRIES];
  args.push(...packages.map((name) => `--package=${name}`), '--', 'node', REPORT);
  const answer = await runCommand(process.execPath, [findNpm(), ...args], { env: cleanEnvironment() });
  return JSON.parse(answer.trim().split('\n').at(-1));
}

/**
 * The package that holds Node itself for one platform. The package `node` only fetches that one, by a script that
 * runs while it is installed, which npm may refuse.
 */
export function nodePackageOf(platform, arch) {
  const prefix = platform === 'darwin' && arch === 'arm64' ? 'node-bin' : 'node';
  return `${prefix}-${platform === 'win32' ? 'win' : platform}-${arch}@${NODE_MAJOR}`;
}

/** Fetches what is missing. Where the package `node` did not give a Node, the one for this platform does. */
async function fetchTools({ node, pnpm }) {
  const others = pnpm ? [] : [`pnpm@${PNPM_MAJOR}`];
  const attempts = node
    ? [others]
    : [[`node@${NODE_MAJOR}`], [nodePackageOf(process.platform, process.arch)]];
  const wanted = attempts.map((first) => [...new Set([...first, ...others])]);
  let said = '';
  for (const packages of wanted) {
    try {
      const found = await askNpm(packages);
      if (canRunParley(found.version) && (pnpm || found.pnpm)) return found;
      said = `npm installed ${packages.join(' and ')}, but not so that it runs.`;
    } catch (error) {
      if (!(error instanceof CommandError)) throw error;
      said = error.output;
      // Asking an absent registry for something else would only take longer.
      if (looksOffline(said)) break;
    }
  }
  throw downloadProblem(wanted[0].join(' and '), said);
}

/** The tools: `node` is a path, `pnpm` the words that start it. */
export async function findTools() {
  const known = remembered();
  if (known) return known;
  const node = canRunParley(process.versions.node) ? process.execPath : null;
  const pnpm = await ownPnpm();
  if (node && pnpm) return remember({ node, pnpm });
  const fetched = await fetchTools({ node, pnpm });
  const chosen = node ?? fetched.node;
  return remember({ node: chosen, pnpm: pnpm ?? [chosen, fetched.pnpm] });
}

/** The environment for Parley's own programs: the chosen Node comes first on the PATH. */
export function toolEnvironment(tools, env = process.env) {
  const clean = cleanEnvironment(env);
  const name = Object.keys(clean).find((key) => key.toUpperCase() === 'PATH') ?? 'PATH';
  return { ...clean, [name]: `${dirname(tools.node)}${delimiter}${clean[name] ?? ''}` };
}
