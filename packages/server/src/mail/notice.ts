/** A short notice to the company's own people, as plain text and as HTML that says the same. */
import type { Letter } from './compose.js';
import { page, paragraph } from './html.js';
import { mailTexts } from './texts.js';

/** @param notice each line becomes a paragraph */
export function composeNotice({ subject, lines }: { subject: string; lines: string[] }): Letter {
  return {
    subject,
    text: `${lines.join('\n\n')}\n`,
    html: page(mailTexts('en'), subject, lines.map(paragraph)),
  };
}
