/** What is wrong with a translation, for the build to fail on. Only tests and scripts read it: no bundle does. */

/** A text as its module has it: whole, with gaps (`str`), or in the forms of a plural. */
type Text = string | { strTag: true; strings: readonly string[]; values: readonly unknown[] };
export type Templates = Record<string, Text | Partial<Record<Intl.LDMLPluralRule, Text>>>;

/** Which ids there are, and what each has to fill in: the numbers of its gaps, sorted. */
export interface Wanted {
  texts: readonly string[];
  plurals: readonly string[];
  /** A translation that is known to be right about the gaps. */
  model: Templates;
}

const isPlural = (text: unknown): text is Partial<Record<string, Text>> =>
  typeof text === 'object' && text !== null && !('strTag' in text);

function gapsOf(text: unknown): string {
  if (typeof text !== 'object' || text === null || !('values' in text)) return '';
  return (text.values as unknown[]).toSorted().join(' ');
}

/** The forms in which `language` counts as far as we count: what only millions have is not asked for. */
export function formsOf(language: string): Set<Intl.LDMLPluralRule> {
  const rules = new Intl.PluralRules(language);
  return new Set(Array.from({ length: 1001 }, (_, count) => rules.select(count)));
}

/** Sentences that say what to mend; none when all is well. */
export function faultsOf(language: string, templates: Templates, wanted: Wanted): string[] {
  const ids = [...wanted.texts, ...wanted.plurals];
  const faults = [
    ...ids.filter((id) => !Object.hasOwn(templates, id)).map((id) => `'${id}' is missing`),
    ...Object.keys(templates)
      .filter((id) => !ids.includes(id))
      .map((id) => `'${id}' is not a text of ours`),
  ];
  for (const [id, text] of Object.entries(templates)) {
    if (!isPlural(text)) {
      if (wanted.plurals.includes(id)) faults.push(`'${id}' lacks its plural forms`);
      else if (gapsOf(text) !== gapsOf(wanted.model[id]))
        faults.push(`'${id}' has other gaps than its model`);
      if (typeof text === 'string' && text.trim() === '') faults.push(`'${id}' is empty`);
      continue;
    }
    for (const form of formsOf(language)) {
      if (!Object.hasOwn(text, form)) faults.push(`'${id}' lacks the form '${form}'`);
    }
    // What is said of exactly one or two may say it in words.
    if (gapsOf(text.other) !== '0') faults.push(`'${id}' does not say the number`);
  }
  return faults;
}
