/** The words of our e-mails, in the languages that the chat speaks. Another language is another entry. */
import { ar } from './texts/ar.js';
import { de } from './texts/de.js';
import { en } from './texts/en.js';
import { es } from './texts/es.js';
import { fr } from './texts/fr.js';
import { he } from './texts/he.js';
import { it } from './texts/it.js';
import { ja } from './texts/ja.js';
import type { MailTexts } from './texts/mail-texts.js';
import { nl } from './texts/nl.js';
import { pl } from './texts/pl.js';
import { pt } from './texts/pt.js';
import { tr } from './texts/tr.js';

export type { MailTexts } from './texts/mail-texts.js';

const TEXTS = new Map([en, de, fr, es, it, pt, nl, pl, tr, ar, he, ja].map((texts) => [texts.tag, texts]));

/** @param locale a BCP 47 tag; English where there are no words for it */
export function mailTexts(locale: string): MailTexts {
  return TEXTS.get(locale.toLowerCase().split(/[-_]/)[0] ?? '') ?? en;
}

/** What is spoken, as tags. */
export const MAIL_LANGUAGES = [...TEXTS.keys()];

/** In any language: the customer's mail program quotes the one in which it was written. */
export const REPLY_LINES = [...TEXTS.values()].map(({ line }) => line);
