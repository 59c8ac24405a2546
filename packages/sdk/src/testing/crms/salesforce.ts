/**
 * Salesforce's records as far as the sink uses them: composite calls by external id, queries, merge and recycle bin over SOAP,
 * and the refusals of each: wrong fields, wrong references, more than 200, a contact that still has cases.
 */
import type { SinkContents } from '../../conformance/index.js';
import { NO_NAME } from '../../sinks/salesforce/index.js';
import { type CrmAnswer, type CrmCall, CrmRefusal, type CrmServer, startCrm } from './crm-server.js';

type Row = Record<string, unknown> & { Id: string };

const FIELDS: Record<string, string[]> = {
  Contact: ['ParleyId__c', 'FirstName', 'LastName', 'Email', 'Title'],
  Case: ['ParleyId__c', 'Subject', 'Status', 'Origin', 'ContactId'],
  Task: ['ParleyId__c', 'Subject', 'Description', 'Status', 'ActivityDate', 'WhatId', 'WhoId'],
};
const PREFIX: Record<string, string> = { Contact: '003', Case: '500', Task: '00T' };
const POINTS_AT: Record<string, string> = { ContactId: 'Contact', WhoId: 'Contact', WhatId: 'Case' };

class RecordError extends Error {
  readonly code: string;
  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

function refuse(status: number, errorCode: string, message: string): never {
  throw new CrmRefusal(status, [{ errorCode, message }]);
}

export class SalesforceOrg {
  readonly tables = new Map<string, Map<string, Row>>(Object.keys(FIELDS).map((type) => [type, new Map()]));
  readonly bin = new Set<string>();
  /** Objects whose external id an administrator has not made yet. */
  readonly without = new Set<string>();
  #last = 0;

  of(type: string): Map<string, Row> {
    return this.tables.get(type) ?? refuse(404, 'NOT_FOUND', 'The requested resource does not exist');
  }

  write(type: string, id: string | undefined, given: Record<string, unknown>): Row {
    const { attributes: _attributes, Id: _id, ...fields } = given;
    const row: Row = { Id: id ?? '', ...this.of(type).get(id ?? ''), ...fields };
    for (const [name, value] of Object.entries(fields)) {
      if (!FIELDS[type]?.includes(name))
        throw new RecordError('INVALID_FIELD', `No such column '${name}' on ${type}`);
      const target = POINTS_AT[name];
      if (target !== undefined && value !== null && !this.of(target).has(String(value))) {
        throw new RecordError('FIELD_INTEGRITY_EXCEPTION', `${name}: id value of incorrect type: ${value}`);
      }
    }
    if (type === 'Contact' && !row.LastName)
      throw new RecordError('REQUIRED_FIELD_MISSING', 'Required: LastName');
    if (row.Email && !/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(String(row.Email))) {
      throw new RecordError('INVALID_EMAIL_ADDRESS', 'Email: invalid email address');
    }
    if (String(row.Subject ?? '').length > 255) throw new RecordError('STRING_TOO_LONG', 'Subject');
    const holder = [...this.of(type).values()].find(
      (one) => one.ParleyId__c && one.ParleyId__c === row.ParleyId__c,
    );
    if (holder !== undefined && holder.Id !== id) throw new RecordError('DUPLICATE_VALUE', 'ParleyId__c');
    this.#last += 1;
    if (row.Id === '') row.Id = `${PREFIX[type]}${String(this.#last).padStart(15, '0')}`;
    this.of(type).set(row.Id, row);
    return row;
  }

  remove(id: string): void {
    for (const table of this.tables.values()) {
      if (!table.has(id)) continue;
      if ([...this.of('Case').values()].some(({ ContactId }) => ContactId === id)) {
        throw new RecordError('DELETE_FAILED', 'Your attempt to delete could not be completed: it has cases');
      }
      table.delete(id);
      this.bin.add(id);
    }
  }

  merge(into: string, from: string): void {
    for (const row of [...this.of('Case').values(), ...this.of('Task').values()]) {
      for (const field of ['ContactId', 'WhoId']) if (row[field] === from) row[field] = into;
    }
    this.remove(from);
  }
}

/** Each record on its own, as `allOrNone: false` has it. */
function each<T>(records: T[], take: (record: T) => string): CrmAnswer {
  if (records.length > 200) refuse(400, 'EXCEEDED_MAX_SIZE_REQUEST', 'record limit reached');
  const body = records.map((record) => {
    try {
      return { id: take(record), success: true, errors: [] };
    } catch (error) {
      if (!(error instanceof RecordError)) throw error;
      return { success: false, errors: [{ statusCode: error.code, message: error.message, fields: [] }] };
    }
  });
  return { body };
}

function query(org: SalesforceOrg, soql: string): CrmAnswer {
  const [, fields = '', type = '', where = ''] = /^SELECT (.+) FROM (\w+) WHERE (.+)$/.exec(soql) ?? [];
  const tests = where.split(' AND ').map((condition): ((row: Row) => boolean) => {
    const [, name = '', list = ''] = /^(\w+) IN \((.+)\)$/.exec(condition) ?? [];
    if (name !== '') {
      const values = new Set(
        [...list.matchAll(/'((?:[^'\\]|\\.)*)'/g)].map(([, one = '']) =>
          one.replace(/\\(.)/g, '$1').toLowerCase(),
        ),
      );
      return (row) => values.has(String(row[name] ?? '').toLowerCase());
    }
    const [, field = '', sign] = /^(\w+) (!?=) null$/.exec(condition) ?? refuse(400, 'MALFORMED_QUERY', soql);
    return (row) => (row[field] == null) === (sign === '=');
  });
  const names = fields.split(', ');
  for (const name of names) {
    if (name !== 'Id' && !FIELDS[type]?.includes(name))
      refuse(400, 'INVALID_FIELD', `No such column ${name}`);
  }
  const rows = [...org.of(type).values()].filter((row) => tests.every((test) => test(row)));
  const records = rows.map((row) => ({
    attributes: { type },
    ...Object.fromEntries(names.map((name) => [name, row[name] ?? null])),
  }));
  return { body: { totalSize: records.length, done: true, records } };
}

function soap(org: SalesforceOrg, { raw }: CrmCall): CrmAnswer {
  const all = (tag: string): string[] =>
    [...raw.matchAll(new RegExp(`<(?:\\w+:)?${tag}(?: [^>]*)?>([^<]+)</`, 'g'))].map(
      ([, value = '']) => value,
    );
  const isMerge = raw.includes('<merge');
  if (isMerge) for (const id of all('recordToMergeIds')) org.merge(all('Id')[0] ?? '', id);
  else for (const id of all('ids')) org.bin.delete(id);
  const name = isMerge ? 'mergeResponse' : 'emptyRecycleBinResponse';
  const result = '<result><success>true</success></result>';
  const envelope =
    'xmlns:soapenv="http://schemas.xmlsoap.org/soap/envelope/" xmlns="urn:partner.soap.sforce.com"';
  return {
    body: `<?xml version="1.0"?><soapenv:Envelope ${envelope}><soapenv:Body><${name}>${result}</${name}></soapenv:Body></soapenv:Envelope>`,
  };
}

function composite(org: SalesforceOrg, { method, path, query: parameters, body }: CrmCall): CrmAnswer {
  const [, , , , , , type, externalId] = path.split('/');
  if (method === 'DELETE') {
    return each((parameters.get('ids') ?? '').split(','), (id) => {
      org.remove(id);
      return id;
    });
  }
  const records = body.records as Record<string, unknown>[];
  return each(records, (record) => {
    const [kind, by] = [type ?? String((record.attributes as { type: string }).type), externalId ?? 'Id'];
    const there = [...org.of(kind).values()].find((row) => row[by] === record[by]);
    if (by === 'Id' && there === undefined) throw new RecordError('ENTITY_IS_DELETED', 'entity is deleted');
    return org.write(kind, there?.Id, record).Id;
  });
}

export interface SalesforceServer extends CrmServer {
  org: SalesforceOrg;
}

export const SALESFORCE_TOKEN = '00Dtest!token';

export async function startSalesforce(): Promise<SalesforceServer> {
  const org = new SalesforceOrg();
  const server: CrmServer = await startCrm((call) => {
    const { path, headers, raw } = call;
    if (path === '/services/oauth2/token') {
      if (!raw.includes('client_credentials'))
        refuse(400, 'unsupported_grant_type', 'grant type not supported');
      const id = 'https://login.example/id/00D000000000000AAA/005000000000000AAA';
      return { body: { access_token: SALESFORCE_TOKEN, instance_url: server.url, id, token_type: 'Bearer' } };
    }
    if (path.startsWith('/services/Soap/u/')) {
      if (!raw.includes(SALESFORCE_TOKEN)) refuse(500, 'INVALID_SESSION_ID', 'No session');
      return soap(org, call);
    }
    if (headers.authorization !== `Bearer ${SALESFORCE_TOKEN}`) refuse(403, 'FORBIDDEN', 'No session');
    const [, , , , area, type = ''] = path.split('/');
    if (area === 'query') return query(org, call.query.get('q') ?? '');
    if (area === 'composite') return composite(org, call);
    if (area !== 'sobjects') return refuse(404, 'NOT_FOUND', path);
    const names = (FIELDS[type] ?? []).filter((name) => name !== 'ParleyId__c' || !org.without.has(type));
    return { body: { fields: names.map((name) => ({ name, externalId: name === 'ParleyId__c' })) } };
  });
  return { ...server, org };
}

const word = (value: unknown): string | null =>
  value === undefined || value === null ? null : String(value);

/** What it holds of Parley, by Parley’s ids. */
export function contentsOfSalesforce(org: SalesforceOrg): SinkContents {
  const idOf = (type: string, id: unknown) => word(org.of(type).get(String(id))?.ParleyId__c);
  const list = (type: string) => [...org.of(type).values()].filter(({ ParleyId__c: id }) => id);
  return {
    contacts: list('Contact').map((row) => ({
      id: String(row.ParleyId__c),
      name: row.LastName === NO_NAME ? null : [row.FirstName, row.LastName].filter(Boolean).join(' '),
      email: word(row.Email),
    })),
    conversations: list('Case').map((row) => ({
      ...{ id: String(row.ParleyId__c), contactId: idOf('Contact', row.ContactId) },
    })),
    messages: list('Task').map((row) => ({
      id: String(row.ParleyId__c),
      conversationId: idOf('Case', row.WhatId) ?? '',
      text: String(row.Description),
    })),
  };
}
