/** The table of who met the conditions of a message that speaks first. */
import type { EncounterGroup } from '@parley/protocol';

/** A visitor and a message with a hold-out. Holds nothing else of a person: no page, no address. */
export interface EncounterTable {
  /** Site, message and visitor, so that each is counted once. */
  id: string;
  site_id: string;
  proactive_id: string;
  /** The id of the browser: that of its contact, if it ever has one, or an alias of it. */
  visitor_id: string;
  group_name: EncounterGroup;
  /** The share held out when it was, per mille. */
  holdout: number;
  at: string;
}

/** How many visitors a message met on a day of UTC, by share and group. */
export interface EncounterDayTable {
  /** Begins with the day. */
  id: string;
  site_id: string;
  proactive_id: string;
  holdout: number;
  group_name: EncounterGroup;
  visitors: number;
}

export interface ProactiveTables {
  encounter: EncounterTable;
  encounter_day: EncounterDayTable;
}
