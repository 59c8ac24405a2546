/** SQL that counts conversations, each kind up to a bound: what it costs does not grow with what there is. */
import type { ConversationCounts, ConversationStatus } from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/schema.js';
import { IS_CHAT } from './conversation-traits.js';

const FIXED = ['open', 'mine', 'unassigned', 'snoozed', 'resolved', 'spam'] as const;

interface CountArgs {
  /** Whose are `mine`. */
  agentId: string;
  teamIds: string[];
}

/** One statement for all, each count a walk along a piece of an index. */
export async function countConversations(
  db: Db,
  { agentId, teamIds }: CountArgs,
): Promise<ConversationCounts> {
  const count = (status: ConversationStatus, narrower: RawBuilder<unknown> = sql``) =>
    sql`(select count(*) from (
      select 1 from conversation where ${IS_CHAT} and status = ${status} ${narrower} limit ${sql.lit(LIMITS.countMax)}
    ) as counted)`;
  const counts = [
    count('open'),
    count('open', sql`and assignee_id = ${agentId}`),
    count('open', sql`and assignee_id is null`),
    count('snoozed'),
    count('resolved'),
    count('spam'),
    ...teamIds.map((teamId) => count('open', sql`and team_id = ${teamId}`)),
  ];
  const columns = counts.map((one, index) => sql`${one} as ${sql.ref(`count_${index}`)}`);
  const { rows } = await sql<Record<string, number>>`select ${sql.join(columns)}`.execute(db);
  const at = (index: number) => Number(rows[0]?.[`count_${index}`] ?? 0);
  return {
    ...(Object.fromEntries(FIXED.map((name, index) => [name, at(index)])) as Omit<
      ConversationCounts,
      'teams'
    >),
    teams: Object.fromEntries(teamIds.map((id, index) => [id, at(FIXED.length + index)])),
  };
}
