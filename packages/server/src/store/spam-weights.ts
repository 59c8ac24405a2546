/** SQL on what the filter has learned from a site's moderators. */
import { hotRows } from '../db/hot-statement.js';
import type { Db } from '../db/schema.js';
import type { SpamWeightTable } from '../db/topic-tables.js';

type SpamWeight = Pick<SpamWeightTable, 'weight' | 'gradient'>;

const idOf = (siteId: string, bucket: number) => `${siteId}~${bucket}`;

/** So many ids in one query. */
const AT_ONCE = 400;

/** What is known of these buckets. */
export async function findSpamWeights(
  db: Db,
  { siteId, buckets }: { siteId: string; buckets: number[] },
): Promise<Map<number, SpamWeight>> {
  const found = new Map<number, SpamWeight>();
  const ids = [...new Set(buckets)].map((bucket) => idOf(siteId, bucket));
  for (let from = 0; from < ids.length; from += AT_ONCE) {
    const rows = await db
      .selectFrom('spam_weight')
      .select(['bucket', 'weight', 'gradient'])
      .where('id', 'in', ids.slice(from, from + AT_ONCE))
      .execute();
    for (const { bucket, weight, gradient } of rows) found.set(bucket, { weight, gradient });
  }
  return found;
}

/** All that a site's filter knows: at most as many rows as it has buckets. */
export async function listSpamWeights(db: Db, siteId: string): Promise<Map<number, SpamWeight>> {
  const rows = await db
    .selectFrom('spam_weight')
    .select(['bucket', 'weight', 'gradient'])
    .where('site_id', '=', siteId)
    .execute();
  return new Map(rows.map(({ bucket, weight, gradient }) => [bucket, { weight, gradient }]));
}

const writeRows = hotRows((db, rows: SpamWeightTable[]) =>
  db
    .insertInto('spam_weight')
    .values(
      rows.map((row) => ({
        id: row.id,
        site_id: row.site_id,
        bucket: row.bucket,
        weight: row.weight,
        gradient: row.gradient,
      })),
    )
    .onConflict((c) =>
      c.column('id').doUpdateSet((eb) => ({
        weight: eb.ref('excluded.weight'),
        gradient: eb.ref('excluded.gradient'),
      })),
    ),
);

export async function writeSpamWeights(
  db: Db,
  siteId: string,
  weights: ReadonlyMap<number, SpamWeight>,
): Promise<void> {
  await writeRows(
    db,
    [...weights]
      // In one order, so that two moderators in two processes do not wait for each other.
      .sort(([a], [b]) => a - b)
      .map(([bucket, { weight, gradient }]) => ({
        id: idOf(siteId, bucket),
        site_id: siteId,
        bucket,
        weight,
        gradient,
      })),
  );
}
