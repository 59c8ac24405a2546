/**
 * Weighs the browser bundles: each entry with everything it statically imports, beside its budget, and what of the
 * discussion and the figures comes later. Exits with 1 when one is too heavy. `pnpm size`, or with a folder as argument.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Bytes after brotli at its best, which is how a server sends files that never change. */
export const BUDGETS = {
  loader: 3000,
  'discussion-loader': 1500,
  chat: 32_000,
  proactive: 3000,
  discussion: 30_000,
  console: 60_000,
  insights: 27_000,
};

/**
 * What the discussion fetches when somebody does what needs it (reading, writing, voting and news need none of it, so
 * that its budget above is all that a reader loads), and what of the figures comes after their first sight.
 */
export const LATER = {
  'discussion-asides': 6000,
  'discussion-open-follow': 2500,
  'discussion-open-search': 3200,
  'insights-all-figures': 1500,
  'insights-detail': 2500,
  'insights-heat-map': 2000,
  'insights-paper': 5500,
  'insights-time-chart': 24_000,
};

/** `discussion-NAME-HASH.js`; texts are named for their language. */
const LATER_FILE = /^((?:discussion|insights)-(?!.*\b[a-z]{2}-[0-9a-f]{8})[a-z-]+)-[0-9a-f]{8}\.js$/;

/** What pages name in their script tags. */
const LOADERS = { loader: 'parley.js', 'discussion-loader': 'parley-discussion.js' };

/** `import … from './x.js'` in minified code; an `import()` has a bracket before its quote. */
const STATIC_IMPORT = /\b(?:import|export)\s*(?:[^"'`;()]*?\bfrom\s*)?["']\.\/([^"']+)["']/g;

/** The entry and all it cannot start without. */
export function staticClosure(folder, entry) {
  const files = new Set();
  const add = (file) => {
    if (files.has(file)) return;
    files.add(file);
    for (const [, imported] of readFileSync(join(folder, file), 'utf8').matchAll(STATIC_IMPORT))
      add(imported);
  };
  add(entry);
  return [...files];
}

/** One row for each bundle that was built. Files are compressed one by one, as they travel. */
export function weigh(folder, budgets = BUDGETS) {
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const loaders = Object.entries(LOADERS).filter(([, file]) => existsSync(join(folder, file)));
  const entries = { ...Object.fromEntries(loaders), ...manifest };
  const rows = Object.entries(entries).map(([name, entry]) =>
    weighOne(folder, { name, files: staticClosure(folder, entry), budget: budgets[name] }),
  );
  const atOnce = new Set(
    [manifest.discussion, manifest.insights].flatMap((file) => (file ? staticClosure(folder, file) : [])),
  );
  const later = readdirSync(folder).flatMap((file) => {
    const [, name] = LATER_FILE.exec(file) ?? [];
    if (name === undefined || atOnce.has(file)) return [];
    const files = staticClosure(folder, file).filter((one) => !atOnce.has(one));
    // What nobody has thought of a budget for has none to keep.
    return [weighOne(folder, { name, files, budget: LATER[name] ?? 0 })];
  });
  return [...rows, ...later.sort((a, b) => (a.name < b.name ? -1 : 1))];
}

function weighOne(folder, { name, files, budget }) {
  const contents = files.map((file) => readFileSync(join(folder, file)));
  const sum = (measure) => contents.reduce((total, content) => total + measure(content), 0);
  const brotli = sum((content) => brotliCompressSync(content, best(content)).length);
  return {
    name,
    files: files.length,
    raw: sum((content) => content.length),
    gzip: sum((content) => gzipSync(content, { level: 9 }).length),
    brotli,
    budget,
    over: brotli > budget,
  };
}

function best(file) {
  return {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
      [constants.BROTLI_PARAM_SIZE_HINT]: file.length,
    },
  };
}

function print(rows) {
  const columns = ['name', 'files', 'raw', 'gzip', 'brotli', 'budget'];
  const cell = (value) => (typeof value === 'number' ? value.toLocaleString('en') : value);
  const lines = [columns, ...rows.map((row) => columns.map((column) => cell(row[column])))];
  for (const line of lines) {
    const [name, ...numbers] = line;
    console.log(`${name.padEnd(28)}${numbers.map((number) => number.padStart(10)).join('')}`);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? join(dirname(fileURLToPath(import.meta.url)), '../dist/browser');
  const rows = weigh(folder);
  print(rows);
  for (const { name, brotli, budget } of rows.filter((row) => row.over)) {
    console.error(`\n${name} is ${brotli - budget} bytes above its budget of ${budget}.`);
    process.exitCode = 1;
  }
}
