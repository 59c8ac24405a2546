/**
 * Reads a mail that came in: who wrote what, and whether a person did. It decides nothing. What a stranger wrote may take
 * its time here, so only the thread of `read-worker` calls it.
 */
import { createHash } from 'node:crypto';
import { LIMITS } from '@parley/protocol';
import { type AddressObject, type HeaderValue, type ParsedMail, simpleParser } from 'mailparser';
import { cutQuote } from './cut-quote.js';

/** Largest mail that is read. */
export const MAIL_BYTES = 25 * 2 ** 20;
/** Largest HTML of which text is made, when there is nothing else. */
const HTML_BYTES = 500_000;

/** Smaller pictures within a mail are somebody's logo. */
const LOGO_BYTES = 20_000;

export interface ReceivedFile {
  name: string;
  content: Uint8Array;
}

export interface Received {
  /** Its Message-ID, or a hash: the same for the same mail. */
  id: string;
  /** As its sender's clock has it; null when it says nothing of use. */
  sentAt: Date | null;
  /** In lower case; null unless there is exactly one. */
  from: string | null;
  /** All whom its headers name. */
  recipients: string[];
  /** Without what it quotes. */
  text: string;
  files: ReceivedFile[];
  /** A bounce, a vacation note, a newsletter: nobody waits for an answer to it. */
  isAutomatic: boolean;
}

/** @throws when it is no mail */
export async function readMail(raw: Buffer): Promise<Received> {
  const mail = await simpleParser(raw, {
    skipTextToHtml: true,
    skipImageLinks: true,
    skipTextLinks: true,
    maxHtmlLengthToParse: HTML_BYTES,
  });
  const senders = addressesIn(mail.from);
  return {
    id: mail.messageId ?? createHash('sha256').update(raw).digest('hex'),
    sentAt: sentAtOf(mail),
    from: senders.length === 1 ? (senders[0] ?? null) : null,
    recipients: [...addressesIn(mail.to), ...addressesIn(mail.cc), ...deliveredTo(mail)],
    text: cutQuote(mail.text ?? ''),
    files: mail.attachments
      .filter((file) => !file.related || file.content.length >= LOGO_BYTES)
      .map((file) => ({ name: nameOf(file.filename), content: file.content })),
    isAutomatic: isAutomatic(mail, senders[0] ?? ''),
  };
}

/** The parser puts today in the place of a date that is none: then the same mail would not be the same again. */
function sentAtOf({ headerLines }: ParsedMail): Date | null {
  const line = headerLines.find(({ key }) => key === 'date')?.line ?? '';
  const at = Date.parse(line.slice(line.indexOf(':') + 1));
  return Number.isNaN(at) ? null : new Date(at);
}

function nameOf(filename: string | undefined): string {
  const name = (filename ?? '').replaceAll('\u0000', '').slice(0, LIMITS.fileName).toWellFormed().trim();
  return name === '' ? 'file' : name;
}

function addressesIn(field: AddressObject | AddressObject[] | undefined): string[] {
  const objects = field === undefined ? [] : Array.isArray(field) ? field : [field];
  return objects.flatMap(({ value }) => value.flatMap(({ address }) => address?.toLowerCase() ?? []));
}

/** Where it was handed over, when a forwarding mail server kept that. */
function deliveredTo({ headers }: ParsedMail): string[] {
  return ['delivered-to', 'x-original-to', 'envelope-to'].flatMap((name) => {
    const value = headers.get(name);
    return wordsOf(value).flatMap((word) => word.match(/[^\s<>,;]+@[^\s<>,;]+/g) ?? []);
  });
}

function wordsOf(value: HeaderValue | undefined): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.map(String);
  if (value !== undefined && typeof value === 'object' && 'text' in value) return [String(value.text)];
  return [];
}

const ROBOT = /^(mailer-daemon|postmaster|no-?reply|do-?not-?reply)@/;

/** As RFC 3834 has it, and as those do who do not know of it. */
function isAutomatic({ headers, headerLines }: ParsedMail, from: string): boolean {
  const submitted = wordsOf(headers.get('auto-submitted'))[0] ?? 'no';
  const precedence = wordsOf(headers.get('precedence'))[0] ?? '';
  const type = headers.get('content-type');
  const isReport = typeof type === 'object' && 'value' in type && type.value === 'multipart/report';
  return (
    !/^no\b/i.test(submitted) ||
    /^(bulk|junk|list|auto_reply)/i.test(precedence) ||
    isReport ||
    // Nobody is there to whom it could be returned: it is itself something returned.
    headerLines.some(({ line }) => /^return-path:\s*<>\s*$/i.test(line)) ||
    ['x-autoreply', 'x-autorespond', 'x-failed-recipients'].some((name) => headers.has(name)) ||
    headers.has('list') ||
    ROBOT.test(from)
  );
}
