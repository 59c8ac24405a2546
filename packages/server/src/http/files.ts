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

function prefixed(before: string, { body: rest, mtimeMs }: Loaded): Loaded {
  const body = new Uint8Array([...new TextEncoder().encode(before), ...rest]);
  return { mtimeMs, body, etag: etagOf(body) };
}

function etagOf(body: Uint8Array): string {
  return `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}

async function load(file: URL): Promise<Loaded | undefined> {
  const info = await stat(file).catch(() => undefined);
  if (info === undefined) return undefined;
  const known = cache.get(file.href);
  if (known?.mtimeMs === info.mtimeMs) return known;
  const body = new Uint8Array(await readFile(file));
  const loaded = { mtimeMs: info.mtimeMs, body, etag: etagOf(body) };
  cache.set(file.href, loaded);
  return loaded;
}

export interface SendOptions {
  type: string;
  cache: string;
  /** Text that goes before it. */
  before?: string;
}

/** The file, 304 when the caller has it already, or undefined when there is none. */
export async function sendFile(c: Context, file: URL, options: SendOptions): Promise<Response | undefined> {
  const found = await load(file);
  if (found === undefined) return undefined;
  const loaded = options.before ? prefixed(options.before, found) : found;
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
