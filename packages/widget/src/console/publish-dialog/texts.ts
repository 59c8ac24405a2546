/** Makes the texts of this place known; it is drawn when they are there. */
import { addPlaceTexts } from '../../internal/localize.js';

const MODULES = {
  ar: () => import('../../translations/publish-ar.js'),
  de: () => import('../../translations/publish-de.js'),
  es: () => import('../../translations/publish-es.js'),
  fr: () => import('../../translations/publish-fr.js'),
  he: () => import('../../translations/publish-he.js'),
  it: () => import('../../translations/publish-it.js'),
  ja: () => import('../../translations/publish-ja.js'),
  nl: () => import('../../translations/publish-nl.js'),
  pl: () => import('../../translations/publish-pl.js'),
  pt: () => import('../../translations/publish-pt.js'),
  tr: () => import('../../translations/publish-tr.js'),
};

/** Call it before anything of the place is drawn. */
export function loadTexts(): Promise<void> {
  return addPlaceTexts(MODULES);
}
