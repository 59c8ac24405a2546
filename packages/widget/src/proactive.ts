/** Entry: messages that speak to a visitor first. The loader fetches it where the script tag says `data-proactive`. */
export { watch } from './proactive/watch.js';
