/** Words that a site, or a common list, does not want to read. They are found as words, not inside of others. */
import naughtyWords from 'naughty-words';
import type { Check } from '../check.js';
import { foldText } from '../fold-text.js';
import { languageOf } from '../language-of.js';

const LISTS: Readonly<Record<string, readonly string[]>> = naughtyWords;
/** Where words are not set apart by spaces. */
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
/** A single sign of those stands in many harmless words. */
const UNSPACED_MIN = 2;

/** Folded, by language; made when first needed. */
const folded = new Map<string, ReadonlySet<string>>();

export const bannedWords: Check<'banned_words' | 'suspect_words'> = (
  { text, locale },
  { words, byLanguage },
) => {
  const lists = Object.values(byLanguage).some((list) => list.length > 0);
  const language = lists ? languageOf(text, locale) : null;
  const wanted = [...words, ...((language && byLanguage[language]) ?? [])];
  return find(text, [...new Set(wanted.map(foldText))]);
};

export const commonWords: Check<'common_words'> = ({ text, locale }, { except }) => {
  const allowed = new Set(except.map(foldText));
  const language = locale.split('-')[0]?.toLowerCase() ?? '';
  const told = languageOf(text, locale) ?? language;
  const wanted = new Set([...listOf(language), ...listOf(told), ...listOf('en')]);
  return find(
    text,
    [...wanted].filter((word) => !allowed.has(word)),
  );
};

function listOf(language: string): ReadonlySet<string> {
  const known = folded.get(language);
  if (known) return known;
  const list = Object.hasOwn(LISTS, language) ? (LISTS[language] ?? []) : [];
  const made = new Set(
    list.map(foldText).filter((word) => !UNSPACED.test(word) || word.length >= UNSPACED_MIN),
  );
  // A page's language is a word from outside: only lists that are there are kept.
  if (list.length > 0) folded.set(language, made);
  return made;
}

function find(text: string, words: readonly string[]) {
  const plain = foldText(text);
  const spaced = ` ${plain.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ')} `;
  const found = words.filter((word) => {
    if (UNSPACED.test(word)) return plain.includes(word);
    const bare = word.replaceAll(/[^\p{L}\p{M}\p{N}]+/gu, ' ').trim();
    return bare !== '' && spaced.includes(` ${bare} `);
  });
  return found.length > 0 ? found : undefined;
}
