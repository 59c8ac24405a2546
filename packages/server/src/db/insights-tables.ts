/**
 * The tables of what conversations cost and bring. The rates are the company's word; the rest is made from other tables, and
 * can be made again. A slot is a quarter of an hour, counted from 1970: all time zones begin their days with one.
 */
import type { ConversationKind, EncounterGroup, ServiceRate } from '@parley/protocol';

/** What figures can be split by. */
export interface PlaceColumns {
  site_id: string | null;
  kind: ConversationKind | null;
  team_id: string | null;
  page: string | null;
  campaign: string | null;
}

/** One conversation's measures. */
export interface InsightsConversationTable extends PlaceColumns {
  /** Which making it belongs to: while a new one is made, the one before is read. */
  generation: number;
  /** When it began. */
  slot: number;
  id: string;
  contact_id: string | null;
  /** Milliseconds; PostgreSQL's driver gives them as text. */
  first_response: number | null;
  resolution: number | null;
  score: number | null;
  /** What it came to in all, whenever: ten-thousandths of the reporting currency, and milliseconds. */
  cost: number;
  /** What of the cost is that of outside services. */
  service: number;
  value: number;
  ms: number;
  messages: number;
  deflected: number;
  /** The first and the last quarter of an hour in which it has something; that in which it began is one of them. */
  first_slot: number;
  last_slot: number;
  /** How many of its entries belong to another team than it does now. */
  strays: number;
}

/** What was spent and earned in a quarter of an hour: of one conversation and team, or an outcome's part in a conversation. */
export interface InsightsEntryTable extends PlaceColumns {
  generation: number;
  slot: number;
  id: string;
  /** Null for time that belongs to none. */
  conversation_id: string | null;
  outcome_id: string | null;
  /** Messages of customers, and of the company. */
  asked: number;
  answered: number;
  /** Public questions that were answered, and whose authors opened no chat within a week. */
  deflected: number;
  ms: number;
  /** Ten-thousandths of the reporting currency. */
  labour: number;
  service: number;
  gains: number;
  refunds: number;
  lost: number;
  /** A currency in which something of it is that no rate is known for, and so left out. */
  missing: string | null;
}

/** What one outcome came to of one visitor whom a message met. */
export interface InsightsLiftTable {
  generation: number;
  /** When the message was met. */
  slot: number;
  id: string;
  encounter_id: string;
  outcome_id: string;
  /** That which the outcome was said of. */
  conversation_id: string;
  site_id: string;
  proactive_id: string;
  /** The share held out, per mille. */
  holdout: number;
  group_name: EncounterGroup;
  /** Ten-thousandths of the reporting currency, below zero for what was given back. */
  units: number;
  /** 1 for what brings something. */
  converts: number;
}

/** One row: which making of the figures is read, and how far the next one is. */
export interface InsightsStateTable {
  id: number;
  /** 0 while there is none. */
  generation: number;
  /** The settings it was made with, JSON. */
  basis: string;
  /** Grows with every change of a rate. */
  prices: number;
  /** What is to be reckoned anew: from this slot on; 0 for all. Null for nothing. */
  wanted: number | null;
  /** The making at work; the one that is read when a change of rates is worked into it. Null when there is none. */
  making: number | null;
  making_basis: string | null;
  from_slot: number | null;
  stage: 'conversations' | 'outcomes' | 'time' | null;
  /** The last one done of the stage. */
  after_key: string;
  done: number;
  total: number;
  /** Up to when the figures know what happened while a new making is at work. */
  frozen_at: string | null;
}

export interface HourlyRateTable {
  id: string;
  team_id: string | null;
  agent_id: string | null;
  units: number;
  currency: string;
  from_day: string;
}

export interface ServiceRateTable {
  id: string;
  name: string;
  per: ServiceRate['per'];
  units: number;
  currency: string;
  from_day: string;
}

export interface ExchangeRateTable {
  currency: string;
  from_day: string;
  /** Exact decimal. */
  rate: string;
}

export interface InsightsTables {
  insights_conversation: InsightsConversationTable;
  insights_entry: InsightsEntryTable;
  insights_lift: InsightsLiftTable;
  insights_state: InsightsStateTable;
  hourly_rate: HourlyRateTable;
  service_rate: ServiceRateTable;
  exchange_rate: ExchangeRateTable;
}
