/** Runs under `npm exec` and tells where npm has put Node and pnpm. Prints one line of JSON. */
import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

const folders = (process.env.PATH ?? process.env.Path ?? '').split(delimiter);
const pnpm = folders
  .map((folder) => join(folder, '..', 'pnpm', 'bin', 'pnpm.mjs'))
  .find((path) => existsSync(path));
console.log(JSON.stringify({ node: process.execPath, version: process.versions.node, pnpm: pnpm ?? null }));
