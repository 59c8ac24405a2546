/**
 * The rules over one draft, in the site's order. All of them are asked, not only the first that objects: a moderator
 * decides better when the whole is known, and what a rule would have done can be told for any message of the past.
 */
import type { ModerationRule } from '../../settings/moderation-settings.js';
import type { Draft, Found, RuleKind, RuleOf } from './check.js';
import { flood, newcomer, repetition, reputation } from './checks/habits.js';
import { learned } from './checks/learned.js';
import { domains, links } from './checks/links.js';
import { robot } from './checks/robot.js';
import { bannedWords, commonWords } from './checks/words.js';

export interface Objection {
  /** Which rule. */
  rule: RuleKind;
  action: 'hold' | 'reject';
  /** What it found, as a moderator is shown it; at most ten. */
  found: string[];
}

export interface Decision {
  /** The strictest of the objections; `publish` without any. */
  decision: 'publish' | 'hold' | 'reject';
  /** In the order of the rules. */
  objections: Objection[];
}

const CHECKS: { [K in RuleKind]: (draft: Draft, rule: RuleOf<K>) => Found } = {
  robot,
  banned_words: bannedWords,
  suspect_words: bannedWords,
  common_words: commonWords,
  domains,
  links,
  repetition,
  flood,
  newcomer,
  reputation,
  learned,
};

const MAX_FOUND = 10;

export function moderate(draft: Draft, rules: readonly ModerationRule[]): Decision {
  const objections: Objection[] = [];
  for (const rule of rules) {
    if (!rule.enabled) continue;
    const found = ask(draft, rule);
    if (!found) continue;
    objections.push({ rule: rule.kind, action: rule.action, found: found.slice(0, MAX_FOUND) });
  }
  const strict = objections.some(({ action }) => action === 'reject');
  return { decision: strict ? 'reject' : objections.length > 0 ? 'hold' : 'publish', objections };
}

function ask<K extends RuleKind>(draft: Draft, rule: RuleOf<K>): Found {
  const check = CHECKS[rule.kind as K];
  return check(draft, rule);
}
