/**
 * Brings a plan into a sink: in batches of the sink's size, with patience, and with a note of what was refused.
 * Must never go on to the next batch before the sink has confirmed the one in hand.
 */
import { fullJitter, wait } from '../wait.js';
import type { DeadLetter } from './keep.js';
import type { SyncPlan } from './plan.js';
import type { RecordKind } from './records.js';
import { type CrmSink, type Refusal, SinkError } from './sink.js';

export interface DeliverOptions {
  sink: CrmSink;
  /** How often a call to the sink is tried again. */
  maxRetries: number;
  signal?: AbortSignal | undefined;
  /** Hears of each failure that will be tried again. */
  onRetry?: ((error: unknown) => void) | undefined;
}

const BATCH = 100;
const BACKOFF = { first: 500, most: 30_000 };

/** Asks the sink until it answers, as long as that makes sense. */
export async function persist<T>(call: () => Promise<T>, options: DeliverOptions): Promise<T> {
  const { maxRetries, signal, onRetry } = options;
  for (let tries = 0; ; tries += 1) {
    signal?.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      const known = error instanceof SinkError;
      if (tries >= maxRetries || (known && !error.transient)) throw error;
      onRetry?.(error);
      const asked = known ? (error.retryAfter ?? 0) * 1000 : 0;
      await wait(asked + fullJitter(tries, BACKOFF), signal);
    }
  }
}

/** Does what the plan says, and answers with what the sink would not take. */
export async function deliver(plan: SyncPlan, options: DeliverOptions): Promise<DeadLetter[]> {
  const { sink } = options;
  const letters: DeadLetter[] = [];

  async function inBatches<R>(records: R[], size: number, call: (batch: R[]) => Promise<Refusal[]>) {
    const refusals: Refusal[] = [];
    for (let from = 0; from < records.length; from += size) {
      const batch = records.slice(from, from + size);
      refusals.push(...(await persist(() => call(batch), options)));
    }
    return refusals;
  }
  const note = (kind: RecordKind, refusals: Refusal[]): void => {
    const at = new Date().toISOString();
    letters.push(...refusals.map(({ id, reason }) => ({ kind, id, reason, at })));
  };

  const { contacts = BATCH, conversations = BATCH, messages = BATCH } = sink.batches ?? {};
  note('contact', await inBatches(plan.contacts, contacts, (batch) => sink.upsertContacts(batch)));
  note(
    'conversation',
    await inBatches(plan.conversations, conversations, (batch) => sink.upsertConversations(batch)),
  );
  note('message', await inBatches(plan.messages, messages, (batch) => sink.appendMessages(batch)));
  await inBatches(plan.merges, contacts, (batch) => sink.mergeContacts(batch).then(() => []));
  await inBatches(plan.erasures, contacts, (batch) => sink.erase(batch).then(() => []));
  return letters;
}
