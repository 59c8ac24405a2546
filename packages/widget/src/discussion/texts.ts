/** Makes the discussion's own texts known; its elements speak English until it is imported. */
import { addTexts } from '../internal/localize.js';

addTexts({
  ar: () => import('../translations/discussion-ar.js'),
  de: () => import('../translations/discussion-de.js'),
  es: () => import('../translations/discussion-es.js'),
  fr: () => import('../translations/discussion-fr.js'),
  he: () => import('../translations/discussion-he.js'),
  it: () => import('../translations/discussion-it.js'),
  ja: () => import('../translations/discussion-ja.js'),
  nl: () => import('../translations/discussion-nl.js'),
  pl: () => import('../translations/discussion-pl.js'),
  pt: () => import('../translations/discussion-pt.js'),
  tr: () => import('../translations/discussion-tr.js'),
});
