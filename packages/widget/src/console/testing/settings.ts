/** What the tests of the settings share: a document as the server would give it, and a page whose edits are taken. */
import {
  type Colleague,
  changesInTheWay,
  type RoutingRule,
  type Settings,
  type SettingsChange,
  type SiteSettings,
  withChanges,
} from '@parley/protocol';
import type { TemplateResult } from 'lit';
import type { Api } from '../../client/api.js';
import { ApiError } from '../../client/api-error.js';
import type { PagedState } from '../../client/paged-list.js';
import { draw, inside, type PageOptions, settled } from '../../testing/setup.js';
import type { ParleySettingsEditEvent } from '../events/settings-edit.js';
import { AGENT, SITE } from './conversations.js';

const { agents: _agents, teams: _teams, ...siteBasics } = SITE;

export const SITE_SETTINGS: SiteSettings = {
  ...siteBasics,
  origins: ['https://www.acme.example'],
  discussion: {
    moderation: 'after',
    rules: [{ kind: 'links', enabled: true, action: 'hold', max: 2 }],
    votes: 'up_down',
    reactions: ['like'],
    hook: null,
    identifiedOnly: false,
  },
  archived: false,
};

export function makeRule(id: string, changes: Partial<RoutingRule> = {}): RoutingRule {
  return { id, paths: [], chosen: [], keywords: [], sites: [], team: 'sales', ...changes };
}

export const SETTINGS: Settings = {
  revision: 1,
  sites: [SITE_SETTINGS],
  hours: null,
  teams: [
    { id: 'sales', name: 'Sales' },
    { id: 'support', name: 'Support' },
  ],
  routing: { rules: [] },
  privacy: { time: 'own' },
  insights: { currency: 'EUR', attribution: { model: 'last_touch', days: 30 } },
};

export const withRules = (...rules: RoutingRule[]): Settings => ({ ...SETTINGS, routing: { rules } });

export const LENA: Colleague = {
  ...{ id: AGENT.id, name: AGENT.name, role: AGENT.role },
  ...{ teams: ['sales'], availability: 'online' },
};

/** A list that is there as a whole. */
export function ready<T>(...items: T[]): PagedState<T> {
  return { phase: 'ready', items, more: false, loadingMore: false, error: null };
}

/** Writes into a field, or chooses, as people do. */
export function write(element: Element, selector: string, text: string): void {
  const control = inside<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(element, selector);
  control.value = text;
  control.dispatchEvent(new Event('input', { bubbles: true }));
  control.dispatchEvent(new Event('change', { bubbles: true }));
}

/** Presses a button that wants to be sure. */
export async function pressTwice(button: Element): Promise<void> {
  for (let times = 0; times < 2; times += 1) {
    inside<HTMLElement>(button, 'parley-button').click();
    await settled(button);
  }
}

type PageElement = HTMLElement & { settings: Settings; updateComplete: Promise<unknown> };

/** Draws a page of the document and takes its edits, as the place around it does. */
export async function drawPage<T extends PageElement>(
  template: TemplateResult,
  options: PageOptions = {},
): Promise<T> {
  const page = await draw<T>(template, options);
  page.addEventListener('parley-settings-edit', ({ path, value }: ParleySettingsEditEvent) => {
    page.settings = withChanges(page.settings, [{ path, ...(value !== undefined && { value }) }]);
  });
  return page;
}

/** The server's part, as far as the place of the settings can tell: all changes of a request or none. */
export class SettingsServer {
  settings: Settings;
  agents: Colleague[] = [LENA];
  /** Refuses the next change. */
  refusal: ApiError | null = null;
  readonly asked: { path: string; method: string; body: unknown }[] = [];

  constructor(settings: Settings = SETTINGS) {
    this.settings = settings;
  }

  readonly api = { request: this.#answer.bind(this) } as unknown as Api;

  /** Somebody else changes a field. */
  change(path: string[], value: unknown): void {
    this.settings = withChanges(this.settings, [{ path, value }]);
  }

  async #answer(path: string, { method = 'GET', body }: { method?: string; body?: unknown } = {}) {
    this.asked.push({ path, method, body });
    if (path === '/v1/settings') return method === 'GET' ? this.settings : this.#patch(body);
    if (path === '/v1/agents') return { data: this.agents, next: null };
    return { data: [], next: null };
  }

  #patch(body: unknown): Settings {
    const { refusal } = this;
    this.refusal = null;
    if (refusal) throw refusal;
    const { changes } = body as { changes: SettingsChange[] };
    if (changesInTheWay(this.settings, changes).length > 0) throw new ApiError('conflict', 'Too late.');
    this.settings = { ...withChanges(this.settings, changes), revision: this.settings.revision + 1 };
    return this.settings;
  }
}
