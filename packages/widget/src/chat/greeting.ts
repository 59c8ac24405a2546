/** How the company's first words look, above a conversation and above the list of them: a headline, unless they are long. */
import { css } from 'lit';

/** Whatever is longer is to be read, not to be seen. */
const HEADLINE = 60;

export function greetingClass(text: string): string {
  return text.length > HEADLINE ? 'greeting-words long' : 'greeting-words';
}

export const greetingStyles = css`
  .greeting-words {
    margin: 0;
    font-size: 28px;
    font-weight: 600;
    line-height: 1.25;
    letter-spacing: -0.02em;
    text-wrap: balance;
    word-break: auto-phrase;
    white-space: pre-line;
  }

  .greeting-words.long {
    font-size: 20px;
    font-weight: 500;
    line-height: 1.4;
    letter-spacing: -0.012em;
    text-wrap: pretty;
  }

  /* Arabic letters are joined, and the others leave no room between theirs to take. */
  .greeting-words:is(:lang(ar), :lang(he), :lang(ja)) {
    letter-spacing: normal;
  }
`;
