/** The workspace's settings document: what may stand in it. Hand-editable, so every refusal names the field. */
import { idPattern } from '@parley/protocol';
import { z } from 'zod';
import { origin, siteKey } from '../schemas/common.js';
import { discussionSettings } from './discussion-settings.js';
import { insightsSettings } from './insights-settings.js';
import { officeHours } from './office-hours.js';
import {
  assignmentSettings,
  privacySettings,
  routingFaults,
  routingSettings,
  slaSettings,
} from './routing-settings.js';

/** What pages may attach at first: pictures, documents people send each other, plain text. */
const ATTACHMENT_TYPES = [
  'image/*',
  'application/pdf',
  'text/plain',
  'video/mp4',
  'audio/*',
  'application/zip',
];
const MEDIA_TYPE = /^[a-z]+\/(\*|[a-z0-9.+-]+)$/;

const team = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]{1,40}$/),
  name: z.string().trim().min(1).max(80),
  /** Its own hours; those of the workspace when absent, always when null. */
  hours: officeHours.nullable().optional(),
  /** How its conversations are given to its agents; by hand when absent. */
  assignment: assignmentSettings.optional(),
  /** How soon it wants to answer; no targets when absent. */
  sla: slaSettings.optional(),
});

/** How the private chat behaves on a site; all of it can be left out. */
const chatSettings = z.strictObject({
  preChat: z
    .strictObject({
      fields: z
        .array(z.enum(['name', 'email', 'team']))
        .max(3)
        .default([]),
      required: z.boolean().default(false),
    })
    .prefault({}),
  identifiedOnly: z.boolean().default(false),
  attachments: z
    .strictObject({
      maxBytes: z
        .int()
        .min(1)
        .max(100 * 2 ** 20)
        .default(10 * 2 ** 20),
      perMessage: z.int().min(1).max(20).default(10),
      types: z.array(z.string().regex(MEDIA_TYPE)).min(1).max(50).default(ATTACHMENT_TYPES),
    })
    .nullable()
    .prefault({}),
  rating: z.boolean().default(true),
  proactive: z
    .array(
      z.strictObject({
        id: z.string().regex(/^[a-z0-9-]{1,40}$/),
        text: z.string().trim().min(1).max(500),
        paths: z.array(z.string().min(1).max(200)).max(50).default([]),
        afterSeconds: z.int().min(0).max(3600).default(10),
        fromVisit: z.int().min(1).max(1000).default(1),
        locales: z.array(z.string().min(2).max(35)).max(20).default([]),
        holdout: z.number().min(0).max(0.5).multipleOf(0.001).default(0),
      }),
    )
    .max(50)
    .default([]),
});

/** How the chat looks, where the page's own tag and style do not say otherwise. */
const themeSettings = z.strictObject({
  accent: z
    .string()
    .regex(/^#[0-9a-f]{6}$/, 'Expected a colour such as #4f46e5.')
    .nullable()
    .default(null),
  mode: z.enum(['auto', 'light', 'dark']).default('auto'),
  position: z.enum(['end', 'start']).default('end'),
  offset: z
    .strictObject({
      inline: z.int().min(0).max(200).default(20),
      block: z.int().min(0).max(200).default(20),
    })
    .prefault({}),
});

export const DEFAULT_THEME = themeSettings.parse({});

/** The private chat as it is where nobody has said otherwise. */
export const DEFAULT_CHAT = chatSettings.parse({});

export const siteSettings = z.strictObject({
  id: z.string().regex(idPattern('site'), 'Expected an id such as site_01k…'),
  key: siteKey,
  name: z.string().trim().min(1).max(120),
  /** Where the site's pages live. Sockets and API calls from anywhere else are refused. */
  origins: z.array(origin).min(1).max(50),
  locale: z.string().min(2).max(35).default('en'),
  texts: z.strictObject({
    title: z.string().trim().min(1).max(80),
    greeting: z.string().trim().min(1).max(500),
  }),
  chat: chatSettings.prefault({}),
  discussion: discussionSettings.prefault({}),
  theme: themeSettings.prefault({}),
  /** Its pages are answered no more; what was said there stays. */
  archived: z.boolean().default(false),
});

export const settingsSchema = z
  .strictObject({
    /** Counts the writes, so that two writers cannot overwrite each other unseen. */
    revision: z.int().min(0),
    sites: z.array(siteSettings).max(200),
    /** When somebody answers; null for always. */
    hours: officeHours.nullable().default(null),
    teams: z.array(team).max(100),
    /** Which team a conversation is for. */
    routing: routingSettings.prefault({}),
    privacy: privacySettings.prefault({}),
    insights: insightsSettings.prefault({}),
  })
  .superRefine((settings, context) => {
    const seen = new Set<string>();
    for (const [index, site] of settings.sites.entries()) {
      for (const [field, value] of [
        ['key', site.key],
        ['id', site.id],
      ] as const) {
        if (seen.has(value)) {
          context.addIssue({
            code: 'custom',
            path: ['sites', index, field],
            message: `Two sites have "${value}".`,
          });
        }
        seen.add(value);
      }
    }
    for (const [index, { discussion }] of settings.sites.entries()) {
      const { privateTeam } = discussion;
      if (privateTeam === null || settings.teams.some(({ id }) => id === privateTeam)) continue;
      const path = ['sites', index, 'discussion', 'privateTeam'];
      context.addIssue({ code: 'custom', path, message: `There is no team "${privateTeam}".` });
    }
    for (const fault of routingFaults(settings)) context.addIssue({ code: 'custom', ...fault });
  });

export type Settings = z.infer<typeof settingsSchema>;
export type SiteSettings = z.infer<typeof siteSettings>;
export type TeamSettings = Settings['teams'][number];

/** The document cannot be used; says where it is and why. */
export class SettingsError extends Error {
  constructor(where: string, reason: string) {
    super(`${where} cannot be used as settings: ${reason}\nMend it, or move it away; it was left as it is.`);
    this.name = 'SettingsError';
  }
}

/** @throws SettingsError that lists every mistake */
export function parseSettings(data: unknown, where: string): Settings {
  const result = settingsSchema.safeParse(data);
  if (!result.success) throw new SettingsError(where, `\n${z.prettifyError(result.error)}`);
  return result.data;
}

/** A new workspace: the four functions of a company, no site yet. */
export const DEFAULT_SETTINGS: Settings = {
  revision: 0,
  sites: [],
  hours: null,
  teams: [
    { id: 'marketing', name: 'Marketing' },
    { id: 'sales', name: 'Sales' },
    { id: 'customer-service', name: 'Customer service' },
    { id: 'customer-support', name: 'Customer support' },
  ],
  routing: { rules: [] },
  privacy: { time: 'own' },
  insights: insightsSettings.parse({}),
};
