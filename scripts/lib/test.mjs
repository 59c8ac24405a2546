/** `npm test`: builds, then runs every check and test, all of them even when one fails, and sums up. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { bundle, install } from './build.mjs';
import { onEnding } from './ending.mjs';
import { binOf, ROOT } from './paths.mjs';
import { fileProblem } from './problem.mjs';
import { duration, step } from './progress.mjs';
import { stepResult, summary, testResult } from './results.mjs';
import { findTools, toolEnvironment } from './tools.mjs';

const OUTPUT = join(ROOT, 'test-output');
/** A step that hangs is a step that failed. */
const PATIENCE = 40 * 60_000;

function vitest(name, args = []) {
  const file = join(OUTPUT, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return { file, script: binOf('vitest'), args: ['run', ...args, ...reporters] };
}

/** The steps in their order. `file` is where a step with tests leaves its counts. */
function steps() {
  return [
    {
      name: 'build',
      title: 'Types and build',
      script: binOf('typescript', { command: 'tsc' }),
      args: ['-b'],
    },
    {
      name: 'lint',
      title: 'Lint and boundaries',
      script: binOf('@biomejs/biome', { command: 'biome' }),
      args: ['check', '--error-on-warnings', '.'],
    },
    { name: 'unit', title: 'Unit and integration', ...vitest('unit') },
    { name: 'size', title: 'Sizes', script: join(ROOT, 'packages/widget/scripts/size.mjs'), args: [] },
    {
      name: 'component',
      title: 'Components, in Chromium',
      file: join(OUTPUT, 'component.json'),
      script: binOf('@web/test-runner', { owner: 'packages/widget', command: 'wtr' }),
      args: ['--config', 'packages/widget/web-test-runner.config.mjs'],
    },
    { name: 'e2e', title: 'End to end', ...vitest('e2e', ['--config', 'e2e/vitest.config.ts']) },
  ];
}

let stopped = false;

/** Runs a step with its output going straight to the screen; answers with the exit code. */
function runStep(tools, { script, args }) {
  return new Promise((resolve) => {
    const child = spawn(tools.node, [script, ...args], {
      cwd: ROOT,
      env: toolEnvironment(tools),
      stdio: ['ignore', 'inherit', 'inherit'],
      windowsHide: true,
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), PATIENCE);
    const stopListening = onEnding((signal) => {
      stopped = true;
      child.kill(signal);
    });
    const end = (code) => {
      clearTimeout(timer);
      stopListening();
      resolve(code);
    };
    child.once('error', () => end('no start'));
    child.once('close', (code, signal) => end(code ?? signal));
  });
}

async function buildStep(tools, { script, args }) {
  const code = await runStep(tools, { script, args });
  if (code !== 0) return code;
  try {
    console.log(await bundle(tools));
    return 0;
  } catch (error) {
    console.error(error.message);
    return 1;
  }
}

function header(title) {
  console.log(`\n── ${title} ${'─'.repeat(Math.max(4, 66 - title.length))}\n`);
}

async function measured(tools, each) {
  header(each.title);
  const began = Date.now();
  if (each.file) rmSync(each.file, { force: true });
  const code = await (each.name === 'build' ? buildStep(tools, each) : runStep(tools, each));
  const result = each.file ? testResult({ file: each.file, code }) : stepResult({ code });
  console.log(`\n${each.title}: ${duration(Date.now() - began)}`);
  return { ...result, title: each.title, took: Date.now() - began };
}

function printTable(results) {
  header('Summary');
  for (const { title, passed, failed, note, took } of results) {
    const counts = `${String(passed).padStart(5)} passed  ${String(failed).padStart(4)} failed`;
    console.log(
      `${failed === 0 ? '✓' : '✗'} ${title.padEnd(26)}${counts}  ${duration(took).padStart(12)}  ${note}`.trimEnd(),
    );
  }
  console.log('');
}

/** Runs the steps named in `only`, or all; the build always. Answers with the exit code. */
export async function test({ only }) {
  const tools = await step('Find Node and pnpm', findTools);
  await step('Install the packages', () => install(tools));
  try {
    mkdirSync(OUTPUT, { recursive: true });
  } catch (error) {
    throw fileProblem(error, OUTPUT) ?? error;
  }
  const results = [];
  for (const each of steps()) {
    const wanted = each.name === 'build' || only.length === 0 || only.includes(each.name);
    if (!wanted) continue;
    results.push(await measured(tools, each));
    if (stopped) return 130;
    // Without a build everything that follows would fail for the same reason.
    if (each.name === 'build' && results[0].failed > 0) break;
  }
  printTable(results);
  const { failed, line } = summary(results);
  console.log(line);
  return failed === 0 ? 0 : 1;
}
