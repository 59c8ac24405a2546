/**
 * Keeps the CRM up to date: pulls from the stored cursor, again and again. Must never hold a position of its own:
 * what is not in the store has not been read.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { ConnectionError, type Parley, ParleyError, RateLimitError, ServerError } from '@parley/sdk';
import type { CrmStore } from './crm-store.js';
import { tellDeals } from './tell-deals.js';

/** How the CRM stands to Parley, in words for its page. */
export interface SyncStatus {
  /** `syncing`: events are coming in. `in_sync`: nothing new. `offline`: no answer. `failed`: an answer, but a refusal. */
  state: 'syncing' | 'in_sync' | 'offline' | 'failed';
  cursor: string | null;
  /** When this state was last confirmed. */
  at: string;
  /** What is wrong and what to do; null when nothing is. */
  problem: string | null;
}

export interface SyncOptions {
  parley: Parley;
  store: CrmStore;
  signal: AbortSignal;
  /** Milliseconds between two looks. */
  interval: number;
  /** Called after every look. */
  onStatus: (status: SyncStatus) => void;
}

function problemOf(error: unknown): Pick<SyncStatus, 'state' | 'problem'> {
  if (error instanceof ConnectionError || error instanceof ServerError || error instanceof RateLimitError) {
    return {
      state: 'offline',
      problem: 'Parley does not answer. This page goes on by itself when it is back.',
    };
  }
  const message = error instanceof Error ? error.message : String(error);
  const source = error instanceof ParleyError ? 'Parley refuses the feed' : 'The CRM could not store a batch';
  return { state: 'failed', problem: `${source}: ${message}` };
}

/** Runs until `signal` ends it; a batch in hand is finished first. Never rejects: trouble is a status. */
export async function keepInSync({ parley, store, signal, interval, onStatus }: SyncOptions): Promise<void> {
  const tell = (state: SyncStatus['state'], problem: string | null = null): void =>
    onStatus({ state, problem, cursor: store.cursor, at: new Date().toISOString() });

  while (!signal.aborted) {
    try {
      await parley.pull({
        cursor: store.cursor,
        signal,
        // Deals are made in private: what is said in public is nobody's.
        kinds: ['chat'],
        onBatch: async (batch) => {
          await store.apply(batch);
          tell('syncing');
        },
      });
      await tellDeals(parley, store);
      tell('in_sync');
    } catch (error) {
      if (signal.aborted) break;
      const { state, problem } = problemOf(error);
      tell(state, problem);
    }
    // An abort ends the wait early, and then the loop.
    await wait(interval, undefined, { signal }).catch(() => undefined);
  }
}
