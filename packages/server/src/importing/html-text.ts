/** The HTML of other systems' comments as text: paragraphs as empty lines, links with their address, quotes and lists marked. */
import { compile } from 'html-to-text';
import { clean } from './source.js';

const convert = compile({
  wordwrap: false,
  selectors: [
    { selector: 'a', options: { hideLinkHrefIfSameAsText: true, linkBrackets: ['(', ')'] } },
    { selector: 'img', format: 'skip' },
    { selector: 'ul', options: { itemPrefix: '- ' } },
    ...['h1', 'h2', 'h3', 'h4', 'h5', 'h6'].map((selector) => ({ selector, options: { uppercase: false } })),
  ],
});

/** @param html as a stranger wrote it: nothing of it is ever drawn, only read */
export function toText(html: string): string {
  return clean(convert(html)).trim();
}
