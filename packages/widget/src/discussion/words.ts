/** A message's words with what they quote, as templates. */
import { parsePassages } from '@parley/protocol';
import { html } from 'lit';
import { renderText } from '../elements/message-list/message-text.js';

export function renderWords(said: string): unknown {
  return parsePassages(said).map(({ quoted, text }) => {
    const words = renderText(text);
    return quoted ? html`<blockquote class="quote">${words}</blockquote>` : words;
  });
}
