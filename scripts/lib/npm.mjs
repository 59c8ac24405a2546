/** Calls npm without a shell, which is the same on every system, and untouched by the `npm run` around it. */
import { existsSync, realpathSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { CommandError, runCommand } from './command.mjs';
import { Problem } from './problem.mjs';

/** What an outer `npm` tells its scripts and what a person may have set to reach a registry at all. */
const NETWORK =
  /^npm_config_(registry|.*proxy|ca|cafile|cert|key|strict_ssl|cache|userconfig|globalconfig|offline|prefer_offline|fetch_.*|maxsockets|_auth.*|@.*|\/\/.*)$/i;

/**
 * The environment for programs started from here. `npm run` describes itself in npm_* variables, which an npm or pnpm
 * below would take for its own options; only what reaches a registry is kept. NODE_ENV=production would leave out
 * the compiler.
 */
export function cleanEnvironment(env = process.env) {
  const clean = {};
  for (const [name, value] of Object.entries(env)) {
    const ofNpm = /^npm_/i.test(name) && !NETWORK.test(name);
    if (!ofNpm && name !== 'INIT_CWD' && name !== 'NODE_ENV') clean[name] = value;
  }
  return clean;
}

/** npm beside the programs of a folder: a link to its script on most systems, a folder next to npm.cmd on Windows. */
function npmIn(folder) {
  const link = join(folder, 'npm');
  const target = existsSync(link) ? realpathSync(link) : '';
  return [target, join(folder, 'node_modules', 'npm', 'bin', 'npm-cli.js')];
}

/** The script of npm: the one that runs us, else the one that came with this Node, else the one on the PATH. */
export function findNpm(env = process.env, execPath = process.execPath) {
  const beside = dirname(execPath);
  const candidates = [
    env.npm_execpath ?? '',
    ...npmIn(beside),
    join(beside, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
    ...(env.PATH ?? env.Path ?? '').split(delimiter).filter(Boolean).flatMap(npmIn),
  ];
  // Under pnpm or yarn the variable names them instead, and a link may lead to a script that only a shell can run.
  const found = candidates.find((path) => /npm-cli\.js$/.test(path) && existsSync(path));
  if (found === undefined) {
    throw new Problem(
      'npm was not found. It comes with Node.js: install that from https://nodejs.org, then try again.',
    );
  }
  return found;
}

/** A registry that does not answer is asked twice more within seconds, not minutes: somebody is waiting. */
export const SHORT_RETRIES = [
  '--fetch-retries=2',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=3000',
];

/** Whether what a package manager printed is about not reaching the registry. */
export function looksOffline(output) {
  return /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|ERR_SOCKET_TIMEOUT|META_FETCH_FAIL|ERR_PNPM_NO_OFFLINE|error sending request|failed to fetch|dns error|network is unreachable/i.test(
    output,
  );
}

/**
 * Whether the registry is out of reach. npm is asked, for it knows the proxies; a registry that only dislikes the
 * question is there.
 */
export async function isOffline(node) {
  try {
    await runCommand(
      node,
      [findNpm(), 'ping', '--loglevel=error', '--fetch-retries=0', '--fetch-timeout=15000'],
      {
        env: cleanEnvironment(),
      },
    );
    return false;
  } catch (error) {
    if (error instanceof CommandError) return looksOffline(error.output);
    // Without npm nobody can tell: the download itself will.
    if (error instanceof Problem) return false;
    throw error;
  }
}

/** The sentence for a download that failed; `what` is what was to come. */
export function downloadProblem(what, output) {
  if (looksOffline(output)) {
    return new Problem(
      `${what} could not be downloaded, because the npm registry cannot be reached. ` +
        'Check the internet connection and the proxy settings of npm, then run the same command again.',
    );
  }
  return new Problem(`${what} could not be installed:\n\n${output.trim().split('\n').slice(-15).join('\n')}`);
}
