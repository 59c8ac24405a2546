/**
 * HubSpot's objects, properties and associations as far as the sink uses them, refusing what HubSpot refuses: unknown
 * properties, the same id twice in a batch, an address twice, batches above a hundred.
 */
import type { SinkContents } from '../../conformance/index.js';
import { fromHtml } from '../../sinks/shared/words.js';
import { type CrmAnswer, type CrmCall, CrmRefusal, type CrmServer, startCrm } from './crm-server.js';

type Properties = Record<string, string | null>;

interface Stored {
  id: string;
  properties: Properties;
}

const BUILT_IN: Record<string, string[]> = {
  contacts: ['email', 'firstname', 'lastname', 'jobtitle', 'lifecyclestage'],
  tickets: ['subject', 'content', 'hs_pipeline', 'hs_pipeline_stage'],
  notes: ['hs_note_body', 'hs_timestamp'],
  communications: [
    ...['hs_communication_channel_type', 'hs_communication_logged_from', 'hs_communication_body'],
    'hs_timestamp',
  ],
};
const REQUIRED: Record<string, string[]> = {
  tickets: ['subject', 'hs_pipeline_stage'],
  notes: ['hs_timestamp'],
  communications: ['hs_timestamp', 'hs_communication_channel_type'],
};
const AT = '2026-01-02T03:04:05.678Z';

function refuse(status: number, category: string, message: string): never {
  throw new CrmRefusal(status, { status: 'error', category, message, correlationId: 'c' });
}

export class HubSpotAccount {
  readonly objects = new Map<string, Map<string, Stored>>();
  readonly properties = new Map<string, { name: string; groupName?: string; hasUniqueValue?: boolean }[]>();
  readonly groups = new Map<string, string[]>();
  readonly associations = new Set<string>();
  readonly purged: string[] = [];
  #last = 100;

  constructor() {
    for (const [type, names] of Object.entries(BUILT_IN)) {
      this.objects.set(type, new Map());
      this.properties.set(
        type,
        names.map((name) => ({ name, hasUniqueValue: name === 'email' })),
      );
      this.groups.set(type, []);
    }
  }

  of(type: string): Map<string, Stored> {
    return (
      this.objects.get(type) ?? refuse(404, 'OBJECT_NOT_FOUND', `Unable to infer object type from: ${type}`)
    );
  }

  find(type: string, value: string, by = 'hs_object_id'): Stored | undefined {
    if (by === 'hs_object_id') return this.of(type).get(value);
    const property = this.properties.get(type)?.find(({ name }) => name === by);
    if (!property?.hasUniqueValue) refuse(400, 'VALIDATION_ERROR', `${by} is not a unique property`);
    return [...this.of(type).values()].find(
      ({ properties }) => properties[by]?.toLowerCase() === value.toLowerCase(),
    );
  }

  write(type: string, id: string | undefined, given: Record<string, string>): Stored {
    const known = this.properties.get(type) ?? [];
    for (const [name, value] of Object.entries(given)) {
      const property = known.find((one) => one.name === name);
      if (property === undefined) refuse(400, 'VALIDATION_ERROR', `Property "${name}" does not exist`);
      if (typeof value !== 'string') refuse(400, 'VALIDATION_ERROR', `Property "${name}" is no string`);
      if (name === 'email' && value !== '' && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(value)) {
        refuse(400, 'VALIDATION_ERROR', 'Property values were not valid: INVALID_EMAIL');
      }
      const holder = property.hasUniqueValue && value !== '' ? this.find(type, value, name) : undefined;
      if (holder !== undefined && holder.id !== id) {
        refuse(409, 'CONFLICT', `Contact already exists. Existing ID: ${holder.id}`);
      }
    }
    if (id === undefined) {
      const missing = (REQUIRED[type] ?? []).filter((name) => !given[name]);
      if (missing.length > 0) refuse(400, 'VALIDATION_ERROR', `Required properties: ${missing.join()}`);
      this.#last += 1;
    }
    const stored = {
      id: id ?? String(this.#last),
      properties: { ...this.of(type).get(id ?? '')?.properties, ...given },
    };
    this.of(type).set(stored.id, stored);
    return stored;
  }

  remove(type: string, id: string): void {
    this.of(type).delete(id);
    for (const key of this.associations) {
      const [from, to] = key.split(' ');
      if (from === `${type}:${id}` || to === `${type}:${id}`) this.associations.delete(key);
    }
  }

  associate([from, id]: [string, string], [to, other]: [string, string]): void {
    if (!this.of(from).has(id) || !this.of(to).has(other)) refuse(404, 'OBJECT_NOT_FOUND', 'No such object');
    this.associations.add(`${from}:${id} ${to}:${other}`);
    this.associations.add(`${to}:${other} ${from}:${id}`);
  }

  associated(from: string, id: string, to: string): string[] {
    return [...this.associations]
      .map((key) => key.split(' '))
      .filter(([one, other]) => one === `${from}:${id}` && other?.startsWith(`${to}:`))
      .map(([, other = '']) => other.slice(to.length + 1));
  }
}

const object = ({ id, properties }: Stored) => ({
  ...{ id, properties, createdAt: AT, updatedAt: AT, archived: false },
});
const batch = (results: unknown[], rest: object = {}): CrmAnswer => ({
  body: { status: 'COMPLETE', results, startedAt: AT, completedAt: AT, ...rest },
});

type Input = { id: string; idProperty?: string; properties: Record<string, string> };

function batchCall(account: HubSpotAccount, type: string, { path, body }: CrmCall): CrmAnswer {
  const inputs = body.inputs as Input[];
  if (inputs.length > 100) refuse(400, 'VALIDATION_ERROR', 'Maximum batch size is 100');
  if (new Set(inputs.map(({ id }) => id)).size < inputs.length) {
    refuse(400, 'VALIDATION_ERROR', 'Duplicate IDs found in batch input');
  }
  const verb = path.split('/').at(-1);
  switch (verb) {
    case 'read': {
      const by = typeof body.idProperty === 'string' ? body.idProperty : undefined;
      const found = inputs.flatMap(({ id }) => account.find(type, id, by) ?? []);
      const names = body.properties as string[];
      const shown = found.map((one) => ({
        ...object(one),
        // The documents know no null, though HubSpot answers with one for what is not set.
        properties: Object.fromEntries(
          names.flatMap((name) => (one.properties[name] ? [[name, one.properties[name]]] : [])),
        ),
      }));
      return { ...batch(shown), status: found.length < inputs.length ? 207 : 200 };
    }
    case 'update':
      return batch(inputs.map(({ id, properties }) => object(account.write(type, id, properties))));
    case 'upsert': {
      const results = inputs.map(({ id, idProperty, properties }) => {
        const there = account.find(type, id, idProperty);
        const written = account.write(type, there?.id, properties);
        return { ...object(written), new: there === undefined };
      });
      return batch(results);
    }
    case 'archive':
      for (const { id } of inputs) account.remove(type, id);
      return { status: 204 };
    default:
      return refuse(404, 'NOT_FOUND', `No ${verb}`);
  }
}

function associationCall(account: HubSpotAccount, { path, body }: CrmCall): CrmAnswer {
  const [, , , , from = '', to = ''] = path.split('/');
  if (path.endsWith('/batch/read')) {
    const results = (body.inputs as { id: string }[]).map(({ id }) => ({
      from: { id },
      to: account.associated(from, id, to).map((other) => ({
        toObjectId: other,
        associationTypes: [{ category: 'HUBSPOT_DEFINED', typeId: 1 }],
      })),
    }));
    return batch(results);
  }
  const pairs = body.inputs as { from: { id: string }; to: { id: string } }[];
  for (const pair of pairs) account.associate([from, pair.from.id], [to, pair.to.id]);
  const associationSpec = { associationCategory: 'HUBSPOT_DEFINED', associationTypeId: 1 };
  return batch(pairs.map((pair) => ({ ...pair, associationSpec })));
}

function propertyCall(account: HubSpotAccount, { method, path, body }: CrmCall): CrmAnswer {
  const [, , , , type = '', groups] = path.split('/');
  const list = account.properties.get(type) ?? refuse(404, 'NOT_FOUND', type);
  const names = account.groups.get(type) ?? [];
  if (groups === 'groups') {
    if (method === 'POST') names.push(String(body.name));
    return method === 'POST' ? { status: 201, body } : { body: { results: names.map((name) => ({ name })) } };
  }
  if (method !== 'POST') return { body: { results: list } };
  const { name, groupName, type: kind, fieldType, hasUniqueValue } = body;
  if (!names.includes(String(groupName))) refuse(400, 'VALIDATION_ERROR', `Group ${groupName} is missing`);
  if (kind !== 'string' || fieldType !== 'text') refuse(400, 'VALIDATION_ERROR', 'Invalid field type');
  if (list.some((one) => one.name === name)) refuse(409, 'CONFLICT', `${name} exists`);
  list.push({ name: String(name), groupName: String(groupName), hasUniqueValue: hasUniqueValue === true });
  return { status: 201, body };
}

function mergeCall(account: HubSpotAccount, { body }: CrmCall): CrmAnswer {
  const [primary, other] = [String(body.primaryObjectId), String(body.objectIdToMerge)];
  const into = account.of('contacts').get(primary);
  if (into === undefined || !account.of('contacts').has(other))
    refuse(404, 'OBJECT_NOT_FOUND', 'No such contact');
  for (const type of ['tickets', 'notes', 'communications']) {
    for (const id of account.associated('contacts', other, type)) {
      account.associate([type, id], ['contacts', primary]);
    }
  }
  account.remove('contacts', other);
  return { body: object(into) };
}

export interface HubSpotServer extends CrmServer {
  account: HubSpotAccount;
}

export const HUBSPOT_TOKEN = 'pat-eu1-test';

export async function startHubSpot(): Promise<HubSpotServer> {
  const account = new HubSpotAccount();
  const server = await startCrm((call) => {
    if (call.headers.authorization !== `Bearer ${HUBSPOT_TOKEN}`)
      refuse(401, 'INVALID_AUTHENTICATION', 'No token');
    const [, , , area, type = '', verb] = call.path.split('/');
    if (area === 'properties') return propertyCall(account, call);
    if (area === 'associations') return associationCall(account, call);
    if (verb === 'batch') return batchCall(account, type, call);
    if (verb === 'merge') return mergeCall(account, call);
    if (verb !== 'gdpr-delete') return refuse(404, 'NOT_FOUND', call.path);
    const id = String(call.body.objectId);
    account.remove('contacts', id);
    account.purged.push(id);
    return { status: 204 };
  });
  return { ...server, account };
}

/** What it holds of Parley, by Parley’s ids. */
export function contentsOfHubSpot(account: HubSpotAccount, type: 'notes' | 'communications'): SinkContents {
  const list = (name: string) =>
    [...account.of(name).values()].filter(({ properties }) => properties.parley_id);
  const ownerOf = (from: string, id: string, to: string): string | null => {
    const owners = account
      .associated(from, id, to)
      .map((other) => account.of(to).get(other)?.properties.parley_id);
    return owners[0] ?? null;
  };
  const body = type === 'notes' ? 'hs_note_body' : 'hs_communication_body';
  return {
    contacts: list('contacts').map(({ properties: { parley_id: id, firstname, lastname, email } }) => ({
      id: id ?? '',
      name: [firstname, lastname].filter(Boolean).join(' ') || null,
      email: email ?? null,
    })),
    conversations: list('tickets').map(({ id, properties }) => ({
      id: properties.parley_id ?? '',
      contactId: ownerOf('tickets', id, 'contacts'),
    })),
    messages: list(type).map(({ id, properties }) => ({
      id: properties.parley_id ?? '',
      conversationId: ownerOf(type, id, 'tickets') ?? '',
      text: fromHtml(/<\/strong><\/p><p>(.*)<\/p>$/s.exec(properties[body] ?? '')?.[1] ?? ''),
    })),
  };
}
