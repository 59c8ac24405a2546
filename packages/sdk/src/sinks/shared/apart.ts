/**
 * CRMs refuse a whole call for one wrong record. Halving it finds that one, so that the others are taken in and only it is
 * refused.
 */
import type { Refusal } from '../../sync/sink.js';

/** What a vendor says of a call or record that it will never take. */
export class RefusedByCrm extends Error {
  override readonly name = 'RefusedByCrm';
}

/** Brings `records` in with `take`, which throws `RefusedByCrm` for a call that is not accepted. */
export async function takeApart<R extends { id: string }>(
  records: R[],
  take: (records: R[]) => Promise<void>,
): Promise<Refusal[]> {
  if (records.length === 0) return [];
  try {
    await take(records);
    return [];
  } catch (error) {
    if (!(error instanceof RefusedByCrm)) throw error;
    const [only] = records;
    if (records.length === 1 && only !== undefined) return [{ id: only.id, reason: error.message }];
    const middle = Math.ceil(records.length / 2);
    const first = await takeApart(records.slice(0, middle), take);
    return [...first, ...(await takeApart(records.slice(middle), take))];
  }
}
