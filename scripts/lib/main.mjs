/** Chooses the command, and turns every failure into one clear sentence and an exit code. */
import { readStartOptions, readTestOptions, START_HELP, TEST_HELP } from './options.mjs';
import { Problem } from './problem.mjs';
import { start } from './start.mjs';
import { test } from './test.mjs';

async function run(command, args) {
  if (command === 'start') {
    const options = readStartOptions(args);
    if (options.help) return console.log(START_HELP);
    return start(options);
  }
  if (command === 'test') {
    const options = readTestOptions(args);
    if (options.help) return console.log(TEST_HELP);
    return test(options);
  }
  throw new Problem('Run it as `npm start` or `npm test`.');
}

/** Never rejects: the exit code says how it went. */
export async function main([command, ...args]) {
  try {
    process.exitCode = (await run(command, args)) ?? 0;
  } catch (error) {
    // A mistake of ours keeps its stack, for whoever will mend it.
    console.error(error instanceof Problem ? `\n${error.message}` : error);
    process.exitCode = 1;
  }
}
