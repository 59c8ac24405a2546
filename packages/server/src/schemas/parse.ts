/** Runs a schema and says no in the words of the protocol. */
import type { ErrorDetail } from '@parley/protocol';
import type { z } from 'zod';
import { AppError } from '../errors.js';

/** @throws AppError `invalid_input`, with each thing wrong */
export function parse<S extends z.ZodType>(schema: S, input: unknown): z.output<S> {
  const result = schema.safeParse(input);
  if (!result.success) throw invalidInput(result.error);
  return result.data;
}

const MAX_DETAILS = 20;

/** @param name what the path of a mistake is called to whoever made it */
export function invalidInput(
  error: z.core.$ZodError,
  name: (path: PropertyKey[]) => PropertyKey[] = (path) => path,
): AppError {
  const details: ErrorDetail[] = error.issues
    .slice(0, MAX_DETAILS)
    .map((issue) => ({ path: name(issue.path).join('.'), message: issue.message }));
  const first = details[0];
  const where = first?.path ? `${first.path}: ` : '';
  return new AppError('invalid_input', `${where}${first?.message ?? 'The input is not valid.'}`, { details });
}
