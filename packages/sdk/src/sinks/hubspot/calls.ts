/**
 * Calls to HubSpot, a hundred objects at a time, with their failures told apart: wrong for good, not now, or refused.
 * Must find objects by property or association, never by search, whose index lags behind what was written.
 */
import { SinkError } from '../../sync/sink.js';
import { RefusedByCrm } from '../shared/apart.js';
import type { HubSpotBatch, HubSpotClient, HubSpotObject } from './client.js';

export type ObjectType = 'contacts' | 'tickets' | 'notes' | 'communications';

/** The property by which everything of Parley's is found again. */
export const ID = 'parley_id';
/** HubSpot's own limit of a batch. */
export const BATCH = 100;

interface Failure {
  code: number;
  body?: unknown;
  headers?: Record<string, string>;
}

function isFailure(error: unknown): error is Error & Failure {
  return error instanceof Error && typeof Reflect.get(error, 'code') === 'number';
}

/** HubSpot's own sentence, without what it quotes of the record. */
function reasonOf({ code, body }: Failure): string {
  let said: unknown = body;
  try {
    if (typeof body === 'string') said = JSON.parse(body);
  } catch {
    // A proxy's page: its status says enough.
  }
  const message: unknown =
    typeof said === 'object' && said !== null ? Reflect.get(said, 'message') : undefined;
  return typeof message === 'string' ? message.slice(0, 300) : `HubSpot answered ${code}.`;
}

/** Makes a call. Throws `RefusedByCrm` for what it says no to, and a `SinkError` for all else. */
export async function ask<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    if (!isFailure(cause)) throw cause;
    const { code, headers } = cause;
    if (code === 400 || code === 404 || code === 409) throw new RefusedByCrm(reasonOf(cause), { cause });
    const wait = Number(headers?.['retry-after'] ?? Number.NaN);
    throw new SinkError(`HubSpot: ${reasonOf(cause)}`, {
      transient: code === 429 || code >= 500 || code === 408 || code === 423,
      retryAfter: Number.isFinite(wait) ? wait : undefined,
      cause,
    });
  }
}

export function batchOf({ crm }: HubSpotClient, type: ObjectType): HubSpotBatch {
  switch (type) {
    case 'contacts':
      return crm.contacts.batchApi;
    case 'tickets':
      return crm.tickets.batchApi;
    case 'notes':
      return crm.objects.notes.batchApi;
    case 'communications':
      return crm.objects.communications.batchApi;
  }
}

function* hundreds<T>(list: readonly T[]): Generator<T[]> {
  for (let from = 0; from < list.length; from += BATCH) yield list.slice(from, from + BATCH);
}

/** The objects whose property `by` is one of `values`; those that are not there are left out. */
export async function findBy(
  batch: HubSpotBatch,
  by: string | undefined,
  values: readonly string[],
): Promise<HubSpotObject[]> {
  const found: HubSpotObject[] = [];
  for (const some of hundreds([...new Set(values)])) {
    const inputs = some.map((id) => ({ id }));
    const input = { inputs, properties: [ID, 'email'], propertiesWithHistory: [] };
    const { results } = await ask(() => batch.read(by === undefined ? input : { ...input, idProperty: by }));
    found.push(...results);
  }
  return found;
}

/** HubSpot's ids by Parley's. */
export async function idsOf(batch: HubSpotBatch, ids: readonly string[]): Promise<Map<string, string>> {
  const found = await findBy(batch, ID, ids);
  return new Map(found.map(({ id, properties }) => [properties[ID] ?? '', id]));
}

/** Which objects of one type belong to which of another: from, to. */
export async function associated(
  client: HubSpotClient,
  [from, to]: [ObjectType, ObjectType],
  ids: readonly string[],
): Promise<[string, string][]> {
  const pairs: [string, string][] = [];
  let open: { id: string; after?: string }[] = [...new Set(ids)].map((id) => ({ id }));
  while (open.length > 0) {
    const inputs = open.splice(0, BATCH);
    const answer = await ask(() => client.crm.associations.v4.batchApi.getPage(from, to, { inputs }));
    for (const { _from: one, to: others, paging } of answer.results) {
      pairs.push(...others.map((other): [string, string] => [one.id, other.toObjectId]));
      const after = paging?.next?.after;
      if (after !== undefined) open = [...open, { id: one.id, after }];
    }
  }
  return pairs;
}

/** Makes what is not yet associated so; the same twice is once. */
export async function associate(
  client: HubSpotClient,
  [from, to]: [ObjectType, ObjectType],
  pairs: readonly (readonly [string, string])[],
): Promise<void> {
  for (const some of hundreds(pairs)) {
    const inputs = some.map(([id, other]) => ({ _from: { id }, to: { id: other } }));
    await ask(() => client.crm.associations.v4.batchApi.createDefault(from, to, { inputs }));
  }
}

/** Empties objects and puts them away: HubSpot can bring back for 90 days what is archived. */
export async function wipe(
  batch: HubSpotBatch,
  ids: readonly string[],
  empty: Record<string, string>,
): Promise<void> {
  for (const some of hundreds(ids)) {
    await ask(() => batch.update({ inputs: some.map((id) => ({ id, properties: empty })) }));
    await ask(() => batch.archive({ inputs: some.map((id) => ({ id })) }));
  }
}
