/** When a mail that could not be sent is tried again: twice as late each time, and at last not at all. */
import { isFinal } from '../mail/transport.js';

const FIRST_MS = 30_000;
/** The last one is about a day after the first. */
const MOST_FAILURES = 12;

/**
 * @param failures how often it had failed before this time
 * @returns an ISO time; null when there is no use
 */
export function retryAt(error: unknown, failures: number, now: Date): string | null {
  if (isFinal(error) || failures + 1 >= MOST_FAILURES) return null;
  return new Date(now.getTime() + FIRST_MS * 2 ** failures).toISOString();
}
