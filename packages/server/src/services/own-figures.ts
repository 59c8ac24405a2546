/** An agent's own figures, for that agent alone: of what they worked on, with their own time and nobody else's. */
import type { InsightsDimension } from '@parley/protocol';
import type { Db } from '../db/schema.js';
import type { Basis } from '../insights/basis.js';
import { Prices } from '../insights/prices.js';
import { type Offset, slotOf, timeOfSlot } from '../insights/slots.js';
import { noSums } from '../insights/sums.js';
import { type Groups, type SumsWanted, sumInsights } from '../store/insights.js';
import { COLUMNS } from '../store/insights-scope.js';
import { listOwnTime, type OwnTime } from '../store/insights-sources.js';
import { listPrices } from '../store/rates.js';

export async function sumOwn(
  db: Db,
  wanted: Omit<SumsWanted, 'hasUnits'> & { agentId: string },
  basis: Basis,
): Promise<Groups> {
  const groups = await sumInsights(db, { ...wanted, hasUnits: false });
  for (const sums of groups.values()) {
    sums.ms = 0n;
    sums.labour = 0n;
  }
  const prices = new Prices(await listPrices(db), basis);
  const { agentId, generation, from, to, filter } = wanted;
  const range = { from: timeOfSlot(from), to: timeOfSlot(to) };
  for (const entry of await listOwnTime(db, { agentId, generation, ...range })) {
    if (!isMeant(entry, filter)) continue;
    const slot = slotOf(entry.from_at);
    const key = keyOf(entry, { by: wanted.by, offsets: wanted.offsets, slot });
    const sums = groups.get(key) ?? noSums();
    groups.set(key, sums);
    sums.ms += BigInt(entry.ms);
    sums.labour += prices.labour({ slot, ms: entry.ms, agentId, teamId: entry.team_id }).units;
  }
  return groups;
}

function isMeant(entry: OwnTime, filter: SumsWanted['filter']): boolean {
  return Object.entries(COLUMNS).every(([name, column]) => {
    const wanted = filter[name as keyof typeof COLUMNS];
    return wanted === undefined || (entry[column] ?? 'none') === wanted;
  });
}

function keyOf(
  entry: OwnTime,
  { by, offsets, slot }: { by: InsightsDimension | undefined; offsets: Offset[]; slot: number },
): string | null {
  if (by === undefined) return '';
  if (by in COLUMNS) return entry[COLUMNS[by as keyof typeof COLUMNS]];
  const ahead = offsets.findLast(({ from }) => from <= slot)?.slots ?? 0;
  return String(Math.floor((slot + ahead) / 96));
}
