/**
 * The console's places beside the inbox: settings, moderation and what else there may be. Each is one entry here and
 * a folder of its own, whose code is loaded when somebody first goes there. This file must never import a place.
 */
import type { Agent, Site } from '@parley/protocol';
import { html, type TemplateResult } from 'lit';
import type { Api } from '../client/api.js';
import { boltIcon, chartIcon, clockIcon, settingsIcon, shieldIcon } from '../internal/icons.js';
import { msg } from '../internal/localize.js';

/** What a place is given. */
export interface SectionRoom {
  api: Api;
  agent: Agent;
  sites: readonly Site[];
  /** Origin of the server. */
  server: string;
  /** What follows the place's id in the address: `teams/tm_1` of `#/settings/teams/tm_1`, or ''. */
  path: string;
}

export interface Section {
  /** The first part of its address, `#/settings`: small letters and hyphens, and not `c`. */
  id: string;
  /** Its name in the language of the moment. */
  label: () => string;
  icon: TemplateResult;
  /** Whether it is a place for this agent. The server decides what may be done there. */
  open: (agent: Agent) => boolean;
  /** Loads its code: `() => import('./settings/settings.js')`. */
  load: () => Promise<unknown>;
  /** Draws it, once its code is there. It fills its place and scrolls by itself. */
  render: (room: SectionRoom) => TemplateResult;
}

/** In the order in which they are offered. */
export const SECTIONS: readonly Section[] = [
  {
    id: 'moderation',
    label: () => msg('Moderation', { id: 'place-moderation' }),
    icon: shieldIcon,
    // Whoever speaks in discussions; the place itself shows queues to moderators alone.
    open: ({ role }) => role !== 'analyst',
    load: () => import('./moderation/moderation.js').then(({ loadTexts }) => loadTexts()),
    render: ({ api, agent, sites, path }) =>
      html`<parley-moderation .api=${api} .agent=${agent} .sites=${sites} .path=${path}></parley-moderation>`,
  },
  {
    id: 'insights',
    label: () => msg('Insights', { id: 'place-insights' }),
    icon: chartIcon,
    open: ({ role }) => role === 'owner' || role === 'admin' || role === 'analyst',
    load: () => import('./insights/insights-place.js').then(({ loadTexts }) => loadTexts()),
    render: ({ api, agent, sites, path }) =>
      html`<parley-insights-place .api=${api} .agent=${agent} .sites=${sites} .path=${path}></parley-insights-place>`,
  },
  {
    id: 'canned-replies',
    label: () => msg('Canned replies', { id: 'replies-title' }),
    icon: boltIcon,
    open: ({ role }) => role === 'owner' || role === 'admin' || role === 'agent',
    load: () => import('./canned-replies/canned-replies.js'),
    render: ({ api, agent, sites }) =>
      html`<parley-canned-replies .api=${api} .agent=${agent} .sites=${sites}></parley-canned-replies>`,
  },
  {
    id: 'my-time',
    label: () => msg('My time', { id: 'my-time-title' }),
    icon: clockIcon,
    open: () => true,
    load: () => import('./my-time/my-time.js'),
    render: ({ api }) => html`<parley-my-time .api=${api}></parley-my-time>`,
  },
  {
    id: 'settings',
    label: () => msg('Settings', { id: 'place-settings' }),
    icon: settingsIcon,
    // Everybody has a password; the rest the place itself shows to administrators alone.
    open: () => true,
    load: () => import('./settings/settings.js').then(({ loadTexts }) => loadTexts()),
    render: ({ api, agent, sites, server, path }) =>
      html`<parley-settings
        .api=${api}
        .agent=${agent}
        .sites=${sites}
        .server=${server}
        .path=${path}
      ></parley-settings>`,
  },
];

/** The address of a place. */
export function sectionHref(id: string, path = ''): string {
  return path ? `#/${id}/${path}` : `#/${id}`;
}
