/** Checks that the storage has what the database tells of. It changes nothing. */
import type { Db } from '../db/schema.js';
import type { Storage } from '../files/storage.js';
import { listKeptAttachments } from '../store/attachments.js';
import type { Finding } from './check.js';

const PAGE = 500;
const AT_ONCE = 20;

/** @returns what is missing or of another size; nothing when all is well */
export async function checkFiles(db: Db, storage: Storage): Promise<Finding[]> {
  let count = 0;
  let example = '';
  for (let after = ''; ; ) {
    const rows = await listKeptAttachments(db, { after, limit: PAGE });
    for (let first = 0; first < rows.length; first += AT_ONCE) {
      const some = rows.slice(first, first + AT_ONCE);
      const sizes = await Promise.all(some.map((row) => storage.size(row.storage_key)));
      const broken = some.filter((row, index) => sizes[index] !== row.bytes);
      count += broken.length;
      example ||= broken[0]?.id ?? '';
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    after = last.id;
  }
  const sentence = 'The storage has the bytes of each attachment.';
  return count === 0 ? [] : [{ broken: sentence, count, example }];
}
