/** Makes the texts of a search in discussions known; it is drawn when they are there. */
import { addPlaceTexts } from '../../internal/localize.js';

const MODULES = {
  ar: () => import('../../translations/finding-ar.js'),
  de: () => import('../../translations/finding-de.js'),
  es: () => import('../../translations/finding-es.js'),
  fr: () => import('../../translations/finding-fr.js'),
  he: () => import('../../translations/finding-he.js'),
  it: () => import('../../translations/finding-it.js'),
  ja: () => import('../../translations/finding-ja.js'),
  nl: () => import('../../translations/finding-nl.js'),
  pl: () => import('../../translations/finding-pl.js'),
  pt: () => import('../../translations/finding-pt.js'),
  tr: () => import('../../translations/finding-tr.js'),
};

/** Call it before the search is drawn. */
export function loadFindingTexts(): Promise<void> {
  return addPlaceTexts(MODULES);
}
