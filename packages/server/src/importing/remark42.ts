/** Backups of Remark42: a line about the site, then one line of JSON for each comment. Format: backend/app/migrator/native.go of Remark42 */
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { LIMITS } from '@parley/protocol';
import { z } from 'zod';
import { toText } from './html-text.js';
import { broken, clean, leftOut, type SourceItem, toName, toTime } from './source.js';

const head = z.object({
  version: z.number(),
  posts: z.array(z.object({ url: z.string(), read_only: z.boolean().optional() })).nullish(),
});

const comment = z.object({
  id: z.string().min(1),
  pid: z.string().optional(),
  text: z.string().default(''),
  orig: z.string().optional(),
  user: z.object({ id: z.string().min(1), name: z.string().optional() }),
  locator: z.object({ url: z.string().min(1) }),
  time: z.string(),
  delete: z.boolean().optional(),
  title: z.string().optional(),
});

export async function* readRemark42(stream: Readable): AsyncGenerator<SourceItem> {
  const lines = createInterface({ input: stream, crlfDelay: Number.POSITIVE_INFINITY });
  const threads = new Set<string>();
  let locked: ReadonlySet<string> | undefined;
  let number = 0;
  for await (const line of lines) {
    number += 1;
    if (line.trim() === '') continue;
    if (locked === undefined) {
      locked = lockedOf(line);
      continue;
    }
    const read = comment.safeParse(parse(line));
    if (!read.success) {
      yield broken(`line ${number}`, 'This is no comment of Remark42.');
      continue;
    }
    const { locator, title } = read.data;
    if (!threads.has(locator.url)) {
      threads.add(locator.url);
      const { url } = locator;
      yield { kind: 'thread', id: url, url, identifier: null, title: title || null, locked: locked.has(url) };
    }
    yield messageOf(read.data, `line ${number}`);
  }
  if (locked === undefined) throw new Error('The file is empty.');
}

function lockedOf(line: string): ReadonlySet<string> {
  const read = head.safeParse(parse(line));
  if (!read.success)
    throw new Error('This is no backup of Remark42: its first line does not say its version.');
  return new Set((read.data.posts ?? []).filter((post) => post.read_only).map(({ url }) => url));
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function messageOf(read: z.output<typeof comment>, where: string): SourceItem {
  const { id, user } = read;
  const at = toTime(read.time);
  if (at === undefined) return broken(where, `Comment ${id} has no time.`);
  // What people typed is Markdown already; older backups have only what was made of it.
  const text = read.orig ? clean(read.orig).trim() : toText(read.text);
  if (text === '' && !read.delete) return leftOut(where, `Comment ${id} says nothing.`);
  return {
    kind: 'message',
    ...{ id, threadId: read.locator.url, parentId: read.pid || null, text, at },
    author: { key: user.id, name: toName(user.name, LIMITS.name) },
    status: read.delete ? 'deleted' : 'published',
  };
}
