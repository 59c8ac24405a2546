/**
 * A sink that fails as real ones do: before anything was stored, or after it was stored and before it could say so.
 * The same seed fails at the same places, so that a failure can be looked at again.
 */
import { type CrmSink, SinkError } from '../sync/sink.js';

export interface FaultOptions {
  /** Any integer. */
  seed: number;
  /** Of 1 call, how much of it fails; 0.3 by default. */
  rate?: number | undefined;
}

/** Numbers between 0 and 1 that look random and follow from the seed (mulberry32). */
export function seededRandom(seed: number): () => number {
  let state = seed | 0;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** `sink` behind a bad line. Its errors are transient `SinkError`s. */
export function faultySink(sink: CrmSink, { seed, rate = 0.3 }: FaultOptions): CrmSink {
  const random = seededRandom(seed);
  async function spoil<T>(call: () => Promise<T>): Promise<T> {
    const luck = random();
    if (luck < rate / 2) throw new SinkError('Nothing answered.');
    const answer = await call();
    if (luck < rate) throw new SinkError('The answer got lost.');
    return answer;
  }
  return {
    name: `${sink.name}, faulty`,
    batches: sink.batches,
    prepare: (call) => spoil(async () => sink.prepare?.(call)),
    upsertContacts: (records, call) => spoil(() => sink.upsertContacts(records, call)),
    upsertConversations: (records, call) => spoil(() => sink.upsertConversations(records, call)),
    appendMessages: (records, call) => spoil(() => sink.appendMessages(records, call)),
    mergeContacts: (merges, call) => spoil(() => sink.mergeContacts(merges, call)),
    erase: (erasures, call) => spoil(() => sink.erase(erasures, call)),
  };
}
