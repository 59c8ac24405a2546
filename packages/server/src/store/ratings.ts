/** SQL on ratings. */
import type { Rating } from '@parley/protocol';
import type { Db, RatingTable } from '../db/schema.js';

function toRating({ id, score, comment, created_at }: RatingTable): Rating {
  return { id, score, comment, createdAt: created_at };
}

export async function findRatings(db: Db, ids: string[]): Promise<Rating[]> {
  return (await db.selectFrom('rating').selectAll().where('id', 'in', ids).execute()).map(toRating);
}

/** With the conversation that it is of. */
export async function findRating(
  db: Db,
  id: string,
): Promise<{ rating: Rating; conversationId: string } | undefined> {
  const row = await db.selectFrom('rating').selectAll().where('id', '=', id).executeTakeFirst();
  return row && { rating: toRating(row), conversationId: row.conversation_id };
}

/** @returns whether it was inserted; false when the id is taken */
export async function insertRating(db: Db, rating: Rating, conversationId: string): Promise<boolean> {
  const inserted = await db
    .insertInto('rating')
    .values({
      id: rating.id,
      conversation_id: conversationId,
      score: rating.score,
      comment: rating.comment,
      created_at: rating.createdAt,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}
