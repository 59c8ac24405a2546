#!/usr/bin/env node
/** The command `parley-sync`. Ends with 0 when all is well, 1 when it may go better later, 2 when something has to be mended,
 * 3 when the CRM refused records, 4 when what it holds differs. */
import { run } from './run.js';

const stop = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => stop.abort());
// A reader that has enough (`| head`) is no failure.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
  stop.abort();
});
process.exitCode = await run({
  args: process.argv.slice(2),
  env: process.env,
  signal: stop.signal,
  out: (text) => new Promise((resolve) => process.stdout.write(`${text}\n`, () => resolve())),
  note: (text) => void process.stderr.write(text),
  isTerminal: process.stderr.isTTY,
});
