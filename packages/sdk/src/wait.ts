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

function nextTurn(): Promise<void> {
  const immediate: unknown = Reflect.get(globalThis, 'setImmediate');
  return new Promise((resolve) => {
    if (typeof immediate === 'function') immediate(resolve);
    else setTimeout(resolve, 0);
  });
}

/**
 * Lets a request that was just asked for get out before this thread is busy. In the first turn the connection is given back by the
 * answer before, in the second the request is written.
 */
export async function letOut(): Promise<void> {
  await nextTurn();
  await nextTurn();
}

/** Milliseconds before attempt `attempt + 1`: any moment of a span that doubles, so that many clients never come back at once. */
export function fullJitter(attempt: number, limits: { first: number; most: number }): number {
  return Math.random() * Math.min(limits.most, limits.first * 2 ** attempt);
}
