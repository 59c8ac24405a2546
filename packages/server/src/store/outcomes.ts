/** SQL on outcomes. */
import { fromUnits, type Outcome, toUnits } from '@parley/protocol';
import { hotByIds } from '../db/hot-statement.js';
import type { OutcomeTable } from '../db/outcome-tables.js';
import type { Db } from '../db/schema.js';

function toOutcome(row: OutcomeTable): Outcome {
  return {
    id: row.id,
    conversationId: row.conversation_id,
    kind: row.kind,
    amount: fromUnits(BigInt(row.units), row.currency),
    currency: row.currency,
    source: row.source,
    externalId: row.external_id,
    at: row.at,
    voidedAt: row.voided_at,
    createdAt: row.created_at,
  };
}

/** @throws RangeError for an amount that was not checked */
function unitsOf({ amount }: Outcome): number {
  const units = toUnits(amount);
  if (units === undefined) throw new RangeError('An outcome without an amount.');
  return Number(units);
}

const selectByIds = hotByIds((db, ids) => db.selectFrom('outcome').selectAll().where('id', 'in', ids));

export async function findOutcomes(db: Db, ids: string[]): Promise<Outcome[]> {
  return (await selectByIds(db, ids)).map(toOutcome);
}

export async function findOutcome(db: Db, id: string): Promise<Outcome | undefined> {
  return (await findOutcomes(db, [id]))[0];
}

/** The one that the company calls so. */
export async function findOutcomeByExternalId(
  db: Db,
  args: { siteId: string; externalId: string },
): Promise<Outcome | undefined> {
  const row = await db
    .selectFrom('outcome')
    .selectAll()
    .where('site_id', '=', args.siteId)
    .where('external_id', '=', args.externalId)
    .executeTakeFirst();
  return row && toOutcome(row);
}

/** @returns whether it was inserted; false when the id or the external id is taken */
export async function insertOutcome(db: Db, outcome: Outcome, siteId: string): Promise<boolean> {
  const inserted = await db
    .insertInto('outcome')
    .values({
      id: outcome.id,
      conversation_id: outcome.conversationId,
      site_id: siteId,
      kind: outcome.kind,
      units: unitsOf(outcome),
      currency: outcome.currency,
      source: outcome.source,
      external_id: outcome.externalId,
      at: outcome.at,
      voided_at: outcome.voidedAt,
      created_at: outcome.createdAt,
    })
    .onConflict((c) => c.doNothing())
    .returning('id')
    .executeTakeFirst();
  return inserted !== undefined;
}

/** Writes down how it is now. */
export async function updateOutcomeRow(db: Db, outcome: Outcome): Promise<void> {
  await db
    .updateTable('outcome')
    .set({
      kind: outcome.kind,
      units: unitsOf(outcome),
      currency: outcome.currency,
      at: outcome.at,
      voided_at: outcome.voidedAt,
    })
    .where('id', '=', outcome.id)
    .execute();
}

/** In the order of their ids, those after `after`. */
export async function listOutcomes(
  db: Db,
  args: { conversationId: string; after: string; limit: number },
): Promise<Outcome[]> {
  const rows = await db
    .selectFrom('outcome')
    .selectAll()
    .where('conversation_id', '=', args.conversationId)
    .where('id', '>', args.after)
    .orderBy('id')
    .limit(args.limit)
    .execute();
  return rows.map(toOutcome);
}
