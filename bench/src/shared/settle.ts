/**
 * Loaded into each measured server before it (`node --expose-gc --import`): on request, collects what is garbage and
 * tells how much memory is left resident. Must do nothing else, and nothing unasked.
 */
import { setTimeout as sleep } from 'node:timers/promises';

const ROUNDS = 3;
const PAUSE_MS = 200;

/**
 * As V8 does before it gives up for lack of memory. After an ordinary collection it keeps room for new objects that was
 * needed in the rush before: tens of megabytes, more or less by chance, which would be counted for the connections.
 */
const THOROUGH = { type: 'major', execution: 'sync', flavor: 'last-resort' } as const;

async function settle(): Promise<void> {
  for (let i = 0; i < ROUNDS; i += 1) {
    globalThis.gc?.(THOROUGH);
    // Pages go back to the system a moment after the collection, by other threads.
    await sleep(PAUSE_MS);
  }
  const { rss, heapUsed } = process.memoryUsage();
  process.send?.({ residentBytes: rss, heapBytes: heapUsed });
}

process.on('message', (message) => {
  if (message === 'settle') void settle();
});
// Listening must not keep alive a server that has stopped by itself.
process.channel?.unref();
