/**
 * Makes figures from what is stored, always from the whole of a thing: what a conversation or an outcome had before is taken away, and
 * made anew. So it does not matter how often, in which order or because of what it is done.
 */
import type { InsightsConversationTable, InsightsEntryTable } from '../../db/insights-tables.js';
import type { Db } from '../../db/schema.js';
import { splitUnits, touchesOf } from '../../insights/attribution.js';
import type { Basis } from '../../insights/basis.js';
import type { Prices } from '../../insights/prices.js';
import { slotOf, timeOfSlot } from '../../insights/slots.js';
import {
  deleteConversationFigures,
  deleteGoneFigures,
  deleteOutcomeFigures,
  deleteTimeFigures,
  insertFigures,
} from '../../store/insights-ledger.js';
import { listConversationsOfOutcomes, settleConversations } from '../../store/insights-settle.js';
import {
  findSourceOutcomes,
  findSources,
  listSourceMessages,
  listSourcesOfContacts,
  listTimeBetween,
  listTimeOfConversations,
  type SourceConversation,
  type SourceOutcome,
  type SourceTime,
} from '../../store/insights-sources.js';
import { answeredQuestions } from './answered-questions.js';
import { EntryBook } from './entry-book.js';
import { reckonLift } from './reckon-lift.js';

/** With what figures are made, and for which making of them. */
export interface Means {
  generation: number;
  basis: Basis;
  prices: Prices;
  tails: Tails;
}

/** From how many messages on a conversation is long, and how many of its last ones are read then. */
export interface Tails {
  longerThan: number;
  read: number;
}

export type SourceMessage = Awaited<ReturnType<typeof listSourceMessages>>[number];

/** The measures, messages and time of conversations; those that are no more lose what they had. */
export async function reckonConversations(db: Db, means: Means, ids: string[]): Promise<void> {
  const { generation, basis } = means;
  const wanted = [...new Set(ids)].sort();
  if (wanted.length === 0) return;
  const sources = await findSources(db, wanted);
  const messages = Map.groupBy(await listSourceMessages(db, wanted), (row) => row.conversation_id);
  const spent = basis.time === 'own' ? await listTimeOfConversations(db, wanted) : [];
  const time = Map.groupBy(distinct(spent), (row) => row.conversation_id ?? '');
  const conversations: InsightsConversationTable[] = [];
  const entries: InsightsEntryTable[] = [];
  const questions = await answeredQuestions(db, distinct(sources));
  for (const source of distinct(sources)) {
    const said = distinctMessages(messages.get(source.id) ?? []);
    conversations.push(measuresOf(source, { generation, said }));
    entries.push(
      ...activityOf(source, means, {
        said,
        time: time.get(source.id) ?? [],
        questions: questions.get(source.id) ?? [],
      }),
    );
  }
  await deleteConversationFigures(db, { generation, ids: wanted });
  const there = new Set(conversations.map(({ id }) => id));
  await deleteGoneFigures(db, { generation, ids: wanted.filter((id) => !there.has(id)) });
  await insertFigures(db, { conversations, entries });
  await settleConversations(db, { generation, ids: wanted });
}

/** Lists by ids may hold a row twice, when the last id was repeated. */
function distinct<T extends { id: string }>(rows: T[]): T[] {
  return [...new Map(rows.map((row) => [row.id, row])).values()];
}

function distinctMessages(rows: SourceMessage[]): SourceMessage[] {
  return [...new Map(rows.map((row) => [row.seq, row])).values()].sort((a, b) => a.seq - b.seq);
}

export function placeOf(source: SourceConversation) {
  const { siteId, kind, teamId, page, campaign } = source;
  return { site_id: siteId, kind, team_id: teamId, page, campaign };
}

function measuresOf(
  source: SourceConversation,
  { generation, said }: { generation: number; said: SourceMessage[] },
): InsightsConversationTable {
  const { resolvedAt, createdAt } = source;
  const isResolved = source.status === 'resolved' && resolvedAt !== null;
  return {
    generation,
    slot: slotOf(createdAt),
    id: source.id,
    ...placeOf(source),
    contact_id: source.contactId,
    first_response: source.kind === 'chat' ? firstResponseOf(said) : null,
    resolution: isResolved ? Math.max(0, Date.parse(resolvedAt) - Date.parse(createdAt)) : null,
    score: source.score,
    ...{
      cost: 0,
      service: 0,
      value: 0,
      ms: 0,
      messages: 0,
      deflected: 0,
      first_slot: slotOf(createdAt),
      last_slot: slotOf(createdAt),
      strays: 0,
    },
  };
}

/** What an API key said does not count: it may be a machine, or history brought in. */
function firstResponseOf(said: SourceMessage[]): number | null {
  const asked = said.find((message) => message.author_type === 'contact');
  const answered = said.find(
    (message) => asked && message.seq > asked.seq && message.author_type === 'agent',
  );
  if (asked === undefined || answered === undefined) return null;
  return Math.max(0, Date.parse(answered.created_at) - Date.parse(asked.created_at));
}

/** Messages and time, by quarter of an hour and team. */
function activityOf(
  source: SourceConversation,
  { generation, prices }: Means,
  { said, time, questions }: { said: SourceMessage[]; time: SourceTime[]; questions: string[] },
): InsightsEntryTable[] {
  const book = new EntryBook(generation);
  const place = { ...placeOf(source), conversation_id: source.id };
  const begun = slotOf(source.createdAt);
  const paid = prices.services('conversation', begun);
  if (paid.units > 0n || paid.missing !== null) book.add({ ...place, slot: begun }, { service: paid });
  for (const message of said) addMessage(book, place, { message, prices });
  for (const at of questions) book.add({ ...place, slot: slotOf(at) }, { deflected: 1 });
  for (const entry of time) addTime(book, { ...place, team_id: entry.team_id }, { entry, prices });
  return book.entries();
}

export function addMessage(
  book: EntryBook,
  place: BookPlace,
  { message, prices }: { message: SourceMessage; prices: Prices },
): void {
  if (message.status !== 'published' || message.author_type === 'system') return;
  const side = message.author_type === 'contact' ? 'asked' : 'answered';
  const slot = slotOf(message.created_at);
  book.add({ ...place, slot }, { [side]: 1, service: prices.services(side, slot) });
}

export type BookPlace = Omit<Parameters<EntryBook['add']>[0], 'slot'>;

/** Time stays with the team whose it was, whoever has the conversation now. */
export function addTime(
  book: EntryBook,
  place: BookPlace,
  { entry, prices }: { entry: SourceTime; prices: Prices },
): void {
  const slot = slotOf(entry.from_at);
  const labour = prices.labour({ slot, ms: entry.ms, agentId: entry.agent_id, teamId: entry.team_id });
  book.add({ ...place, slot }, { ms: entry.ms, labour });
}

/** Time of no conversation that began from one slot on, up to another. */
export async function reckonTime(
  db: Db,
  { generation, basis, prices }: Means,
  range: { from: number; to: number },
): Promise<void> {
  const book = new EntryBook(generation);
  const spent = await listTimeBetween(db, { from: timeOfSlot(range.from), to: timeOfSlot(range.to) });
  for (const entry of spent) {
    if (basis.time === 'own' && entry.conversation_id !== null) continue;
    const place = { site_id: entry.site_id, kind: null, team_id: entry.team_id, page: null, campaign: null };
    const nameless = basis.time === 'own' ? entry : { ...entry, agent_id: null };
    addTime(book, { ...place, conversation_id: null }, { entry: nameless, prices });
  }
  await deleteTimeFigures(db, { generation, ...range });
  await insertFigures(db, { conversations: [], entries: book.entries() });
}

/** What outcomes brought, and to which conversations. */
export async function reckonOutcomes(db: Db, means: Means, ids: string[]): Promise<void> {
  const { generation } = means;
  const wanted = [...new Set(ids)].sort();
  if (wanted.length === 0) return;
  const outcomes = distinct(await findSourceOutcomes(db, wanted)).filter(
    ({ voided_at }) => voided_at === null,
  );
  const own = distinct(
    await findSources(
      db,
      outcomes.map((outcome) => outcome.conversation_id),
    ),
  );
  const contacts = [...new Set(own.flatMap(({ contactId }) => contactId ?? []))];
  const others = distinct([...own, ...(await listSourcesOfContacts(db, contacts))]);
  const byContact = Map.groupBy(others, ({ contactId, id }) => contactId ?? id);
  const owners = new Map(own.map((source) => [source.id, source]));
  const entries = outcomes.flatMap((outcome) => {
    const source = owners.get(outcome.conversation_id);
    if (source === undefined) return [];
    return partsOf(outcome, byContact.get(source.contactId ?? source.id) ?? [], means);
  });
  const before = await listConversationsOfOutcomes(db, { generation, ids: wanted });
  await deleteOutcomeFigures(db, { generation, ids: wanted });
  await insertFigures(db, { conversations: [], entries });
  const touched = new Set([...before, ...entries.flatMap(({ conversation_id: id }) => id ?? [])]);
  await settleConversations(db, { generation, ids: [...touched] });
  await reckonLift(db, means, { ids: wanted, outcomes, owners });
}

const COLUMN = { won: 'gains', saved: 'gains', refunded: 'refunds', lost: 'lost' } as const;

function partsOf(
  outcome: SourceOutcome,
  conversations: SourceConversation[],
  { generation, basis, prices }: Means,
): InsightsEntryTable[] {
  const said = { conversationId: outcome.conversation_id, at: outcome.at };
  const touches = touchesOf(said, conversations, basis.attribution);
  const slot = slotOf(outcome.at);
  const { units, missing } = prices.convert(BigInt(outcome.units), outcome.currency, slot);
  const parts = splitUnits(units, touches.length, basis.attribution.model);
  const book = new EntryBook(generation);
  for (const [index, touch] of touches.entries()) {
    const part = parts[index] ?? 0n;
    if (part === 0n && missing === null) continue;
    const place = { ...placeOf(touch), conversation_id: touch.id, outcome_id: outcome.id, slot };
    book.add(place, { [COLUMN[outcome.kind]]: { units: part, missing } });
  }
  return book.entries();
}
