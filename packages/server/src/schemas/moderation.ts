/** Moderation of public discussions: what is asked and answered. */
import { z } from '@hono/zod-openapi';
import {
  type AppealInput,
  type AppealResult,
  type ContactHistory,
  type ContactStanding,
  type JudgeSecret,
  LIMITS,
  type ModerationCounts,
  type ModerationDecisionInput,
  type ModerationDecisionResult,
  type ModerationItem,
  type ModerationPage,
  type RotateJudgeSecretInput,
  type SanctionInput,
  type SimulationResult,
  type WatchModerationInput,
} from '@parley/protocol';
import { moderationRules } from '../settings/moderation-settings.js';
import { anyText, cleanText, cursor, id, pageLimit, siteKey, time } from './common.js';
import { author, message } from './models.js';
import { reportReason } from './topics.js';

const queue = z.enum(['pending', 'held', 'reported', 'appealed', 'recent', 'decided']);

const reason = z.strictObject({
  rule: z.string(),
  action: z.enum(['hold', 'reject']),
  found: z.array(z.string()),
});

const decisionMade = z.strictObject({
  decision: z.enum(['approve', 'reject', 'spam']),
  by: author,
  at: time,
});

export const moderationItem = z
  .strictObject({
    message: message,
    topic: z.strictObject({
      key: z.string(),
      title: z.string().nullable(),
      url: z.string().nullable(),
      locked: z.boolean(),
    }),
    pinned: z.boolean(),
    answer: z.boolean(),
    queue,
    reasons: z.array(reason),
    reports: z.array(z.strictObject({ reason: reportReason, text: z.string().nullable(), at: time })),
    appeal: z.string().nullable(),
    decision: decisionMade.nullable(),
    at: time,
    version: z.string(),
  })
  .openapi('ModerationItem') satisfies z.ZodType<ModerationItem>;

export const moderationPage = z
  .strictObject({ data: z.array(moderationItem), next: z.string().nullable() })
  .openapi('ModerationPage') satisfies z.ZodType<ModerationPage>;

const waiting = z.int().min(0).max(LIMITS.queueCount);

export const moderationCounts = z
  .strictObject({ pending: waiting, held: waiting, reported: waiting, appealed: waiting })
  .openapi('ModerationCounts') satisfies z.ZodType<ModerationCounts>;

export const moderationListQuery = z.strictObject({
  site: siteKey,
  queue: queue.default('pending'),
  cursor: cursor.optional(),
  limit: pageLimit,
});

export const moderationDecisionInput = z
  .strictObject({
    site: siteKey,
    messageIds: z.array(id('message')).min(1).max(LIMITS.decisions),
    decision: z.enum(['approve', 'reject', 'spam', 'undo']),
    text: anyText.refine((text) => text.trim() !== '', 'Say something: the text is blank.').optional(),
    seen: z
      .record(id('message'), z.string().max(64))
      .refine((seen) => Object.keys(seen).length <= LIMITS.decisions, `At most ${LIMITS.decisions}.`)
      .optional(),
  })
  .openapi('ModerationDecisionInput') satisfies z.ZodType<ModerationDecisionInput>;

export const moderationDecisionResult = z
  .strictObject({
    decided: z.array(moderationItem),
    left: z.array(id('message')),
    changed: z.array(moderationItem),
  })
  .openapi('ModerationDecisionResult') satisfies z.ZodType<ModerationDecisionResult>;

export const watchModerationInput = z.strictObject({
  site: siteKey,
}) satisfies z.ZodType<WatchModerationInput>;

const sanctionKind = z.enum(['ban', 'mute']);

export const sanctionInput = z
  .strictObject({ kind: sanctionKind, until: time.nullable() })
  .openapi('SanctionInput') satisfies z.ZodType<SanctionInput>;

export const contactStanding = z
  .strictObject({
    contactId: id('contact'),
    name: z.string().nullable(),
    verified: z.boolean(),
    since: time,
    published: z.int().min(0),
    rejected: z.int().min(0),
    sanction: z.strictObject({ kind: sanctionKind, until: time.nullable() }).nullable(),
  })
  .openapi('ContactStanding') satisfies z.ZodType<ContactStanding>;

export const contactHistory = z
  .strictObject({ standing: contactStanding, messages: z.array(moderationItem) })
  .openapi('ContactHistory') satisfies z.ZodType<ContactHistory>;

export const appealInput = z
  .strictObject({ text: cleanText(z.string().trim().min(1).max(LIMITS.reportText)) })
  .openapi('AppealInput') satisfies z.ZodType<AppealInput>;

export const appealResult = z
  .strictObject({ messageId: id('message'), appealed: z.literal(true) })
  .openapi('AppealResult') satisfies z.ZodType<AppealResult>;

export const rotateJudgeSecretInput = z
  .strictObject({ site: siteKey })
  .openapi('RotateJudgeSecretInput') satisfies z.ZodType<RotateJudgeSecretInput>;

export const judgeSecret = z
  .strictObject({ secret: z.string(), previousUntil: time.nullable() })
  .openapi('JudgeSecret') satisfies z.ZodType<JudgeSecret>;

export const simulationInput = z
  .strictObject({ site: siteKey, rules: moderationRules })
  .openapi('SimulationInput');

export const simulationResult = z
  .strictObject({
    looked: z.int(),
    publish: z.int(),
    hold: z.int(),
    reject: z.int(),
    byRule: z.record(z.string(), z.int()),
    examples: z.array(
      z.strictObject({
        messageId: id('message'),
        text: z.string(),
        decision: z.enum(['hold', 'reject']),
        reasons: z.array(reason),
      }),
    ),
  })
  .openapi('SimulationResult') satisfies z.ZodType<SimulationResult>;
