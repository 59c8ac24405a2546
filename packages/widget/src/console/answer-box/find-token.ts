/** Finds what is to be completed where the caret stands, and whom a finished note calls. Pure. */
import type { Colleague } from '@parley/protocol';

/** What begins with `@` or `/` and ends at the caret. */
export interface Token {
  kind: 'agent' | 'reply';
  /** Without the sign. */
  query: string;
  /** Where the sign stands. */
  from: number;
}

/** A sign counts only where a word begins: "and/or" and addresses are no wishes. */
const TOKEN = /(?:^|\s)([@/])([^\s@/]{0,40})$/u;

export function findToken(text: string, caret: number): Token | null {
  const [, sign, query = ''] = TOKEN.exec(text.slice(0, caret)) ?? [];
  if (!sign) return null;
  return { kind: sign === '@' ? 'agent' : 'reply', query, from: caret - query.length - 1 };
}

/** Case and accents make no difference. */
export function foldWords(text: string): string {
  return text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Whether any word of `text` begins like `query`. */
export function beginsLike(text: string, query: string): boolean {
  const wanted = foldWords(query);
  return foldWords(text)
    .split(/[^\p{L}\p{N}]+/u)
    .some((word) => word.startsWith(wanted));
}

/** Ids of those whose whole names stand in a note behind an `@`: what was completed, or written out. */
export function calledIn(text: string, agents: readonly Colleague[]): string[] {
  return agents.filter(({ name }) => stands(text, `@${name}`)).map(({ id }) => id);
}

function stands(text: string, call: string): boolean {
  for (let at = text.indexOf(call); at >= 0; at = text.indexOf(call, at + 1)) {
    // "@Ann" does not stand in "@Anna".
    if (!/^[\p{L}\p{N}]/u.test(text.slice(at + call.length))) return true;
  }
  return false;
}
