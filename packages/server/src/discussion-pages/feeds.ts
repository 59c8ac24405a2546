/** The latest of a discussion for feed readers: RSS 2.0 and Atom (RFC 4287). */
import type { Topic, TopicMessage } from '@parley/protocol';
import { escapeHtml } from '../mail/html.js';
import { messageToHtml } from './message-html.js';
import { wordsOf } from './words.js';

export interface FeedParts {
  topic: Topic;
  /** The latest first. */
  messages: TopicMessage[];
  siteName: string;
  locale: string;
  /** Where the feed itself is. */
  self: string;
}

/** What XML 1.0 cannot hold goes. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: those are what it is about
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const xml = (text: string) => escapeHtml(text.replaceAll(FORBIDDEN, ''));

const titleOf = ({ topic, locale }: FeedParts) =>
  topic.title ?? `${wordsOf(locale).words.discussion}: ${topic.key}`;
const linkOf = ({ topic, self }: FeedParts) => topic.url ?? self;
const idOf = (parts: FeedParts, message: TopicMessage) =>
  parts.topic.url === null ? `urn:parley:${message.id}` : `${parts.topic.url}#parley-${message.id}`;

function nameOf({ author }: TopicMessage, { siteName, locale }: FeedParts): string {
  if (author?.type === 'key' || author?.type === 'system') return siteName;
  return author?.name ?? wordsOf(locale).words.anonymous;
}

const readable = ({ messages }: FeedParts) => messages.filter(({ stub }) => stub === null);

export function renderRss(parts: FeedParts): string {
  const items = readable(parts).map((message) => {
    const id = idOf(parts, message);
    const link = parts.topic.url === null ? '' : `<link>${xml(id)}</link>`;
    return [
      `<item><title>${xml(nameOf(message, parts))}</title>${link}<guid isPermaLink="${parts.topic.url !== null}">${xml(id)}</guid>`,
      `<pubDate>${new Date(message.createdAt).toUTCString()}</pubDate>`,
      `<dc:creator>${xml(nameOf(message, parts))}</dc:creator><description>${xml(messageToHtml(message.text))}</description></item>`,
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    '<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:atom="http://www.w3.org/2005/Atom"><channel>',
    `<title>${xml(titleOf(parts))}</title><link>${xml(linkOf(parts))}</link><description>${xml(titleOf(parts))}</description>`,
    `<atom:link href="${xml(parts.self)}" rel="self" type="application/rss+xml"/><language>${xml(parts.locale)}</language>`,
    ...items,
    '</channel></rss>\n',
  ].join('');
}

export function renderAtom(parts: FeedParts): string {
  const { topic } = parts;
  const messages = readable(parts);
  const updated = messages[0]?.createdAt ?? topic.createdAt ?? '1970-01-01T00:00:00.000Z';
  const entries = messages.map((message) => {
    const link = topic.url === null ? '' : `<link href="${xml(idOf(parts, message))}"/>`;
    return [
      `<entry><id>${xml(idOf(parts, message))}</id><title>${xml(nameOf(message, parts))}</title>${link}`,
      `<published>${message.createdAt}</published><updated>${message.editedAt ?? message.createdAt}</updated>`,
      `<author><name>${xml(nameOf(message, parts))}</name></author><content type="html">${xml(messageToHtml(message.text))}</content></entry>`,
    ].join('');
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>\n',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${xml(parts.locale)}"><id>${xml(parts.self)}</id>`,
    `<title>${xml(titleOf(parts))}</title><updated>${updated}</updated>`,
    `<link rel="self" href="${xml(parts.self)}"/><link href="${xml(linkOf(parts))}"/>`,
    ...entries,
    '</feed>\n',
  ].join('');
}
