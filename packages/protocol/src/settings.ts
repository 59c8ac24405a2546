/** The workspace's settings as those who run it see and change them. Without secrets. */
import type { SiteChat, SiteTexts, SiteTheme } from './models.js';

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
