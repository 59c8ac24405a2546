/**
 * Keeps a CRM up to date with Parley. The checkpoint moves only after the sink has confirmed and refusals are listed:
 * whatever crashes when, the next run brings the rest, and what comes twice has the effect of once.
 */
import type { Parley } from '../client.js';
import type { FollowOptions } from '../follow.js';
import { deliver, persist } from './deliver.js';
import type { Checkpoint, DeadLetters } from './keep.js';
import { Planner, type SyncPlan } from './plan.js';
import type { CrmSink } from './sink.js';

export interface SyncOptions extends Omit<FollowOptions, 'cursor'> {
  from: Pick<Parley, 'pull' | 'contacts' | 'conversations'>;
  to: CrmSink;
  /** Where it begins, and where it leaves its place. */
  checkpoint: Checkpoint;
  /** Takes what the sink refuses. Without it, a refusal ends the sync with a `RefusedError`. */
  deadLetters?: DeadLetters | undefined;
  /** True to touch neither sink nor checkpoint: `onPlan` hears what would be done. False by default. */
  dryRun?: boolean | undefined;
  /** How often a call to the sink is tried again, with full jitter; 8 by default. */
  maxRetries?: number | undefined;
  /** Seconds to wait for at most when the sink asks to; asked for more, the sync ends with its error. 300 by default. */
  longestWait?: number | undefined;
  /** Hears of each batch before it is done. */
  onPlan?: ((plan: SyncPlan) => void) | undefined;
  /** Hears how far it is, after each batch. */
  onProgress?: ((report: SyncReport) => void) | undefined;
  /** Hears of each failure of the sink that will be tried again. */
  onRetry?: ((error: unknown) => void) | undefined;
}

/** What a sync has done. */
export interface SyncReport {
  /** Where the log was read up to; null when there was nothing at all. */
  cursor: string | null;
  /** When the last of what was read happened; null when nothing was read. */
  at: string | null;
  events: number;
  contacts: number;
  conversations: number;
  messages: number;
  merged: number;
  erased: number;
  refused: number;
}

/** The sink refused records, and there was no list to put them on. Remedy: give `deadLetters`, or mend the records. */
export class RefusedError extends Error {
  override readonly name = 'RefusedError';
}

const MAX_RETRIES = 8;
const LONGEST_WAIT_SECONDS = 300;

/**
 * Brings what happened since the checkpoint into a sink. Resolves once it has caught up, or with `follow` when the
 * signal ends it: at the next call to the sink, and the batch in hand is then brought again by the next run.
 *
 * @example
 * await sync({ from: parley, to: sqlSink({ db }), checkpoint: sqlCheckpoint(db, 'crm') });
 */
export async function sync(options: SyncOptions): Promise<SyncReport> {
  const { from, to: sink, checkpoint, deadLetters, dryRun = false, maxRetries = MAX_RETRIES } = options;
  const { site, types, teams, kinds } = options;
  const { limit, signal, follow, interval, onOutage, onPlan, onProgress, onRetry } = options;
  const planner = new Planner(from);
  const { longestWait = LONGEST_WAIT_SECONDS } = options;
  const delivery = { sink, maxRetries, longestWait, signal, onRetry };
  const cursor = await checkpoint.load();
  const report: SyncReport = {
    ...{ cursor, at: null, events: 0, contacts: 0, conversations: 0, messages: 0 },
    ...{ merged: 0, erased: 0, refused: 0 },
  };
  async function run(): Promise<void> {
    if (!dryRun) await persist(async () => sink.prepare?.({ signal }), delivery);
    report.cursor = await from.pull({
      ...{ cursor, limit, signal, follow, interval, onOutage, site, types, teams, kinds },
      async onBatch({ events, cursor: reached }) {
        const plan = await planner.plan(events, signal);
        onPlan?.(plan);
        if (!dryRun) {
          const letters = await deliver(plan, delivery);
          if (letters.length > 0) {
            if (deadLetters === undefined) {
              const [{ kind, id, reason } = { kind: '', id: '', reason: '' }] = letters;
              throw new RefusedError(`${sink.name} refuses the ${kind} ${id}: ${reason}`);
            }
            await deadLetters.add(letters);
          }
          await checkpoint.save(reached);
          report.refused += letters.length;
        }
        report.cursor = reached;
        report.at = events.at(-1)?.at ?? report.at;
        report.events += events.length;
        report.contacts += plan.contacts.length;
        report.conversations += plan.conversations.length;
        report.messages += plan.messages.length;
        report.merged += plan.merges.length;
        report.erased += plan.erasures.length;
        onProgress?.({ ...report });
      },
    });
  }
  try {
    await run();
  } catch (error) {
    // Whatever an ended call threw: the checkpoint stands before the batch, and the report says how far it got.
    if (!signal?.aborted) throw error;
  }
  return report;
}
