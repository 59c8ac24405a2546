/** Exports of Disqus: one XML file with threads and posts. Format: https://help.disqus.com/en/articles/1717164-comments-export */
import type { Readable } from 'node:stream';
import { LIMITS } from '@parley/protocol';
import { toText } from './html-text.js';
import { broken, leftOut, type SourceItem, toName, toTime } from './source.js';
import { readRecords, type XmlRecord } from './xml-records.js';

const ID = 'dsq:id';

export async function* readDisqus(stream: Readable): AsyncGenerator<SourceItem> {
  let count = 0;
  for await (const record of readRecords(stream, ['thread', 'post'])) {
    // A post names its thread by an element of the same name.
    if (record.within !== null) {
      record.within.marks.set(record.name, record.attributes);
      continue;
    }
    count += 1;
    yield record.name === 'thread' ? threadOf(record) : postOf(record);
  }
  if (count === 0) throw new Error('This is no export of Disqus: it has neither threads nor posts.');
}

function threadOf({ attributes, fields, line }: XmlRecord): SourceItem {
  const id = attributes[ID];
  const url = fields.get('link')?.trim();
  if (!id || !url) return broken(`line ${line}`, 'A thread without an id or a link.');
  const identifier = fields.get('id')?.trim() || null;
  const title = fields.get('title')?.trim() || null;
  return { kind: 'thread', id, url, identifier, title, locked: fields.get('isClosed') === 'true' };
}

function postOf({ attributes, fields, marks, line }: XmlRecord): SourceItem {
  const where = `line ${line}`;
  const [id, threadId] = [attributes[ID], marks.get('thread')?.[ID]];
  const at = toTime(fields.get('createdAt') ?? '');
  if (!id || !threadId) return broken(where, 'A post without an id or a thread.');
  if (at === undefined) return broken(where, `Post ${id} has no time.`);
  const text = toText(fields.get('message') ?? '');
  const isDeleted = fields.get('isDeleted') === 'true';
  if (text === '' && !isDeleted) return leftOut(where, `Post ${id} says nothing.`);
  const name = toName(fields.get('author/name'), LIMITS.name);
  return {
    kind: 'message',
    ...{ id, threadId, parentId: marks.get('parent')?.[ID] ?? null, text, at },
    author: {
      key: fields.get('author/username') || fields.get('author/email') || `name:${name ?? id}`,
      name,
    },
    status: statusOf(fields, isDeleted),
  };
}

function statusOf(fields: XmlRecord['fields'], isDeleted: boolean) {
  if (fields.get('isSpam') === 'true') return 'spam';
  if (isDeleted) return 'deleted';
  return fields.get('isApproved') === 'false' ? 'pending' : 'published';
}
