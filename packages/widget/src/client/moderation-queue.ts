/** How a queue on the screen changes: what comes, what goes, what is put back. Pure. */
import type { ModerationItem, ModerationNews, ModerationPage, ModerationQueue } from '@parley/protocol';

/** What can be done with a message that everybody reads, or with its discussion. */
export type Mark = 'pin' | 'unpin' | 'mark' | 'unmark' | 'lock' | 'unlock';

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

/** What is on the screen of a queue. */
export interface ShownQueue {
  queue: ModerationQueue;
  items: ModerationItems;
  /** Ids of rows that belong to it no more: they stay for a moment, so that it is seen what became of them. */
  settled: ReadonlySet<string>;
}

/** The screen after news; what is `hidden` is being decided here, and its own answer tells. A row keeps its place. */
export function withNews(
  { queue, items, settled }: ShownQueue,
  { changed, gone }: { changed: ModerationItems; gone: readonly string[] },
  hidden: ReadonlySet<string>,
): Pick<ShownQueue, 'items' | 'settled'> {
  const news = withoutItems(changed, hidden);
  const places = new Map(items.map(({ message, at }) => [message.id, at]));
  const here = news.filter((item) => item.queue === queue);
  const away = news.flatMap((item) => {
    const at = item.queue === queue ? undefined : places.get(item.message.id);
    return at === undefined ? [] : [{ ...item, at }];
  });
  const next = new Set(settled);
  for (const { message } of here) next.delete(message.id);
  for (const { message } of away) next.add(message.id);
  for (const id of gone) next.delete(id);
  return { items: withItems(withoutItems(items, new Set(gone)), [...here, ...away]), settled: next };
}

/** The list once a message is pinned, is the answer, or its discussion is closed; a discussion has one answer. */
export function withMark(
  items: ModerationItems,
  { topic, id }: { topic: string; id: string },
  mark: Mark,
): ModerationItems {
  return items.map((item) => {
    if (item.topic.key !== topic) return item;
    const isIt = item.message.id === id;
    switch (mark) {
      case 'pin':
      case 'unpin':
        return isIt ? { ...item, pinned: mark === 'pin' } : item;
      case 'mark':
      case 'unmark':
        return { ...item, answer: mark === 'mark' && isIt };
      case 'lock':
      case 'unlock':
        return { ...item, topic: { ...item.topic, locked: mark === 'lock' } };
      default:
        return item;
    }
  });
}

/** Whether news are about a person, or about what they said. */
export function isAbout({ people, changed }: ModerationNews, contactId: string): boolean {
  return people.includes(contactId) || changed.some(({ message }) => message.author.id === contactId);
}

/** Whom the focus goes to when `gone` leave the list: who comes after the first of them, else who stood before. */
export function neighbour(items: ModerationItems, gone: ReadonlySet<string>, current: string | null) {
  const at = items.findIndex(({ message }) => message.id === current);
  const stays = (item: ModerationItem) => !gone.has(item.message.id);
  const next = items.slice(Math.max(at, 0)).find(stays) ?? items.slice(0, Math.max(at, 0)).findLast(stays);
  return next?.message.id ?? null;
}
