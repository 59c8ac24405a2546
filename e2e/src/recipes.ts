/** Compiles what the documents say of frameworks, by each one's own compiler and then by the project's rules of types. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseTemplate } from '@angular/compiler';
import { compile as compileSvelte } from 'svelte/compiler';
import { compileScript, parse as parseVue } from 'vue/compiler-sfc';
import { ROOT } from './readme-blocks.js';

/** Inside of this package, so that the frameworks are found from there. */
const FOLDER = join(ROOT, 'e2e/dist/recipes');

/** Compiles a recipe; what comes out. @throws with the compiler's words */
export function compileRecipe(kind: string, text: string): string {
  switch (kind) {
    case 'tsx':
      return check('react', 'tsx', text);
    case 'vue':
      return check('vue', 'ts', vueCode(text));
    case 'svelte':
      return svelteCode(text);
    case 'typescript':
      assertAngularTemplate(text);
      return check('angular', 'ts', text);
    default:
      throw new Error(`There is no recipe of the kind ${kind}.`);
  }
}

function vueCode(text: string): string {
  const isCustomElement = (tag: string) => tag.startsWith('parley-');
  // Tags are told apart as they are read; the compiler takes what was read.
  const { descriptor, errors } = parseVue(text, { templateParseOptions: { isCustomElement } });
  if (errors[0]) throw errors[0];
  const { content } = compileScript(descriptor, {
    id: 'recipe',
    inlineTemplate: true,
    templateOptions: { compilerOptions: { isCustomElement } },
  });
  return content;
}

function svelteCode(text: string): string {
  const { js, warnings } = compileSvelte(text, { filename: 'Support.svelte', generate: 'client' });
  if (warnings[0]) throw new Error(warnings[0].message);
  return js.code;
}

function assertAngularTemplate(text: string): void {
  const template = /template: `([^`]+)`/.exec(text)?.[1];
  if (!template) throw new Error('The component has no template.');
  const { errors } = parseTemplate(template, 'support.html');
  if (errors?.[0]) throw new Error(errors[0].msg);
}

/** The compiler of TypeScript, with the built widget's types. */
function check(name: string, extension: string, text: string): string {
  const folder = join(FOLDER, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `recipe.${extension}`), text);
  const compilerOptions = {
    target: 'ES2023',
    lib: ['ES2023', 'DOM', 'DOM.Iterable'],
    module: 'ESNext',
    moduleResolution: 'Bundler',
    jsx: 'react-jsx',
    strict: true,
    experimentalDecorators: true,
    useDefineForClassFields: false,
    skipLibCheck: true,
    noEmit: true,
    types: [],
  };
  writeFileSync(
    join(folder, 'tsconfig.json'),
    JSON.stringify({ compilerOptions, files: [`recipe.${extension}`] }),
  );
  try {
    execFileSync(join(ROOT, 'node_modules/.bin/tsc'), ['-p', folder], { encoding: 'utf8' });
  } catch (error) {
    throw new Error((error as { stdout: string }).stdout);
  }
  return text;
}
