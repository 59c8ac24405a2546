/** How a queue on the screen changes: what comes, what goes, what is put back. Pure. */
import type { ModerationItem, ModerationPage } from '@parley/protocol';

export type ModerationItems = readonly ModerationItem[];

/** The latest first, as the server lists them. */
function isBefore(a: ModerationItem, b: ModerationItem): boolean {
  return a.at === b.at ? a.message.id > b.message.id : a.at > b.at;
}

/** The list with the newest page of the server in the place of its beginning; `hidden` are being decided. */
export function withNewest(
  items: ModerationItems,
  { data, next }: ModerationPage,
  hidden: ReadonlySet<string>,
): ModerationItems {
  const shown = data.filter(({ message }) => !hidden.has(message.id));
  const last = data.at(-1);
  if (next === null || last === undefined) return shown;
  return [...shown, ...items.filter((item) => isBefore(last, item))];
}

/** The list with `more` in their places. */
export function withItems(items: ModerationItems, more: ModerationItems): ModerationItems {
  const ids = new Set(more.map(({ message }) => message.id));
  const others = items.filter(({ message }) => !ids.has(message.id));
  return [...others, ...more].toSorted((a, b) => (isBefore(a, b) ? -1 : 1));
}

export function withoutItems(items: ModerationItems, ids: ReadonlySet<string>): ModerationItems {
  return items.filter(({ message }) => !ids.has(message.id));
}

/** Whom the focus goes to when `gone` leave the list: who comes after the first of them, else who stood before. */
export function neighbour(items: ModerationItems, gone: ReadonlySet<string>, current: string | null) {
  const at = items.findIndex(({ message }) => message.id === current);
  const stays = (item: ModerationItem) => !gone.has(item.message.id);
  const next = items.slice(Math.max(at, 0)).find(stays) ?? items.slice(0, Math.max(at, 0)).findLast(stays);
  return next?.message.id ?? null;
}
