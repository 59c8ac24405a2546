/** The documents as their readers see them: blocks, tables, links, inline code. It only reads; it judges nothing. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { marked, type Token, type Tokens } from 'marked';

export const ROOT = fileURLToPath(new URL('../../', import.meta.url));

/** A fenced block. */
export interface Block {
  /** What stands after the fence, e.g. `sh`. */
  kind: string;
  text: string;
  /** The line of its fence. */
  line: number;
}

export interface Document {
  /** From the root, e.g. `docs/for-operators.md`. */
  path: string;
  text: string;
  blocks: Block[];
  /** Each table as rows of cells, the head first; a cell is its Markdown. */
  tables: string[][][];
  links: string[];
  /** Texts in back quotes, outside of blocks. */
  code: string[];
}

function lineOf(text: string, block: Tokens.Code, from: number): number {
  return text.slice(0, text.indexOf(block.raw, from)).split('\n').length;
}

export function readDocument(path: string): Document {
  const text = readFileSync(join(ROOT, path), 'utf8');
  const document: Document = { path, text, blocks: [], tables: [], links: [], code: [] };
  let from = 0;
  void marked.walkTokens(marked.lexer(text), (token: Token) => {
    if (token.type === 'code') {
      const block = token as Tokens.Code;
      document.blocks.push({ kind: block.lang ?? '', text: block.text, line: lineOf(text, block, from) });
      from = text.indexOf(block.raw, from) + block.raw.length;
    } else if (token.type === 'table') {
      const { header, rows } = token as Tokens.Table;
      document.tables.push([header, ...rows].map((row) => row.map((cell) => cell.text)));
    } else if (token.type === 'link' || token.type === 'image') {
      document.links.push((token as Tokens.Link).href);
    } else if (token.type === 'codespan') {
      document.code.push((token as Tokens.Codespan).text);
    }
  });
  return document;
}

function markdownIn(folder: string): string[] {
  return readdirSync(join(ROOT, folder))
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => `${folder}/${name}`);
}

/** Every document of the project itself; packages test their own. */
export const DOCUMENTS: Document[] = [
  'README.md',
  'CONTRIBUTING.md',
  ...markdownIn('docs'),
  ...markdownIn('docs/decisions'),
].map(readDocument);

export function documentAt(path: string): Document {
  const found = DOCUMENTS.find((document) => document.path === path);
  if (!found) throw new Error(`There is no document ${path}.`);
  return found;
}

/** The table whose first head is `head`. */
export function tableOf(path: string, head: string): string[][] {
  const table = documentAt(path).tables.find((rows) => rows[0]?.[0] === head);
  if (!table) throw new Error(`${path} has no table that begins with "${head}".`);
  return table.slice(1);
}

/** The texts in back quotes of a cell. */
export function codesIn(cell: string | undefined): string[] {
  return [...(cell ?? '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
}
