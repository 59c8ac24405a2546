/**
 * Sends what is due to addresses that follow discussions: the question whether they want to, and what is new. Up to where a mail goes is
 * written down before it is sent, and that it went right after: a crash in between sends it again under the same Message-ID.
 */
import type { Db } from '../db/schema.js';
import type { TopicTable } from '../db/topic-tables.js';
import type { Address } from '../mail/address.js';
import type { Letter } from '../mail/compose.js';
import { composeFollowNews, composeFollowQuestion } from '../mail/compose-follow.js';
import type { MailSigner } from '../mail/mail-signer.js';
import type { Transport } from '../mail/transport.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import type { SettingsStore } from '../settings/settings-store.js';
import {
  claimFollow,
  type Follow,
  forgetUnconfirmed,
  listDueFollows,
  listDueQuestions,
  postponeFollow,
  removeFollow,
  settleFollow,
  settleQuestion,
} from '../store/follows.js';
import { findShown, type TopicMessageRow } from '../store/topic-messages.js';
import { forgetNews, listNews } from '../store/topic-news.js';
import { findTopics } from '../store/topics.js';
import { STALE_MS } from './email.js';
import { retryAt } from './mail-retry.js';
import type { Ownership } from './owned-consumer.js';

/** Mails that are sent together, and how many such rounds one look makes. */
const BATCH = 10;
const ROUNDS = 10;
/** What is looked at for one mail, and what stands in it; of the rest it says how many they are. */
const MOST_LOOKED_AT = 200;
const MOST_MESSAGES = 20;
/** A question that nobody has answered by then is forgotten, and the address with it. */
const QUESTION_MS = 7 * 86_400_000;
const TIDY_MS = 600_000;
const TIDIED = 500;

export interface FollowPostmanOptions {
  db: Db;
  now: () => Date;
  settings: SettingsStore;
  transport: Transport;
  signer: MailSigner;
  from: Address;
  publicUrl: string;
  delayMs: number;
  onOutcome: (outcome: 'sent' | 'failed' | 'refused') => void;
  onError: (error: unknown) => void;
}

interface Place {
  topic: TopicTable;
  site: SiteSettings;
}

interface Mail {
  letter: Letter;
  messageId: string;
  headers: Record<string, string>;
}

export class FollowPostman {
  readonly #options: FollowPostmanOptions;
  #tidyAt = 0;

  constructor(options: FollowPostmanOptions) {
    this.#options = options;
  }

  /** Looks at what is due, and sends what is needed. */
  async deliver(owner: Ownership): Promise<void> {
    const { db, now, onError } = this.#options;
    for (let round = 0; round < ROUNDS; round += 1) {
      const due = { now: now().toISOString(), limit: BATCH };
      const questions = await listDueQuestions(db, due);
      const follows = await listDueFollows(db, due);
      await Promise.all([
        ...questions.map((follow) => this.#ask(owner, follow).catch(onError)),
        ...follows.map((follow) => this.#tell(owner, follow).catch(onError)),
      ]);
      if (questions.length < BATCH && follows.length < BATCH) break;
    }
    await this.#tidy(owner);
  }

  async #ask(owner: Ownership, follow: Follow): Promise<void> {
    const place = await this.#placeOf(follow);
    if (place === undefined) return owner.commit((tx) => removeFollow(tx.db, follow.id));
    const { signer, publicUrl } = this.#options;
    const { site, topic } = place;
    const token = signer.followToken(follow);
    const mail = {
      letter: composeFollowQuestion({
        site,
        pageLink: topic.url ?? site.origins[0] ?? '',
        confirmLink: new URL(`/mail/follow/${token}`, publicUrl).href,
      }),
      messageId: `${follow.id}.asked.${follow.asked_count}`,
      headers: {},
    };
    const failure = await this.#send(follow, site, mail);
    if (failure === undefined) return owner.commit((tx) => settleQuestion(tx.db, follow, null));
    if (failure === 'final') {
      return owner.commit((tx) =>
        follow.scope === null ? removeFollow(tx.db, follow.id) : settleQuestion(tx.db, follow, null),
      );
    }
    await owner.commit((tx) => settleQuestion(tx.db, follow, failure));
  }

  async #tell(owner: Ownership, follow: Follow): Promise<void> {
    const upTo = Number(follow.sending_cursor ?? follow.news_cursor);
    const settle = () => {
      const again = new Date(this.#options.now().getTime() + this.#options.delayMs).toISOString();
      return owner.commit((tx) => settleFollow(tx.db, follow.id, { upTo, again }));
    };
    const place = await this.#placeOf(follow);
    if (place === undefined) return owner.commit((tx) => removeFollow(tx.db, follow.id));
    const messages = await this.#messagesFor(follow, upTo);
    if (messages.length === 0) return settle();
    // Who has just said that they want no more gets none.
    if (!(await owner.commit((tx) => claimFollow(tx.db, follow.id, upTo)))) return;
    const failure = await this.#send(follow, place.site, this.#write({ follow, upTo, messages, ...place }));
    if (failure === undefined || failure === 'final') return settle();
    await owner.commit((tx) => postponeFollow(tx.db, follow, failure));
  }

  async #placeOf(follow: Follow): Promise<Place | undefined> {
    const { db, settings } = this.#options;
    const [topic] = await findTopics(db, [follow.conversation_id]);
    const site = settings.siteById(follow.site_id);
    return topic === undefined || site === undefined ? undefined : { topic, site };
  }

  /** What anyone can read at this moment, and the follower does not know yet. */
  async #messagesFor(follow: Follow, upTo: number): Promise<TopicMessageRow[]> {
    const { db, now } = this.#options;
    const range = { conversationId: follow.conversation_id, after: Number(follow.mailed_cursor), upTo };
    const oldest = new Date(now().getTime() - STALE_MS).toISOString();
    const news = (await listNews(db, { ...range, limit: MOST_LOOKED_AT })).filter(({ at }) => at >= oldest);
    const ids = [...new Set(news.map(({ message_id }) => message_id))];
    const shown = await findShown(db, ids);
    const messages = ids.flatMap((id) => shown.get(id) ?? []);
    const others = messages.filter(({ stub, author_id }) => stub === null && author_id !== follow.contact_id);
    if (follow.scope === 'all') return others;
    const parents = await findShown(db, [...new Set(others.flatMap(({ parent_id }) => parent_id ?? []))]);
    return others.filter(({ parent_id }) => parents.get(parent_id ?? '')?.author_id === follow.contact_id);
  }

  #write({
    follow,
    upTo,
    messages,
    topic,
    site,
  }: Place & { follow: Follow; upTo: number; messages: TopicMessageRow[] }): Mail {
    const { signer, publicUrl } = this.#options;
    const stopLink = new URL(`/mail/unfollow/${signer.unfollowToken(follow.id, site.locale)}`, publicUrl)
      .href;
    const shown = messages.slice(0, MOST_MESSAGES);
    return {
      letter: composeFollowNews({
        site,
        topic: topic.title ?? topic.key,
        messages: shown.map((row) => ({ author: nameOf(row, site), text: row.text })),
        more: messages.length - shown.length,
        link: linkOf({ topic, site }, shown[0]?.id ?? ''),
        stopLink,
      }),
      messageId: `${follow.id}.${upTo}`,
      headers: {
        'List-Unsubscribe': `<${stopLink}>`,
        'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
      },
    };
  }

  /** @returns when to try again, or that there is no use; undefined when it went */
  async #send(follow: Follow, site: SiteSettings, mail: Mail): Promise<string | 'final' | undefined> {
    const { transport, from, onOutcome, onError, now } = this.#options;
    try {
      await transport.send({
        ...mail.letter,
        from: { name: from.name || site.name, address: from.address },
        to: { name: '', address: follow.email },
        messageId: `<${mail.messageId}@${from.address.split('@')[1]}>`,
        references: [],
        headers: { 'Auto-Submitted': 'auto-generated', 'X-Auto-Response-Suppress': 'All', ...mail.headers },
      });
      onOutcome('sent');
      return undefined;
    } catch (error) {
      onError(error);
      const again = retryAt(error, follow.failures, now());
      onOutcome(again === null ? 'refused' : 'failed');
      return again ?? 'final';
    }
  }

  /** Forgets addresses that did not answer, and what nobody is told any more. */
  async #tidy(owner: Ownership): Promise<void> {
    const now = this.#options.now().getTime();
    if (now < this.#tidyAt) return;
    this.#tidyAt = now + TIDY_MS;
    await owner.commit(async (tx) => {
      const unanswered = new Date(now - QUESTION_MS).toISOString();
      await forgetUnconfirmed(tx.db, { before: unanswered, limit: TIDIED });
      await forgetNews(tx.db, { before: new Date(now - STALE_MS).toISOString(), limit: TIDIED });
    });
  }
}

function nameOf(row: TopicMessageRow, site: SiteSettings): string | null {
  return row.author_type === 'contact' || row.author_type === 'agent'
    ? (row.contact_name ?? row.agent_name)
    : site.name;
}

/** The first new message on the topic's page. */
function linkOf({ topic, site }: Place, messageId: string): string {
  if (topic.url === null) return site.origins[0] ?? '';
  const url = new URL(topic.url);
  url.hash = `parley-${messageId}`;
  return url.href;
}
