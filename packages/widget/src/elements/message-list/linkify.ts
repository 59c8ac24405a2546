/** Finds web addresses in plain text. Only http and https: no other scheme is ever made a link. */

const ADDRESS = /https?:\/\/[^\s<>"']+/gi;
/** Marks of the sentence around an address, not of the address. */
const TRAILING = /[.,:;!?)\]}»”’]+$/u;

export type TextPart = { text: string; href: string | null };

/** `text` in parts that together are `text`, those with an `href` being addresses. */
export function linkify(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let from = 0;
  for (const match of text.matchAll(ADDRESS)) {
    const address = trimAddress(match[0]);
    if (!URL.canParse(address)) continue;
    if (match.index > from) parts.push({ text: text.slice(from, match.index), href: null });
    parts.push({ text: address, href: address });
    from = match.index + address.length;
  }
  if (from < text.length) parts.push({ text: text.slice(from), href: null });
  return parts;
}

function trimAddress(address: string): string {
  const trimmed = address.replace(TRAILING, '');
  // A closing bracket belongs to the address when it was opened there: …/Parley_(chat)
  return trimmed.includes('(') && address.charAt(trimmed.length) === ')' ? `${trimmed})` : trimmed;
}
