/** What the place of moderators reads: appeals in a queue of their own, and the topics of a site in their order. */
import { type Kysely, sql } from 'kysely';

export async function up(db: Kysely<unknown>): Promise<void> {
  await db.schema.createIndex('topic_by_site').on('topic').columns(['site_id', 'id']).execute();
  await sql`update moderation set queue = 'appealed' where queue = 'reported' and appeal is not null`.execute(
    db,
  );
}
