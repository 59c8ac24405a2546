/** Texts that would run, break out or break something, if anybody took them for more than words. */
import { existsSync, readFileSync } from 'node:fs';

const RUN = 'window.ran=1';

/** None of them has a mark of Markdown, so that each is to be seen exactly as it is. */
export const HOSTILE: readonly string[] = [
  ...['script', 'SCRIPT', 'ScRiPt', 'svg/onload=window.ran=1', 'script/x'].map(
    (tag) => `<${tag}>${RUN}</${tag}>`,
  ),
  ...['img src=x', 'video src=x', 'audio src=x', 'image src=x', 'object data=x', 'embed src=x'].map(
    (tag) => `<${tag} onerror=${RUN}>`,
  ),
  ...[
    'body',
    'svg',
    'iframe',
    'style',
    'input autofocus',
    'marquee',
    'details open',
    'select autofocus',
  ].flatMap((tag) => ['onload', 'onfocus', 'onstart', 'ontoggle'].map((event) => `<${tag} ${event}=${RUN}>`)),
  ...['javascript', 'JaVaScRiPt', ' javascript', 'java\tscript', 'vbscript', 'data'].flatMap((scheme) => [
    `<a href="${scheme}:${RUN}">x</a>`,
    `<iframe src="${scheme}:${RUN}"></iframe>`,
    `<form action="${scheme}:${RUN}"><button>x</button></form>`,
  ]),
  ...['"', "'", '">', "'>", '</textarea>', '</title>', '</style>', '-->', ']]>', '</script>', '"/>'].flatMap(
    (end) => [
      `${end}<script>${RUN}</script>`,
      `${end} onmouseover=${RUN} x=`,
      `${end}<img src=x onerror=${RUN}>`,
    ],
  ),
  ...['{{', '${', '<%', '#{', '{%'].map((start) => `${start}constructor.constructor("${RUN}")()}}`),
  '<math><mtext></mtext><mglyph><style><img src=x onerror=window.ran=1></style></math>',
  '<noscript><p title="</noscript><img src=x onerror=window.ran=1>"></noscript>',
  '<template><script>window.ran=1</script></template>',
  '<svg><animate onbegin=window.ran=1 attributeName=x dur=1s>',
  '<svg><use href="data:image/svg+xml,<svg id=x><script>window.ran=1</script></svg>#x"/>',
  '<meta http-equiv="refresh" content="0;url=javascript:window.ran=1">',
  '<base href="https://evil.example/">',
  '<link rel=stylesheet href="https://evil.example/x.css">',
  '&lt;script&gt;window.ran=1&lt;/script&gt;',
  '&#60;script&#62;window.ran=1&#60;/script&#62;',
  '\\u003cscript\\u003ewindow.ran=1\\u003c/script\\u003e',
  '%3Cscript%3Ewindow.ran=1%3C/script%3E',
  '<!--><script>window.ran=1</script>',
  '<x onclick=window.ran=1 tabindex=1 id=x>',
  '＜script＞window.ran=1＜/script＞',
  '<scr\u200bipt>window.ran=1</scr\u200bipt>',
  '\u202e<script>window.ran=1</script>',
  '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><r>&x;</r>',
];

const NAUGHTY = process.env.NAUGHTY_STRINGS ?? '';

/** A list that is no part of the project, as a JSON array in the file that NAUGHTY_STRINGS names; null without it. */
export function naughtyStrings(): string[] | null {
  if (!NAUGHTY || !existsSync(NAUGHTY)) return null;
  const list = JSON.parse(readFileSync(NAUGHTY, 'utf8')) as string[];
  return list.filter((text) => text.trim() !== '');
}
