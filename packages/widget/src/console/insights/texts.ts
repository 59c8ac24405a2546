/** Makes the texts of sharing known; it is drawn when they are there. */
import { addPlaceTexts } from '../../internal/localize.js';

const MODULES = {
  ar: () => import('../../translations/sharing-ar.js'),
  de: () => import('../../translations/sharing-de.js'),
  es: () => import('../../translations/sharing-es.js'),
  fr: () => import('../../translations/sharing-fr.js'),
  he: () => import('../../translations/sharing-he.js'),
  it: () => import('../../translations/sharing-it.js'),
  ja: () => import('../../translations/sharing-ja.js'),
  nl: () => import('../../translations/sharing-nl.js'),
  pl: () => import('../../translations/sharing-pl.js'),
  pt: () => import('../../translations/sharing-pt.js'),
  tr: () => import('../../translations/sharing-tr.js'),
};

/** Call it before anything of it is drawn. */
export function loadTexts(): Promise<void> {
  return addPlaceTexts(MODULES);
}
