/** Entry of the console's bundle: registers `<parley-console>`, and nothing else. */
import './console/console/console.js';
