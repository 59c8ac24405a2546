import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { BUDGETS, staticClosure, weigh } from './size.mjs';

const SIZE = fileURLToPath(new URL('./size.mjs', import.meta.url));

/** A folder of bundles, each of `head` and so many bytes that hardly compress. */
function bundles(files: Record<string, { bytes?: number; head?: string }>) {
  const folder = mkdtempSync(join(tmpdir(), 'parley-size-'));
  writeFileSync(join(folder, 'manifest.json'), '{"chat":"chat-1.js"}');
  for (const [name, { bytes = 0, head = '' }] of Object.entries(files)) {
    writeFileSync(
      join(folder, name),
      `${head}"${randomBytes(bytes / 2)
        .toString('hex')
        .slice(0, bytes)}"`,
    );
  }
  return folder;
}

/** How the command ends, as `pnpm size` would run it. */
function run(folder: string) {
  try {
    return {
      code: 0,
      output: execFileSync(process.execPath, [SIZE, folder], { encoding: 'utf8', stdio: 'pipe' }),
    };
  } catch (error) {
    const { status, stdout, stderr } = error as { status: number; stdout: string; stderr: string };
    return { code: status, output: stdout + stderr };
  }
}

test('bundles within their budgets pass', () => {
  const { code, output } = run(bundles({ 'parley.js': { bytes: 100 }, 'chat-1.js': { bytes: 1000 } }));

  expect(code).toBe(0);
  expect(output).toMatch(/chat\s+1\s/);
});

test('a bundle above its budget fails, and is named with what is too much', () => {
  const { code, output } = run(bundles({ 'parley.js': { bytes: 10_000 }, 'chat-1.js': { bytes: 10 } }));

  expect(code).toBe(1);
  expect(output).toMatch(/loader is \d+ bytes above its budget of 3000/);
  expect(output).not.toMatch(/chat is/);
});

test('what an entry imports at once counts, what it loads later does not', () => {
  const folder = bundles({
    'parley.js': {},
    'chat-1.js': {
      head: 'import{a as b}from"./shared-1.js";import"./side-1.js";const l=()=>import("./de-1.js");',
    },
    'shared-1.js': { head: 'export{x}from"./deep-1.js";', bytes: 40_000 },
    'side-1.js': {},
    'deep-1.js': { bytes: 40_000 },
    'de-1.js': { bytes: 900_000 },
  });

  expect(staticClosure(folder, 'chat-1.js').sort()).toEqual([
    'chat-1.js',
    'deep-1.js',
    'shared-1.js',
    'side-1.js',
  ]);
  const chat = weigh(folder).find(({ name }) => name === 'chat');
  expect(chat?.over).toBe(true);
  expect(chat?.raw).toBeLessThan(100_000);
});

test('what the discussion loads later is weighed, too, and needs a budget of its own', () => {
  const files = {
    'manifest.json': {},
    'discussion-00000001.js': { head: 'const f=()=>import("./discussion-asides-00000002.js");' },
    'discussion-asides-00000002.js': { head: 'import"./discussion-00000001.js";', bytes: 500 },
    'discussion-discussion-de-00000003.js': { bytes: 9000 },
    'discussion-ar-00000004.js': { bytes: 9000 },
  };
  const folder = bundles(files);
  writeFileSync(join(folder, 'manifest.json'), '{"discussion":"discussion-00000001.js"}');

  expect(weigh(folder).map(({ name, over }) => [name, over])).toEqual([
    ['discussion', false],
    ['discussion-asides', false],
  ]);
  writeFileSync(join(folder, 'discussion-new-part-00000005.js'), '1');
  expect(weigh(folder).map(({ name, over }) => [name, over])).toContainEqual(['discussion-new-part', true]);
});

test('the budgets are what was promised', () => {
  expect(BUDGETS).toEqual({
    loader: 3000,
    'discussion-loader': 1500,
    chat: 32_000,
    proactive: 3000,
    discussion: 30_000,
    console: 60_000,
    insights: 27_000,
  });
});
