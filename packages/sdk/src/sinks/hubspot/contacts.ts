/**
 * Contacts of Parley as contacts of HubSpot. Somebody whom HubSpot knows by the same address already is that contact: HubSpot
 * has each address once.
 */
import type { ContactRecord } from '../../sync/records.js';
import type { ContactMerge } from '../../sync/sink.js';
import { nameParts } from '../shared/words.js';
import { ask, findBy, ID, idsOf } from './calls.js';
import type { HubSpotClient } from './client.js';

/** What HubSpot shows by itself; what Parley does not know is left as it is there. */
export function contactProperties({ id, name, email }: ContactRecord): Record<string, string> {
  const { first, last } = nameParts(name ?? '');
  return {
    [ID]: id,
    ...(name !== null && { firstname: first, lastname: last }),
    ...(email !== null && { email }),
  };
}

/**
 * Puts Parley's id on the contacts that HubSpot knows by address alone. Answers with the ids of those whose address belongs to
 * another contact of Parley's.
 */
export async function adopt(client: HubSpotClient, contacts: readonly ContactRecord[]): Promise<Set<string>> {
  const { batchApi } = client.crm.contacts;
  const wanted = new Map<string, string>();
  const taken = new Set<string>();
  for (const { id, email } of contacts) {
    const address = email?.toLowerCase();
    if (address === undefined) continue;
    if (wanted.has(address)) taken.add(id);
    else wanted.set(address, id);
  }
  const known = wanted.size > 0 ? await findBy(batchApi, 'email', [...wanted.keys()]) : [];
  const others = known.filter(({ properties: { email, [ID]: owner } }) => {
    const id = wanted.get(email?.toLowerCase() ?? '');
    return id !== undefined && owner !== id;
  });
  const idFor = (email: string | null | undefined): string => wanted.get(email?.toLowerCase() ?? '') ?? '';
  const free = others.filter(({ properties }) => !properties[ID]);
  const twice =
    free.length > 0
      ? await idsOf(
          batchApi,
          free.map(({ properties }) => idFor(properties.email)),
        )
      : new Map();
  const inputs: { id: string; properties: Record<string, string> }[] = [];
  for (const { id, properties } of others) {
    const ours = idFor(properties.email);
    if (properties[ID] || twice.has(ours)) taken.add(ours);
    else inputs.push({ id, properties: { [ID]: ours } });
  }
  if (inputs.length > 0) await ask(() => batchApi.update({ inputs }));
  return taken;
}

/** HubSpot merges with all that hangs on both. */
export async function mergeContact(client: HubSpotClient, { fromId, intoId }: ContactMerge): Promise<void> {
  const { batchApi, basicApi } = client.crm.contacts;
  const ids = await idsOf(batchApi, [fromId, intoId]);
  const [from, into] = [ids.get(fromId), ids.get(intoId)];
  if (from === undefined) return;
  // It was refused: then this one takes its place.
  if (into === undefined) {
    await ask(() => batchApi.update({ inputs: [{ id: from, properties: { [ID]: intoId } }] }));
    return;
  }
  await ask(() => basicApi.merge({ primaryObjectId: into, objectIdToMerge: from }));
}
