/** What an export of another system holds, in words of our own: threads, messages, and what is not taken along. */

export interface SourceThread {
  kind: 'thread';
  /** The other system's id, unique within the file. */
  id: string;
  /** Its page's address; may be a path alone. */
  url: string;
  /** The company's own key for it, where the other system has one. */
  identifier: string | null;
  title: string | null;
  locked: boolean;
}

export interface SourceMessage {
  kind: 'message';
  /** Unique within the file. */
  id: string;
  threadId: string;
  parentId: string | null;
  author: {
    /** The same for all messages of a person. Only a hash of it is kept. */
    key: string;
    name: string | null;
  };
  /** Text, in which some Markdown may stand; never HTML. */
  text: string;
  /** ISO 8601. */
  at: string;
  status: 'published' | 'pending' | 'spam' | 'deleted';
}

export interface LeftOut {
  kind: 'left_out';
  /** Where it stands in the file: `line 12`, `comment 7`. */
  where: string;
  reason: string;
  /** True: the file is not as it should be. False: it is nothing for a discussion. */
  broken: boolean;
}

export type SourceItem = SourceThread | SourceMessage | LeftOut;

export function leftOut(where: string, reason: string): LeftOut {
  return { kind: 'left_out', where, reason, broken: false };
}

export function broken(where: string, reason: string): LeftOut {
  return { kind: 'left_out', where, reason, broken: true };
}

/** The time as ISO 8601; undefined for none since 1970. */
export function toTime(value: string | number): string | undefined {
  const ms = typeof value === 'number' ? value : Date.parse(value);
  return Number.isFinite(ms) && ms > 0 && ms < 253_402_300_800_000 ? new Date(ms).toISOString() : undefined;
}

/** A name that can be shown; null for none. */
export function toName(value: string | undefined | null, longest: number): string | null {
  const name = clean(value ?? '')
    .replace(/\s+/g, ' ')
    .trim();
  return name === '' ? null : [...name].slice(0, longest / 2).join('');
}

/** What databases cannot keep is taken out: NUL and halves of characters. */
export function clean(text: string): string {
  return text.replaceAll('\u0000', '').toWellFormed();
}
