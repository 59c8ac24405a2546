/** Where things lie. Everything that the bootstrap makes is in `node_modules`, `dist` folders, `test-output` and `.parley`. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');

/** What the bootstrap remembers between runs; deleting it costs a minute and nothing else. */
export const CACHE = process.env.PARLEY_BOOTSTRAP_CACHE ?? join(ROOT, '.parley', 'cache');

/** The script behind a package's command, run with Node itself: no shell, and the same on every system. */
export function binOf(packageName, { owner = '.', command } = {}) {
  const folder = join(ROOT, owner, 'node_modules', packageName);
  const { bin } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = typeof bin === 'string' ? bin : bin[command ?? packageName];
  return join(folder, file);
}
