/** SQL on ratings. */
import type { Rating } from '@parley/protocol';
import type { Db } from '../db/schema.js';

export async function findRatings(db: Db, ids: string[]): Promise<Rating[]> {
  const rows = await db.selectFrom('rating').selectAll().where('id', 'in', ids).execute();
  return rows.map(({ id, score, comment, created_at }) => ({ id, score, comment, createdAt: created_at }));
}
