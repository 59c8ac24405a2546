/** A routing rule in words: what must hold, and where it leads. */
import type { RoutingRule, TeamSettings } from '@parley/protocol';
import { formatLocale, msg, str } from '../../internal/localize.js';

/** The team's name; its id where there is none. */
export function teamName(teams: readonly TeamSettings[], id: string): string {
  return teams.find((team) => team.id === id)?.name ?? id;
}

/** Its conditions, each in a few words; none where it always holds. */
export function conditionWords(rule: RoutingRule, teams: readonly TeamSettings[]): string[] {
  const format = new Intl.ListFormat(formatLocale(), { type: 'disjunction' });
  const any = (words: string[]) => format.format(words);
  const chosen = any(rule.chosen.map((id) => teamName(teams, id)));
  return [
    ...(rule.sites.length > 0 ? [any(rule.sites)] : []),
    ...(rule.paths.length > 0 ? [any(rule.paths)] : []),
    ...(rule.chosen.length > 0 ? [msg(str`chose ${chosen}`, { id: 'settings-rule-chose' })] : []),
    ...(rule.keywords.length > 0 ? [any(rule.keywords.map((word) => `“${word}”`))] : []),
  ];
}

/** In one line, for where there is no room for more. */
export function ruleWords(rule: RoutingRule, teams: readonly TeamSettings[]): string {
  const conditions = conditionWords(rule, teams);
  const all = conditions.length > 0 ? conditions.join(', ') : anyWords();
  return msg(str`${all}: ${teamName(teams, rule.team)}`, { id: 'settings-rule-line' });
}

export function anyWords(): string {
  return msg('Any conversation', { id: 'settings-rule-any' });
}
