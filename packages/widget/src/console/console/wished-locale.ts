/** Which of the reader's languages the console speaks. */
import { textLocale } from '../../internal/localize.js';

/** The first of `tags` that there is a translation for, else English. */
export function wishedLocale(tags: readonly string[]): string {
  return tags.find((tag) => textLocale(tag) === tag.toLowerCase().split('-')[0]) ?? 'en';
}
