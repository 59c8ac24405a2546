/** Sites: what anyone may know of them, and how the first one comes to be. */
import { newId, type Site } from '@parley/protocol';
import type { Context } from '../context.js';
import { notFound } from '../errors.js';
import { DEFAULT_DISCUSSION } from '../settings/discussion-settings.js';
import { DEFAULT_CHAT, DEFAULT_THEME, type SiteSettings } from '../settings/settings-schema.js';
import { listFirstAgents } from '../store/agents.js';
import { assertSiteOrigin, type Credentials } from './authentication.js';
import { updateSettings } from './settings.js';

/** Faces in the chat's header. */
const AGENTS_SHOWN = 4;

export function requireSite(ctx: Pick<Context, 'settings'>, key: string): SiteSettings {
  const site = ctx.settings.siteByKey(key);
  if (site === undefined) throw notFound('site');
  return site;
}

/** One whose pages are answered. */
export function requireOpenSite(ctx: Pick<Context, 'settings'>, key: string): SiteSettings {
  const site = requireSite(ctx, key);
  if (site.archived) throw notFound('site');
  return site;
}

/** A site as its own pages may see it. */
export async function getSite(
  ctx: Context,
  args: { key: string; from: Pick<Credentials, 'origin' | 'ownOrigin'> },
): Promise<Site> {
  const site = requireOpenSite(ctx, args.key);
  assertSiteOrigin(site, args.from);
  return toSite(ctx, site);
}

export async function toSite(ctx: Context, site: SiteSettings): Promise<Site> {
  const agents = await listFirstAgents(ctx.db, AGENTS_SHOWN);
  return {
    id: site.id,
    key: site.key,
    name: site.name,
    locale: site.locale,
    texts: site.texts,
    agents: agents.map(({ id, name }) => ({ id, name })),
    teams: ctx.settings.current.teams.map(({ id, name }) => ({ id, name })),
    chat: site.chat,
    theme: site.theme,
  };
}

export interface CreateSiteInput {
  key: string;
  name: string;
  origins: string[];
  locale: string;
  texts: SiteSettings['texts'];
}

/** Adds a site to the settings. @throws AppError `invalid_input` when the key is another site's */
export async function createSite(ctx: Context, input: CreateSiteInput): Promise<SiteSettings> {
  const id = newId('site', ctx.now().getTime());
  const site: SiteSettings = {
    ...{ id, ...input, archived: false },
    ...{ chat: DEFAULT_CHAT, discussion: DEFAULT_DISCUSSION, theme: DEFAULT_THEME },
  };
  await updateSettings(ctx, { changes: [{ path: ['sites', id], value: site }] });
  return site;
}
