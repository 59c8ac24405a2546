/**
 * What emoji are called in the reader's language, and how to find one by it. Only that language is ever loaded.
 */
import { EMOJI } from './emoji-data.js';

type Names = Record<keyof typeof EMOJI, string>;

/** Those in which there are names. */
const LANGUAGES: Record<string, () => Promise<{ NAMES: Names }>> = {
  de: () => import('./names/de.js'),
  en: () => import('./names/en.js'),
  es: () => import('./names/es.js'),
  fr: () => import('./names/fr.js'),
  it: () => import('./names/it.js'),
  ja: () => import('./names/ja.js'),
  nl: () => import('./names/nl.js'),
  pl: () => import('./names/pl.js'),
  pt: () => import('./names/pt.js'),
};

/** Written without spaces, so that a word may begin anywhere. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u;

interface Named {
  emoji: string;
  name: string;
  /** All it can be found by, each word after a space. */
  words: string;
}

export class EmojiNames {
  #all: readonly Named[];
  #names: ReadonlyMap<string, string>;

  constructor(names: Names) {
    const groups = Object.keys(EMOJI) as (keyof Names)[];
    this.#all = groups.flatMap((group) => {
      const called = names[group].split(';');
      return EMOJI[group].split(' ').map((emoji, i): Named => {
        const [name = '', further = ''] = (called[i] ?? '').split('|');
        return { emoji, name, words: ` ${bare(name)} ${bare(further)}` };
      });
    });
    this.#names = new Map(this.#all.map(({ emoji, name }) => [emoji, name]));
  }

  nameOf(emoji: string): string | undefined {
    return this.#names.get(emoji) || undefined;
  }

  /** Those whose names have words that begin as those of `search` do; what is called so comes first. */
  find(search: string): string[] {
    const wanted = bare(search).split(/\s+/);
    const found = this.#all.filter(({ words }) =>
      wanted.every((word) => words.includes(UNSPACED.test(word) ? word : ` ${word}`)),
    );
    const isCalled = ({ words }: Named) => Number(words.startsWith(` ${bare(search)}`));
    return found.sort((a, b) => isCalled(b) - isCalled(a)).map(({ emoji }) => emoji);
  }
}

/** In small letters and without the accents of Latin letters, which many leave out when they search. */
function bare(text: string): string {
  return text
    .normalize('NFD')
    .replace(/[\u0300-\u036f]/g, '')
    .normalize('NFC')
    .toLowerCase();
}

export function hasNames(language: string): boolean {
  return Object.hasOwn(LANGUAGES, language);
}

/** Null where there are none, or they could not be had: there are the groups to look through. */
export async function loadNames(language: string): Promise<EmojiNames | null> {
  try {
    const module = await LANGUAGES[language]?.();
    return module ? new EmojiNames(module.NAMES) : null;
  } catch {
    return null;
  }
}
