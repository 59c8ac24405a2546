/**
 * In which language a message is written, as far as that can be told from its words. Two or three of them could be of many languages: then
 * it is the page's.
 */
import { WORD_LANGUAGES, type WordLanguage } from '@parley/protocol';
import { eld } from 'eld/extrasmall';

const KNOWN: ReadonlySet<string> = new Set(WORD_LANGUAGES);
/** Addresses and names of people are of no language. */
const NO_WORDS = /\S*[@/]\S*|\S+\.\S+|[^\p{L}\p{M}\s'’]+/gu;
const FEWEST_WORDS = 4;
/** Where words are not set apart by spaces, so many signs say as much. */
const FEWEST_SIGNS = 6;
const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}]/gu;

/** @param locale BCP 47 tag of the page's language */
export function languageOf(text: string, locale: string): WordLanguage | null {
  return toldLanguage(text) ?? knownLanguage(locale.split('-')[0]?.toLowerCase());
}

function toldLanguage(text: string): WordLanguage | null {
  const words = text.replaceAll(NO_WORDS, ' ').trim();
  const signs = words.match(UNSPACED)?.length ?? 0;
  if (words.split(/\s+/).length < FEWEST_WORDS && signs < FEWEST_SIGNS) return null;
  const told = eld.detect(words);
  return told.isReliable() ? knownLanguage(told.language) : null;
}

function knownLanguage(language: string | undefined): WordLanguage | null {
  return language !== undefined && KNOWN.has(language) ? (language as WordLanguage) : null;
}
