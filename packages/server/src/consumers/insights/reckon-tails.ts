/**
 * What somebody says in a long conversation changes only its last quarters of an hour: those alone are made anew, from its last messages.
 * Reading a discussion of a hundred thousand messages for each new one would leave the server no time for anything else.
 */
import type { InsightsConversationTable, InsightsEntryTable } from '../../db/insights-tables.js';
import type { Db } from '../../db/schema.js';
import { slotOf, timeOfSlot } from '../../insights/slots.js';
import {
  deleteEntriesFrom,
  findMeasures,
  insertFigures,
  listEntriesFrom,
} from '../../store/insights-ledger.js';
import { settleConversations } from '../../store/insights-settle.js';
import {
  findSources,
  listLastMessages,
  listTimeOfConversationFrom,
  type SourceConversation,
} from '../../store/insights-sources.js';
import { EntryBook } from './entry-book.js';
import { addMessage, addTime, type Means, placeOf, type SourceMessage } from './reckon.js';

/**
 * @param spoken the slot of the first thing that was newly said, by conversation
 * @returns those of which this is not enough, and that must be made anew as a whole
 */
export async function reckonTails(
  db: Db,
  means: Means,
  spoken: ReadonlyMap<string, number>,
): Promise<string[]> {
  const sources = new Map((await findSources(db, [...spoken.keys()])).map((source) => [source.id, source]));
  const whole: string[] = [];
  for (const [id, slot] of spoken) {
    const source = sources.get(id);
    if (source === undefined || !(await reckonTail(db, means, { source, slot }))) whole.push(id);
  }
  return whole;
}

async function reckonTail(
  db: Db,
  { generation, prices, tails }: Means,
  { source, slot }: { source: SourceConversation; slot: number },
): Promise<boolean> {
  if (source.seq <= tails.longerThan) return false;
  const measures = await findMeasures(db, { generation, id: source.id });
  if (measures === undefined || !isAsBefore(source, measures)) return false;
  const said = await listLastMessages(db, source, tails.read);
  const first = said[0];
  if (first === undefined || !isInOrder(said)) return false;
  // The first quarter of an hour may have begun before what was read.
  const from = slotOf(first.created_at) + 1;
  if (slot < from) return false;
  const tail = { generation, id: source.id, from };
  const before = await listEntriesFrom(db, tail);
  const inTail = said.filter((message) => slotOf(message.created_at) >= from);
  // More than was read: messages of these hours stand elsewhere, as after an import.
  if (countOf(before) > inTail.length) return false;
  const book = new EntryBook(generation);
  const place = { ...placeOf(source), conversation_id: source.id };
  for (const message of inTail) addMessage(book, place, { message, prices });
  // Nobody is helped by a question, and who was helped stays so.
  for (const { slot: at, deflected } of before)
    if (deflected > 0) book.add({ ...place, slot: at }, { deflected });
  for (const entry of await listTimeOfConversationFrom(db, { id: source.id, from: timeOfSlot(from) }))
    addTime(book, { ...place, team_id: entry.team_id }, { entry, prices });
  await deleteEntriesFrom(db, tail);
  await insertFigures(db, { conversations: [], entries: book.entries() });
  await settleConversations(db, { generation, ids: [source.id] });
  return true;
}

/** Its place is the same, and how long the first answer took is known. */
function isAsBefore(source: SourceConversation, measures: InsightsConversationTable): boolean {
  const place = placeOf(source);
  const isThere = (Object.keys(place) as (keyof typeof place)[]).every((key) => measures[key] === place[key]);
  return isThere && (source.kind === 'discussion' || measures.first_response !== null);
}

function isInOrder(said: SourceMessage[]): boolean {
  return said.every(
    (message, index) => index === 0 || (said[index - 1]?.created_at ?? '') <= message.created_at,
  );
}

function countOf(entries: InsightsEntryTable[]): number {
  return entries.reduce((sum, { asked, answered }) => sum + asked + answered, 0);
}
