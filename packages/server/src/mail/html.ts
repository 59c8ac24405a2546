/** The HTML of our mails and pages: simple, self-contained, in one place. Whatever people wrote is only ever text in it. */
import type { MailTexts } from './texts/mail-texts.js';

const SMALL = 'font-size:13px;color:#666';
const BUTTON =
  'display:inline-block;padding:10px 18px;border-radius:8px;background:#1f2937;color:#fff;text-decoration:none';

const ENTITIES: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as HTML shows it, between tags and in attributes alike. */
export function escapeHtml(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => ENTITIES[character] ?? '');
}

export const paragraph = (line: string) => `<p>${escapeHtml(line)}</p>`;

export const small = (line: string) => `<p style="${SMALL}">${escapeHtml(line)}</p>`;

export const smallLink = (link: string, words: string) =>
  `<p style="${SMALL}"><a href="${escapeHtml(link)}" style="color:#666">${escapeHtml(words)}</a></p>`;

export const buttonLink = (link: string, words: string) =>
  `<p><a href="${escapeHtml(link)}" style="${BUTTON}">${escapeHtml(words)}</a></p>`;

/** Posts to where the page came from. */
export const postButton = (words: string) =>
  `<form method="post"><button style="${BUTTON};border:0;font:inherit">${escapeHtml(words)}</button></form>`;

/** Who said it, and what. */
export function bubble(head: string, body: string): string {
  const lines = escapeHtml(body).replaceAll('\n', '<br>');
  return `<div style="margin:12px 0;padding:12px 16px;border-radius:8px;background:#f3f4f6"><div dir="auto" style="${SMALL}">${escapeHtml(head)}</div><div dir="auto">${lines}</div></div>`;
}

/** @param isFile it is opened from a disk, where no header forbids anything */
export function pageHead(texts: MailTexts, title: string, isFile = false): string {
  const policy = isFile
    ? `<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">`
    : '';
  return `<!doctype html>
<html lang="${texts.tag}" dir="${texts.direction}">
<head><meta charset="utf-8">${policy}<meta name="viewport" content="width=device-width, initial-scale=1"><title>${escapeHtml(title)}</title></head>
<body style="margin:0 auto;padding:16px;max-width:600px;font:16px/1.5 system-ui,sans-serif;color:#111;background:#fff">
`;
}

export const PAGE_END = '</body>\n</html>\n';

export function page(texts: MailTexts, title: string, parts: string[]): string {
  return `${pageHead(texts, title)}${parts.join('\n')}\n${PAGE_END}`;
}
