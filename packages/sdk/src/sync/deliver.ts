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
  /** Seconds to wait for at most when the sink asks to; asked for more, its error is thrown. */
  longestWait: number;
  /** Ends it between two calls to the sink, in a wait, and in a call that listens. */
  signal?: AbortSignal | undefined;
  /** Hears of each failure that will be tried again. */
  onRetry?: ((error: unknown) => void) | undefined;
}

const BATCH = 100;
const BACKOFF = { first: 500, most: 30_000 };

/** Asks the sink until it answers, as long as that makes sense. */
export async function persist<T>(call: () => Promise<T>, options: DeliverOptions): Promise<T> {
  const { maxRetries, longestWait, signal, onRetry } = options;
  for (let tries = 0; ; tries += 1) {
    signal?.throwIfAborted();
    try {
      return await call();
    } catch (error) {
      if (signal?.aborted) throw error;
      const known = error instanceof SinkError;
      const asked = known ? (error.retryAfter ?? 0) : 0;
      if (tries >= maxRetries || asked > longestWait || (known && !error.transient)) throw error;
      onRetry?.(error);
      await wait(asked * 1000 + fullJitter(tries, BACKOFF), signal);
    }
  }
}

/** Does what the plan says, and answers with what the sink would not take. */
export async function deliver(plan: SyncPlan, options: DeliverOptions): Promise<DeadLetter[]> {
  const { sink, signal } = options;
  const call = { signal };
  const letters: DeadLetter[] = [];

  async function inBatches<R>(records: R[], size: number, take: (batch: R[]) => Promise<Refusal[]>) {
    const refusals: Refusal[] = [];
    for (let from = 0; from < records.length; from += size) {
      const batch = records.slice(from, from + size);
      refusals.push(...(await persist(() => take(batch), options)));
    }
    return refusals;
  }
  const note = (kind: RecordKind, refusals: Refusal[]): void => {
    const at = new Date().toISOString();
    letters.push(...refusals.map(({ id, reason }) => ({ kind, id, reason, at })));
  };

  const { contacts = BATCH, conversations = BATCH, messages = BATCH } = sink.batches ?? {};
  note('contact', await inBatches(plan.contacts, contacts, (batch) => sink.upsertContacts(batch, call)));
  note(
    'conversation',
    await inBatches(plan.conversations, conversations, (batch) => sink.upsertConversations(batch, call)),
  );
  note('message', await inBatches(plan.messages, messages, (batch) => sink.appendMessages(batch, call)));
  await inBatches(plan.merges, contacts, (batch) => sink.mergeContacts(batch, call).then(() => []));
  await inBatches(plan.erasures, contacts, (batch) => sink.erase(batch, call).then(() => []));
  return letters;
}
