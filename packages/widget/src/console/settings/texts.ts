/** Makes the texts of this place known; it is drawn when they are there. */
import { addPlaceTexts } from '../../internal/localize.js';

const MODULES = {
  ar: () => import('../../translations/settings-ar.js'),
  de: () => import('../../translations/settings-de.js'),
  es: () => import('../../translations/settings-es.js'),
  fr: () => import('../../translations/settings-fr.js'),
  he: () => import('../../translations/settings-he.js'),
  it: () => import('../../translations/settings-it.js'),
  ja: () => import('../../translations/settings-ja.js'),
  nl: () => import('../../translations/settings-nl.js'),
  pl: () => import('../../translations/settings-pl.js'),
  pt: () => import('../../translations/settings-pt.js'),
  tr: () => import('../../translations/settings-tr.js'),
};

/** Call it before anything of the place is drawn. */
export function loadTexts(): Promise<void> {
  return addPlaceTexts(MODULES);
}
