/** `npm test`: builds, then runs every check and test, all of them even when one fails, and sums up. */
import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join, relative } from 'node:path';
import { bundle, install } from './build.mjs';
import { onEnding } from './ending.mjs';
import { binOf, ROOT } from './paths.mjs';
import { fileProblem } from './problem.mjs';
import { duration, step } from './progress.mjs';
import { readJson, stepResult, summary, testResult, triedTwice } from './results.mjs';
import { findTools, toolEnvironment } from './tools.mjs';

const OUTPUT = join(ROOT, 'test-output');
/** A step that hangs is a step that failed. */
const PATIENCE = 40 * 60_000;

function vitest(name, args = []) {
  const file = join(OUTPUT, `${name}.json`);
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  return { file, script: binOf('vitest'), args: ['run', ...args, ...reporters] };
}

/**
 * The steps in their order. `file` is where a step with tests leaves its counts; `onlyFiles` are the arguments with
 * which a runner that tries nothing twice by itself runs some files alone.
 */
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
      onlyFiles: (files) => ['--files', ...files],
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

/**
 * Runs the files again in which a test failed: a machine that is busy with something else must not fail a build, and
 * the summary marks what was tried twice. Vitest does so by itself (`retry`).
 */
async function runAgain(tools, each) {
  const first = readJson(each.file);
  const files = [...new Set((first?.failures ?? []).map(({ file }) => file))];
  if (files.length === 0) return null;
  console.log(`\nOnce more, for what failed: ${files.length} files`);
  const code = await runStep(tools, { ...each, args: [...each.args, ...each.onlyFiles(files)] });
  const both = triedTwice(first, readJson(each.file));
  return both && { code, both };
}

async function testStep(tools, each) {
  rmSync(each.file, { force: true });
  const code = await runStep(tools, each);
  const result = testResult({ report: readJson(each.file), code });
  if (result.failed === 0 || stopped || !each.onlyFiles || !process.env.CI) return result;
  const again = await runAgain(tools, each);
  return again ? testResult({ report: again.both, code: again.code }) : result;
}

async function measured(tools, each) {
  header(each.title);
  const began = Date.now();
  const run = { build: buildStep }[each.name] ?? runStep;
  const result = each.file ? await testStep(tools, each) : stepResult({ code: await run(tools, each) });
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

/** What failed and what was tried twice, where whoever reads only the end of a long log finds it. */
function printFailures(results) {
  for (const { title, failures = [], triedTwice: twice = [] } of results) {
    for (const { file, name, message } of failures) {
      console.log(`✗ ${title}: ${[relative(ROOT, file), name].filter(Boolean).join(' › ')}`);
      console.log(`    ${String(message ?? 'no message').split('\n', 1)[0]}`);
    }
    for (const { file, name } of twice) {
      console.log(`↻ ${title}: failed once, passed when tried again: ${relative(ROOT, file)} › ${name}`);
    }
  }
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
  printFailures(results);
  const { failed, line } = summary(results);
  console.log(line);
  return failed === 0 ? 0 : 1;
}
