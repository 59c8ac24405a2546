/**
 * Loaded into each measured server before it (`node --expose-gc --import`): on request, collects what is garbage and
 * tells how much memory is left resident. Must do nothing else, and nothing unasked.
 */
import { setTimeout as sleep } from 'node:timers/promises';

const ROUNDS = 3;
const PAUSE_MS = 200;

async function settle(): Promise<void> {
  for (let i = 0; i < ROUNDS; i += 1) {
    globalThis.gc?.();
    // Pages go back to the system a moment after the collection, by other threads.
    await sleep(PAUSE_MS);
  }
  process.send?.({ residentBytes: process.memoryUsage.rss() });
}

process.on('message', (message) => {
  if (message === 'settle') void settle();
});
// Listening must not keep alive a server that has stopped by itself.
process.channel?.unref();
