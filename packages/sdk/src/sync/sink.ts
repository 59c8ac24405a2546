/**
 * The seam between Parley and a CRM: what a sink must be able to do, and what it may rely on. Every record carries
 * Parley's id; taking the same record in twice must be the same as once, for after a crash it comes again.
 */
import type { ContactRecord, ConversationRecord, MessageRecord, RecordKind } from './records.js';

/** A record that the CRM will not take however often it is asked: an invalid address, a value that it does not know. */
export interface Refusal {
  /** Of which record. */
  id: string;
  /** The CRM's own words, without the customer's. */
  reason: string;
}

/** Two contacts turned out to be one: what was of `fromId` is now of `intoId`. */
export interface ContactMerge {
  fromId: string;
  intoId: string;
}

/** What must be there no more, with all that hangs on it: a contact's conversations, a conversation's messages. */
export interface Erasure {
  kind: RecordKind;
  id: string;
}

/** How much the CRM takes in one call. */
export interface SinkBatches {
  contacts: number;
  conversations: number;
  messages: number;
}

/** What a sink may know of the call that it is in. */
export interface SinkCall {
  /** Ends the call: the sync is to stop, and will bring the same again the next time. A sink need not listen. */
  signal?: AbortSignal | undefined;
}

/**
 * A CRM, a database or a file that takes in what Parley says.
 *
 * Batches come in the order of the log: a contact before its conversations, these before their messages. Each method
 * resolves once everything is stored for good, and answers with what was refused for good. What may succeed later is
 * thrown: as a `SinkError`, or as anything else, which counts as worth another try.
 */
export interface CrmSink {
  /** For people, in progress and in reasons. */
  readonly name: string;
  /** Records a call; 100 each by default. */
  readonly batches?: Partial<SinkBatches> | undefined;
  /** Makes what must be there before the first record, such as tables or properties. Called at the start of every sync. */
  prepare?(call?: SinkCall): Promise<void>;
  /** Creates or overwrites, by `id`. */
  upsertContacts(contacts: ContactRecord[], call?: SinkCall): Promise<Refusal[]>;
  /** Creates or overwrites, by `id`. `contactId` may name a contact that was refused. */
  upsertConversations(conversations: ConversationRecord[], call?: SinkCall): Promise<Refusal[]>;
  /** Creates or overwrites, by `id`: a message comes again when it was changed or taken back (`status: 'deleted'`). */
  appendMessages(messages: MessageRecord[], call?: SinkCall): Promise<Refusal[]>;
  /** Gives the conversations of one contact to another, which exists, and forgets the first. Unknown ones are no error. */
  mergeContacts(merges: ContactMerge[], call?: SinkCall): Promise<void>;
  /** Forgets. What is not there is no error. */
  erase(erasures: Erasure[], call?: SinkCall): Promise<void>;
}

export interface SinkErrorInit {
  /** False when trying again cannot help, such as for a wrong token. True by default. */
  transient?: boolean | undefined;
  /** Seconds that the CRM asks to wait. */
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** A call to a CRM failed as a whole. */
export class SinkError extends Error {
  override readonly name = 'SinkError';
  /** Whether the same call may succeed later without anybody changing anything. */
  readonly transient: boolean;
  /** Seconds that the CRM asked to wait; undefined when it did not ask. */
  readonly retryAfter: number | undefined;

  constructor(message: string, { transient = true, retryAfter, cause }: SinkErrorInit = {}) {
    super(message, cause === undefined ? undefined : { cause });
    this.transient = transient;
    // What a header says may be anything: no wait is better than one that never ends.
    this.retryAfter = retryAfter !== undefined && retryAfter >= 0 ? retryAfter : undefined;
  }
}
