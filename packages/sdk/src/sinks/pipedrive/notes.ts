/**
 * Messages as notes on a deal. A note has no field of its own, so Parley's id stands as its last line: by it the note is found
 * again among those of its deal.
 */
import type { v1 } from 'pipedrive';
import type { MessageRecord } from '../../sync/records.js';
import { asHtml, authorOf, textOf } from '../shared/words.js';
import { ask } from './account.js';

const PAGE = 100;
const MARK = /(msg_\w+)<\/small><\/p>\s*$/;

export function noteOf(message: MessageRecord): string {
  const head = `<p><b>${asHtml(authorOf(message))}</b></p>`;
  return `${head}<p>${asHtml(textOf(message))}</p><p><small>${message.id}</small></p>`;
}

/** Pipedrive's ids of the notes on a deal by Parley's. Notes of people are not among them. */
export async function notesOn(notes: v1.NotesApi, deal: number): Promise<Map<string, number>> {
  const found = new Map<string, number>();
  for (let start = 0; ; start += PAGE) {
    const from = start;
    const page = await ask(() => notes.getNotes({ deal_id: deal, start: from, limit: PAGE }));
    for (const { id, content } of page.data ?? []) {
      const mark = MARK.exec(content ?? '')?.[1];
      if (mark !== undefined && id !== undefined) found.set(mark, id);
    }
    const more: unknown = Reflect.get(Reflect.get(page, 'additional_data') ?? {}, 'pagination');
    if (typeof more !== 'object' || more === null || !Reflect.get(more, 'more_items_in_collection'))
      return found;
  }
}
