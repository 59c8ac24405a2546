/** Cuts a long text into pieces, between paragraphs, lines or words if it can be, never within a character. */
export function splitText(text: string, most: number): string[] {
  const pieces: string[] = [];
  let rest = text.trim();
  while (rest.length > most) {
    const end = endOf(rest, most);
    pieces.push(rest.slice(0, end).trim());
    rest = rest.slice(end).trim();
  }
  return [...pieces, rest].filter((piece) => piece !== '');
}

function endOf(text: string, most: number): number {
  const head = text.slice(0, most);
  for (const boundary of ['\n\n', '\n', ' ']) {
    const at = head.lastIndexOf(boundary);
    if (at > most / 2) return at;
  }
  // A character of two halves is not torn apart.
  return head.isWellFormed() ? most : most - 1;
}
