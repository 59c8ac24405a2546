/**
 * Salesforce as a sink: contacts, a case for each conversation, a task for each message, all found again by the external id
 * `ParleyId__c`. Must write what Parley knows, and leave alone what people keep beside it.
 */
import { type CrmMapping, mapFields } from '../../sync/mapping.js';
import type { ContactRecord, ConversationRecord, MessageRecord } from '../../sync/records.js';
import { type ContactMerge, type CrmSink, type Refusal, SinkError } from '../../sync/sink.js';
import { takeApart } from '../shared/apart.js';
import { authorOf, nameParts, subjectOf, textOf } from '../shared/words.js';
import {
  ask,
  BATCH,
  destroy,
  type Fields,
  ID,
  idsOf,
  type SalesforceConnection,
  type SalesforceType,
  select,
  update,
  upsert,
} from './connection.js';

export interface SalesforceSinkOptions {
  /** A `Connection` of `@jsforce/jsforce-node`, signed in. */
  connection: SalesforceConnection;
  /** Fields beside those that the sink fills, or in their stead. */
  mapping?: CrmMapping | undefined;
  /** The case's status for each of a conversation; `New` and `Closed` by default. */
  statuses?: Partial<Record<ConversationRecord['status'], string>> | undefined;
}

const STATUSES: Record<string, string> = { open: 'New', resolved: 'Closed' };
const TYPES: readonly SalesforceType[] = ['Contact', 'Case', 'Task'];

/** Salesforce has no contact without a last name; this is what its own tools write for one that is not known. */
export const NO_NAME = '[not provided]';

function contactFields({ id, name, email }: ContactRecord): Fields {
  const { first, last } = nameParts(name ?? '');
  return {
    [ID]: id,
    ...(name !== null && { FirstName: first.slice(0, 40), LastName: last.slice(0, 80) || NO_NAME }),
    ...(email !== null && { Email: email }),
  };
}

function taskFields(
  message: MessageRecord,
  on: { case: string | undefined; contact: string | null },
): Fields {
  const text = textOf(message);
  return {
    [ID]: message.id,
    Subject: `${authorOf(message)}: ${text}`.replaceAll('\n', ' ').slice(0, 255),
    Description: text,
    Status: 'Completed',
    ActivityDate: message.createdAt.slice(0, 10),
    ...(on.case !== undefined && { WhatId: on.case }),
    ...(on.contact !== null && { WhoId: on.contact }),
  };
}

async function assertFields(connection: SalesforceConnection): Promise<void> {
  for (const type of TYPES) {
    interface Description {
      fields: { name: string; externalId?: boolean }[];
    }
    const url = `/sobjects/${type}/describe`;
    const { fields } = await ask(() => connection.request<Description>({ method: 'GET', url }));
    const field = fields.find(({ name }) => name === ID);
    if (field?.externalId) continue;
    const place = type === 'Task' ? 'Activity' : type;
    throw new SinkError(
      `Salesforce: the field ${ID} is missing on ${place}, or is no external id. Make it there: text of 64, unique, external id, and let the user of this sync read and edit it.`,
      { transient: false },
    );
  }
}

/** A sink that fills Salesforce. `prepare` says which field is missing: only an administrator can make it. */
export function salesforceSink({ connection, mapping, statuses }: SalesforceSinkOptions): CrmSink {
  /** Somebody whom Salesforce knows by the same address, and Parley does not yet, is that contact. */
  async function adopt(contacts: readonly ContactRecord[]): Promise<Set<string>> {
    const known = new Set(
      (
        await idsOf(
          connection,
          'Contact',
          contacts.map(({ id }) => id),
        )
      ).keys(),
    );
    const free = new Map<string, string>();
    for (const { id, email } of contacts) {
      if (email !== null && !known.has(id)) free.set(email.toLowerCase(), id);
    }
    const what = { type: 'Contact', fields: ['Id', 'Email'], field: 'Email', and: `${ID} = null` } as const;
    const records: Fields[] = [];
    for (const { Id = null, Email } of await select(connection, { ...what, fields: [...what.fields] }, [
      ...free.keys(),
    ])) {
      const address = Email?.toLowerCase() ?? '';
      const id = free.get(address);
      if (id === undefined) continue;
      free.delete(address);
      known.add(id);
      records.push({ Id, [ID]: id });
    }
    await update(connection, 'Contact', records);
    return known;
  }
  const put = (type: SalesforceType, records: { id: string; fields: Fields }[]): Promise<Refusal[]> =>
    takeApart(records, (some) =>
      upsert(
        connection,
        type,
        some.map(({ fields }) => fields),
      ),
    );

  async function eraseCases(ids: readonly string[]): Promise<void> {
    const what = { type: 'Task', fields: ['Id'], field: 'WhatId', and: `${ID} != null` } as const;
    const tasks = await select(connection, { ...what, fields: ['Id'] }, ids);
    await destroy(
      connection,
      tasks.map(({ Id }) => Id ?? ''),
    );
    await destroy(connection, ids);
  }
  async function eraseContacts(ids: readonly string[]): Promise<void> {
    const what = { type: 'Case', field: 'ContactId', and: `${ID} != null` } as const;
    const cases = await select(connection, { ...what, fields: ['Id'] }, ids);
    await eraseCases(cases.map(({ Id }) => Id ?? ''));
    await destroy(connection, ids);
  }
  async function merge({ fromId, intoId }: ContactMerge): Promise<void> {
    const ids = await idsOf(connection, 'Contact', [fromId, intoId]);
    const [from, into] = [ids.get(fromId), ids.get(intoId)];
    if (from === undefined) return;
    // It was refused: then this one takes its place.
    if (into === undefined) await update(connection, 'Contact', [{ Id: from, [ID]: intoId }]);
    else {
      const masterRecord = { type: 'Contact', Id: into };
      await ask(() => connection.soap.merge({ masterRecord, recordToMergeIds: [from] }));
      await ask(() => connection.soap.emptyRecycleBin([from]));
    }
  }

  return {
    name: 'Salesforce',
    batches: { contacts: BATCH, conversations: BATCH, messages: BATCH },
    prepare: () => assertFields(connection),
    async upsertContacts(records) {
      const known = await adopt(records);
      const list = records.map((record) => {
        const named = known.has(record.id) ? {} : { LastName: NO_NAME };
        return {
          id: record.id,
          fields: { ...named, ...contactFields(record), ...mapFields(record, mapping?.contact) },
        };
      });
      return put('Contact', list);
    },
    async upsertConversations(records) {
      const people = await idsOf(
        connection,
        'Contact',
        records.flatMap(({ contactId }) => contactId ?? []),
      );
      const list = records.map((record) => {
        const contact = people.get(record.contactId ?? '');
        return {
          id: record.id,
          fields: {
            [ID]: record.id,
            Subject: subjectOf(record),
            Origin: 'Web',
            Status: statuses?.[record.status] ?? STATUSES[record.status] ?? 'New',
            ...(contact !== undefined && { ContactId: contact }),
            ...mapFields(record, mapping?.conversation),
          },
        };
      });
      return put('Case', list);
    },
    async appendMessages(records) {
      const what = { type: 'Case', fields: ['Id', ID, 'ContactId'], field: ID } as const;
      const ids = records.map(({ conversationId }) => conversationId);
      const cases = await select(connection, { ...what, fields: [...what.fields] }, ids);
      const known = new Map(cases.map((one) => [one[ID] ?? '', one]));
      const list = records.map((record) => {
        const { Id, ContactId = null } = known.get(record.conversationId) ?? {};
        const fields = taskFields(record, { case: Id ?? undefined, contact: ContactId });
        return { id: record.id, fields: { ...fields, ...mapFields(record, mapping?.message) } };
      });
      return put('Task', list);
    },
    async mergeContacts(merges) {
      for (const one of merges) await merge(one);
    },
    async erase(erasures) {
      const of = async (kind: string, type: SalesforceType): Promise<string[]> => {
        const ids = erasures.filter((erasure) => erasure.kind === kind).map(({ id }) => id);
        return [...(await idsOf(connection, type, ids)).values()];
      };
      await destroy(connection, await of('message', 'Task'));
      await eraseCases(await of('conversation', 'Case'));
      await eraseContacts(await of('contact', 'Contact'));
    },
  };
}
