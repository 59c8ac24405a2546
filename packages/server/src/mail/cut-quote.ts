/** What somebody wrote in an answer, without the mail that it answers and without a signature. */
import EmailReplyParser from 'email-reply-parser';
import { REPLY_LINES } from './texts.js';

/** Longer mails are cut before anybody looks into them: patterns over much text take much time. */
const MOST_CHARACTERS = 60_000;

const parser = new EmailReplyParser();

export function cutQuote(text: string): string {
  const whole = text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll('\u0000', '')
    .slice(0, MOST_CHARACTERS)
    .toWellFormed();
  const own = untilLine(whole);
  const visible = withoutQuotes(parser.parseReply(own));
  // Nothing is left of an answer that was written between the lines of the quotation, or below it.
  return visible === '' ? withoutQuotes(own) : visible;
}

/** Everything before our own line, in whatever language it was, and before what introduces it. */
function untilLine(text: string): string {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => REPLY_LINES.some((ours) => line.includes(ours)));
  if (end === -1) return text;
  const before = lines.slice(0, end).map((line) => line.replace(/^[>\s]+$/, ''));
  const cut = withoutIntroduction(before.join('\n').trimEnd().split('\n'));
  // Above our line is nothing: it was answered below, whatever we asked for.
  return cut.join('').trim() === '' ? text : cut.join('\n');
}

/** Lines of an introduction, at most: `On … Acme <support@…> wrote:`, or a block of `From: … Sent: … To: …`. */
const MOST_LINES = 8;

/** Mail programs introduce a quotation in any language, but always with an address or a date, and a colon. */
function withoutIntroduction(lines: string[]): string[] {
  const start = lines.lastIndexOf('') + 1;
  const last = lines.slice(start);
  const words = last.join(' ');
  const isShort = last.length <= MOST_LINES;
  const isIntroduction =
    isShort &&
    /[:：]/.test(words) &&
    (/\S@\S/.test(words) || (/\p{Nd}{4}/u.test(words) && /[:：]$/.test(words)));
  return isIntroduction ? lines.slice(0, start) : lines;
}

function withoutQuotes(text: string): string {
  const lines = text
    .split('\n')
    .filter((line) => !line.startsWith('>') && !REPLY_LINES.includes(line.trim()));
  return lines.join('\n').trim();
}
