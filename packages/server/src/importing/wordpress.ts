/** Exports of WordPress (WXR): RSS with posts and their comments. Format: wp-admin/includes/export.php of WordPress */
import type { Readable } from 'node:stream';
import { LIMITS } from '@parley/protocol';
import { toText } from './html-text.js';
import { broken, leftOut, type SourceItem, toName, toTime } from './source.js';
import { readRecords, type XmlRecord } from './xml-records.js';

const STATUS = {
  '1': 'published',
  approve: 'published',
  '0': 'pending',
  hold: 'pending',
  spam: 'spam',
  trash: 'deleted',
} as const;

export async function* readWordPress(stream: Readable): AsyncGenerator<SourceItem> {
  let count = 0;
  /** The post whose comments are being read. */
  let post: XmlRecord | null = null;
  for await (const record of readRecords(stream, ['item', 'wp:comment'])) {
    count += 1;
    const { within } = record;
    if (record.name !== 'wp:comment') continue;
    if (within === null) {
      yield broken(`line ${record.line}`, 'A comment that belongs to no post.');
      continue;
    }
    if (within !== post) {
      post = within;
      yield threadOf(within);
    }
    yield commentOf(record, within);
  }
  if (count === 0) throw new Error('This is no export of WordPress: it has no posts.');
}

function threadOf({ fields, line }: XmlRecord): SourceItem {
  const [id, url] = [fields.get('wp:post_id')?.trim(), fields.get('link')?.trim()];
  if (!id || !url) return broken(`line ${line}`, 'A post without an id or a link.');
  const locked = fields.get('wp:comment_status') === 'closed';
  return { kind: 'thread', id, url, identifier: id, title: fields.get('title')?.trim() || null, locked };
}

function commentOf({ fields, line }: XmlRecord, post: XmlRecord): SourceItem {
  const where = `line ${line}`;
  const id = fields.get('wp:comment_id')?.trim();
  const threadId = post.fields.get('wp:post_id')?.trim();
  if (!id || !threadId) return broken(where, 'A comment without an id or a post.');
  const type = fields.get('wp:comment_type')?.trim() || 'comment';
  if (type !== 'comment') return leftOut(where, `Comment ${id} is a ${type}, which nobody wrote.`);
  const at = timeOf(fields);
  if (at === undefined) return broken(where, `Comment ${id} has no time.`);
  const approved = fields.get('wp:comment_approved')?.trim() ?? '';
  const status = STATUS[approved as keyof typeof STATUS];
  if (status === undefined) return leftOut(where, `Comment ${id} is in the state "${approved}".`);
  const text = toText(asHtml(fields.get('wp:comment_content') ?? ''));
  if (text === '' && status !== 'deleted') return leftOut(where, `Comment ${id} says nothing.`);
  const parent = fields.get('wp:comment_parent')?.trim();
  const name = toName(fields.get('wp:comment_author'), LIMITS.name);
  const [user, email] = [fields.get('wp:comment_user_id'), fields.get('wp:comment_author_email')];
  return {
    kind: 'message',
    ...{ id, threadId, parentId: parent && parent !== '0' ? parent : null, text, at, status },
    author: { key: user && user !== '0' ? `user:${user}` : email || `name:${name ?? id}`, name },
  };
}

/** WordPress writes `0000-00-00 00:00:00` where it knows no time in Greenwich. */
function timeOf(fields: XmlRecord['fields']): string | undefined {
  const utc = (text = '') => toTime(`${text.trim().replace(' ', 'T')}Z`);
  return utc(fields.get('wp:comment_date_gmt')) ?? utc(fields.get('wp:comment_date'));
}

/** It keeps line breaks as they were typed, and makes paragraphs of them when it shows them. */
function asHtml(text: string): string {
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/\n{2,}/g, '<br><br>')
    .replace(/\n/g, '<br>');
}
