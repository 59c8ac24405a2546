/** Files built beside the server, sent with the headers their names promise. Never a path that a caller chose. */
import { createHash } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Context } from 'hono';

interface Loaded {
  mtimeMs: number;
  body: Uint8Array<ArrayBuffer>;
  etag: string;
}

const cache = new Map<string, Loaded>();

async function load(file: URL): Promise<Loaded | undefined> {
  const info = await stat(file).catch(() => undefined);
  if (info === undefined) return undefined;
  const known = cache.get(file.href);
  if (known?.mtimeMs === info.mtimeMs) return known;
  const body = new Uint8Array(await readFile(file));
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
  const loaded = { mtimeMs: info.mtimeMs, body, etag };
  cache.set(file.href, loaded);
  return loaded;
}

export interface SendOptions {
  type: string;
  cache: string;
}

/** The file, 304 when the caller has it already, or undefined when there is none. */
export async function sendFile(c: Context, file: URL, options: SendOptions): Promise<Response | undefined> {
  const loaded = await load(file);
  if (loaded === undefined) return undefined;
  c.header('etag', loaded.etag);
  c.header('cache-control', options.cache);
  c.header('x-content-type-options', 'nosniff');
  c.header('cross-origin-resource-policy', 'cross-origin');
  if (c.req.header('if-none-match') === loaded.etag) return c.body(null, 304);
  c.header('content-type', options.type);
  return c.body(loaded.body, 200);
}

export async function readText(file: URL): Promise<string | undefined> {
  const loaded = await load(file);
  return loaded && new TextDecoder().decode(loaded.body);
}
