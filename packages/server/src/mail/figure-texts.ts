/** The words of our mails and pages of figures, in the languages that the console speaks. */
import { ar } from './figure-texts/ar.js';
import { de } from './figure-texts/de.js';
import { en } from './figure-texts/en.js';
import { es } from './figure-texts/es.js';
import type { FigureTexts } from './figure-texts/figure-texts.js';
import { fr } from './figure-texts/fr.js';
import { he } from './figure-texts/he.js';
import { it } from './figure-texts/it.js';
import { ja } from './figure-texts/ja.js';
import { nl } from './figure-texts/nl.js';
import { pl } from './figure-texts/pl.js';
import { pt } from './figure-texts/pt.js';
import { tr } from './figure-texts/tr.js';
import { mailTexts } from './texts.js';

const TEXTS: Record<string, FigureTexts> = { en, de, fr, es, it, pt, nl, pl, tr, ar, he, ja };

/** @param locale a BCP 47 tag; English where there are no words for it */
export function figureTexts(locale: string): FigureTexts {
  return TEXTS[mailTexts(locale).tag] ?? en;
}
