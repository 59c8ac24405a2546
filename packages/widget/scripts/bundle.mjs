/**
 * Makes the browser's files from what tsc has emitted: dist/*.js → dist/browser/. Each entry is one file with all it
 * needs at once, so that a page waits for a single request; translations are files of their own. The same sources
 * give the same bytes. It also writes dist/custom-elements.json, for editors
 * and documentation.
 */
import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import terser from '@rollup/plugin-terser';
import { rollup } from 'rollup';
import { trimTemplates } from './trim-templates.mjs';

const widget = dirname(dirname(fileURLToPath(import.meta.url)));
const emitted = join(widget, 'dist');
const target = join(emitted, 'browser');
/** The scripts that pages name: what each is called, and where it expects the names of the files that it fetches. */
const LOADERS = {
  loader: { file: 'parley.js', fetched: { __PARLEY_CHAT__: 'chat', __PARLEY_PROACTIVE__: 'proactive' } },
  'discussion-loader': {
    file: 'parley-discussion.js',
    fetched: { __PARLEY_DISCUSSION__: 'discussion', __PARLEY_CHAT__: 'chat' },
  },
};

/** Entries that bring no library. */
const BARE = new Set(['proactive']);

const BANNER =
  '/*! Parley, MIT. With Lit (BSD-3-Clause, Google LLC), Socket.IO (MIT, Guillermo Rauch), Lucide (ISC, Lucide Icons). */';
/** Of the chunk that draws charts. */
const CHARTS_BANNER = '/*! With uPlot (MIT, Leon Sorokin). */';
const MINIFY = { ecma: 2022, module: true, compress: { passes: 3 }, format: { comments: /^!/ } };

/** Parts of libraries that no path of ours reaches: the library, the part, what stands in for it. */
const UNREACHED = [
  // client/live.ts allows WebSocket and polling only.
  ['engine.io-client', /[\\/]webtransport\.js$/, 'export class WT {}'],
  // What is said over Parley's sockets is JSON, never binary.
  ['socket.io-parser', /[\\/]is-binary\.js$/, 'export const isBinary = () => false, hasBinary = isBinary;'],
  ['socket.io-parser', /[\\/]binary\.js$/, 'export const deconstructPacket = 0, reconstructPacket = 0;'],
  ['engine.io-parser', /[\\/]base64-arraybuffer\.js$/, 'export const decode = 0;'],
  // Every text has an id (internal/localize.ts), so none is ever made from its words.
  ['localize', /[\\/]internal[\\/]id-generation\.js$/, 'export const generateMsgId = () => "";'],
];

/** Fails when a library that is used has moved such a part, for then it would come back unnoticed. */
function withoutUnreached() {
  const met = new Set();
  const folders = new Set();
  return {
    name: 'without-unreached',
    load(id) {
      const path = id.split(/[\\/]/);
      for (const folder of path) folders.add(folder);
      const found = UNREACHED.find(([library, part]) => path.includes(library) && part.test(id));
      if (found) met.add(found);
      return found?.[2] ?? null;
    },
    buildEnd(error) {
      const missed = UNREACHED.find((part) => folders.has(part[0]) && !met.has(part));
      if (!error && missed) this.error(`${missed[0]} has no ${missed[1]} any more: see UNREACHED.`);
    },
  };
}

/** Writes one entry and its lazy chunks as ES modules; answers with the files, the entry first. */
async function bundleModule(name) {
  const bare = BARE.has(name);
  const bundle = await rollup({
    input: { [name]: join(emitted, `${name}.js`) },
    plugins: [nodeResolve({ browser: true }), !bare && withoutUnreached(), trimTemplates(), terser(MINIFY)],
    onwarn: refuse,
  });
  const { output } = await bundle.write({
    dir: target,
    format: 'es',
    entryFileNames: '[name]-[hash].js',
    chunkFileNames: `${name}-[name]-[hash].js`,
    hashCharacters: 'hex',
    banner: (chunk) => bannerOf(chunk, bare),
  });
  await bundle.close();
  return output.map((chunk) => chunk.fileName);
}

function bannerOf({ isEntry, moduleIds }, bare) {
  const charts = moduleIds.some((id) => id.includes('uplot')) ? CHARTS_BANNER : '';
  return isEntry && !bare ? BANNER + charts : charts;
}

/** A loader is a classic script and knows what it fetches by name. */
async function bundleLoader(name, { file, fetched }) {
  const bundle = await rollup({
    input: join(emitted, `${name}.js`),
    plugins: [nodeResolve(), trimTemplates()],
    onwarn: refuse,
  });
  const { output } = await bundle.write({
    file: join(target, file),
    format: 'iife',
    plugins: [
      {
        name: 'fetched-files',
        renderChunk(code) {
          let named = code;
          for (const [place, entry] of Object.entries(fetched)) {
            if (!code.includes(place)) this.error(`${name}.ts no longer names ${place}.`);
            named = named.replaceAll(place, manifest[entry]);
          }
          return { code: named, map: null };
        },
      },
      terser({ ...MINIFY, module: false, toplevel: true }),
    ],
  });
  await bundle.close();
  return output.map((chunk) => chunk.fileName);
}

/** A warning of Rollup is a fault of ours: a missing export, a circle, an unresolved import. */
function refuse(warning) {
  throw new Error(`Rollup: ${warning.message}`);
}

async function describeElements() {
  const cem = join(widget, 'node_modules/@custom-elements-manifest/analyzer/cem.js');
  await promisify(execFile)(
    process.execPath,
    [
      cem,
      'analyze',
      '--litelement',
      '--quiet',
      '--outdir',
      'dist',
      '--globs',
      'src/**/*.ts',
      '--exclude',
      'src/**/*.test.ts',
      'src/console/**',
      'src/translations/**',
      'src/react.ts',
    ],
    { cwd: widget },
  );
}

const manifest = {};
const kept = new Set(['manifest.json', ...Object.values(LOADERS).map(({ file }) => file)]);
await mkdir(target, { recursive: true });
const described = describeElements();
const names = ['chat', 'proactive', 'discussion', 'console', 'insights'].filter((name) =>
  existsSync(join(emitted, `${name}.js`)),
);
const bundled = await Promise.all(names.map(bundleModule));
for (const [index, name] of names.entries()) {
  manifest[name] = bundled[index][0];
  for (const file of bundled[index]) kept.add(file);
}
if (!manifest.chat || !manifest.proactive || !manifest.discussion) {
  throw new Error('dist/chat.js is missing: run `tsc -b` first.');
}
for (const [name, loader] of Object.entries(LOADERS)) await bundleLoader(name, loader);
await writeFile(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);
for (const file of await readdir(target)) {
  if (!kept.has(file)) await rm(join(target, file), { recursive: true });
}
await described;

const digest = createHash('sha256')
  .update(JSON.stringify([...kept].sort()))
  .digest('hex')
  .slice(0, 8);
console.log(`widget: ${kept.size} files in dist/browser (${digest})`);
