/**
 * Pipedrive's own client, with its failures told apart. It has no external ids: a custom field of ours takes their place, found
 * by search and, for what the index of the search does not know yet, among what was added last.
 */
import { v1, v2 } from 'pipedrive';
import { SinkError } from '../../sync/sink.js';
import { RefusedByCrm } from '../shared/apart.js';

export interface AccountOptions {
  /** Pipedrive's API token of the user in whose name it writes. */
  apiToken: string;
  /** Where Pipedrive is; `https://api.pipedrive.com` by default. */
  host?: string | undefined;
}

class CrmAnswer extends Error {
  readonly status: number;
  readonly headers: Record<string, unknown>;

  constructor(status: number, headers: Record<string, unknown>, data: unknown) {
    const said: unknown = typeof data === 'object' && data !== null ? Reflect.get(data, 'error') : undefined;
    super(`Pipedrive: ${typeof said === 'string' ? said.slice(0, 300) : `it answered ${status}`}`);
    this.status = status;
    this.headers = headers;
  }
}

/** Their client throws the body of a refusal and nothing else: so what is read of one is all that has to be known. */
function read(text: unknown, headers: Record<string, unknown>, status: number): unknown {
  let data: unknown = text;
  try {
    if (typeof text === 'string' && text !== '') data = JSON.parse(text);
  } catch {
    // A proxy's page: its status says enough.
  }
  return status >= 400 ? new CrmAnswer(status, headers, data) : data;
}

/** Makes a call. Throws `RefusedByCrm` for what it says no to, and a `SinkError` for all else. */
export async function ask<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    if (!(cause instanceof CrmAnswer)) throw cause;
    const { status, headers, message } = cause;
    if (status === 400 || status === 404 || status === 409 || status === 422) {
      throw new RefusedByCrm(message, { cause });
    }
    const wait = Number(headers['retry-after'] ?? headers['x-ratelimit-reset'] ?? Number.NaN);
    throw new SinkError(message, {
      transient: status === 429 || status >= 500 || status === 408,
      retryAfter: Number.isFinite(wait) ? wait : undefined,
      cause,
    });
  }
}

export type Noun = 'person' | 'deal';
/** What is written of a person or deal; `custom_fields` by their codes. */
export type Fields = Record<string, unknown> & { custom_fields?: Record<string, unknown> };

interface Entry {
  id: number;
  custom_fields?: Record<string, unknown>;
}
interface Answer<T> {
  data?: T | null;
  additional_data?: { next_cursor?: string | null } | null;
}

/** Persons and deals are asked for in the same way; their client only names the calls differently. */
interface Calls {
  fields(cursor?: string): Promise<Answer<{ field_name: string; field_code: string }[]>>;
  addField(name: string): Promise<Answer<{ field_code: string }>>;
  search(
    term: string,
    fields: string,
  ): Promise<Answer<{ items?: { item?: { id: number; custom_fields?: unknown[] } }[] }>>;
  latest(code: string): Promise<Answer<Entry[]>>;
  /** The deals of a person; of persons, none. */
  owned(page: { person: number; code: string; cursor: string | undefined }): Promise<Answer<Entry[]>>;
  add(fields: Fields): Promise<Answer<Entry>>;
  change(id: number, fields: Fields): Promise<unknown>;
  remove(id: number): Promise<unknown>;
}

function callsOf(noun: Noun, configuration: v2.Configuration): Calls {
  const text = { field_type: 'varchar' } as const;
  const newest = { sort_by: 'add_time', sort_direction: 'desc', limit: 100 } as const;
  const at = (cursor: string | undefined) => (cursor === undefined ? { limit: 500 } : { limit: 500, cursor });
  if (noun === 'person') {
    const [api, fields] = [new v2.PersonsApi(configuration), new v2.PersonFieldsApi(configuration)];
    return {
      fields: (cursor) => fields.getPersonFields(at(cursor)) as Promise<never>,
      addField: (field_name) =>
        fields.addPersonField({ AddPersonFieldRequest: { field_name, ...text } }) as Promise<never>,
      search: (term, where) =>
        api.searchPersons({ term, fields: where as 'email', exact_match: true }) as Promise<never>,
      latest: (code) => api.getPersons({ ...newest, custom_fields: code }) as Promise<never>,
      owned: async () => ({ data: [] }),
      add: (request) => api.addPerson({ AddPersonRequest: request as v2.AddPersonRequest }) as Promise<never>,
      change: (id, request) =>
        api.updatePerson({ id, UpdatePersonRequest: request as v2.UpdatePersonRequest }),
      remove: (id) => api.deletePerson({ id }),
    };
  }
  const [api, fields] = [new v2.DealsApi(configuration), new v2.DealFieldsApi(configuration)];
  return {
    fields: (cursor) => fields.getDealFields(at(cursor)) as Promise<never>,
    addField: (field_name) =>
      fields.addDealField({ AddDealFieldRequest: { field_name, ...text } }) as Promise<never>,
    search: (term, where) =>
      api.searchDeals({ term, fields: where as 'notes', exact_match: true }) as Promise<never>,
    latest: (code) => api.getDeals({ ...newest, custom_fields: code }) as Promise<never>,
    owned: ({ person, code, cursor }) =>
      api.getDeals({ person_id: person, custom_fields: code, ...at(cursor) }) as Promise<never>,
    add: (request) =>
      api.addDeal({ AddDealRequest: request as unknown as v2.AddDealRequest }) as Promise<never>,
    change: (id, request) => api.updateDeal({ id, UpdateDealRequest: request as v2.UpdateDealRequest }),
    remove: (id) => api.deleteDeal({ id }),
  };
}

/** The name of our field; Pipedrive gives it a code of its own. */
const FIELD = 'Parley id';
const MOST_KNOWN = 10_000;

/** Persons or deals by Parley's id. Remembers where it has found them, to ask seldom: every call has its price there. */
export class Entries {
  readonly #calls: Calls;
  readonly #known = new Map<string, number>();
  #code: string | undefined;

  constructor(noun: Noun, configuration: v2.Configuration) {
    this.#calls = callsOf(noun, configuration);
  }

  /** The code of our field, which is made when it is missing. */
  async code(): Promise<string> {
    if (this.#code !== undefined) return this.#code;
    let cursor: string | undefined;
    do {
      const asked = cursor;
      const { data, additional_data: more } = await ask(() => this.#calls.fields(asked));
      const field = data?.find(({ field_name }) => field_name === FIELD);
      if (field !== undefined) this.#code = field.field_code;
      cursor = more?.next_cursor ?? undefined;
    } while (cursor !== undefined && this.#code === undefined);
    this.#code ??= (await ask(() => this.#calls.addField(FIELD))).data?.field_code;
    if (this.#code === undefined) throw new SinkError(`Pipedrive did not make the field "${FIELD}".`);
    return this.#code;
  }

  async find(id: string): Promise<number | undefined> {
    const known = this.#known.get(id);
    if (known !== undefined) return known;
    const found = await ask(() => this.#calls.search(id, 'custom_fields'));
    const item = found.data?.items?.[0]?.item?.id ?? (await this.#amongLatest(id));
    if (item !== undefined) this.#remember(id, item);
    return item;
  }

  /** Those that have these words there, with what stands in their own fields. */
  async search(term: string, where: string): Promise<{ id: number; custom: unknown[] }[]> {
    const { data } = await ask(() => this.#calls.search(term, where));
    return (data?.items ?? []).flatMap(({ item }) =>
      item === undefined ? [] : [{ id: item.id, custom: item.custom_fields ?? [] }],
    );
  }

  /** All of a person, with Parley's id of those that have one. */
  async of(person: number): Promise<{ id: number; owner: string | undefined }[]> {
    const code = await this.code();
    const found: { id: number; owner: string | undefined }[] = [];
    let cursor: string | undefined;
    do {
      const page = { person, code, cursor };
      const { data, additional_data: more } = await ask(() => this.#calls.owned(page));
      for (const { id, custom_fields: fields } of data ?? []) {
        const owner = fields?.[code];
        found.push({ id, owner: typeof owner === 'string' && owner !== '' ? owner : undefined });
      }
      cursor = more?.next_cursor ?? undefined;
    } while (cursor !== undefined);
    return found;
  }

  async put(id: string, fields: Fields, there: number | undefined): Promise<number> {
    const custom_fields = { ...fields.custom_fields, [await this.code()]: id };
    if (there !== undefined) {
      await ask(() => this.#calls.change(there, { ...fields, custom_fields }));
      this.#remember(id, there);
      return there;
    }
    const { data } = await ask(() => this.#calls.add({ ...fields, custom_fields }));
    if (!data) throw new SinkError('Pipedrive answered without what it has stored.');
    this.#remember(id, data.id);
    return data.id;
  }

  /** Empties it first: Pipedrive can bring back for 30 days what is deleted. */
  async wipe(id: string, there: number, empty: Fields): Promise<void> {
    this.#known.delete(id);
    await ask(() => this.#calls.change(there, empty));
    await ask(() => this.#calls.remove(there));
  }

  forget(id: string): void {
    this.#known.delete(id);
  }

  async #amongLatest(id: string): Promise<number | undefined> {
    const code = await this.code();
    const { data } = await ask(() => this.#calls.latest(code));
    return data?.find(({ custom_fields: fields }) => fields?.[code] === id)?.id;
  }

  #remember(id: string, there: number): void {
    this.#known.set(id, there);
    const [oldest] = this.#known.keys();
    if (this.#known.size > MOST_KNOWN && oldest !== undefined) this.#known.delete(oldest);
  }
}

export interface Account {
  persons: Entries;
  deals: Entries;
  notes: v1.NotesApi;
  /** Merging is in the first version of their API only. */
  merging: v1.PersonsApi;
}

export function openAccount({
  apiToken: apiKey,
  host = 'https://api.pipedrive.com',
}: AccountOptions): Account {
  const base = host.replace(/\/+$/, '');
  const second = new v2.Configuration({ apiKey, basePath: `${base}/api/v2` });
  const first = new v1.Configuration({ apiKey, basePath: `${base}/v1` });
  for (const configuration of [first, second]) configuration.baseOptions = { transformResponse: read };
  return {
    persons: new Entries('person', second),
    deals: new Entries('deal', second),
    notes: new v1.NotesApi(first),
    merging: new v1.PersonsApi(first),
  };
}
