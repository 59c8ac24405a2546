/** Makes the texts of this place known; it is drawn when they are there. */
import { addPlaceTexts } from '../../internal/localize.js';

const MODULES = {
  ar: () => import('../../translations/moderation-ar.js'),
  de: () => import('../../translations/moderation-de.js'),
  es: () => import('../../translations/moderation-es.js'),
  fr: () => import('../../translations/moderation-fr.js'),
  he: () => import('../../translations/moderation-he.js'),
  it: () => import('../../translations/moderation-it.js'),
  ja: () => import('../../translations/moderation-ja.js'),
  nl: () => import('../../translations/moderation-nl.js'),
  pl: () => import('../../translations/moderation-pl.js'),
  pt: () => import('../../translations/moderation-pt.js'),
  tr: () => import('../../translations/moderation-tr.js'),
};

/** Call it before anything of the place is drawn. */
export function loadTexts(): Promise<void> {
  return addPlaceTexts(MODULES);
}
