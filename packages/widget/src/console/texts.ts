/** Makes the console's own texts known; its elements speak English until it is imported. */
import { addTexts } from '../internal/localize.js';

addTexts({
  ar: () => import('../translations/console-ar.js'),
  de: () => import('../translations/console-de.js'),
});
