/** SQL on the installation's own secrets, such as the key that signs contacts' tokens. */
import { lockingRows } from '../db/locking-rows.js';
import type { Db } from '../db/schema.js';

export async function findSecret(db: Db, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('secret').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

/** Held until the commit, so that of two who replace it the second sees what the first has put there. */
export async function lockSecret(db: Db, name: string): Promise<string | undefined> {
  const query = db.selectFrom('secret').select('value').where('name', '=', name);
  const row = await lockingRows(db, query, 'secret').executeTakeFirst();
  return row?.value;
}

/** Stores `value` in the place of what was there. */
export async function writeSecret(db: Db, secret: { name: string; value: string }): Promise<void> {
  await db
    .insertInto('secret')
    .values(secret)
    .onConflict((c) => c.column('name').doUpdateSet({ value: secret.value }))
    .execute();
}

/** Stores `value` unless another process was first; answers with what is stored. */
export async function insertSecret(db: Db, secret: { name: string; value: string }): Promise<string> {
  await db
    .insertInto('secret')
    .values(secret)
    .onConflict((c) => c.doNothing())
    .execute();
  return (await findSecret(db, secret.name)) ?? secret.value;
}
