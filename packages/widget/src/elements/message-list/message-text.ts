/** A message's words as templates: its Markdown as elements, everything else as text. No string ever becomes HTML. */
import { type Block, type Inline, parseMarkdown } from '@parley/protocol';
import { html, type TemplateResult } from 'lit';

/** Up to three emoji alone are shown large, as people mean them. */
const EMOJI =
  /^(?:(?:\p{RI}{2}|\p{Extended_Pictographic}(?:\p{EMod}|\ufe0f|\u200d\p{Extended_Pictographic})*)\s?){1,3}$/u;

export function isEmojiOnly(text: string): boolean {
  return text.length <= 40 && EMOJI.test(text);
}

export function renderText(text: string): unknown {
  return parseMarkdown(text).map(renderBlock);
}

// White space is kept inside of these elements: no template may break its line between two tags.
function renderBlock(block: Block): TemplateResult {
  if (block.type === 'code') return html`<pre dir="ltr" tabindex="0"><code>${block.text}</code></pre>`;
  if (block.type === 'text') return html`<p dir="auto">${block.children.map(renderInline)}</p>`;
  const items = block.items.map(({ value, children }) =>
    value === null
      ? html`<li dir="auto">${children.map(renderInline)}</li>`
      : html`<li dir="auto" value=${value}>${children.map(renderInline)}</li>`,
  );
  return block.ordered ? html`<ol>${items}</ol>` : html`<ul>${items}</ul>`;
}

function renderInline(node: Inline): unknown {
  if (typeof node === 'string') return node;
  switch (node.type) {
    case 'code':
      return html`<code>${node.text}</code>`;
    case 'strong':
      return html`<strong>${node.children.map(renderInline)}</strong>`;
    case 'emphasis':
      return html`<em>${node.children.map(renderInline)}</em>`;
    case 'link':
      // The other site is told nothing of where the reader comes from.
      return html`<a href=${node.href} title=${node.href} target="_blank" rel="noopener noreferrer nofollow">${node.text}</a>`;
  }
}
