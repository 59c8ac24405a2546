/** Runs a program to its end without a shell. Its output is kept for the case that it fails. */
import { spawn } from 'node:child_process';
import { ROOT } from './paths.mjs';

/** How many characters of output are kept: enough for a compiler's complaints. */
const KEPT = 20_000;

/** A program ended badly; `output` is the last it said, on both streams. */
export class CommandError extends Error {
  name = 'CommandError';

  constructor(what, { code, signal, output }) {
    super(`${what} ended with ${signal ?? `code ${code}`}.`);
    this.output = output;
    this.signal = signal;
  }
}

/** The programs at work, so that a signal can end them. */
const running = new Set();

let ended = false;

/** Ends every program that is at work, and lets no other begin: this run is over. */
export function endCommands() {
  ended = true;
  for (const child of running) child.kill('SIGTERM');
}

/** Runs `file` with `args` and answers with what it printed on stdout. Throws a `CommandError`. */
export function runCommand(file, args, { env = process.env, what = file, cwd = ROOT } = {}) {
  return new Promise((resolve, reject) => {
    if (ended) throw new Error(`Stopped before ${what} began.`);
    const child = spawn(file, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], windowsHide: true });
    running.add(child);
    let stdout = '';
    let output = '';
    child.stdout.setEncoding('utf8').on('data', (text) => {
      stdout += text;
      output = (output + text).slice(-KEPT);
    });
    child.stderr.setEncoding('utf8').on('data', (text) => {
      output = (output + text).slice(-KEPT);
    });
    child.once('error', (error) => {
      running.delete(child);
      reject(error);
    });
    child.once('close', (code, signal) => {
      running.delete(child);
      if (code === 0) resolve(stdout);
      else reject(new CommandError(what, { code, signal, output }));
    });
  });
}
