/**
 * Discussions of another system become topics of a site. Ids are made from what the other system calls things, so that the same file
 * again, or the same one after a crash, adds only what is missing. Names and words are taken along; addresses are not.
 */
import { createHash } from 'node:crypto';
import { type IdNoun, isId, LIMITS, newId } from '@parley/protocol';
import type { Context } from '../context.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import { listTakenIds } from '../store/messages.js';
import { type Arranged, arrange } from './arrange.js';
import { broken, type LeftOut, leftOut, type SourceItem, type SourceMessage } from './source.js';
import { Staging } from './staging.js';
import { type Imported, storeMessages } from './store-messages.js';
import { type PageChoice, pageOf } from './topic-page.js';

export interface ImportOptions extends PageChoice {
  site: SiteSettings;
  /** `disqus`: ids of another system are others. */
  format: string;
  /** Only says what would be done. */
  dryRun: boolean;
  /** Hears how many messages are done, of how many. */
  onProgress: (done: number, total: number) => void;
  /** Hears of everything that is not taken along. */
  onLeftOut: (item: LeftOut) => void;
}

export interface ImportReport {
  topics: number;
  messages: number;
  /** Messages that were there already. */
  known: number;
  leftOut: number;
  /** Of them, those that the file says wrongly. */
  broken: number;
}

/** So many messages are committed together: others wait no longer than for these. */
const BATCH = 100;

/** @throws what `source` throws; what was stored until then stays */
export async function importDiscussions(
  ctx: Context,
  source: AsyncIterable<SourceItem>,
  options: ImportOptions,
): Promise<ImportReport> {
  const report = { topics: 0, messages: 0, known: 0, leftOut: 0, broken: 0 };
  const leave = (item: LeftOut) => {
    report.leftOut += 1;
    if (item.broken) report.broken += 1;
    options.onLeftOut(item);
  };
  const staging = new Staging();
  try {
    for await (const item of source) {
      if (item.kind === 'left_out') leave(item);
      else if (item.kind === 'thread') staging.addThread(item);
      else if (!staging.addMessage(item)) leave(broken(`message ${item.id}`, 'It is in the file twice.'));
    }
    const total = staging.messages;
    let done = 0;
    const progress = (by: number) => {
      done += by;
      options.onProgress(done, total);
    };
    for (const { id, thread } of staging.threads()) {
      const bones = staging.bones(id);
      const page = thread === null ? 'It is not in the file.' : pageOf(thread, options);
      if (typeof page === 'string') {
        const where = `thread ${thread?.url ?? id}`;
        leave({
          kind: 'left_out',
          where,
          reason: `${page} ${bones.length} messages.`,
          broken: thread === null,
        });
        progress(bones.length);
        continue;
      }
      const order = arrange(bones);
      const batches = { ctx, staging, options, leave, progress };
      const counts = await importThread(batches, order, { ...page, locked: thread?.locked ?? false });
      report.topics += counts.messages > 0 ? 1 : 0;
      report.messages += counts.messages;
      report.known += counts.known;
    }
    return report;
  } finally {
    staging.close();
  }
}

interface Batches {
  ctx: Context;
  staging: Staging;
  options: ImportOptions;
  leave: (item: LeftOut) => void;
  progress: (by: number) => void;
}

export interface TargetTopic {
  key: string;
  url: string;
  title: string | null;
  locked: boolean;
}

async function importThread(
  { ctx, staging, options, leave, progress }: Batches,
  order: Arranged[],
  topic: TargetTopic,
): Promise<{ messages: number; known: number }> {
  const counts = { messages: 0, known: 0 };
  /** Ours by the other system's ids. */
  const ids = new Map<string, string>();
  for (let from = 0; from < order.length; from += BATCH) {
    const batch: Imported[] = [];
    for (const { id, parentId, orphaned, answered } of order.slice(from, from + BATCH)) {
      const message = staging.message(id);
      if (message.status === 'deleted' && !answered) {
        leave(leftOut(`message ${id}`, 'It was deleted, and nobody had answered.'));
        continue;
      }
      if (orphaned)
        leave(leftOut(`the place of message ${id}`, 'What it answers is not in the file: it stands alone.'));
      const imported = toImported(message, options);
      ids.set(id, imported.id);
      batch.push({ ...imported, answered, parentId: parentId === null ? null : (ids.get(parentId) ?? null) });
      if (imported.cut) leave(leftOut(`the end of message ${id}`, 'It is longer than a message can be.'));
    }
    const taken = new Set(
      await listTakenIds(
        ctx.db,
        batch.map(({ id }) => id),
      ),
    );
    counts.known += taken.size;
    counts.messages += batch.length - taken.size;
    if (!options.dryRun && taken.size < batch.length)
      await storeMessages(ctx, { site: options.site, topic, batch });
    progress(Math.min(BATCH, order.length - from));
  }
  return counts;
}

function toImported(
  message: SourceMessage,
  { site, format }: ImportOptions,
): Omit<Imported, 'parentId' | 'answered'> {
  const scope = [site.id, format];
  const text = message.status === 'deleted' ? '' : message.text;
  const short = text.slice(0, LIMITS.messageText).toWellFormed();
  return {
    id: madeId('message', [...scope, message.id], Date.parse(message.at)),
    author: { id: madeId('contact', [...scope, message.author.key], 0), name: message.author.name },
    text: short,
    cut: short.length < text.length,
    at: message.at,
    status: message.status,
  };
}

/** An id of ours that is always the same for the same names. */
export function madeId(noun: IdNoun, names: string[], at: number): string {
  const hash = createHash('sha256').update(JSON.stringify(names)).digest();
  const time = newId(noun, at).slice(0, -16);
  const chance = Array.from(hash.subarray(0, 16), (byte) => ALPHABET.charAt(byte & 31)).join('');
  const id = time + chance;
  if (!isId(noun, id)) throw new Error(`${id} is no id.`);
  return id;
}
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
