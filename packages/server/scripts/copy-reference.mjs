/** Puts the API reference's one script beside the server, so that /docs asks nothing of anybody else. */
import { copyFileSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const from = (path) => fileURLToPath(new URL(path, import.meta.url));
const target = from('../dist/reference/');
mkdirSync(target, { recursive: true });
copyFileSync(
  from('../node_modules/@scalar/api-reference/dist/browser/standalone.js'),
  from('../dist/reference/scalar.js'),
);
