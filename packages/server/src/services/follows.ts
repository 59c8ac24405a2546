/**
 * Following a discussion by e-mail. Anybody can name any address, so nothing is sent there but one question until it was answered; and
 * whoever asks is told the same, whatever is known of the address.
 */
import { type FollowAsked, type FollowTopicInput, newId } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError, notFound } from '../errors.js';
import { readHead } from '../log/read.js';
import type { MailSigner } from '../mail/mail-signer.js';
import { findContact, lockContact } from '../store/contacts.js';
import {
  askFollow,
  countAsked,
  type Follow,
  findFollow,
  findFollowOf,
  removeFollow,
  updateFollow,
} from '../store/follows.js';
import type { RateLimits } from './rate-limits.js';
import { lockOf, lockOrMakeTopic, requireOwnPage, requireTopicSite, type TopicWanted } from './topics.js';

/** Most questions to one address that are open at once and were put within a day; further ones are not sent. */
const MOST_OPEN = 5;
const DAY_MS = 86_400_000;
/** So long after the last one, the same question is not sent again. */
const AGAIN_MS = 10 * 60_000;
/** So long a question can be answered. */
const QUESTION_MS = 7 * DAY_MS;

export interface FollowMeans {
  limits: Pick<RateLimits, 'follow'>;
  /** The network address of who asks. */
  address: string;
}

/** @throws AppError `conflict` where no mail is sent, `invalid_input` without an address, `rate_limited` */
export async function followTopic(
  ctx: Context,
  wanted: TopicWanted & { means: FollowMeans },
  input: FollowTopicInput,
): Promise<FollowAsked> {
  const { means } = wanted;
  const site = requireTopicSite(ctx, 'topic.follow', wanted);
  requireOwnPage(site, input.page?.url);
  const contactId = ctx.actor.type === 'contact' ? ctx.actor.id : '';
  const email = input.email ?? (await findContact(ctx.db, contactId))?.email;
  if (!email) {
    throw new AppError('invalid_input', 'email: say where the mails are to go.', {
      details: [{ path: 'email', message: 'Required: the contact has no address.' }],
    });
  }
  if (!ctx.canMail) throw new AppError('conflict', 'This server sends no mail.');
  const { scope = 'all' } = input;
  await means.limits.follow({ contactId, address: means.address, email });
  await ctx.commit(
    async (tx) => {
      if ((await lockContact(tx.db, contactId)) === undefined) throw notFound('contact');
      const topic = await lockOrMakeTopic(ctx, tx, { site, key: wanted.topic, page: input.page ?? {} });
      const now = ctx.now();
      const known = await findFollowOf(tx.db, { email, conversationId: topic.id });
      if (known !== undefined && needsNoQuestion(known, { scope, contactId, now })) return;
      const since = new Date(now.getTime() - DAY_MS).toISOString();
      if ((await countAsked(tx.db, { email, since, limit: MOST_OPEN })) >= MOST_OPEN) return;
      await askFollow(tx.db, {
        id: newId('follow', now.getTime()),
        siteId: site.id,
        conversationId: topic.id,
        email,
        scope,
        contactId,
        at: now.toISOString(),
      });
    },
    lockOf(site, wanted.topic),
  );
  return { topic: wanted.topic, scope };
}

interface Wish {
  scope: Follow['scope'];
  contactId: string;
  now: Date;
}

/** It is so already, or the same was asked a moment ago. */
function needsNoQuestion(known: Follow, { scope, contactId, now }: Wish): boolean {
  if (known.asked === null) return known.scope === scope && known.contact_id === contactId;
  const isSame = known.asked === scope && known.asked_contact_id === contactId;
  return isSame && Date.parse(known.asked_at) > now.getTime() - AGAIN_MS;
}

export interface FollowPageMeans extends Pick<Context, 'db' | 'commit' | 'settings' | 'now'> {
  signer: MailSigner;
}

/** What a link of a mail is about: a question that is open, one that was answered so, or nothing that is good any more. */
export interface FollowPage {
  locale: string;
  state: 'asked' | 'confirmed' | 'gone';
}

/** What the link of a question leads to. It changes nothing: programs look at links in mails. */
export async function readFollowPage(means: FollowPageMeans, token: string): Promise<FollowPage> {
  return pageOf(means, await findFollow(means.db, token.split('.')[0] ?? ''), token);
}

function pageOf(means: FollowPageMeans, follow: Follow | undefined, token: string): FollowPage {
  const locale = means.settings.siteById(follow?.site_id ?? '')?.locale ?? 'en';
  if (follow === undefined || !means.signer.isFollowToken(token, follow)) return { locale, state: 'gone' };
  if (follow.asked === null) return { locale, state: follow.scope === null ? 'gone' : 'confirmed' };
  const isOpen = Date.parse(follow.asked_at) > means.now().getTime() - QUESTION_MS;
  return { locale, state: isOpen ? 'asked' : 'gone' };
}

/** Says yes, once; who says it twice is told that it is so. From now on the address is told what is new. */
export async function confirmFollow(means: FollowPageMeans, token: string): Promise<FollowPage> {
  const id = token.split('.')[0] ?? '';
  return means.commit(async (tx) => {
    const follow = await findFollow(tx.db, id);
    const page = pageOf(means, follow, token);
    if (follow === undefined || page.state !== 'asked') return page;
    const isNew = follow.scope === null;
    await updateFollow(tx.db, id, {
      scope: follow.asked,
      contact_id: follow.asked_contact_id ?? follow.contact_id,
      asked: null,
      asked_contact_id: null,
      ask_due_at: null,
      ...(isNew && { mailed_cursor: await readHead(tx.db) }),
    });
    return { ...page, state: 'confirmed' };
  }, `follow:${id}`);
}

/** The language of the page that ends it. @throws AppError `not_found` for a link that is none of ours */
export function languageOfUnfollow({ signer }: Pick<FollowPageMeans, 'signer'>, token: string): string {
  const read = signer.readUnfollow(token);
  if (read === undefined) throw notFound('page');
  return read.language;
}

/** The address is told nothing more, and forgotten. Saying it twice is no mistake. @throws AppError `not_found` */
export async function endFollow(means: FollowPageMeans, token: string): Promise<string> {
  const read = means.signer.readUnfollow(token);
  if (read === undefined) throw notFound('page');
  await means.commit((tx) => removeFollow(tx.db, read.id));
  return read.language;
}
