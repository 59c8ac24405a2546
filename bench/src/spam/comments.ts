/** Reads a file of comments that people have judged: CSV with a header, the columns `text` and `spam` (1 or 0). */
import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';

export interface Comment {
  text: string;
  spam: boolean;
}

/** @throws when the file cannot be read, or a line is not of that form (it says which) */
export function readComments(path: string): Comment[] {
  const rows: Record<string, string>[] = parse(readFileSync(path), { columns: true, bom: true, trim: true });
  return rows.map(({ text, spam }, i) => {
    if (text === undefined || (spam !== '0' && spam !== '1')) {
      throw new Error(`${path}, entry ${i + 1}: wanted the columns text and spam, with 0 or 1 in spam`);
    }
    return { text, spam: spam === '1' };
  });
}
