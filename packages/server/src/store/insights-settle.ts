/** SQL that sums up what each conversation came to in all, so that no question about ratios has to. */
import { sql } from 'kysely';
import type { Db } from '../db/schema.js';
import { ofMaking } from './insights-scope.js';

interface Of {
  generation: number;
  ids: string[];
}

/** Sums of conversations up anew, from their entries. */
export async function settleConversations(db: Db, { generation, ids }: Of): Promise<void> {
  if (ids.length === 0) return;
  await sql`
    update insights_conversation set (cost, service, value, ms, messages, deflected, first_slot, last_slot, strays) = (
      select coalesce(sum(entry.labour + entry.service), 0), coalesce(sum(entry.service), 0),
        coalesce(sum(entry.gains - entry.refunds), 0), coalesce(sum(entry.ms), 0),
        coalesce(sum(entry.asked + entry.answered), 0), coalesce(sum(entry.deflected), 0),
        case when min(entry.slot) < insights_conversation.slot then min(entry.slot) else insights_conversation.slot end,
        case when max(entry.slot) > insights_conversation.slot then max(entry.slot) else insights_conversation.slot end,
        coalesce(sum(case when entry.team_id is distinct from insights_conversation.team_id then 1 else 0 end), 0)
      from insights_entry as entry
      where +entry.generation = insights_conversation.generation and entry.conversation_id = insights_conversation.id)
    where ${ofMaking(generation)} and id in (${sql.join(ids)})`.execute(db);
}

/** Conversations that outcomes were given to. */
export async function listConversationsOfOutcomes(db: Db, { generation, ids }: Of): Promise<string[]> {
  if (ids.length === 0) return [];
  const rows = await db
    .selectFrom('insights_entry')
    .select('conversation_id')
    .where(ofMaking(generation))
    .where('outcome_id', 'in', ids)
    .execute();
  return rows.flatMap(({ conversation_id: id }) => id ?? []);
}
