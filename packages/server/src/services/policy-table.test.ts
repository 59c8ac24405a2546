/** Every action of the policy against every kind of actor: an action without a row in `who-may.ts` does not compile. */
import type { KeyScope } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import type { ContextActor } from '../context.js';
import { ACTORS, agent, key, MAY, SCOPE, SUBJECT, type Who } from '../testing/who-may.js';
import { ACTIONS, can } from './policy.js';

describe('the table of the policy', () => {
  it.each(ACTIONS)('lets do %s whom it should, and nobody else', (action) => {
    const may = (Object.keys(ACTORS) as Who[]).filter((who) => can(ACTORS[who], action, SUBJECT));

    expect(may.sort()).toEqual([...MAY[action]].sort());
  });

  it.each(ACTIONS)('asks for %s one scope of a key, and is content with no other', (action) => {
    const scopes: KeyScope[] = ['read', 'write', 'admin', 'public'];
    const wanted = SCOPE[action];

    const good = scopes.filter((scope) => can(key(null, scope), action, SUBJECT));

    expect(good).toEqual(wanted === 'any' ? scopes : scopes.filter((scope) => scope === wanted));
  });

  it.each(ACTIONS)('lets no agent who is bound to one site do %s on another', (action) => {
    const owner = { ...agent('owner'), siteIds: ['site_2'] } as ContextActor;

    expect(can(owner, action, SUBJECT)).toBe(false);
  });
});
