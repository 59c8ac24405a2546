/**
 * Which team a conversation is for, by the rules of the settings. Both ends use it: the server to route, the console to try
 * rules before they count. Pure.
 */
import type { RoutingRule } from './settings.js';

/** What is known of a conversation when its customer has said the first words. */
export interface Beginning {
  /** The site's key. */
  site: string;
  /** Address of the page; null when it did not say. */
  url: string | null;
  /** The team that the customer chose, or the company's program named. */
  chosen: string | null;
  text: string;
}

/** The first rule whose conditions all hold. What was chosen stands unless a rule speaks of that choice. */
export function findRule(rules: readonly RoutingRule[], beginning: Beginning): RoutingRule | undefined {
  const path = pathOf(beginning.url);
  const text = fold(beginning.text);
  return rules.find(({ paths, chosen, keywords, sites }) => {
    if (beginning.chosen !== null && !chosen.includes(beginning.chosen)) return false;
    if (beginning.chosen === null && chosen.length > 0) return false;
    if (sites.length > 0 && !sites.includes(beginning.site)) return false;
    if (paths.length > 0 && !paths.some((pattern) => path !== null && matchesPath(pattern, path)))
      return false;
    return keywords.length === 0 || keywords.some((keyword) => hasWords(text, fold(keyword)));
  });
}

function pathOf(url: string | null): string | null {
  return url !== null && URL.canParse(url) ? new URL(url).pathname : null;
}

/** `*` stands for anything. In one pass: a pattern of many stars must not be a way to keep the server busy. */
export function matchesPath(pattern: string, path: string): boolean {
  const [first = '', ...rest] = pattern.split('*');
  const last = rest.pop();
  if (last === undefined) return path === pattern;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const part of rest) {
    const found = path.indexOf(part, at);
    if (found === -1) return false;
    at = found + part.length;
  }
  return path.length - last.length >= at && path.endsWith(last);
}

/** Without case and accents, each blank like any other. */
function fold(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/gu, ' ').trim();
}

/** Scripts that set no blanks between words. */
const WITHOUT_BLANKS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const LETTER = /[\p{L}\p{N}]/u;

/** Whether the words stand in the text as words, not within others. */
function hasWords(text: string, words: string): boolean {
  if (WITHOUT_BLANKS.test(words)) return text.includes(words);
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const before = at === 0 ? '' : (text.slice(0, at).match(/.$/su)?.[0] ?? '');
    const [after = ''] = text.slice(at + words.length);
    if (!LETTER.test(before) && !LETTER.test(after)) return true;
  }
  return false;
}
