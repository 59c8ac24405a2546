/** Installs and builds, and skips what is done already. Both remember what they did by a fingerprint of what they read. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CommandError, runCommand } from './command.mjs';
import { downloadProblem, isOffline } from './npm.mjs';
import { binOf, CACHE, ROOT } from './paths.mjs';
import { fileProblem, Problem } from './problem.mjs';
import { toolEnvironment } from './tools.mjs';

/** As for npm: a registry that does not answer is asked again within seconds. */
const IMPATIENT = [
  '--config.fetch-retries=2',
  '--config.fetch-retry-mintimeout=1000',
  '--config.fetch-retry-maxtimeout=3000',
];

const BUNDLES = join(ROOT, 'packages/widget/dist/browser');

function isStamped(name, fingerprint) {
  try {
    return readFileSync(join(CACHE, name), 'utf8') === fingerprint;
  } catch {
    // Never done.
    return false;
  }
}

function stamp(name, fingerprint) {
  try {
    mkdirSync(CACHE, { recursive: true });
    writeFileSync(join(CACHE, name), fingerprint);
  } catch (error) {
    throw fileProblem(error, CACHE) ?? error;
  }
}

function hash(parts) {
  const digest = createHash('sha256');
  for (const part of parts) digest.update(part).update('\0');
  return digest.digest('hex');
}

/** Brings the packages that the lockfile names, unless they are here. */
export async function install(tools) {
  const files = ['pnpm-lock.yaml', 'pnpm-workspace.yaml'].map((name) => readFileSync(join(ROOT, name)));
  const fingerprint = hash([process.platform, process.arch, ...files]);
  if (existsSync(join(ROOT, 'node_modules/.modules.yaml')) && isStamped('install', fingerprint)) {
    return 'Packages are installed';
  }
  const [file, ...words] = tools.pnpm;
  // Alone, pnpm would ask an absent registry for each of hundreds of packages. What it has in store it can still use.
  const network = (await isOffline(process.execPath)) ? ['--offline'] : [];
  try {
    // CI keeps pnpm from asking questions that nobody would see.
    const env = { ...toolEnvironment(tools), CI: 'true' };
    await runCommand(file, [...words, 'install', '--frozen-lockfile', ...network, ...IMPATIENT], { env });
  } catch (error) {
    if (error instanceof CommandError) throw downloadProblem('The packages', error.output);
    throw error;
  }
  stamp('install', fingerprint);
  return 'Installed the packages';
}

/** Every script that tsc made for the widget and everything the bundler is, by size and time. */
function* widgetInputs(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && path !== BUNDLES) yield* widgetInputs(path);
    // Scripts only: the bundler leaves other files of its own among them.
    else if (/\.m?js$/.test(entry.name)) yield `${path} ${statSync(path).size} ${statSync(path).mtimeMs}`;
  }
}

async function runScript(tools, { what, script, args = [] }) {
  try {
    await runCommand(tools.node, [script, ...args], { env: toolEnvironment(tools), what });
  } catch (error) {
    if (error instanceof CommandError) throw new Problem(`${error.message}\n\n${error.output.trim()}`);
    throw error;
  }
}

/** Puts the page of the API reference where the server finds it: a copy of two files, so it is simply done. */
async function copyReference(tools) {
  const script = join(ROOT, 'packages/server/scripts/copy-reference.mjs');
  await runScript(tools, { what: 'Copying the API reference', script });
}

/**
 * Compiles these packages and what they are made of; the compiler itself knows what has changed. Whether the types fit is asked by
 * `npm test`: who only wants to see Parley run need not wait for that.
 */
export async function compile(tools, packages) {
  await runScript(tools, {
    what: 'The compiler',
    script: binOf('typescript', { command: 'tsc' }),
    args: ['-b', '--noCheck', ...packages],
  });
  return 'Compiled';
}

/** Makes what browsers load, unless nothing it is made of has changed. Needs `compile` before. */
export async function bundle(tools) {
  await copyReference(tools);
  const inputs = ['packages/widget/dist', 'packages/widget/scripts', 'packages/protocol/dist']
    .map((folder) => join(ROOT, folder))
    .flatMap((folder) => [...widgetInputs(folder)]);
  const fingerprint = hash([...inputs.sort(), readFileSync(join(ROOT, 'pnpm-lock.yaml'))]);
  if (existsSync(join(BUNDLES, 'manifest.json')) && isStamped('bundle', fingerprint))
    return 'Bundles are up to date';
  const script = join(ROOT, 'packages/widget/scripts/bundle.mjs');
  await runScript(tools, { what: 'The bundler', script });
  stamp('bundle', fingerprint);
  return 'Bundled the widget';
}
