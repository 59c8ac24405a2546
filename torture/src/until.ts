/** Waiting for what should come to pass, and saying so when it does not. */

export class NotYetError extends Error {}

/**
 * Waits until `condition` holds.
 * @param options `ms`: how long at most, fifteen seconds by default: the machine may be busy; `what` names it
 * @throws NotYetError
 */
export async function until(
  condition: () => boolean | Promise<boolean>,
  options: { what?: string; ms?: number } = {},
): Promise<void> {
  const { what = 'what was waited for', ms = 15_000 } = options;
  const end = performance.now() + ms;
  while (!(await condition())) {
    if (performance.now() > end)
      throw new NotYetError(`It did not come to pass within ${ms / 1000} s: ${what}.`);
    await pause(10);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
