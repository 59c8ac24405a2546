/**
 * Pipedrive's persons, deals, fields and notes as far as the sink uses them. Its search does not know what was added last, as
 * the real index lags, and a note must hang on something.
 */
import type { SinkContents } from '../../conformance/index.js';
import { NO_NAME } from '../../sinks/pipedrive/index.js';
import { fromHtml } from '../../sinks/shared/words.js';
import { type CrmAnswer, type CrmCall, CrmRefusal, type CrmServer, startCrm } from './crm-server.js';

interface Entry {
  id: number;
  name?: string;
  title?: string;
  emails?: { value: string }[];
  person_id?: number | null;
  custom_fields: Record<string, string>;
  [field: string]: unknown;
}
interface Note {
  id: number;
  content: string;
  deal_id: number;
}

const OWN: Record<string, string[]> = {
  persons: ['name', 'emails', 'phones', 'job_title', 'custom_fields'],
  deals: ['title', 'person_id', 'value', 'currency', 'custom_fields'],
};
/** So many of the last are not in the index yet; notes are, for nothing but an erasure long after asks for these. */
const LAG = 3;

function refuse(status: number, error: string): never {
  throw new CrmRefusal(status, { success: false, error });
}

export class PipedriveAccount {
  readonly entries = new Map<string, Map<number, Entry>>([
    ['persons', new Map()],
    ['deals', new Map()],
  ]);
  readonly fields = new Map<string, { field_name: string; field_code: string }[]>([
    ['personFields', [{ field_name: 'Name', field_code: 'name' }]],
    ['dealFields', [{ field_name: 'Title', field_code: 'title' }]],
  ]);
  readonly notes = new Map<number, Note>();
  #last = 0;

  of(type: string): Map<number, Entry> {
    return this.entries.get(type) ?? refuse(404, `Unknown method ${type}`);
  }

  next(): number {
    this.#last += 1;
    return this.#last;
  }

  write(type: string, id: number | undefined, given: Record<string, unknown>): Entry {
    const codes = (this.fields.get(type === 'persons' ? 'personFields' : 'dealFields') ?? []).map(
      (one) => one.field_code,
    );
    for (const name of Object.keys(given)) {
      if (!OWN[type]?.includes(name)) refuse(400, `Parameter '${name}' is not allowed in the request body`);
    }
    for (const code of Object.keys(given.custom_fields ?? {})) {
      if (!codes.includes(code)) refuse(400, `Unknown custom field ${code}`);
    }
    const there = id === undefined ? undefined : (this.of(type).get(id) ?? refuse(404, 'Entity not found'));
    const custom_fields = { ...there?.custom_fields, ...(given.custom_fields as Record<string, string>) };
    const entry: Entry = { ...there, ...given, id: id ?? this.next(), custom_fields };
    if (!(type === 'persons' ? entry.name : entry.title)) refuse(400, 'A name or title is required');
    if (entry.emails?.some(({ value }) => !/^[^@\s]+@[^@\s]+$/.test(value)))
      refuse(400, 'Validation failed: emails');
    if (entry.person_id && !this.of('persons').has(entry.person_id)) refuse(400, 'Person not found');
    this.of(type).set(entry.id, entry);
    return entry;
  }

  search(type: string, { term, fields }: { term: string; fields: string }): Entry[] {
    const list = [...this.of(type).values()].slice(0, fields === 'notes' ? undefined : -LAG);
    const wanted = term.toLowerCase();
    return list.filter((entry) => {
      if (fields === 'email') return entry.emails?.some(({ value }) => value.toLowerCase() === wanted);
      if (fields === 'notes')
        return [...this.notes.values()].some(
          (note) => note.deal_id === entry.id && note.content.includes(term),
        );
      return Object.values(entry.custom_fields).some((value) => value.toLowerCase() === wanted);
    });
  }
}

const ok = (data: unknown, more: object = {}): CrmAnswer => ({ body: { success: true, data, ...more } });

function noteCall(account: PipedriveAccount, { method, path, query, body }: CrmCall): CrmAnswer {
  const id = Number(path.split('/')[3] ?? Number.NaN);
  const { notes } = account;
  if (method === 'GET') {
    const [start, limit] = [Number(query.get('start') ?? 0), Number(query.get('limit') ?? 100)];
    const all = [...notes.values()].filter((note) => String(note.deal_id) === query.get('deal_id'));
    const pagination = { start, limit, more_items_in_collection: all.length > start + limit };
    return ok(all.slice(start, start + limit), { additional_data: { pagination } });
  }
  if (method === 'DELETE') return ok(notes.delete(id) ? id : refuse(404, 'Note not found'));
  const there = method === 'PUT' ? (notes.get(id) ?? refuse(404, 'Note not found')) : undefined;
  const deal_id =
    there?.deal_id ?? Number(body.deal_id ?? refuse(400, 'deal_id, person_id or org_id is required'));
  if (!account.of('deals').has(deal_id)) refuse(400, 'Deal not found');
  const note = { id: there?.id ?? account.next(), content: String(body.content), deal_id };
  notes.set(note.id, note);
  return { ...ok(note), status: method === 'POST' ? 201 : 200 };
}

function fieldCall(account: PipedriveAccount, { method, path, body }: CrmCall): CrmAnswer {
  const list = account.fields.get(path.split('/')[3] ?? '') ?? refuse(404, path);
  if (method === 'GET') return ok(list, { additional_data: { next_cursor: null } });
  if (body.field_type !== 'varchar') refuse(400, 'field_type');
  const field_code = String(account.next()).padStart(40, 'a');
  list.push({ field_name: String(body.field_name), field_code });
  return { ...ok({ field_name: body.field_name, field_code }), status: 201 };
}

function entryCall(account: PipedriveAccount, { method, path, query, body }: CrmCall): CrmAnswer {
  const [, , , type = '', what] = path.split('/');
  if (what === 'search') {
    const found = account.search(type, { term: query.get('term') ?? '', fields: query.get('fields') ?? '' });
    const items = found.map(({ id, custom_fields }) => ({
      item: { id, custom_fields: Object.values(custom_fields) },
    }));
    return ok({ items }, { additional_data: { next_cursor: null } });
  }
  if (method === 'GET') {
    const person = query.get('person_id');
    const all = [...account.of(type).values()].filter(
      (entry) => person === null || String(entry.person_id) === person,
    );
    return ok(all.reverse().slice(0, Number(query.get('limit') ?? 100)), {
      additional_data: { next_cursor: null },
    });
  }
  const id = what === undefined ? undefined : Number(what);
  if (method === 'DELETE')
    return account.of(type).delete(id ?? 0) ? ok({ id }) : refuse(404, 'Entity not found');
  return { ...ok(account.write(type, id, body)), status: id === undefined ? 201 : 200 };
}

function mergeCall(account: PipedriveAccount, { path, body }: CrmCall): CrmAnswer {
  const [from, into] = [Number(path.split('/')[3]), Number(body.merge_with_id)];
  const persons = account.of('persons');
  if (!persons.has(from) || !persons.has(into)) refuse(404, 'Person not found');
  for (const deal of account.of('deals').values()) if (deal.person_id === from) deal.person_id = into;
  persons.delete(from);
  return ok({ id: into });
}

export interface PipedriveServer extends CrmServer {
  account: PipedriveAccount;
}

export const PIPEDRIVE_TOKEN = 'a-token-for-tests';

export async function startPipedrive(): Promise<PipedriveServer> {
  const account = new PipedriveAccount();
  const server = await startCrm((call) => {
    if (call.headers['x-api-token'] !== PIPEDRIVE_TOKEN) refuse(401, 'unauthorized access');
    const { path } = call;
    if (path.startsWith('/v1/notes')) return noteCall(account, call);
    if (/^\/v1\/persons\/\d+\/merge$/.test(path)) return mergeCall(account, call);
    if (/Fields$/.test(path)) return fieldCall(account, call);
    return entryCall(account, call);
  });
  return { ...server, account };
}

/** What it holds of Parley, by Parley’s ids. */
export function contentsOfPipedrive({ entries, notes }: PipedriveAccount): SinkContents {
  const list = (type: string) => [...(entries.get(type)?.values() ?? [])];
  const parleyId = (type: string, id: unknown): string | null => {
    const entry = entries.get(type)?.get(Number(id));
    return Object.values(entry?.custom_fields ?? {})[0] ?? null;
  };
  const mark = /^<p><b>.*?<\/b><\/p><p>(.*)<\/p><p><small>(\w+)<\/small><\/p>$/s;
  return {
    contacts: list('persons').map(({ id, name, emails }) => ({
      id: parleyId('persons', id) ?? '',
      name: name === NO_NAME ? null : (name ?? null),
      email: emails?.[0]?.value ?? null,
    })),
    conversations: list('deals').map(({ id, person_id: owner }) => ({
      ...{ id: parleyId('deals', id) ?? '', contactId: parleyId('persons', owner) },
    })),
    messages: [...notes.values()].map(({ content, deal_id: deal }) => {
      const [, html = '', id = ''] = mark.exec(content) ?? [];
      return { id, conversationId: parleyId('deals', deal) ?? '', text: fromHtml(html) };
    }),
  };
}
