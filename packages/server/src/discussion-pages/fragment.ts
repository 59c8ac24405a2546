/**
 * A discussion as HTML that reads without any script: for search engines, for pages that put it in on their server, and for the
 * element to take over. Whatever people wrote is only ever text in it, and where it leads is nobody's recommendation.
 */
import type { TopicMessage } from '@parley/protocol';
import { escapeHtml } from '../mail/html.js';
import { type Described, describe, toScript } from './json-ld.js';
import { messageToHtml } from './message-html.js';
import { type DiscussionWords, wordsOf } from './words.js';

export interface FragmentParts extends Described {
  locale: string;
  /** Where the next page is; null on the last one. */
  next: string | null;
}

export function renderFragment(parts: FragmentParts): string {
  const { topic, branches, locale, next } = parts;
  const { words, tag, direction } = wordsOf(locale);
  const look: Look = { words, format: new Intl.DateTimeFormat(tag, FORMAT), siteName: parts.siteName };
  const first = [topic.answer, ...topic.pinned].filter((message) => message !== null);
  const marked = [...new Map(first.map((message) => [message.id, message])).values()];
  const list = (messages: TopicMessage[], render: (message: TopicMessage) => string) =>
    messages.length === 0 ? '' : `<ol>${messages.map(render).join('')}</ol>`;
  return [
    `<section class="parley-discussion" lang="${escapeHtml(tag)}" dir="${direction}" aria-label="${escapeHtml(words.discussion)}"`,
    ` data-parley-site="${escapeHtml(topic.site)}" data-parley-topic="${escapeHtml(topic.key)}" data-parley-revision="${topic.revision}">`,
    `<script type="application/ld+json">${toScript(describe(parts))}</script>`,
    list(marked, (message) => item(message, look, { below: [], isCopy: true })),
    `<ol>${branches.map((branch) => item(branch, look, { below: branch.first, isCopy: false })).join('')}</ol>`,
    next === null ? '' : `<a rel="next" href="${escapeHtml(next)}">${escapeHtml(words.more)}</a>`,
    '</section>',
  ].join('');
}

const FORMAT = { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' } as const;

interface Look {
  words: DiscussionWords;
  format: Intl.DateTimeFormat;
  siteName: string;
}

function item(
  message: TopicMessage,
  look: Look,
  { below, isCopy }: { below: TopicMessage[]; isCopy: boolean },
): string {
  const answers = below.filter(({ parentId }) => parentId === message.id);
  const inner = answers.map((one) => item(one, look, { below, isCopy })).join('');
  const unseen =
    !isCopy && message.depth === 0 ? message.replies - below.filter(({ stub }) => stub === null).length : 0;
  // An id stands once in a page: what is put first stands in its own place, too.
  const id = isCopy ? '' : ` id="parley-${message.id}"`;
  return [
    `<li${id}><article>`,
    message.stub === null ? body(message, look) : `<p>${escapeHtml(stubWords(message, look))}</p>`,
    inner === '' ? '' : `<ol>${inner}</ol>`,
    unseen > 0 ? `<p>${escapeHtml(look.words.replies(String(message.replies)))}</p>` : '',
    '</article></li>',
  ].join('');
}

function stubWords({ stub }: TopicMessage, { words }: Look): string {
  return stub === 'private' ? words.movedToPrivate : words.deleted;
}

function body(message: TopicMessage, { words, format, siteName }: Look): string {
  const { author, official, createdAt, answer } = message;
  const isCompany = author?.type === 'key' || author?.type === 'system';
  const name = isCompany ? siteName : (author?.name ?? words.anonymous);
  const marks = [
    ...(official === null ? [] : [official.teamName ?? words.official]),
    ...(answer ? [words.answer] : []),
  ];
  return [
    `<header><b dir="auto">${escapeHtml(name)}</b>`,
    ...marks.map((mark) => ` <span>${escapeHtml(mark)}</span>`),
    ` <time datetime="${createdAt}">${escapeHtml(format.format(new Date(createdAt)))}</time></header>`,
    `<div>${messageToHtml(message.text)}</div>`,
  ].join('');
}
