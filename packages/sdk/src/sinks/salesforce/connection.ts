/**
 * What the sink needs of a connection of `@jsforce/jsforce-node`, and its calls with their failures told apart. Must find
 * records by field, never by search, and take no session of its own: signing in is the connection's.
 */
import { SinkError } from '../../sync/sink.js';
import { RefusedByCrm } from '../shared/apart.js';

export interface SalesforceConnection {
  request<R>(request: {
    method: 'GET' | 'PATCH' | 'DELETE';
    url: string;
    body?: string;
    headers?: Record<string, string>;
  }): PromiseLike<R>;
  soap: {
    merge(request: {
      masterRecord: { type: string; Id: string };
      recordToMergeIds: string[];
    }): Promise<unknown>;
    emptyRecycleBin(ids: string[]): Promise<unknown>;
  };
}

export type SalesforceType = 'Contact' | 'Case' | 'Task';
export type Fields = Record<string, string | number | boolean | null>;

/** The external id by which everything of Parley's is found again. */
export const ID = 'ParleyId__c';
/** Salesforce's own limit of a composite call. */
export const BATCH = 200;

/** What may succeed the next time. */
const TRANSIENT =
  /^(UNABLE_TO_LOCK_ROW|REQUEST_LIMIT_EXCEEDED|SERVER_UNAVAILABLE|REQUEST_RUNNING_TOO_LONG|ERROR_HTTP_(429|5\d\d))$/;

interface Result {
  id?: string;
  success: boolean;
  errors: { statusCode: string; message: string }[];
}

/** Makes a call. Throws a `SinkError` for what Salesforce answers with an error as a whole. */
export async function ask<T>(call: () => PromiseLike<T>): Promise<T> {
  try {
    return await call();
  } catch (cause) {
    const code: unknown = cause instanceof Error ? Reflect.get(cause, 'errorCode') : undefined;
    if (!(cause instanceof Error) || typeof code !== 'string') throw cause;
    const message = `Salesforce: ${cause.message.slice(0, 300)} (${code})`;
    throw new SinkError(message, { transient: TRANSIENT.test(code), cause });
  }
}

/** What Salesforce said of each record: those that may succeed later end the call, the others are refused. */
function readResults(results: Result[]): string[] {
  const [failed] = results.filter(({ success }) => !success).flatMap(({ errors }) => errors);
  if (failed === undefined) return results.map(({ id }) => id ?? '');
  const reason = `${failed.message.slice(0, 300)} (${failed.statusCode})`;
  if (TRANSIENT.test(failed.statusCode)) throw new SinkError(`Salesforce: ${reason}`);
  throw new RefusedByCrm(reason);
}

/** jsforce tells the length of a body in characters, not bytes: only ASCII is safe with it, which JSON can always be. */
function asAscii(value: unknown): string {
  return JSON.stringify(value).replace(
    /[\u0080-\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

async function send(
  connection: SalesforceConnection,
  url: string,
  { type, records }: { type: SalesforceType; records: Fields[] },
): Promise<void> {
  const body = asAscii({
    allOrNone: false,
    records: records.map((fields) => ({ attributes: { type }, ...fields })),
  });
  const headers = { 'content-type': 'application/json' };
  readResults(await ask(() => connection.request<Result[]>({ method: 'PATCH', url, body, headers })));
}

/** Creates or overwrites by the external id. Throws `RefusedByCrm` when one was refused; the others are stored. */
export async function upsert(
  connection: SalesforceConnection,
  type: SalesforceType,
  records: Fields[],
): Promise<void> {
  await send(connection, `/composite/sobjects/${type}/${ID}`, { type, records });
}

export async function update(
  connection: SalesforceConnection,
  type: SalesforceType,
  records: Fields[],
): Promise<void> {
  for (const some of batches(records)) await send(connection, '/composite/sobjects', { type, records: some });
}

/** Removes for good, past the recycle bin. */
export async function destroy(connection: SalesforceConnection, ids: readonly string[]): Promise<void> {
  for (const some of batches(ids)) {
    const url = `/composite/sobjects?ids=${some.join(',')}&allOrNone=false`;
    const results = await ask(() => connection.request<Result[]>({ method: 'DELETE', url }));
    try {
      readResults(results.filter(({ errors }) => errors[0]?.statusCode !== 'ENTITY_IS_DELETED'));
    } catch (error) {
      if (!(error instanceof RefusedByCrm)) throw error;
      throw new SinkError(`Salesforce will not erase: ${error.message}`, { transient: false, cause: error });
    }
    await ask(() => connection.soap.emptyRecycleBin(some));
  }
}

export function* batches<T>(list: readonly T[], size = BATCH): Generator<T[]> {
  for (let from = 0; from < list.length; from += size) yield list.slice(from, from + size);
}

const quote = (text: string): string => `'${text.replace(/[\\']/g, (sign) => `\\${sign}`)}'`;

/** The records whose `field` is one of `values`, with these fields; `and` narrows it further. */
export async function select(
  connection: SalesforceConnection,
  what: { type: SalesforceType; fields: string[]; field: string; and?: string },
  values: readonly string[],
): Promise<Record<string, string | null>[]> {
  const found: Record<string, string | null>[] = [];
  // A query is in the address, which has room for 16,384 bytes.
  for (const some of batches([...new Set(values)], 50)) {
    const and = what.and === undefined ? '' : ` AND ${what.and}`;
    const query = `SELECT ${what.fields.join(', ')} FROM ${what.type} WHERE ${what.field} IN (${some.map(quote).join(', ')})${and}`;
    let url: string | undefined = `/query?q=${encodeURIComponent(query)}`;
    while (url !== undefined) {
      const page: string = url;
      interface Answer {
        records: Record<string, string | null>[];
        nextRecordsUrl?: string;
      }
      const answer: Answer = await ask(() => connection.request<Answer>({ method: 'GET', url: page }));
      found.push(...answer.records);
      url = answer.nextRecordsUrl;
    }
  }
  return found;
}

/** Salesforce's ids by Parley's. */
export async function idsOf(
  connection: SalesforceConnection,
  type: SalesforceType,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const found = await select(connection, { type, fields: ['Id', ID], field: ID }, ids);
  return new Map(found.map((record) => [record[ID] ?? '', record.Id ?? '']));
}
