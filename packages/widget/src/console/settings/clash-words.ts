/** A field that two have changed, in words: where it stands, and what it holds. */
import type { RoutingRule, Settings } from '@parley/protocol';
import { formatLocale, msg } from '../../internal/localize.js';
import { choiceWords, fieldOf, fieldWords } from './field-words.js';
import { ruleWords, teamName } from './rule-words.js';

/** Whose field it is, and what it is called on its page. */
export function placeWords(path: readonly string[], settings: Settings): string {
  const [list, id] = path;
  const label = fieldWords(fieldOf(path));
  if (list === 'routing') return [...routingWords(path[2], settings), ...(label ? [label] : [])].join(' › ');
  const name = id === undefined ? undefined : nameOfId(settings, id);
  return [name, label].filter((words) => words !== undefined).join(' › ') || path.join(' › ');
}

function routingWords(id: string | undefined, { routing }: Settings): string[] {
  const place = routing.rules.findIndex((rule) => rule.id === id);
  const title = msg('Routing', { id: 'settings-routing' });
  return place === -1 ? [title] : [title, new Intl.NumberFormat(formatLocale()).format(place + 1)];
}

function nameOfId({ sites, teams }: Settings, id: string): string | undefined {
  return sites.find((site) => site.id === id)?.name ?? teams.find((team) => team.id === id)?.name;
}

/** What stands at a path, one thing a line. */
export function valueWords(path: readonly string[], value: unknown, settings: Settings): string {
  if (value === undefined || value === null || value === '') return '–';
  if (Array.isArray(value)) {
    if (value.length === 0) return '–';
    return value
      .map((item, index) => `${isThing(item) ? `${index + 1}. ` : ''}${valueWords(path, item, settings)}`)
      .join('\n');
  }
  if (isRule(value)) return ruleWords(value, settings.teams);
  if (isThing(value)) return thingWords(path, value, settings);
  const words = choiceWords(fieldOf(path), value);
  return words ?? (typeof value === 'string' ? teamName(settings.teams, value) : String(value));
}

/** Its name, else each of its fields; a thing in it whose fields are many stands for them. */
function thingWords(path: readonly string[], value: Record<string, unknown>, settings: Settings): string {
  if (typeof value.name === 'string') return value.name;
  return Object.entries(value)
    .map(([key, inner]) => {
      const at = [...path, key];
      const label = fieldWords(fieldOf(at));
      if (label === undefined && isThing(inner)) return valueWords(at, inner, settings);
      const words = valueWords(at, inner, settings).replaceAll('\n', ', ');
      return label === undefined ? words : `${label}: ${words}`;
    })
    .join('\n');
}

function isThing(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isRule(value: unknown): value is RoutingRule {
  return isThing(value) && Array.isArray(value.keywords) && typeof value.team === 'string';
}
