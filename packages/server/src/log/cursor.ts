/** The cursor as it looks from outside: an opaque string. Inside it is the number of an event in the log, from 1. */
import { AppError } from '../errors.js';

const FORM = /^c([0-9a-z]{1,11})$/;

export function encodeCursor(position: number): string {
  return `c${position.toString(36)}`;
}

/** @throws AppError `invalid_input` when the text is no cursor of ours */
export function decodeCursor(cursor: string): number {
  const digits = FORM.exec(cursor)?.[1];
  const position = digits === undefined ? Number.NaN : Number.parseInt(digits, 36);
  if (!Number.isSafeInteger(position)) {
    throw new AppError('invalid_input', 'That is not a cursor. Give back one that this server handed out.', {
      details: [{ path: 'cursor', message: 'Not a cursor of this server.' }],
    });
  }
  return position;
}
