/** A conversation to be kept: as a page, written piece by piece however long it is, and as an e-mail. */
import type { Message } from '@parley/protocol';
import type { Letter } from './compose.js';
import { bubble, PAGE_END, page, pageHead, paragraph, small } from './html.js';
import { bodyOf, nameOf } from './message-words.js';
import { type MailTexts, mailTexts } from './texts.js';

export interface TranscriptSite {
  name: string;
  locale: string;
}

interface Entry {
  head: string;
  body: string;
}

function entriesOf(site: TranscriptSite, messages: Message[]): Entry[] {
  const texts = mailTexts(site.locale);
  const time = timeFormat(texts);
  return messages.map((message) => {
    const isContact = message.author.type === 'contact';
    const who = isContact ? (message.author.name ?? texts.you) : nameOf(message, site.name);
    const isEdited = message.editedAt !== null && message.status !== 'deleted';
    const words = [who, time.format(new Date(message.createdAt)), ...(isEdited ? [texts.edited] : [])];
    return { head: words.join(' · '), body: bodyOf(message, texts) };
  });
}

/** Everybody's clock is another one: it says which. */
const timeFormat = (texts: MailTexts) =>
  new Intl.DateTimeFormat(texts.tag, {
    year: 'numeric',
    month: 'short',
    day: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: 'UTC',
    timeZoneName: 'short',
  });

/** The page, in pieces. It holds no script, no link, and nothing that is loaded. */
export async function* writeTranscript(
  site: TranscriptSite,
  pages: AsyncIterable<Message[]>,
): AsyncGenerator<string> {
  const texts = mailTexts(site.locale);
  yield `${pageHead(texts, texts.transcriptSubject(site.name), true)}${paragraph(texts.transcript(site.name))}\n`;
  for await (const messages of pages) {
    yield entriesOf(site, messages)
      .map(({ head, body }) => `${bubble(head, body)}\n`)
      .join('');
  }
  yield PAGE_END;
}

export interface TranscriptLetter {
  site: TranscriptSite;
  /** The latest. */
  messages: Message[];
  /** Whether there were more before them. */
  isCut: boolean;
  canReply: boolean;
}

export function composeTranscript({ site, messages, isCut, canReply }: TranscriptLetter): Letter {
  const texts = mailTexts(site.locale);
  const entries = entriesOf(site, messages);
  const title = texts.transcriptSubject(site.name);
  const head = [texts.transcript(site.name), ...(isCut ? [texts.earlier] : [])];
  const line = canReply ? [texts.line] : [];
  const text = [...line, ...head, ...entries.map(({ head, body }) => `${head}\n${body}`)];
  const html = [
    ...line.map(small),
    ...head.map(paragraph),
    ...entries.map(({ head, body }) => bubble(head, body)),
  ];
  return { subject: title, text: `${text.join('\n\n')}\n`, html: page(texts, title, html) };
}
