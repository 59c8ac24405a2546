/** Orders messages the way a conversation is read: by day, and within a day by who speaks. Pure. */
import type { MessageView } from '../../client/conversation-view.js';

/** Longer silences begin a new group, also when the same person goes on. */
const GROUP_GAP = 5 * 60_000;

/** What one person said in a row. */
export interface MessageGroup {
  key: string;
  own: boolean;
  /** Whether it is notes. */
  internal: boolean;
  name: string | null;
  messages: MessageView[];
}

export interface MessageDay {
  /** Local calendar day, e.g. `2026-11-23`. */
  key: string;
  date: Date;
  groups: MessageGroup[];
}

/** The local calendar day of `date`, as a sortable key. */
export function dayKey(date: Date): string {
  const pad = (value: number) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
}

export function groupMessages(messages: readonly MessageView[]): MessageDay[] {
  const days: MessageDay[] = [];
  let before: MessageView | undefined;
  for (const message of messages) {
    const date = new Date(message.createdAt);
    const key = dayKey(date);
    let day = days.at(-1);
    if (day?.key !== key) {
      day = { key, date, groups: [] };
      days.push(day);
      before = undefined;
    }
    const group = day.groups.at(-1);
    if (group && before && continues(before, message)) group.messages.push(message);
    else {
      const { id: key, own, internal, author } = message;
      day.groups.push({ key, own, internal, name: author.name, messages: [message] });
    }
    before = message;
  }
  return days;
}

function continues(before: MessageView, message: MessageView): boolean {
  if (before.author.id !== message.author.id || before.own !== message.own) return false;
  if (before.internal !== message.internal) return false;
  return Date.parse(message.createdAt) - Date.parse(before.createdAt) < GROUP_GAP;
}

const DAY = 86_400_000;

/**
 * The heading of a day: relative up to a week, then absolute.
 * @param words how today and yesterday are called
 */
export function dayLabel(
  date: Date,
  now: Date,
  { locale, today, yesterday }: { locale: string; today: string; yesterday: string },
): string {
  const days = Math.round((startOfDay(now) - startOfDay(date)) / DAY);
  if (days <= 0) return today;
  if (days === 1) return yesterday;
  if (days < 7) return new Intl.DateTimeFormat(locale, { weekday: 'long' }).format(date);
  const sameYear = date.getFullYear() === now.getFullYear();
  const format: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long' };
  if (!sameYear) format.year = 'numeric';
  return new Intl.DateTimeFormat(locale, format).format(date);
}

function startOfDay(date: Date): number {
  return new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime();
}
