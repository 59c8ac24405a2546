/** The workspace's settings as those who run it see and change them. Without secrets. */
import type { Attribution } from './insights.js';
import type { SiteChat, SiteTexts, SiteTheme } from './models.js';
import type { ModerationTime, VoteRule } from './topics.js';

export type Weekday = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

/** When somebody answers. */
export interface OfficeHours {
  /** As the time zone database names it: `Europe/Berlin`. */
  zone: string;
  /** Spans such as `09:00-17:00`; past midnight where the second time is the earlier one. */
  weekly: Record<Weekday, string[]>;
  /** Days without hours: `2026-12-24`, or `12-25` for each year. */
  holidays: string[];
}

export interface TeamSettings {
  /** Small letters, digits and hyphens. */
  id: string;
  name: string;
  /** Its own hours; those of the workspace when absent, always when null. */
  hours?: OfficeHours | null | undefined;
  /** How its conversations are given to its agents; by hand when absent. */
  assignment?: AssignmentSettings | undefined;
  /** How soon it wants to answer; no targets when absent. */
  sla?: SlaSettings | undefined;
}

export interface AssignmentSettings {
  /** `manual`: somebody takes them. `round_robin`: in turn. `least_busy`: to whom has the fewest open. */
  mode: 'manual' | 'round_robin' | 'least_busy';
  /** Most open conversations that an agent has of all teams together; what comes beyond waits. */
  capacity: number;
}

/** In minutes of the team's office hours; null for no target. */
export interface SlaSettings {
  firstResponseMinutes: number | null;
  nextResponseMinutes: number | null;
}

/** All conditions that are given must hold, each by any of its entries. Rules are tried in their order. */
export interface RoutingRule {
  id: string;
  /** Paths of the page where the conversation began; `*` stands for anything. */
  paths: string[];
  /** Teams that the customer chose before the first message. Without this, what a customer chose stands. */
  chosen: string[];
  /** Words or phrases of the first message, whatever their case and accents. */
  keywords: string[];
  /** Keys of sites. */
  sites: string[];
  /** The team that it leads to. */
  team: string;
}

/** A rule of moderation: its kind, what it does when it finds something, and its own numbers and words. */
export type ModerationRule = { kind: string; enabled: boolean; action: 'hold' | 'reject' } & Record<
  string,
  unknown
>;

/** The company's own judge of what is said in public. */
export interface ModerationHook {
  url: string;
  timeoutMs: number;
  /** What happens when it does not answer in time, or not as it should. */
  onFailure: 'publish' | 'hold';
}

/** How public discussions behave on a site. */
export interface SiteDiscussion {
  /** Whether a moderator looks before others see a message, or after. */
  moderation: ModerationTime;
  /** In the order in which they are asked. */
  rules: ModerationRule[];
  votes: VoteRule;
  reactions: string[];
  hook: ModerationHook | null;
  identifiedOnly: boolean;
}

export interface SiteSettings {
  id: string;
  /** The short name used in the script tag. */
  key: string;
  name: string;
  /** Where its pages live: `https://www.example.com`. */
  origins: string[];
  locale: string;
  texts: SiteTexts;
  chat: SiteChat;
  discussion: SiteDiscussion;
  theme: SiteTheme;
  /** Its pages are answered no more; what was said there stays. */
  archived: boolean;
}

/** `GET /v1/settings`. */
export interface Settings {
  /** Counts the writes. */
  revision: number;
  sites: SiteSettings[];
  /** When somebody answers; null for always. */
  hours: OfficeHours | null;
  teams: TeamSettings[];
  /** Which team a conversation is for. */
  routing: { rules: RoutingRule[] };
  /** `own`: an agent sees the time it spent. `team`: only the totals of teams are kept, nobody’s own. */
  privacy: { time: 'own' | 'team' };
  insights: InsightsSettings;
}

/** How money is reckoned. */
export interface InsightsSettings {
  /** The currency of all figures, ISO 4217. */
  currency: string;
  /** Which of a customer's conversations an outcome is given to. */
  attribution: Attribution;
}

/**
 * One field that changes. Things in lists that have an id are named by it: `['sites', 'site_01k…', 'texts', 'title']`;
 * any other list changes as a whole.
 */
export interface SettingsChange {
  path: string[];
  /** What stood there when it was read; absent: nothing did. The change is refused when it is something else by now. */
  was?: unknown;
  /** What shall stand there; absent: nothing. */
  value?: unknown;
}

/** `PATCH /v1/settings`: all of these, or none. */
export interface UpdateSettingsInput {
  changes: SettingsChange[];
}
