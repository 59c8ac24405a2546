/** SQL on what a reader of the log may choose conversations by. */
import { hotByIds } from '../db/hot-statement.js';

/** The traits of those that exist. */
export const findConversationTraits = hotByIds((db, ids) =>
  db.selectFrom('conversation').select(['id', 'kind', 'team_id']).where('id', 'in', ids),
);
