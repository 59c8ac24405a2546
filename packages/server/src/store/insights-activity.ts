/**
 * SQL on what was said and spent in a period. Of conversations that lie in it as a whole their totals are added up, a row each instead of one for
 * every quarter of an hour; entries only of those that reach beyond it, and of time that belongs to no conversation.
 */
import { sql } from 'kysely';
import type { Db } from '../db/schema.js';
import { matches } from './insights-scope.js';
import { partlyIn, type SplitScope, wholeIn } from './insights-units.js';

/** Sums are text, and null where there is nothing. */
export interface ActivityRow {
  key: string | number | null;
  messages: string | null;
  deflected: string | null;
  ms: string | null;
  labour: string | null;
  service: string | null;
}

export async function listActivity(db: Db, wanted: SplitScope): Promise<ActivityRow[]> {
  const { key } = wanted;
  const entry = sql`asked + answered as messages, deflected, ms, labour, service`;
  const total = (column: string) => sql`cast(sum(${sql.ref(column)}) as text) as ${sql.ref(column)}`;
  const { rows } = await sql<ActivityRow>`
    select key, ${sql.join(['messages', 'deflected', 'ms', 'labour', 'service'].map(total))}
    from (
      select ${key} as key, messages, deflected, ms, cost - service as labour, service
      from insights_conversation where ${matches(wanted, 'id')} and ${wholeIn(wanted)}
      union all
      select ${key}, ${entry} from insights_entry
      where ${matches(wanted, 'conversation_id', 'by conversation')} and outcome_id is null
        and conversation_id in (select id from insights_conversation where ${partlyIn(wanted)})
      union all
      select ${key}, ${entry} from insights_entry
      where ${matches(wanted, 'conversation_id', 'by conversation')} and outcome_id is null and conversation_id is null
    ) as found group by key`.execute(db);
  return rows;
}
