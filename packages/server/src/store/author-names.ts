/** The names of those who wrote many messages, each looked up once. */
import type { Author } from '@parley/protocol';
import { hotByIds } from '../db/hot-statement.js';
import type { Db } from '../db/schema.js';

const contactNames = hotByIds((db, ids) =>
  db.selectFrom('contact').select(['id', 'name']).where('id', 'in', ids),
);
const agentNames = hotByIds((db, ids) =>
  db.selectFrom('agent').select(['id', 'name']).where('id', 'in', ids),
);
const keyNames = hotByIds((db, ids) =>
  db.selectFrom('api_key').select(['id', 'name']).where('id', 'in', ids),
);

interface Authored {
  author_type: Author['type'];
  author_id: string;
}

/** By the author's id; those are missing who are not known any more, or have no name. */
export async function findAuthorNames(db: Db, rows: Authored[]): Promise<ReadonlyMap<string, string>> {
  const ids: Record<Author['type'], Set<string>> = {
    contact: new Set(),
    agent: new Set(),
    key: new Set(),
    system: new Set(),
  };
  for (const row of rows) ids[row.author_type].add(row.author_id);
  const names = new Map<string, string>();
  for (const found of [
    await contactNames(db, [...ids.contact]),
    await agentNames(db, [...ids.agent]),
    await keyNames(db, [...ids.key]),
  ]) {
    for (const { id, name } of found) if (name !== null) names.set(id, name);
  }
  return names;
}
