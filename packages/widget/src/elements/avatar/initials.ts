/** Letters that stand for a name. */

/** The first letters of the first and the last word, in upper case; `?` when there is no word. */
export function initials(name: string): string {
  const words = name.split(/\s+/).filter((word) => /[\p{L}\p{N}]/u.test(word));
  const picked = words.length > 1 ? [words[0], words.at(-1)] : words;
  const letters = picked.map((word = '') => firstLetter(word)).join('');
  return letters.toLocaleUpperCase() || '?';
}

function firstLetter(word: string): string {
  const from = word.search(/[\p{L}\p{N}]/u);
  // A letter may be several code points: take the whole that a reader sees as one.
  for (const { segment } of new Intl.Segmenter().segment(word.slice(from))) return segment;
  return '';
}
