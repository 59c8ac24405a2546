/** The rules of moderation as a site's settings hold them: an ordered list, each with what it does when it finds something. */
import { WORD_LANGUAGES } from '@parley/protocol';
import { z } from 'zod';

const words = z.array(z.string().trim().min(1).max(100)).max(2_000);
/** Words of one language each, beside those for all. */
const byLanguage = z
  .partialRecord(z.enum(WORD_LANGUAGES), words)
  .refine(
    (lists) => Object.values(lists).reduce((sum, list) => sum + list.length, 0) <= 10_000,
    'At most 10,000 words in all languages together.',
  )
  .default({});
const host = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^[\p{L}\p{N}-]+(\.[\p{L}\p{N}-]+)+$/u, 'Expected a host such as spam.example');

/** `hold`: a moderator decides. `reject`: it is not published, and stands in the queue with its reason all the same. */
const action = z.enum(['hold', 'reject']).default('hold');

const rule = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), enabled: z.boolean().default(true), action, ...shape });

export const moderationRule = z.discriminatedUnion('kind', [
  /** A field that people do not see was filled in, or the message written faster than anybody types. */
  rule('robot', { minMs: z.int().min(0).max(60_000).default(1_000) }),
  /** Words for all languages, and for messages of one language alone. */
  rule('banned_words', { words, byLanguage }),
  /** The same once more: what is banned can be refused, what is only suspect held. */
  rule('suspect_words', { words, byLanguage }),
  /** Words of a common list of the page's language and English. */
  rule('common_words', { except: words.default([]) }),
  rule('domains', { blocked: z.array(host).max(2_000) }),
  /** More links than so many. */
  rule('links', { max: z.int().min(0).max(50).default(2) }),
  /** The same as they wrote before, or one character over and over. */
  rule('repetition', { within: z.int().min(1).max(20).default(5) }),
  /** More messages in a minute than so many. */
  rule('flood', { perMinute: z.int().min(1).max(60).default(5) }),
  /** The first messages of somebody the company does not vouch for. */
  rule('newcomer', { published: z.int().min(1).max(50).default(1) }),
  /** An author of whose decided messages at least this share was rejected. */
  rule('reputation', {
    rejectedShare: z.number().min(0.05).max(1).default(0.5),
    atLeast: z.int().min(1).max(100).default(3),
  }),
  /** The filter that learns from the site's own decisions. */
  rule('learned', { probability: z.number().min(0.5).max(1).default(0.56) }),
]);

export const moderationRules = z.array(moderationRule).max(50);

export type ModerationRule = z.infer<typeof moderationRule>;

/** Where nobody has said otherwise: what is cheap, and wrong seldom. */
export const DEFAULT_RULES: ModerationRule[] = moderationRules.parse([
  { kind: 'robot', action: 'reject' },
  { kind: 'common_words' },
  { kind: 'links' },
  { kind: 'repetition' },
  { kind: 'flood' },
  { kind: 'reputation' },
  { kind: 'learned' },
]);
