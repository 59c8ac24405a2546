/**
 * Texts in the reader's language, on @lit/localize in its runtime mode. English is in the bundle; any other language
 * is one small module, loaded when it is first asked for.
 */
import { configureLocalization, msg as litMsg, type StrResult, updateWhenLocaleChanges } from '@lit/localize';
import type { ConsoleMessageId, ConsolePluralId } from '../translations/console-message-id.js';
import type { DiscussionMessageId, DiscussionPluralId } from '../translations/discussion-message-id.js';
import type { FindingMessageId, FindingPluralId } from '../translations/finding-message-id.js';
import type { InsightsMessageId } from '../translations/insights-message-id.js';
import type { MessageId, Plural, PluralId } from '../translations/message-id.js';
import type { ModerationMessageId } from '../translations/moderation-message-id.js';
import type { PublishMessageId } from '../translations/publish-message-id.js';
import type { SettingsMessageId } from '../translations/settings-message-id.js';
import type { SharingMessageId } from '../translations/sharing-message-id.js';

export { str } from '@lit/localize';
export { updateWhenLocaleChanges };

const SOURCE = 'en';

/** What a translation's module holds. */
interface TextsModule {
  templates: Record<string, string | StrResult | Plural>;
}

const MODULES: Record<string, () => Promise<TextsModule>> = {
  ar: () => import('../translations/ar.js'),
  de: () => import('../translations/de.js'),
  es: () => import('../translations/es.js'),
  fr: () => import('../translations/fr.js'),
  he: () => import('../translations/he.js'),
  it: () => import('../translations/it.js'),
  ja: () => import('../translations/ja.js'),
  nl: () => import('../translations/nl.js'),
  pl: () => import('../translations/pl.js'),
  pt: () => import('../translations/pt.js'),
  tr: () => import('../translations/tr.js'),
};

type Modules = typeof MODULES;

/** Texts that not every entry has, or that come with a place when somebody first goes there. */
const furtherModules: Modules[] = [];
/** The texts that are spoken: what comes later is added to them. */
let spoken: Record<string, string | StrResult> = {};

/** Adds an entry's own texts to those of all. Call it while the entry is read, before anything is shown. */
export function addTexts(modules: Modules): void {
  furtherModules.push(modules);
}

/** Adds the texts of a place that is loaded later. Draw it when this resolves. @throws when they cannot be loaded */
export async function addPlaceTexts(modules: Modules): Promise<void> {
  if (!furtherModules.includes(modules)) furtherModules.push(modules);
  const locale = getLocale();
  if (locale === SOURCE) return;
  const added = await modules[locale]?.();
  // Meanwhile it may speak another language: that one was loaded with these.
  if (added && locale === getLocale()) Object.assign(spoken, spread(added.templates));
}

async function loadTexts(locale: string) {
  const known = [MODULES, ...furtherModules];
  const loaded = await Promise.all(known.map((modules) => modules[locale]?.()));
  if (!loaded[0]) throw new Error(`No translation for ${locale}.`);
  spoken = Object.assign({}, ...loaded.map((module) => spread(module?.templates ?? {})));
  // A place has come while this was loading.
  for (const modules of furtherModules.slice(known.length - 1)) {
    const late = await modules[locale]?.();
    if (late) Object.assign(spoken, spread(late.templates));
  }
  return { templates: spoken };
}

const CATEGORIES = ['zero', 'one', 'two', 'few', 'many', 'other'] as const;

/** Gives each form of a text that counts an id of its own, `list-new.few`. */
function spread(templates: TextsModule['templates']): Record<string, string | StrResult> {
  const result: Record<string, string | StrResult> = {};
  for (const [id, text] of Object.entries(templates)) {
    if (typeof text === 'string' || 'strTag' in text) result[id] = text;
    else for (const category of CATEGORIES) result[`${id}.${category}`] = text[category] ?? text.other;
  }
  return result;
}

const { getLocale, setLocale } = configureLocalization({
  sourceLocale: SOURCE,
  targetLocales: Object.keys(MODULES),
  loadLocale: loadTexts,
});

/** The text `id` in the language of the moment; `source` is its English. */
export function msg(
  source: string | StrResult,
  options: {
    id:
      | MessageId
      | ConsoleMessageId
      | DiscussionMessageId
      | FindingMessageId
      | InsightsMessageId
      | ModerationMessageId
      | PublishMessageId
      | SettingsMessageId
      | SharingMessageId;
  },
): string {
  return typeof source === 'string' ? litMsg(source, options) : litMsg(source, options);
}

/** The form of the text `id` that goes with `count`; `source` has the English ones, with the number as it is shown. */
export function plural(
  count: number,
  source: Record<'one' | 'other', StrResult>,
  { id }: { id: PluralId | ConsolePluralId | DiscussionPluralId | FindingPluralId },
): string {
  const category = new Intl.PluralRules(getLocale()).select(count);
  return litMsg(category === 'one' ? source.one : source.other, { id: `${id}.${category}` });
}

/** The BCP 47 tag by which dates and numbers are written: finer than the language of the texts (`de-AT`). */
let formatTag = SOURCE;

/** The tag for `Intl`. */
export function formatLocale(): string {
  return formatTag;
}

/** The language of the texts for a wished `tag`: itself, its language without the region, or English. */
export function textLocale(tag: string): string {
  const language = tag.toLowerCase().split('-')[0] ?? SOURCE;
  return Object.hasOwn(MODULES, language) ? language : SOURCE;
}

/** `tag` when dates can be written by it in the language of the texts; else that language, so that no screen is mixed. */
function formatTagFor(tag: string, locale: string): string {
  try {
    const [canonical = locale] = Intl.getCanonicalLocales(tag);
    return canonical.split('-')[0] === locale ? canonical : locale;
  } catch {
    // Not a language tag at all, such as `en_US`.
    return locale;
  }
}

/** Speaks the language of `tag` from now on, as far as there is a translation; English otherwise. */
export async function speak(tag: string): Promise<void> {
  const locale = textLocale(tag);
  try {
    await setLocale(locale);
    formatTag = formatTagFor(tag, locale);
  } catch {
    // The module did not load: the texts stay in the language before, which is better than no text.
  }
}

const RIGHT_TO_LEFT = new Set(['ar', 'fa', 'he', 'ur']);

/** The language in which the texts are right now. */
export function language(): string {
  return getLocale();
}

/** The writing direction of that language. */
export function direction(): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.has(getLocale()) ? 'rtl' : 'ltr';
}
