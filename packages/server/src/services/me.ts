/** Who is asking, told to themselves. */
import type { Me, Site } from '@parley/protocol';
import type { Context } from '../context.js';
import { AppError } from '../errors.js';
import { findAgents } from '../store/agents.js';
import { findContact } from '../store/contacts.js';
import { authorize } from './policy.js';
import { toSite } from './sites.js';

export async function getMe(ctx: Context): Promise<Me> {
  const { actor } = ctx;
  authorize(actor, 'me.read');
  switch (actor.type) {
    case 'contact': {
      const contact = await findContact(ctx.db, actor.id);
      const site = ctx.settings.siteById(actor.siteId);
      if (contact === undefined || site === undefined) break;
      return { type: 'contact', contact, site: await toSite(ctx, site) };
    }
    case 'agent': {
      const [agent] = await findAgents(ctx.db, [actor.id]);
      if (agent === undefined) break;
      return { type: 'agent', agent, sites: await sitesOf(ctx, null) };
    }
    case 'key':
      return {
        type: 'key',
        key: { id: actor.id, name: actor.name, siteId: actor.siteId },
        sites: await sitesOf(ctx, actor.siteId),
      };
    case 'system':
    case 'nobody':
      break;
  }
  throw new AppError('unauthenticated', 'Whoever that credential was for is no longer here.');
}

/** The one site with this id, or all of them. */
async function sitesOf(ctx: Context, siteId: string | null): Promise<Site[]> {
  const sites = ctx.settings.current.sites.filter((site) => siteId === null || site.id === siteId);
  return Promise.all(sites.map((site) => toSite(ctx, site)));
}
