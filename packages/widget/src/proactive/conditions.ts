/** When a message that speaks to a visitor first may show. Pure: it sees no page and no clock. */
import type { ProactiveMessage } from '@parley/protocol';

export interface Circumstances {
  /** Path of the page, `/products/bike`. */
  path: string;
  /** Seconds that the page was looked at. */
  seconds: number;
  /** 1 is the visitor's first. */
  visit: number;
  /** BCP 47 tag of the page's language. */
  locale: string;
}

/** The first whose conditions all hold. */
export function choose(
  messages: readonly ProactiveMessage[],
  { path, seconds, visit, locale }: Circumstances,
): ProactiveMessage | undefined {
  const language = locale.toLowerCase().split('-')[0];
  return messages.find(
    ({ paths, afterSeconds, fromVisit, locales }) =>
      seconds >= afterSeconds &&
      visit >= fromVisit &&
      (paths.length === 0 || paths.some((pattern) => matches(pattern, path))) &&
      (locales.length === 0 || locales.some((tag) => tag.toLowerCase().split('-')[0] === language)),
  );
}

/** Whether `path` is what `pattern` describes, in which `*` stands for anything. It takes no longer than both are. */
export function matches(pattern: string, path: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  const end = rest.pop();
  if (end === undefined) return path === pattern;
  if (!path.startsWith(start)) return false;
  let from = start.length;
  for (const part of rest) {
    const at = path.indexOf(part, from);
    if (at < 0) return false;
    from = at + part.length;
  }
  return path.length >= from + end.length && path.endsWith(end);
}
