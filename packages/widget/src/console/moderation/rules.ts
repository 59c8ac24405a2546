/** The rules of moderation as a form knows them: which there are, what each can be told, and what stands there at first. Pure. */
import type { ModerationRule } from '@parley/protocol';
import { msg } from '../../internal/localize.js';

export interface RuleField {
  name: string;
  /** `lines`: one thing a line. `percent`: kept as a share. `lists`: a list for all languages and one for each. */
  type: 'number' | 'lines' | 'percent' | 'lists';
  label: () => string;
}

interface RuleKind {
  kind: string;
  /** What the server would fill in. */
  fresh: Record<string, unknown>;
  fields: readonly RuleField[];
}

const lines = (name: string, label: () => string): RuleField => ({ name, type: 'lines', label });
const number = (name: string, label: () => string): RuleField => ({ name, type: 'number', label });
const percent = (name: string, label: () => string): RuleField => ({ name, type: 'percent', label });

function lists(): RuleField {
  return { name: 'words', type: 'lists', label: () => msg('Words, one a line', { id: 'mod-field-words' }) };
}

const KINDS: readonly RuleKind[] = [
  {
    kind: 'robot',
    fresh: { minMs: 1000 },
    fields: [number('minMs', () => msg('Fastest writing, in milliseconds', { id: 'mod-field-fast' }))],
  },
  {
    kind: 'banned_words',
    fresh: { words: [], byLanguage: {} },
    fields: [lists()],
  },
  {
    kind: 'suspect_words',
    fresh: { words: [], byLanguage: {} },
    fields: [lists()],
  },
  {
    kind: 'common_words',
    fresh: { except: [] },
    fields: [lines('except', () => msg('Words that are fine here, one a line', { id: 'mod-field-except' }))],
  },
  {
    kind: 'domains',
    fresh: { blocked: [] },
    fields: [lines('blocked', () => msg('Addresses, one a line: spam.example', { id: 'mod-field-blocked' }))],
  },
  {
    kind: 'links',
    fresh: { max: 2 },
    fields: [number('max', () => msg('Most links', { id: 'mod-field-links' }))],
  },
  {
    kind: 'repetition',
    fresh: { within: 5 },
    fields: [
      number('within', () => msg('Compared with so many of their last messages', { id: 'mod-field-within' })),
    ],
  },
  {
    kind: 'flood',
    fresh: { perMinute: 5 },
    fields: [number('perMinute', () => msg('Most messages within a minute', { id: 'mod-field-minute' }))],
  },
  {
    kind: 'newcomer',
    fresh: { published: 1 },
    fields: [number('published', () => msg('So many first messages wait', { id: 'mod-field-first' }))],
  },
  {
    kind: 'reputation',
    fresh: { rejectedShare: 0.5, atLeast: 3 },
    fields: [
      percent('rejectedShare', () => msg('Share that was refused, in percent', { id: 'mod-field-share' })),
      number('atLeast', () => msg('From so many decided messages on', { id: 'mod-field-least' })),
    ],
  },
  {
    kind: 'learned',
    fresh: { probability: 0.56 },
    fields: [percent('probability', () => msg('How sure it must be, in percent', { id: 'mod-field-sure' }))],
  },
];

export function fieldsOf(kind: string): readonly RuleField[] {
  return KINDS.find((one) => one.kind === kind)?.fields ?? [];
}

/** A rule as it stands in the form: those that the site has in their order, then those that it has not. */
export interface ShownRule {
  key: string;
  rule: ModerationRule;
  /** Its place among the site's rules, in the order in which they are asked; null for one that it has not. */
  index: number | null;
}

export function shownRules(rules: readonly ModerationRule[]): ShownRule[] {
  const known = rules.map((rule, index) => {
    const nth = rules.slice(0, index).filter(({ kind }) => kind === rule.kind).length;
    return { key: `${rule.kind}-${nth}`, rule, index };
  });
  const absent = KINDS.flatMap(({ kind, fresh }): ShownRule[] => {
    if (rules.some((rule) => rule.kind === kind)) return [];
    return [{ key: `${kind}-0`, rule: { kind, enabled: false, action: 'hold', ...fresh }, index: null }];
  });
  return [...known, ...absent];
}

/** The site's rules once one of them stands elsewhere. */
export function withMoved(rules: readonly ModerationRule[], from: number, to: number): ModerationRule[] {
  const rule = rules[from];
  return rule ? rules.toSpliced(from, 1).toSpliced(to, 0, rule) : [...rules];
}

/** The words of a rule in one language; of all with ''. */
export function wordsIn(rule: ModerationRule, language: string): string[] {
  const lists = (rule.byLanguage ?? {}) as Record<string, string[]>;
  return (language === '' ? (rule.words as string[] | undefined) : lists[language]) ?? [];
}

/** The change that gives a rule these words; a language without words has no list. */
export function wordsChange(
  rule: ModerationRule,
  language: string,
  words: readonly string[],
): Partial<ModerationRule> {
  if (language === '') return { words };
  const { [language]: _before, ...others } = (rule.byLanguage ?? {}) as Record<string, unknown>;
  return { byLanguage: words.length === 0 ? others : { ...others, [language]: words } };
}

/** The site's rules once one of them was changed; one that it had not comes last. */
export function withRule(rules: readonly ModerationRule[], { index }: ShownRule, rule: ModerationRule) {
  return index === null ? [...rules, rule] : rules.with(index, rule);
}

export function shownValue(rule: ModerationRule, { name, type }: RuleField): string {
  const value = rule[name];
  if (type === 'lines') return Array.isArray(value) ? value.join('\n') : '';
  return String(type === 'percent' ? Math.round(Number(value) * 100) : (value ?? ''));
}

export function keptValue({ type }: RuleField, text: string): unknown {
  if (type === 'number') return Math.round(Number(text));
  if (type === 'percent') return Math.round(Number(text)) / 100;
  return linesOf(text);
}

export function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
