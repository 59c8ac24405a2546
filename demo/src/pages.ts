/** Static files of the demo, read from disk at each request so that an edit shows at once. Must never leave its folder. */
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import type { Context } from 'hono';

const TYPES: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
};

/** The text of `path` inside `folder`; undefined when there is none, or when it would lie outside. */
export async function readAsset(folder: string, path: string): Promise<string | undefined> {
  const file = normalize(join(folder, path));
  if (!file.startsWith(folder + sep) || TYPES[extname(file)] === undefined) return undefined;
  try {
    return await readFile(file, 'utf8');
  } catch {
    // No such file, or a folder: for whoever asks it is the same.
    return undefined;
  }
}

/** Answers with `text` under the type that the name of `path` says. */
export function sendAsset(c: Context, path: string, text: string): Response {
  c.header('content-type', TYPES[extname(path)] ?? 'text/plain; charset=utf-8');
  c.header('x-content-type-options', 'nosniff');
  // It changes while somebody tries things out; ask each time.
  c.header('cache-control', 'no-cache');
  return c.body(text);
}
