/** TypeScript of the documents: checked by the project's own rules against the built packages, then run. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeResolve } from '@rollup/plugin-node-resolve';
import { rollup } from 'rollup';
import { ROOT } from './readme-blocks.js';
import type { Reader } from './readme-reader.js';

const RULES = {
  target: 'ES2023',
  lib: ['ES2023', 'DOM', 'DOM.Iterable'],
  module: 'NodeNext',
  strict: true,
  exactOptionalPropertyTypes: true,
  noUncheckedIndexedAccess: true,
  noUnusedLocals: true,
  verbatimModuleSyntax: true,
  skipLibCheck: true,
  types: ['node'],
  typeRoots: [join(ROOT, 'node_modules/@types')],
  outDir: '.',
};

/** Compiles a block in the reader's folder. @returns the path of what came out; @throws with the compiler's words */
async function compile(reader: Reader, text: string, name: string): Promise<string> {
  const folder = join(reader.dir, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'block.ts'), reader.here(text));
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions: RULES, files: ['block.ts'] }),
  );
  await reader.type(`node_modules/.bin/tsc -p ${name}`);
  return `${name}/block.js`;
}

/** Runs a block with Node in the reader's shell. @returns what it printed */
export async function runCode(reader: Reader, text: string, name: string): Promise<string> {
  return reader.type(`node ${await compile(reader, text, name)}`);
}

/** What a bundler makes of a block, for a page. */
export async function bundleCode(reader: Reader, text: string, name: string): Promise<string> {
  const input = join(reader.dir, await compile(reader, text, name));
  const bundle = await rollup({
    input,
    // The libraries' own choice for what is published; without it some bring their debugging along.
    plugins: [nodeResolve({ browser: true, exportConditions: ['production'] })],
    // TypeScript's helper for decorators looks at `this` of a module, as every bundler is told by its user.
    onwarn: (warning, warn) => warning.code === 'THIS_IS_UNDEFINED' || warn(warning),
  });
  const { output } = await bundle.generate({ format: 'es', inlineDynamicImports: true });
  await bundle.close();
  return output[0].code;
}
