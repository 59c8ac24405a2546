/** Waiting that a signal can end. Must never leave a timer or a listener behind. */

/** Resolves after `milliseconds`; rejects with the signal's reason as soon as it is aborted. */
export function wait(milliseconds: number, signal?: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal?.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

/** Milliseconds before attempt `attempt + 1`: any moment of a span that doubles, so that many clients never come back at once. */
export function fullJitter(attempt: number, limits: { first: number; most: number }): number {
  return Math.random() * Math.min(limits.most, limits.first * 2 ** attempt);
}
