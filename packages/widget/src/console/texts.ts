/** Makes the console's own texts known; its elements speak English until it is imported. */
import { addTexts } from '../internal/localize.js';

addTexts({
  ar: () => import('../translations/console-ar.js'),
  de: () => import('../translations/console-de.js'),
  es: () => import('../translations/console-es.js'),
  fr: () => import('../translations/console-fr.js'),
  he: () => import('../translations/console-he.js'),
  it: () => import('../translations/console-it.js'),
  ja: () => import('../translations/console-ja.js'),
  nl: () => import('../translations/console-nl.js'),
  pl: () => import('../translations/console-pl.js'),
  pt: () => import('../translations/console-pt.js'),
  tr: () => import('../translations/console-tr.js'),
});
