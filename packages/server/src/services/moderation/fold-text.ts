/** One form for all the ways in which the same words can be written, for comparing: never for showing. */

/** Signs that nobody sees, and that hide a word from whoever compares. */
export const UNSEEN = /[\u00ad\u200b-\u200f\u2060\ufeff]/g;

export function foldText(text: string): string {
  return text.normalize('NFKC').replace(UNSEEN, '').toLowerCase().replace(/\s+/g, ' ').trim();
}
