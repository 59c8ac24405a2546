/** Makes the texts of the figures' page known; it is drawn when they are there. */
import { addPlaceTexts } from '../internal/localize.js';

const MODULES = {
  ar: () => import('../translations/insights-ar.js'),
  de: () => import('../translations/insights-de.js'),
  es: () => import('../translations/insights-es.js'),
  fr: () => import('../translations/insights-fr.js'),
  he: () => import('../translations/insights-he.js'),
  it: () => import('../translations/insights-it.js'),
  ja: () => import('../translations/insights-ja.js'),
  nl: () => import('../translations/insights-nl.js'),
  pl: () => import('../translations/insights-pl.js'),
  pt: () => import('../translations/insights-pt.js'),
  tr: () => import('../translations/insights-tr.js'),
};

/** Call it before anything of the page is drawn. */
export function loadTexts(): Promise<void> {
  return addPlaceTexts(MODULES);
}
