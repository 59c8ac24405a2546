/**
 * Writes our e-mails, as plain text and as HTML that says the same. What people wrote is only ever text in it: escaped, no
 * Markdown, no link made of it.
 */
import type { Message } from '@parley/protocol';
import { type MailTexts, mailTexts } from './texts.js';

export interface Letter {
  subject: string;
  text: string;
  html: string;
}

export interface AnswerLetter {
  site: { name: string; locale: string };
  contactName: string | null;
  messages: Message[];
  /** Opens the conversation. */
  link: string;
  /** Whether an answer to the mail reaches us. */
  canReply: boolean;
  stopLink: string;
}

/** What the company said while the customer was away. */
export function composeAnswer(letter: AnswerLetter): Letter {
  const { site, messages, link, canReply, stopLink } = letter;
  const texts = mailTexts(site.locale);
  const hint = canReply ? [texts.reply] : [];
  const head = [texts.greeting(letter.contactName), texts.answered(site.name)];
  const said = messages.map((message) => `${nameOf(message, site.name)}:\n${bodyOf(message, texts)}`);
  const text = [
    ...(canReply ? [texts.line] : []),
    ...head,
    ...said,
    `${texts.open}:\n${link}`,
    ...hint,
    `${texts.stop}:\n${stopLink}`,
  ];
  const html = [
    ...(canReply ? [small(texts.line)] : []),
    ...head.map((line) => `<p>${escapeHtml(line)}</p>`),
    ...messages.map((message) => bubble(nameOf(message, site.name), bodyOf(message, texts))),
    `<p><a href="${escapeHtml(link)}" style="${BUTTON}">${escapeHtml(texts.open)}</a></p>`,
    ...hint.map(small),
    `<p style="${SMALL}"><a href="${escapeHtml(stopLink)}" style="color:#666">${escapeHtml(texts.stop)}</a></p>`,
  ];
  return {
    subject: texts.subject(site.name),
    text: `${text.join('\n\n')}\n`,
    html: page({ texts, locale: site.locale, title: texts.subject(site.name), body: html.join('\n') }),
  };
}

export interface Transcript {
  site: { name: string; locale: string };
  messages: Message[];
}

/** A whole conversation, to be kept. */
export function composeTranscript({ site, messages }: Transcript): Letter {
  const texts = mailTexts(site.locale);
  const entries = messages.map((message) => ({
    head: `${message.author.type === 'contact' ? (message.author.name ?? texts.you) : nameOf(message, site.name)} · ${message.createdAt.slice(0, 16).replace('T', ' ')} UTC`,
    body: bodyOf(message, texts),
  }));
  const title = texts.transcriptSubject(site.name);
  const text = [texts.transcript(site.name), ...entries.map(({ head, body }) => `${head}\n${body}`)];
  const html = [
    `<p>${escapeHtml(texts.transcript(site.name))}</p>`,
    ...entries.map(({ head, body }) => bubble(head, body)),
  ];
  return {
    subject: title,
    text: `${text.join('\n\n')}\n`,
    html: page({ texts, locale: site.locale, title, body: html.join('\n') }),
  };
}

function nameOf(message: Message, site: string): string {
  return message.author.type === 'agent' ? (message.author.name ?? site) : site;
}

function bodyOf(message: Message, texts: MailTexts): string {
  if (message.status === 'deleted') return texts.deleted;
  const names = message.attachments.map(({ name }) => name).join(', ');
  return [message.text, names && texts.files(names)].filter(Boolean).join('\n');
}

const SMALL = 'font-size:13px;color:#666';
const BUTTON =
  'display:inline-block;padding:10px 18px;border-radius:8px;background:#1f2937;color:#fff;text-decoration:none';

const small = (line: string) => `<p style="${SMALL}">${escapeHtml(line)}</p>`;

function bubble(head: string, body: string): string {
  const lines = escapeHtml(body).replaceAll('\n', '<br>');
  return `<div style="margin:12px 0;padding:12px 16px;border-radius:8px;background:#f3f4f6"><div dir="auto" style="${SMALL}">${escapeHtml(head)}</div><div dir="auto">${lines}</div></div>`;
}

export interface Note {
  locale: string;
  text: string | null;
  /** Posts to where the page came from. */
  button: string | null;
}

/** A page with one sentence or one button. */
export function composeNote({ locale, text, button }: Note): string {
  const body = [
    ...(text === null ? [] : [`<p>${escapeHtml(text)}</p>`]),
    ...(button === null
      ? []
      : [
          `<form method="post"><button style="${BUTTON};border:0;font:inherit">${escapeHtml(button)}</button></form>`,
        ]),
  ];
  return page({ texts: mailTexts(locale), locale, title: text ?? button ?? '', body: body.join('\n') });
}

interface Page {
  texts: MailTexts;
  locale: string;
  title: string;
  body: string;
}

function page({ texts, locale, title, body }: Page): string {
  return `<!doctype html>
<html lang="${escapeHtml(locale)}" dir="${texts.direction}">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title></head>
<body style="margin:0 auto;padding:16px;max-width:600px;font:16px/1.5 system-ui,sans-serif;color:#111;background:#fff">
${body}
</body>
</html>
`;
}

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, between tags and in attributes alike. */
function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}
