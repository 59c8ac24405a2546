/**
 * Sends the week's figures on Monday mornings to those who want them. One row for each reader and week, so there is never a second mail; what
 * it says is written down before it is sent, so that one that is sent again after a crash is the same, under the same Message-ID.
 */
import type { Insights } from '@parley/protocol';
import type { Context } from '../context.js';
import type { Address } from '../mail/address.js';
import type { Letter } from '../mail/compose.js';
import { composeDigest } from '../mail/compose-digest.js';
import type { MailSigner } from '../mail/mail-signer.js';
import type { Transport } from '../mail/transport.js';
import {
  changeDigest,
  type DueDigest,
  deleteOldDigests,
  listDigestReaders,
  listDueDigests,
  planDigest,
} from '../store/digests.js';
import { retryAt } from './mail-retry.js';
import type { Ownership } from './owned-consumer.js';
import { lastWeek, type Week } from './week.js';

const BATCH = 100;
/** Figures that are still being reckoned are waited for. */
const LOOK_AGAIN_MS = 60_000;
/** After an outage, what is older is not told any more. */
const STALE_MS = 3 * 86_400_000;
const KEPT_DAYS = 60;

export interface DigestMeans extends Pick<Context, 'db' | 'now' | 'settings'> {
  /** The figures of a week. */
  figures: (week: Pick<Week, 'from' | 'to'>) => Promise<Insights>;
  transport: Transport;
  signer: Pick<MailSigner, 'digestToken'>;
  from: Address;
  publicUrl: string;
  onError: (error: unknown) => void;
}

/** Who may see figures. */
const READERS: ReadonlySet<string> = new Set(['owner', 'admin', 'analyst']);

export class DigestPost {
  readonly #means: DigestMeans;
  #planned = '';

  constructor(means: DigestMeans) {
    this.#means = means;
  }

  /** Plans the mails of a week once it is over, and sends what is due. */
  async deliver(owner: Ownership): Promise<void> {
    const { db, now, settings, onError } = this.#means;
    const week = lastWeek(now(), settings.current.hours?.zone ?? 'UTC');
    if (week.from !== this.#planned && now().getTime() - week.dueAt < STALE_MS) await this.#plan(owner, week);
    for (const due of await listDueDigests(db, { now: now().toISOString(), limit: BATCH })) {
      await this.#send(owner, due).catch(onError);
    }
  }

  async #plan(owner: Ownership, { from, dueAt }: Week): Promise<void> {
    const before = new Date(dueAt).toISOString();
    for (let after = ''; ; ) {
      const readers = await listDigestReaders(this.#means.db, { before, after, limit: BATCH });
      await owner.commit(async (tx) => {
        for (const { agent_id: agentId } of readers)
          await planDigest(tx.db, { agentId, week: from, dueAt: before });
        await deleteOldDigests(tx.db, new Date(dueAt - KEPT_DAYS * 86_400_000).toISOString().slice(0, 10));
      });
      if (readers.length < BATCH) break;
      after = readers.at(-1)?.agent_id ?? '';
    }
    this.#planned = from;
  }

  async #send(owner: Ownership, due: DueDigest): Promise<void> {
    const { transport, from, now } = this.#means;
    const letter = await this.#letterOf(owner, due);
    if (letter === null) return;
    const stopLink = this.#stopLink(due);
    try {
      await transport.send({
        ...letter,
        ...{ from, to: { name: due.name, address: due.email }, references: [] },
        messageId: `<digest.${due.id.replace('~', '.')}@${from.address.split('@')[1]}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'X-Auto-Response-Suppress': 'All',
          'List-Unsubscribe': `<${stopLink}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      });
    } catch (error) {
      await this.#fail(owner, due, error);
      throw error;
    }
    await owner.commit((tx) =>
      changeDigest(tx.db, due.id, { letter: null, due_at: null, sent_at: now().toISOString() }),
    );
  }

  /** What was written down, or what is to be from now on. Null: not now, or not any more. */
  async #letterOf(owner: Ownership, due: DueDigest): Promise<Letter | null> {
    const { figures, now, settings, publicUrl } = this.#means;
    if (due.locale === null || due.active === 0 || !READERS.has(due.role)) {
      await owner.commit((tx) => changeDigest(tx.db, due.id, { letter: null, due_at: null }));
      return null;
    }
    if (due.letter !== null) return JSON.parse(due.letter) as Letter;
    const to = new Date(Date.parse(due.week) + 6 * 86_400_000).toISOString().slice(0, 10);
    const insights = await figures({ from: due.week, to });
    const { dueAt } = lastWeek(now(), settings.current.hours?.zone ?? 'UTC');
    if (insights.progress !== null || Date.parse(insights.asOf) < dueAt - 7 * 3600_000) {
      const due_at = new Date(now().getTime() + LOOK_AGAIN_MS).toISOString();
      await owner.commit((tx) => changeDigest(tx.db, due.id, { due_at }));
      return null;
    }
    const link = new URL('/console#/insights', publicUrl).href;
    const letter = composeDigest({ locale: due.locale, insights, link, stopLink: this.#stopLink(due) });
    await owner.commit((tx) => changeDigest(tx.db, due.id, { letter: JSON.stringify(letter) }));
    return letter;
  }

  #stopLink({ agent_id: agentId }: DueDigest): string {
    const { signer, publicUrl } = this.#means;
    return new URL(`/digest/stop/${signer.digestToken(agentId)}`, publicUrl).href;
  }

  async #fail(owner: Ownership, due: DueDigest, error: unknown): Promise<void> {
    const due_at = retryAt(error, due.failures, this.#means.now());
    const change = { due_at, failures: due.failures + 1, ...(due_at === null && { letter: null }) };
    await owner.commit((tx) => changeDigest(tx.db, due.id, change));
  }
}
