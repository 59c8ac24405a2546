/** Cursors of lists: the last item's place in the list's order. */
import { type IdNoun, isId } from '@parley/protocol';
import type { ContextActor } from '../context.js';
import { AppError } from '../errors.js';

function notACursor(): AppError {
  return new AppError('invalid_input', 'That is not a cursor of this list. Give back `next` as it was.', {
    details: [{ path: 'cursor', message: 'Not a cursor of this list.' }],
  });
}

/** Lists in the order of ids have the id itself as cursor. */
export function requireCursorId(noun: IdNoun, cursor: string): string {
  if (!isId(noun, cursor)) throw notACursor();
  return cursor;
}

export interface RecencyCursor {
  lastAt: string;
  id: string;
}

const RECENCY = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)~(cnv_.+)$/;

export function encodeRecency(cursor: RecencyCursor): string {
  return `${cursor.lastAt}~${cursor.id}`;
}

export function decodeRecency(cursor: string): RecencyCursor {
  const [, lastAt, id] = RECENCY.exec(cursor) ?? [];
  if (lastAt === undefined || !isId('conversation', id)) throw notACursor();
  return { lastAt, id };
}

const PLACE = /^s([0-9a-z]{1,11})$/;

/** Of a search: the number of the last entry. */
export function encodePlace(place: number): string {
  return `s${place.toString(36)}`;
}

export function decodePlace(cursor: string): number {
  const [, digits] = PLACE.exec(cursor) ?? [];
  const place = Number.parseInt(digits ?? '', 36);
  if (!Number.isSafeInteger(place)) throw notACursor();
  return place;
}

/** The one site an actor is bound to; null for those who see all. */
export function siteOf(actor: ContextActor): string | null {
  return actor.type === 'contact' || actor.type === 'key' ? actor.siteId : null;
}
