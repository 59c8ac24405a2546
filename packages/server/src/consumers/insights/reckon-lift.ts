/**
 * What outcomes came of visitors whom a message met. What a person brings within the days of attribution counts for the first of their
 * browsers that met the message, in the group that chance put it into.
 */
import { OUTCOME_SIGN } from '@parley/protocol';
import type { InsightsLiftTable } from '../../db/insights-tables.js';
import type { EncounterTable } from '../../db/proactive-tables.js';
import type { Db } from '../../db/schema.js';
import { slotOf } from '../../insights/slots.js';
import type { SourceConversation, SourceOutcome } from '../../store/insights-sources.js';
import { findBrowsers, findEncounters } from '../../store/lift.js';
import { deleteLiftOfOutcomes, insertLift } from '../../store/lift-ledger.js';
import type { Means } from './reckon.js';

const DAY_MS = 86_400_000;

interface Given {
  /** All that are made anew. */
  ids: string[];
  /** Those of them that hold, and the conversations they were said of. */
  outcomes: SourceOutcome[];
  owners: ReadonlyMap<string, SourceConversation>;
}

export async function reckonLift(db: Db, means: Means, { ids, outcomes, owners }: Given): Promise<void> {
  const counted = outcomes.flatMap((outcome) => {
    const contactId = owners.get(outcome.conversation_id)?.contactId;
    return contactId && outcome.kind !== 'lost' ? [{ outcome, contactId }] : [];
  });
  const met = await encountersOf(
    db,
    counted.map(({ contactId }) => contactId),
  );
  const rows = counted.flatMap(({ outcome, contactId }) =>
    (met.get(contactId) ?? []).flatMap((encounter) => rowOf(means, outcome, encounter)),
  );
  await deleteLiftOfOutcomes(db, { generation: means.generation, ids });
  await insertLift(db, rows);
}

function rowOf(
  { generation, basis, prices }: Means,
  outcome: SourceOutcome,
  encounter: EncounterTable,
): InsightsLiftTable[] {
  const late = Date.parse(outcome.at) - Date.parse(encounter.at);
  if (late < 0 || late >= basis.attribution.days * DAY_MS) return [];
  const sign = OUTCOME_SIGN[outcome.kind];
  const { units } = prices.convert(BigInt(outcome.units), outcome.currency, slotOf(outcome.at));
  const { site_id, proactive_id, holdout, group_name } = encounter;
  return [
    {
      ...{ generation, slot: slotOf(encounter.at), id: `${encounter.id} ${outcome.id}` },
      ...{ encounter_id: encounter.id, outcome_id: outcome.id, conversation_id: outcome.conversation_id },
      ...{ site_id, proactive_id, holdout, group_name },
      ...{ units: sign * Number(units), converts: Number(sign > 0) },
    },
  ];
}

/** By contact, the first time that it met each message, in whichever of its browsers. */
async function encountersOf(db: Db, contacts: string[]): Promise<Map<string, EncounterTable[]>> {
  const first = new Map<string, EncounterTable[]>();
  const contactIds = [...new Set(contacts)];
  if (contactIds.length === 0) return first;
  const browsers = await findBrowsers(db, contactIds);
  const seen = new Set<string>();
  for (const encounter of await findEncounters(db, [...browsers.keys()])) {
    const contactId = browsers.get(encounter.visitor_id) ?? '';
    const key = `${contactId} ${encounter.site_id} ${encounter.proactive_id}`;
    if (seen.has(key)) continue;
    seen.add(key);
    first.set(contactId, [...(first.get(contactId) ?? []), encounter]);
  }
  return first;
}
