/**
 * Pipedrive as a sink: persons, a deal for each conversation, a note for each message. Must write what Parley knows, and leave
 * alone what people keep beside it.
 */
import { type CrmMapping, type FieldValue, mapFields } from '../../sync/mapping.js';
import type { ContactRecord, MessageRecord } from '../../sync/records.js';
import type { ContactMerge, CrmSink, Refusal } from '../../sync/sink.js';
import { RefusedByCrm } from '../shared/apart.js';
import { subjectOf } from '../shared/words.js';
import { type AccountOptions, ask, type Fields, openAccount } from './account.js';
import { noteOf, notesOn } from './notes.js';

export interface PipedriveSinkOptions extends AccountOptions {
  /** Fields beside those that the sink fills, or in their stead; custom ones by their code of 40 signs. */
  mapping?: Omit<CrmMapping, 'message'> | undefined;
}

/** Pipedrive has nobody without a name. */
export const NO_NAME = 'Anonymous';
const CUSTOM = /^[0-9a-f]{40}$/;

/** Mapped fields where Pipedrive wants them. */
function place(mapped: Record<string, FieldValue>): Fields {
  const entries = Object.entries(mapped);
  const custom = entries.filter(([name]) => CUSTOM.test(name));
  const own = Object.fromEntries(entries.filter(([name]) => !CUSTOM.test(name)));
  return custom.length > 0 ? { ...own, custom_fields: Object.fromEntries(custom) } : own;
}

/** One by one, for Pipedrive takes no batches; what it refuses is listed. */
async function each<R extends { id: string }>(
  records: R[],
  take: (record: R) => Promise<void>,
): Promise<Refusal[]> {
  const refusals: Refusal[] = [];
  for (const record of records) {
    try {
      await take(record);
    } catch (error) {
      if (!(error instanceof RefusedByCrm)) throw error;
      refusals.push({ id: record.id, reason: error.message });
    }
  }
  return refusals;
}

/** A sink that fills Pipedrive. `prepare` makes the field "Parley id" of persons and deals where it is missing. */
export function pipedriveSink({ mapping, ...options }: PipedriveSinkOptions): CrmSink {
  const { persons, deals, notes, merging } = openAccount(options);

  /** Somebody whom Pipedrive knows by the same address, and Parley does not yet, is that person. */
  async function personFor({ id, email }: ContactRecord): Promise<number | undefined> {
    const there = await persons.find(id);
    if (there !== undefined || email === null) return there;
    const found = await persons.search(email, 'email');
    return found.find(({ custom }) => !custom.some((value) => String(value).startsWith('con_')))?.id;
  }
  async function putContact(contact: ContactRecord): Promise<void> {
    const there = await personFor(contact);
    const { name, email } = contact;
    const fields: Fields = {
      ...(name !== null ? { name } : there === undefined && { name: NO_NAME }),
      ...(email !== null && { emails: [{ value: email, primary: true, label: 'work' }] }),
      ...place(mapFields(contact, mapping?.contact)),
    };
    await persons.put(contact.id, fields, there);
  }
  async function putMessages(conversationId: string, messages: MessageRecord[]): Promise<Refusal[]> {
    const deal = await deals.find(conversationId);
    if (deal === undefined) {
      const reason = 'Its conversation is not in Pipedrive, and a note must hang on something.';
      return messages.map(({ id }) => ({ id, reason }));
    }
    const there = await notesOn(notes, deal);
    return each(messages, async (message) => {
      const [id, content] = [there.get(message.id), noteOf(message)];
      if (id !== undefined) await ask(() => notes.updateNote({ id, NoteRequest: { content } as never }));
      else {
        const add_time = message.createdAt.slice(0, 19).replace('T', ' ');
        await ask(() => notes.addNote({ AddNoteRequest: { content, deal_id: deal, add_time } }));
      }
    });
  }
  async function eraseNotes(deal: number, only?: string): Promise<void> {
    for (const [mark, id] of await notesOn(notes, deal)) {
      if (only === undefined || only === mark) await ask(() => notes.deleteNote({ id }));
    }
  }
  async function eraseDeal(id: string, deal: number): Promise<void> {
    await eraseNotes(deal);
    await deals.wipe(id, deal, { title: 'Erased' });
  }
  async function eraseContact(id: string): Promise<void> {
    const person = await persons.find(id);
    if (person === undefined) return;
    for (const { id: deal, owner } of await deals.of(person)) {
      if (owner !== undefined) await eraseDeal(owner, deal);
    }
    await persons.wipe(id, person, { name: 'Erased', emails: [] });
  }
  async function merge({ fromId, intoId }: ContactMerge): Promise<void> {
    const [from, into] = [await persons.find(fromId), await persons.find(intoId)];
    persons.forget(fromId);
    if (from === undefined || from === into) return;
    // It was refused: then this one takes its place.
    if (into === undefined) await persons.put(intoId, {}, from);
    else await ask(() => merging.mergePersons({ id: from, MergePersonsRequest: { merge_with_id: into } }));
  }

  return {
    name: 'Pipedrive',
    batches: { contacts: 25, conversations: 25, messages: 50 },
    async prepare() {
      await persons.code();
      await deals.code();
    },
    upsertContacts: (records) => each(records, putContact),
    upsertConversations: (records) =>
      each(records, async (record) => {
        const person = record.contactId === null ? undefined : await persons.find(record.contactId);
        const fields: Fields = {
          title: subjectOf(record),
          ...(person !== undefined && { person_id: person }),
          ...place(mapFields(record, mapping?.conversation)),
        };
        await deals.put(record.id, fields, await deals.find(record.id));
      }),
    async appendMessages(records) {
      const refusals: Refusal[] = [];
      for (const id of new Set(records.map(({ conversationId }) => conversationId))) {
        const own = records.filter(({ conversationId }) => conversationId === id);
        refusals.push(...(await putMessages(id, own)));
      }
      return refusals;
    },
    async mergeContacts(merges) {
      for (const one of merges) await merge(one);
    },
    async erase(erasures) {
      for (const { kind, id } of erasures) {
        if (kind === 'message') {
          for (const deal of await deals.search(id, 'notes')) await eraseNotes(deal.id, id);
        } else if (kind === 'conversation') {
          const deal = await deals.find(id);
          if (deal !== undefined) await eraseDeal(id, deal);
        } else await eraseContact(id);
      }
    },
  };
}
