/** A field that two have changed, in words: where it stands, and what it holds. */
import type { RoutingRule, Settings } from '@parley/protocol';
import { msg } from '../../internal/localize.js';
import { ruleWords, teamName } from './rule-words.js';

/** The path, with names in the place of ids. */
export function placeWords(path: readonly string[], settings: Settings): string {
  const [list, ...rest] = path;
  if (list === 'routing') {
    const [, id, ...fields] = rest;
    const place = settings.routing.rules.findIndex((rule) => rule.id === id);
    const which = place === -1 ? [] : [String(place + 1)];
    return [msg('Routing', { id: 'settings-routing' }), ...which, ...fields].join(' › ');
  }
  const named = rest.map((step) => nameOfId(settings, step) ?? step);
  return (named.length > 0 ? named : path).join(' › ');
}

function nameOfId({ sites, teams }: Settings, id: string): string | undefined {
  return sites.find((site) => site.id === id)?.name ?? teams.find((team) => team.id === id)?.name;
}

/** What stands there, one thing a line. */
export function valueWords(value: unknown, settings: Settings): string {
  if (value === undefined || value === null || value === '') return '–';
  if (Array.isArray(value)) {
    if (value.length === 0) return '–';
    return value
      .map((item, index) => `${isThing(item) ? `${index + 1}. ` : ''}${valueWords(item, settings)}`)
      .join('\n');
  }
  if (isRule(value)) return ruleWords(value, settings.teams);
  if (isThing(value)) {
    const { name } = value;
    if (typeof name === 'string') return name;
    return Object.entries(value)
      .map(([key, inner]) => `${key}: ${valueWords(inner, settings)}`)
      .join('\n');
  }
  return typeof value === 'string' ? teamName(settings.teams, value) : String(value);
}

function isThing(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRule(value: unknown): value is RoutingRule {
  return isThing(value) && Array.isArray(value.keywords) && typeof value.team === 'string';
}
