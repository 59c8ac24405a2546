/** SQL on what a reader of the log may choose conversations by. */
import { sql } from 'kysely';
import { hotByIds } from '../db/hot-statement.js';

/** In words, not as a parameter: the indexes hold nothing else, and are used only where that is plain. */
export const IS_CHAT = sql<boolean>`kind = 'chat'`;

/** The traits of those that exist. */
export const findConversationTraits = hotByIds((db, ids) =>
  db.selectFrom('conversation').select(['id', 'kind', 'team_id']).where('id', 'in', ids),
);
