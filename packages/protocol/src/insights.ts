/**
 * What conversations cost and what they bring: what is asked, what is answered, and the one list of all figures. Screen, API,
 * SDK, CSV and digest read these and nothing else.
 */
import type { Page } from './inputs.js';
import type { OutcomeKind } from './outcomes.js';

/** The figures; what each one means is said once, by the catalogue of `GET /v1/insights/metrics`. */
export type MetricId =
  | 'conversations'
  | 'messages'
  | 'time'
  | 'labour_cost'
  | 'service_cost'
  | 'cost'
  | 'gains'
  | 'refunds'
  | 'value'
  | 'lost_value'
  | 'profit'
  | 'profit_per_conversation'
  | 'cost_per_conversation'
  | 'return_on_cost'
  | 'profit_per_hour'
  | 'first_response'
  | 'first_response_p90'
  | 'resolution'
  | 'resolution_p90'
  | 'satisfaction'
  | 'deflection';

/** `money`: exact decimal text in the reporting currency. `duration`: milliseconds. `share`: 0 to 1. `score`: 1 to 5. */
export type MetricUnit = 'money' | 'count' | 'duration' | 'share' | 'score' | 'ratio';

/** One figure, defined once. The texts are English; consoles have their own translations of them by `id`. */
export interface Metric {
  id: MetricId;
  name: string;
  /** What it is, in a sentence. */
  description: string;
  /** How it is reckoned, in the ids of other figures and plain words: `value - cost`. */
  formula: string;
  unit: MetricUnit;
  /** What is left out, in a sentence; null when nothing is. */
  exclusions: string | null;
  /** Whether its parts add up to the whole. */
  additive: boolean;
  /** What is good: more of it, less of it, or neither. */
  better: 'more' | 'less' | 'neither';
  /** Below so many conversations, answers or ratings there are too few to say; 0 for sums, which are what they are. */
  enoughFrom: number;
  /** By which method its interval is reckoned, and what that takes; null for sums. */
  interval: string | null;
}

export interface MetricList {
  data: Metric[];
}

/** What the figures can be split by. `kind`: chats and discussions. There is none for people: nobody is measured against others. */
export type InsightsDimension = 'team' | 'page' | 'campaign' | 'site' | 'kind' | 'day' | 'week' | 'month';

/** Which conversations count; all that are given must hold. Null or `none` as text stands for "has none". */
export interface InsightsFilter {
  /** Ids of sites. */
  site?: string | undefined;
  team?: string | undefined;
  /** Path of a page on its site: `/products/kettle`. */
  page?: string | undefined;
  campaign?: string | undefined;
  kind?: 'chat' | 'discussion' | undefined;
}

/** Whole days of a time zone. */
export interface InsightsPeriod {
  /** The first day, such as `2026-11-01`; 28 days ago by default. */
  from?: string | undefined;
  /** The last day, that one with it; yesterday's by default. At most `LIMITS.insightsDays` in all. */
  to?: string | undefined;
  /** A name of the time zone database; that of the workspace's office hours, or UTC, by default. */
  zone?: string | undefined;
}

/** Query of `GET /v1/insights`. */
export interface InsightsQuery extends InsightsFilter, InsightsPeriod {
  /** All by default. Given in an address as `profit,cost`. */
  metrics?: MetricId[] | undefined;
  by?: InsightsDimension | undefined;
  /** Rows at most, the greatest by profit first (days in their order); 1 to `LIMITS.insightsRows`; 20 by default. */
  limit?: number | undefined;
  /** Only one's own conversations' labour and figures: for the agent who asks, and where the settings keep such. */
  mine?: boolean | undefined;
}

/** 95 % of what it may truly be, from what was seen of it. */
export interface Interval {
  low: string;
  high: string;
}

/** One figure of one row. Values are decimal text, so that none passes through a float on its way. */
export interface Figure {
  /** Null when there is nothing to reckon with, such as no rating. */
  value: string | null;
  /** The same of the period before; null when there is nothing. */
  previous: string | null;
  /** How many conversations, answers or ratings it rests on. */
  n: number;
  /**
   * For ratios, means, medians and shares; null for sums, which are what they are, and where there are too few to say. Ratios have none where only
   * the totals of teams are kept, nor among one's own figures: what single conversations cost is not known there.
   */
  interval: Interval | null;
  /** False: too few to say. */
  enough: boolean;
}

export interface InsightsRow {
  /** Id, path, campaign or first day; null for what has none. */
  key: string | null;
  /** What to show: the team's name, the path; null for what has none, and where `key` says it all. */
  label: string | null;
  figures: Partial<Record<MetricId, Figure>>;
}

/** Answer of `GET /v1/insights`. */
export interface Insights {
  /** The reporting currency, ISO 4217. */
  currency: string;
  zone: string;
  from: string;
  to: string;
  /**
   * The period of the same length just before. While the last day is not over, its own last day counts up to the same time of day only:
   * `until` is that moment, at a full quarter of an hour; null where all of it counts.
   */
  previous: { from: string; to: string; until: string | null };
  attribution: Attribution;
  /** Up to when the figures know what happened. */
  asOf: string;
  /** 0 to 1 while figures are reckoned anew, after a change of rates or settings; null when they are not. */
  progress: number | null;
  total: InsightsRow;
  /** Empty without `by`. */
  rows: InsightsRow[];
  /** All that is beyond `limit`, together, so that rows and rest add up; null when there is none. */
  rest: InsightsRow | null;
  /** Currencies of amounts that no rate is known for: they are left out of all figures until there is one. */
  missingRates: string[];
}

/** To which of a customer's conversations of the days before an outcome it is given. */
export interface Attribution {
  model: 'first_touch' | 'last_touch' | 'linear';
  /** 1 to 30. */
  days: number;
}

/** Query of `GET /v1/insights/conversations`: the very conversations behind a figure, those that brought or cost most first. */
export interface InsightsConversationsQuery extends InsightsFilter, InsightsPeriod {
  /** By what they are put in order; `profit` by default. */
  order?: 'profit' | 'loss' | 'cost' | 'value' | 'newest' | undefined;
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** One conversation's part in the figures. Holds no text and no name. */
export interface InsightsConversation {
  conversationId: string;
  siteId: string;
  kind: 'chat' | 'discussion';
  teamId: string | null;
  page: string | null;
  campaign: string | null;
  createdAt: string;
  messages: number;
  /** Milliseconds; null where only the totals of teams are kept. */
  time: number | null;
  cost: string;
  value: string;
  profit: string;
  firstResponse: number | null;
  resolution: number | null;
  score: number | null;
}

/** Query of `GET /v1/insights/staffing`. */
export interface StaffingQuery extends InsightsFilter, InsightsPeriod {}

/** Demand against staffing: 168 hours of a mean week, Monday 00:00 first. */
export interface Staffing {
  zone: string;
  from: string;
  to: string;
  hours: {
    /** 1 Monday to 7 Sunday. */
    weekday: number;
    hour: number;
    /** Messages of customers in such an hour, on average. */
    demand: number;
    /** Agents' minutes in such an hour, on average. */
    minutes: number;
    /** Median time to the first answer of conversations begun then, in milliseconds; null for too few. */
    firstResponse: number | null;
  }[];
}

/** Query of `GET /v1/insights/next-hour`. */
export interface NextHourQuery extends InsightsFilter, InsightsPeriod {}

/** Where another hour of work pays most, by what the days have shown. The best first; those of which too little is known last. */
export interface NextHour {
  currency: string;
  data: {
    teamId: string | null;
    label: string | null;
    /** Profit that one more hour went along with, before that hour's own cost; null for too few. */
    marginal: Figure;
    /** What an hour of it costs now; null when no rate is known. */
    hourlyCost: string | null;
    /** What speaks for it, as figures: days looked at, conversations that waited longer than the team's target, and so on. */
    evidence: {
      days: number;
      hours: number;
      conversations: number;
      waitedTooLong: number;
      unanswered: number;
    };
  }[];
}

/** Query of `GET /v1/insights/lift`. */
export interface LiftQuery extends InsightsPeriod {
  site?: string | undefined;
}

/** What proactive messages bring beyond what would have come anyway: visitors who saw one against those held out at random. */
export interface Lift {
  currency: string;
  data: {
    siteId: string;
    proactiveId: string;
    shown: LiftGroup;
    held: LiftGroup;
    /** Difference of the share that converted. */
    conversion: Figure;
    /** Difference of value per visitor. */
    value: Figure;
    /** What attribution alone would say this message earned. */
    attributed: string;
  }[];
}

/** Below this a lift is too few to say; the simulation in the server has shown where its intervals hold. */
export const LIFT_ENOUGH = {
  /** In each group, for anything. */
  visitors: 100,
  /** Visitors who converted in both groups together, for the difference of shares. */
  convertedTogether: 10,
  /** In each group, for the difference of values. */
  convertedEach: 30,
} as const;

export interface LiftGroup {
  visitors: number;
  /** Visitors with an outcome that brings something within the days of attribution. */
  converted: number;
  value: string;
}

/** What an hour of somebody costs from a day on. */
export interface HourlyRate {
  /** `rat_…` is a rating's; a rate's is `hrt_…` */
  id: string;
  /** Of a team, or of everybody who has no nearer one; agents' own are refused where only totals of teams are kept. */
  teamId: string | null;
  agentId: string | null;
  /** Exact decimal per hour. */
  amount: string;
  currency: string;
  /** The first day it holds, in the workspace's zone. */
  from: string;
}

/** What messages of an outside service cost from a day on, such as an e-mail or a judge of moderation. */
export interface ServiceRate {
  /** `srt_…` */
  id: string;
  /** The company's word for it: `e-mail`, `translation`. */
  name: string;
  /** Which messages it is paid for: of customers, of the company, or all. */
  per: 'customer_message' | 'company_message' | 'message' | 'conversation';
  amount: string;
  currency: string;
  from: string;
}

/** What one unit of a currency was worth in the reporting currency from a day on. */
export interface ExchangeRate {
  currency: string;
  from: string;
  /** Exact decimal with up to ten decimals: what one unit is worth. */
  rate: string;
}

/** `GET /v1/insights/rates`: all that were ever set, the latest day first. */
export interface RateList {
  hourly: HourlyRate[];
  services: ServiceRate[];
}

/** `POST /v1/insights/rates/hourly` (administrators, API keys with `admin`). */
export interface CreateHourlyRateInput {
  /** `hrt_…`; made by the server when absent. The same again is answered with what is stored. */
  id?: string | undefined;
  /** For one team; for everybody when this and `agentId` are absent. */
  teamId?: string | null | undefined;
  agentId?: string | null | undefined;
  amount: string;
  currency: string;
  from: string;
}

/** `POST /v1/insights/rates/services`. An amount of 0 ends a service. */
export interface CreateServiceRateInput {
  /** `srt_…` */
  id?: string | undefined;
  name: string;
  per: ServiceRate['per'];
  amount: string;
  currency: string;
  from: string;
}

/** `PUT /v1/insights/rates/hourly/{id}` and `…/services/{id}`: what it is for stays. */
export interface UpdateRateInput {
  amount: string;
  currency: string;
  from: string;
}

/** `PUT /v1/insights/rates/exchange`: sets these, and leaves others as they are. Either a list or the lines of a CSV file. */
export interface SetExchangeRatesInput {
  rates?: ExchangeRate[] | undefined;
  /** `currency,from,rate` in each line: `USD,2026-11-01,0.9213`. */
  csv?: string | undefined;
}

/** How many were set. */
export interface ExchangeRatesSet {
  set: number;
}

/** A page of figures for somebody without an account: `POST /v1/insights/links`. */
export interface InsightsLink {
  /** `ilk_…` */
  id: string;
  name: string;
  /** Told once, when it is made; null afterwards. Only its hash is kept. */
  url: string | null;
  /** What it shows; it can show nothing else. */
  filter: InsightsFilter;
  /** How many days, up to yesterday, it looks back on. */
  days: number;
  createdAt: string;
  expiresAt: string;
  revokedAt: string | null;
  lastUsedAt: string | null;
}

export interface CreateInsightsLinkInput {
  name: string;
  filter?: InsightsFilter | undefined;
  /** 1 to `LIMITS.insightsDays`; 28 by default. */
  days?: number | undefined;
  /** 1 to 366 days from now; 30 by default. */
  expiresInDays?: number | undefined;
}

/** `GET /v1/insights/links`: also those that are over, in the order of their ids. */
export type InsightsLinkPage = Page<InsightsLink>;

/** `GET` and `PUT /v1/me/digest`: the week's figures by e-mail, on Monday mornings. For owners, administrators and analysts. */
export interface Digest {
  /** False until somebody says so. */
  wanted: boolean;
  /** BCP 47 tag of the language of the mails; null for English. */
  locale: string | null;
}

/** Which outcomes bring something, and which take it away. */
export const OUTCOME_SIGN: Record<OutcomeKind, 1 | 0 | -1> = { won: 1, saved: 1, lost: 0, refunded: -1 };
