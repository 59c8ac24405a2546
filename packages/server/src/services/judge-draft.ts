/** What a site makes of a message before anybody sees it: the person's standing, the rules in their order, the company's own judge. */
import type { ModerationQueue, ModerationReason } from '@parley/protocol';
import type { Context } from '../context.js';
import type { StandingTable, TopicTable } from '../db/topic-tables.js';
import { AppError, notFound } from '../errors.js';
import type { SiteSettings } from '../settings/settings-schema.js';
import { findContact } from '../store/contacts.js';
import { listRecentTexts } from '../store/moderation.js';
import { findSpamWeights } from '../store/spam-weights.js';
import { findStanding } from '../store/standings.js';
import type { WebhookPoster } from '../webhooks/webhook-poster.js';
import { hookSecretsOf } from './judge-secret.js';
import type { Draft } from './moderation/check.js';
import { askHook } from './moderation/hook.js';
import { type Decision, moderate } from './moderation/moderate.js';
import { bucketsOf, judgeSpam } from './moderation/spam-filter.js';

/** The longest that any rule looks back. */
const RECENT = 60;

export interface DraftArgs {
  site: SiteSettings;
  /** The topic's key, and what it says about moderation. */
  key: string;
  moderation: TopicTable['moderation'];
  id: string;
  text: string;
  parentId: string | null;
  trap: string;
  writtenMs: number | null;
  poster: Pick<WebhookPoster, 'post'>;
}

export interface Judgement {
  status: 'published' | 'pending' | 'rejected';
  queue: ModerationQueue;
  reasons: ModerationReason[];
}

/** The sanction that is in force at a time. */
export function sanctionOf(standing: StandingTable, now: Date): StandingTable['sanction'] {
  const isOver = standing.until_at !== null && standing.until_at <= now.toISOString();
  return isOver ? null : standing.sanction;
}

/** @throws AppError `forbidden` for whoever is banned */
export async function judgeDraft(ctx: Context, contactId: string, args: DraftArgs): Promise<Judgement> {
  const { site } = args;
  const contact = await findContact(ctx.db, contactId);
  if (contact === undefined) throw notFound('contact');
  const now = ctx.now();
  const standing = await findStanding(ctx.db, contactId);
  const sanction = sanctionOf(standing, now);
  if (sanction === 'ban') throw banned(standing);
  const author = {
    verified: contact.verified,
    since: contact.createdAt,
    published: standing.published,
    rejected: standing.rejected,
  };
  const draft: Draft = {
    text: args.text,
    locale: site.locale,
    author,
    recent: await listRecentTexts(ctx.db, { authorId: contactId, limit: RECENT }),
    honeypot: args.trap,
    writtenIn: args.writtenMs,
    spam: await spamOf(ctx, site, args.text),
    at: now.toISOString(),
  };
  const byRules = moderate(draft, site.discussion.rules);
  const reasons: ModerationReason[] = [...byRules.objections];
  if (sanction === 'mute') reasons.push({ rule: 'muted', action: 'hold', found: [] });
  let decision: Decision['decision'] =
    sanction === 'mute' ? stricter(byRules.decision, 'hold') : byRules.decision;
  const { hook } = site.discussion;
  if (hook !== null && decision !== 'reject') {
    const means = { hook, secrets: await hookSecretsOf(ctx, site.id), poster: args.poster };
    const letter = {
      id: args.id,
      site: site.key,
      topic: args.key,
      text: args.text,
      parentId: args.parentId,
      author: {
        id: contactId,
        name: contact.name,
        verified: author.verified,
        published: author.published,
        rejected: author.rejected,
      },
    };
    const said = await askHook(means, letter, now);
    if (said.reason !== null) reasons.push(said.reason);
    decision = stricter(decision, said.decision);
  }
  return toJudgement(decision, reasons, args.moderation ?? site.discussion.moderation);
}

function toJudgement(
  decision: Decision['decision'],
  reasons: ModerationReason[],
  moderation: 'before' | 'after',
): Judgement {
  if (decision === 'reject') return { status: 'rejected', queue: 'held', reasons };
  if (decision === 'hold') return { status: 'pending', queue: 'held', reasons };
  if (moderation === 'before') return { status: 'pending', queue: 'pending', reasons };
  return { status: 'published', queue: 'recent', reasons };
}

const STRICTNESS = ['publish', 'hold', 'reject'] as const;

function stricter(a: Decision['decision'], b: Decision['decision']): Decision['decision'] {
  return STRICTNESS.indexOf(a) > STRICTNESS.indexOf(b) ? a : b;
}

async function spamOf(ctx: Context, site: SiteSettings, text: string): Promise<Draft['spam']> {
  const asks = site.discussion.rules.some(({ kind, enabled }) => kind === 'learned' && enabled);
  if (!asks) return { probability: 0.5, because: [] };
  return judgeSpam(text, await findSpamWeights(ctx.db, { siteId: site.id, buckets: bucketsOf(text) }));
}

export function banned({ until_at }: Pick<StandingTable, 'until_at'>): AppError {
  const until = until_at === null ? 'any more' : `before ${until_at}`;
  return new AppError('forbidden', `You may not speak in public here ${until}.`);
}
