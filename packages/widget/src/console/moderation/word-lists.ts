/** The words of a rule: a list for all languages, and one for each in which there are some. One is shown at a time. */
import { type ModerationRule, WORD_LANGUAGES } from '@parley/protocol';
import { html } from 'lit';
import { keyed } from 'lit/directives/keyed.js';
import { formatLocale, msg, str } from '../../internal/localize.js';
import { choice, field } from '../settings/form.js';
import { linesOf, type RuleField, wordsChange, wordsIn } from './rules.js';

export interface WordListsOptions {
  id: string;
  one: RuleField;
  rule: ModerationRule;
  /** Whose list is shown: a code, or '' for all. */
  language: string;
  mistake: string | undefined;
  show: (language: string) => void;
  change: (change: Partial<ModerationRule>) => void;
}

export function renderWordLists({ id, one, rule, language, mistake, show, change }: WordListsOptions) {
  return html`${choice({
    id: `${id}-language`,
    label: msg('Language', { id: 'mod-words-language' }),
    value: language,
    options: languagesOf(rule),
    change: show,
  })}
  ${keyed(
    // What stands in one list must not be left in another's field.
    language,
    field({
      id: `${id}-${one.name}`,
      label:
        language === ''
          ? one.label()
          : msg(str`Words in ${nameOf(language)}, one a line`, { id: 'mod-field-words-in' }),
      ...(language !== '' && {
        hint: msg(
          'These count only in messages of that language; where it cannot be told, the site’s counts.',
          {
            id: 'mod-words-hint',
          },
        ),
      }),
      value: wordsIn(rule, language).join('\n'),
      mistake,
      rows: 3,
      whole: true,
      change: (text) => change(wordsChange(rule, language, linesOf(text))),
    }),
  )}`;
}

/** All, then those with words, then the rest; each with how many words it has. */
function languagesOf(rule: ModerationRule): [string, string][] {
  const number = new Intl.NumberFormat(formatLocale());
  const count = (language: string) => wordsIn(rule, language).length;
  const option = (language: string, name: string): [string, string] => [
    language,
    count(language) > 0 ? `${name} (${number.format(count(language))})` : name,
  ];
  const order = new Intl.Collator(formatLocale());
  const named = WORD_LANGUAGES.map((language) => ({ language, name: nameOf(language) })).toSorted(
    (a, b) => Number(count(b.language) > 0) - Number(count(a.language) > 0) || order.compare(a.name, b.name),
  );
  return [
    option('', msg('All languages', { id: 'mod-words-all' })),
    ...named.map(({ language, name }) => option(language, name)),
  ];
}

function nameOf(language: string): string {
  return new Intl.DisplayNames(formatLocale(), { type: 'language' }).of(language) ?? language;
}
