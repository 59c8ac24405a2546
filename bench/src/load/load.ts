/**
 * Puts a file's conversations into a server, through the public API only, many at once, each one's messages in order.
 * Must be harmless to do again, whenever and however it was stopped.
 */
import { ConflictError, InvalidRequestError, type Parley } from '@parley/sdk';
import {
  CONTACT_PREFIX,
  type FileConversation,
  type OnSkip,
  readConversations,
} from './conversation-file.js';
import type { LoadState } from './load-state.js';
import type { Progress } from './progress.js';
import { contactId, conversationId, messageId } from './stable-ids.js';

export interface LoadTask {
  file: string;
  parley: Parley;
  /** The key of the site to load into. */
  site: string;
  /** How many conversations at once. */
  concurrency: number;
  state: LoadState;
  progress: Progress;
  /** Hears of a line that the server refused. Bad lines were reported before, by the survey. */
  onSkip: OnSkip;
  /** Ends the load: it rejects with the signal's reason, and what is in is in. */
  signal: AbortSignal;
}

/** What is in now, whether this run or an earlier one brought it. */
export interface Totals {
  conversations: number;
  messages: number;
}

async function send(task: LoadTask, { id, turns }: FileConversation, signal: AbortSignal): Promise<void> {
  const { parley, site, progress } = task;
  const source = { site, id };
  const contact = { id: contactId(source), site, externalId: CONTACT_PREFIX + id };
  await parley.contacts.create(contact, { signal });
  const conversation = {
    id: conversationId(source),
    kind: 'chat',
    contactId: contact.id,
    externalId: id,
  } as const;
  await parley.conversations.create(conversation, { signal });
  for (const [index, turn] of turns.entries()) {
    const message = { id: messageId(source, index), conversationId: conversation.id, ...turn };
    await parley.messages.send(message, { signal });
    progress.add(1);
  }
}

/** Loads what is not in yet. Rejects with the first failure that is not a single line's own. */
export async function load(task: LoadTask): Promise<Totals> {
  const { state, site, progress, onSkip } = task;
  const totals: Totals = { conversations: 0, messages: 0 };
  const failed = new AbortController();
  const signal = AbortSignal.any([task.signal, failed.signal]);
  const source = readConversations(task.file, () => undefined);

  async function loadOne(conversation: FileConversation): Promise<void> {
    const id = conversationId({ site, id: conversation.id });
    if (state.has(id)) {
      progress.add(conversation.turns.length);
    } else {
      await send(task, conversation, signal);
      state.add(id);
    }
    totals.conversations += 1;
    totals.messages += conversation.turns.length;
  }

  async function work(): Promise<void> {
    for (let next = await source.next(); !next.done; next = await source.next()) {
      signal.throwIfAborted();
      try {
        await loadOne(next.value);
      } catch (error) {
        // Refused as it stands: that is this line's fault, and another line may be better.
        if (!(error instanceof InvalidRequestError || error instanceof ConflictError)) throw error;
        onSkip(next.value.line, `the server refused it: ${error.message}`);
      }
    }
  }

  const workers = Array.from({ length: task.concurrency }, () =>
    work().catch((error: unknown) => failed.abort(error)),
  );
  await Promise.all(workers);
  await source.return();
  signal.throwIfAborted();
  return totals;
}
