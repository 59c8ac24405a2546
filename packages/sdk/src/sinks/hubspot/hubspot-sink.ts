/**
 * HubSpot as a sink: contacts, a ticket for each conversation, a note or communication for each message, all found again by
 * the property `parley_id`. Must write what Parley knows, and leave alone what people keep beside it.
 */
import { type CrmMapping, type FieldValue, mapFields } from '../../sync/mapping.js';
import type { ConversationRecord, MessageRecord } from '../../sync/records.js';
import type { CrmSink, Refusal } from '../../sync/sink.js';
import { RefusedByCrm, takeApart } from '../shared/apart.js';
import { asHtml, authorOf, subjectOf, textOf } from '../shared/words.js';
import {
  ask,
  associate,
  associated,
  BATCH,
  batchOf,
  findBy,
  ID,
  idsOf,
  type ObjectType,
  wipe,
} from './calls.js';
import type { HubSpotClient } from './client.js';
import { adopt, contactProperties, mergeContact } from './contacts.js';
import { makeProperties } from './properties.js';

export interface HubSpotSinkOptions {
  /** `new Client({ accessToken })` of `@hubspot/api-client`. */
  client: HubSpotClient;
  /** Properties beside those that the sink fills, or in their stead. They must exist in HubSpot. */
  mapping?: CrmMapping | undefined;
  /** What a message becomes; `notes` by default. */
  messagesAs?: 'notes' | 'communications' | undefined;
  /** The pipeline of the tickets; HubSpot's first by default. */
  pipeline?: string | undefined;
  /** The pipeline's stage for each status; HubSpot's own "New" and "Closed" by default. */
  stages?: Partial<Record<ConversationRecord['status'], string>> | undefined;
}

const STAGES: Record<string, string> = { open: '1', resolved: '4' };

/** Properties are text; what is not known empties one only when the mapping says so. */
function asText(fields: Record<string, FieldValue>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value ?? '')]));
}

/** The body of a note: who, and under it what. */
function bodyOf(message: MessageRecord): string {
  return `<p><strong>${asHtml(authorOf(message))}</strong></p><p>${asHtml(textOf(message))}</p>`;
}

function messageProperties(message: MessageRecord, type: 'notes' | 'communications'): Record<string, string> {
  const common = { [ID]: message.id, hs_timestamp: message.createdAt };
  if (type === 'notes') return { ...common, hs_note_body: bodyOf(message) };
  return {
    ...common,
    hs_communication_channel_type: 'CUSTOM_CHANNEL_CONVERSATION',
    hs_communication_logged_from: 'CRM',
    hs_communication_body: bodyOf(message),
  };
}

/** A sink that fills HubSpot. `prepare` makes the property `parley_id` where it is missing. */
export function hubSpotSink(options: HubSpotSinkOptions): CrmSink {
  const { client, mapping, messagesAs = 'notes', pipeline = '0', stages } = options;
  const contacts = batchOf(client, 'contacts');
  const tickets = batchOf(client, 'tickets');
  const notes = batchOf(client, messagesAs);
  const emptyNote = { [messagesAs === 'notes' ? 'hs_note_body' : 'hs_communication_body']: '' };

  /** Creates or overwrites by `parley_id`; answers with HubSpot's ids. */
  async function upsert(type: ObjectType, records: { id: string; properties: Record<string, string> }[]) {
    const ids = new Map<string, string>();
    const refusals = await takeApart(records, async (some) => {
      const inputs = some.map(({ id, properties }) => ({ id, idProperty: ID, properties }));
      const { results, errors = [] } = await ask(() => batchOf(client, type).upsert({ inputs }));
      for (const { id, properties } of results) ids.set(properties[ID] ?? '', id);
      if (errors.length > 0) throw new RefusedByCrm(errors[0]?.message ?? 'HubSpot refused it.');
    });
    return { ids, refusals };
  }
  async function eraseConversations(ids: readonly string[]): Promise<void> {
    const hanging = await associated(client, ['tickets', messagesAs], ids);
    const found = await findBy(
      notes,
      undefined,
      hanging.map(([, note]) => note),
    );
    // What people wrote on the ticket themselves is theirs.
    const ours = found.filter(({ properties }) => properties[ID]).map(({ id }) => id);
    await wipe(notes, ours, emptyNote);
    await wipe(tickets, ids, { subject: 'Erased', content: '' });
  }
  async function eraseContact(id: string): Promise<void> {
    const hanging = await associated(client, ['contacts', 'tickets'], [id]);
    const found = await findBy(
      tickets,
      undefined,
      hanging.map(([, ticket]) => ticket),
    );
    await eraseConversations(found.filter(({ properties }) => properties[ID]).map(({ id }) => id));
    await ask(() => client.crm.contacts.basicApi.purge({ objectId: id }));
  }
  const valuesOf = async (batch: typeof contacts, ids: string[]): Promise<string[]> =>
    ids.length > 0 ? [...(await idsOf(batch, ids)).values()] : [];

  return {
    name: 'HubSpot',
    batches: { contacts: BATCH, conversations: BATCH, messages: BATCH },
    prepare: () => makeProperties(client, ['contacts', 'tickets', messagesAs]),
    async upsertContacts(records) {
      const taken = await adopt(client, records);
      const inputs = records.map((record) => {
        const { email, ...rest } = contactProperties(record);
        const own = email === undefined || taken.has(record.id) ? rest : { ...rest, email };
        return { id: record.id, properties: { ...own, ...asText(mapFields(record, mapping?.contact)) } };
      });
      return (await upsert('contacts', inputs)).refusals;
    },
    async upsertConversations(records) {
      const inputs = records.map((record) => ({
        id: record.id,
        properties: {
          [ID]: record.id,
          subject: subjectOf(record),
          hs_pipeline: pipeline,
          hs_pipeline_stage: stages?.[record.status] ?? STAGES[record.status] ?? '1',
          ...asText(mapFields(record, mapping?.conversation)),
        },
      }));
      const { ids, refusals } = await upsert('tickets', inputs);
      const people = records.flatMap(({ contactId }) => contactId ?? []);
      const contactIds = people.length > 0 ? await idsOf(contacts, people) : new Map<string, string>();
      const pairs = records.flatMap(({ id, contactId }): [string, string][] => {
        const [ticket, contact] = [ids.get(id), contactIds.get(contactId ?? '')];
        return ticket === undefined || contact === undefined ? [] : [[ticket, contact]];
      });
      await associate(client, ['tickets', 'contacts'], pairs);
      return refusals;
    },
    async appendMessages(records): Promise<Refusal[]> {
      const ticketIds = await idsOf(
        tickets,
        records.map(({ conversationId }) => conversationId),
      );
      const people = new Map(await associated(client, ['tickets', 'contacts'], [...ticketIds.values()]));
      const inputs = records.map((record) => ({
        id: record.id,
        properties: {
          ...messageProperties(record, messagesAs),
          ...asText(mapFields(record, mapping?.message)),
        },
      }));
      const { ids, refusals } = await upsert(messagesAs, inputs);
      const onTickets: [string, string][] = [];
      const onContacts: [string, string][] = [];
      for (const { id, conversationId } of records) {
        const [note, ticket = ''] = [ids.get(id), ticketIds.get(conversationId)];
        const contact = people.get(ticket);
        if (note === undefined) continue;
        if (ticket !== '') onTickets.push([note, ticket]);
        if (contact !== undefined) onContacts.push([note, contact]);
      }
      await associate(client, [messagesAs, 'tickets'], onTickets);
      await associate(client, [messagesAs, 'contacts'], onContacts);
      return refusals;
    },
    async mergeContacts(merges) {
      for (const merge of merges) await mergeContact(client, merge);
    },
    async erase(erasures) {
      const idsOfKind = (kind: string): string[] =>
        erasures.filter((erasure) => erasure.kind === kind).map(({ id }) => id);
      await wipe(notes, await valuesOf(notes, idsOfKind('message')), emptyNote);
      await eraseConversations(await valuesOf(tickets, idsOfKind('conversation')));
      for (const id of await valuesOf(contacts, idsOfKind('contact'))) await eraseContact(id);
    },
  };
}
