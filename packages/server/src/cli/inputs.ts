/** Checks what was typed after a command, every mistake at once and named by its flag. */
import type { z } from 'zod';

/** @throws Error that lists every mistake */
export function check<S extends z.ZodType>(schema: S, flags: unknown): z.output<S> {
  const result = schema.safeParse(flags);
  if (result.success) return result.data;
  const problems = result.error.issues.map((issue) => {
    const flag = String(issue.path[0] ?? '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
    return `  --${flag}: ${issue.message}`;
  });
  throw new Error(`This cannot be used:\n${problems.join('\n')}`);
}
