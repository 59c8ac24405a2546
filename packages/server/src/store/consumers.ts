/** SQL on consumers of the log: where each is, and which process it belongs to. */
import type { Db } from '../db/schema.js';

/** Writes down a consumer that is new; it begins after `cursor`. */
export async function insertConsumer(db: Db, consumer: { name: string; cursor: number }): Promise<void> {
  await db
    .insertInto('consumer')
    .values({ ...consumer, owner: null, owned_until: null })
    .onConflict((c) => c.doNothing())
    .execute();
}

export interface Lease {
  name: string;
  owner: string;
}

/** @returns where the consumer is when it now belongs to `owner`; undefined when it is somebody else's */
export async function takeConsumer(
  db: Db,
  { name, owner, now, until }: Lease & { now: string; until: string },
): Promise<number | undefined> {
  const taken = await db
    .updateTable('consumer')
    .set({ owner, owned_until: until })
    .where('name', '=', name)
    .where((eb) => eb.or([eb('owner', 'is', null), eb('owner', '=', owner), eb('owned_until', '<', now)]))
    .returning('cursor')
    .executeTakeFirst();
  return taken && Number(taken.cursor);
}

/** Moves the cursor on. @returns whether the consumer still belonged to `owner`, and was where its owner left it */
export async function moveConsumer(
  db: Db,
  { name, owner, from, cursor }: Lease & { from: number; cursor: number },
): Promise<boolean> {
  const moved = await db
    .updateTable('consumer')
    .set({ cursor })
    .where('name', '=', name)
    .where('owner', '=', owner)
    .where('cursor', '=', from)
    .returning('name')
    .executeTakeFirst();
  return moved !== undefined;
}

/** Whether it belongs to `owner`; asked in a transaction, it stays so until the commit. */
export async function ownsConsumer(db: Db, { name, owner }: Lease): Promise<boolean> {
  const owned = await db
    .updateTable('consumer')
    .set({ owner })
    .where('name', '=', name)
    .where('owner', '=', owner)
    .returning('name')
    .executeTakeFirst();
  return owned !== undefined;
}

export async function releaseConsumer(db: Db, { name, owner }: Lease): Promise<void> {
  await db
    .updateTable('consumer')
    .set({ owner: null, owned_until: null })
    .where('name', '=', name)
    .where('owner', '=', owner)
    .execute();
}

/** Where a consumer is; undefined when it has never been. */
export async function findConsumerCursor(db: Db, name: string): Promise<number | undefined> {
  const row = await db.selectFrom('consumer').select('cursor').where('name', '=', name).executeTakeFirst();
  return row && Number(row.cursor);
}

/** When the event with this number happened. */
export async function findEventTime(db: Db, cursor: number): Promise<string | undefined> {
  const row = await db.selectFrom('event').select('at').where('cursor', '=', cursor).executeTakeFirst();
  return row?.at;
}
