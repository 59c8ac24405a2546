/**
 * The file's own rules: one conversation a line, `{id, services, turns: [{from, text}]}`.
 * Must judge a line the same way when loading and when verifying, and never let one bad line stop the rest.
 */
import { LIMITS, type Side } from '@parley/protocol';
import { type Line, readLines } from './lines.js';

/** What stands before a conversation's id to make its contact's external id. */
export const CONTACT_PREFIX = 'load:';

export interface Turn {
  side: Side;
  text: string;
}

/** A good line. `services` of the file are not Parley's business and are dropped. */
export interface FileConversation {
  line: number;
  id: string;
  turns: Turn[];
  /** Numbers of the turns in which nothing was said: no message, so they are left out. */
  silent: number[];
}

/** Hears of a line that cannot be loaded, and why. */
export type OnSkip = (line: number, reason: string) => void;

const SIDES: ReadonlyMap<unknown, Side> = new Map([
  ['customer', 'contact'],
  ['agent', 'company'],
]);
const LONGEST_ID = LIMITS.externalId - CONTACT_PREFIX.length;
/** Half of a pair, which UTF-8 cannot say: it would come back as another character. */
const LONE_SURROGATE = /\p{Surrogate}/u;
const BLANK = /^\s*$/;

/** Why a line cannot be loaded. */
class BadLine extends Error {}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function toTurn(value: unknown, index: number): Turn {
  const where = `turn ${index + 1}`;
  if (!isRecord(value)) throw new BadLine(`${where} is not an object`);
  const { from, text } = value;
  const side = SIDES.get(from);
  if (side === undefined) throw new BadLine(`${where}: "from" is neither "customer" nor "agent"`);
  if (typeof text !== 'string') throw new BadLine(`${where}: "text" is not a string`);
  if (text.length > LIMITS.messageText) {
    throw new BadLine(`${where}: "text" has ${text.length} characters, more than ${LIMITS.messageText}`);
  }
  if (LONE_SURROGATE.test(text)) throw new BadLine(`${where}: "text" holds half a surrogate pair`);
  return { side, text };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new BadLine('not JSON');
  }
}

function decode({ number, bytes }: Line): string {
  try {
    // A byte order mark belongs to the file, so only the first line may have one.
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: number > 1 }).decode(bytes);
  } catch {
    throw new BadLine('not UTF-8');
  }
}

function toConversation(text: string): Omit<FileConversation, 'line'> {
  const value = parse(text);
  if (!isRecord(value)) throw new BadLine('not an object');
  const { id, turns } = value;
  if (id === undefined || id === null || id === '') throw new BadLine('"id" is missing');
  if (typeof id !== 'string') throw new BadLine('"id" is not a string');
  if (BLANK.test(id)) throw new BadLine('"id" is empty');
  if (id.length > LONGEST_ID) throw new BadLine(`"id" has ${id.length} characters, more than ${LONGEST_ID}`);
  if (LONE_SURROGATE.test(id)) throw new BadLine('"id" holds half a surrogate pair');
  if (!Array.isArray(turns)) throw new BadLine('"turns" is missing or not a list');
  if (turns.length === 0) throw new BadLine('"turns" is empty');
  const all = turns.map(toTurn);
  const silent = all.flatMap((turn, index) => (BLANK.test(turn.text) ? [index + 1] : []));
  if (silent.length === all.length) throw new BadLine('nothing is said in any of its turns');
  return { id, turns: all.filter((turn) => !BLANK.test(turn.text)), silent };
}

/** The file's good lines in their order; `onSkip` hears of each bad one. Blank lines are neither. */
export async function* readConversations(
  path: string,
  onSkip: OnSkip,
): AsyncGenerator<FileConversation, void, undefined> {
  const lines = new Map<string, number>();
  for await (const line of readLines(path)) {
    try {
      const text = decode(line);
      if (BLANK.test(text)) continue;
      const conversation = toConversation(text);
      const first = lines.get(conversation.id);
      if (first !== undefined) throw new BadLine(`"id" was already used in line ${first}`);
      lines.set(conversation.id, line.number);
      yield { line: line.number, ...conversation };
    } catch (error) {
      if (!(error instanceof BadLine)) throw error;
      onSkip(line.number, error.message);
    }
  }
}
