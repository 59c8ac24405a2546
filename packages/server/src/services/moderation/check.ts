/** What every rule of moderation is given and answers. A check is pure: it sees a draft, and says what it thinks of it. */
import type { ModerationRule } from '../../settings/moderation-settings.js';
import type { SpamVerdict } from './spam-filter.js';

/** A message before it is anywhere to be seen, with what is known of its author. */
export interface Draft {
  text: string;
  /** BCP 47 tag of the page's language. */
  locale: string;
  author: Standing;
  /** What the author wrote on the site lately, the latest first. */
  recent: readonly { text: string; at: string }[];
  /** What stood in the field that people do not see. */
  honeypot: string;
  /** Milliseconds from the first key to the sending, as the page told; null when it did not. */
  writtenIn: number | null;
  /** What the filter thinks that learns from the site's moderators. */
  spam: SpamVerdict;
  /** Now, ISO 8601. */
  at: string;
}

/** How an author stands on the site. */
export interface Standing {
  /** Whether the company's own backend vouches for them. */
  verified: boolean;
  /** Since when the site knows them, ISO 8601. */
  since: string;
  /** How many of their messages were published, and how many a person has rejected or called spam. */
  published: number;
  rejected: number;
}

export type RuleKind = ModerationRule['kind'];
export type RuleOf<K extends RuleKind> = Extract<ModerationRule, { kind: K }>;

/** What was found: words, hosts, numbers, as the moderator is shown them. Undefined: nothing to say. */
export type Found = readonly string[] | undefined;

/** `rule` holds the site's own numbers and words. */
export type Check<K extends RuleKind> = (draft: Draft, rule: RuleOf<K>) => Found;
