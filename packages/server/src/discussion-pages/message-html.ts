/**
 * A public message's words as HTML, by the parser that the element has: the same few forms, made of escaped text. Where links lead is
 * nobody's recommendation.
 */
import { type Block, type Inline, parseMarkdown, parsePassages } from '@parley/protocol';
import { escapeHtml } from '../mail/html.js';

export function messageToHtml(text: string): string {
  return parsePassages(text)
    .map((passage) => {
      const blocks = parseMarkdown(passage.text).map(blockToHtml).join('');
      return passage.quoted ? `<blockquote>${blocks}</blockquote>` : blocks;
    })
    .join('');
}

function blockToHtml(block: Block): string {
  if (block.type === 'code') return `<pre dir="ltr"><code>${escapeHtml(block.text)}</code></pre>`;
  if (block.type === 'text') return `<p dir="auto">${inlinesToHtml(block.children)}</p>`;
  const items = block.items.map(({ value, children }) => {
    const number = value === null ? '' : ` value="${value}"`;
    return `<li dir="auto"${number}>${inlinesToHtml(children)}</li>`;
  });
  const tag = block.ordered ? 'ol' : 'ul';
  return `<${tag}>${items.join('')}</${tag}>`;
}

const inlinesToHtml = (nodes: readonly Inline[]): string => nodes.map(inlineToHtml).join('');

function inlineToHtml(node: Inline): string {
  if (typeof node === 'string') return escapeHtml(node).replaceAll('\n', '<br>');
  switch (node.type) {
    case 'code':
      return `<code>${escapeHtml(node.text)}</code>`;
    case 'strong':
      return `<strong>${inlinesToHtml(node.children)}</strong>`;
    case 'emphasis':
      return `<em>${inlinesToHtml(node.children)}</em>`;
    case 'link':
      return `<a href="${escapeHtml(node.href)}" rel="ugc nofollow noopener">${escapeHtml(node.text)}</a>`;
  }
}
