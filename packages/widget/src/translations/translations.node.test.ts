/** Holds every language against the ids: what is missing or too much is named with its file. */
import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { templates as consoleModel } from './console-de.js';
import { templates as model } from './de.js';
import { templates as discussionModel } from './discussion-de.js';
import { templates as findingModel } from './finding-de.js';
import { templates as insightsModel } from './insights-de.js';
import type { Translation } from './message-id.js';
import { templates as moderationModel } from './moderation-de.js';
import { templates as publishModel } from './publish-de.js';
import { templates as settingsModel } from './settings-de.js';
import { templates as sharingModel } from './sharing-de.js';
import { faultsOf, formsOf, type Templates, type Wanted } from './translation-faults.js';

const here = new URL('.', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, here), 'utf8');
/** The quoted names of a union type. */
const unionOf = (text: string, type: string): string[] =>
  [...(text.split(`export type ${type} =`)[1]?.split(';')[0] ?? '').matchAll(/'([^']+)'/g)].map(
    ([, id = '']) => id,
  );

const LANGUAGES = ['ar', 'de', 'es', 'fr', 'he', 'it', 'ja', 'nl', 'pl', 'pt', 'tr'];
const KINDS = [
  {
    prefix: '',
    loader: '../internal/localize.ts',
    wanted: {
      texts: unionOf(read('message-id.ts'), 'MessageId'),
      plurals: unionOf(read('message-id.ts'), 'PluralId'),
      model,
    },
  },
  {
    prefix: 'console-',
    loader: '../console/texts.ts',
    wanted: {
      texts: unionOf(read('console-message-id.ts'), 'ConsoleMessageId'),
      plurals: unionOf(read('console-message-id.ts'), 'ConsolePluralId'),
      model: consoleModel,
    },
  },
  {
    prefix: 'discussion-',
    loader: '../discussion/texts.ts',
    wanted: {
      texts: unionOf(read('discussion-message-id.ts'), 'DiscussionMessageId'),
      plurals: unionOf(read('discussion-message-id.ts'), 'DiscussionPluralId'),
      model: discussionModel,
    },
  },
  {
    prefix: 'finding-',
    loader: '../elements/topic-search/texts.ts',
    wanted: {
      texts: unionOf(read('finding-message-id.ts'), 'FindingMessageId'),
      plurals: unionOf(read('finding-message-id.ts'), 'FindingPluralId'),
      model: findingModel,
    },
  },
  {
    prefix: 'moderation-',
    loader: '../console/moderation/texts.ts',
    wanted: {
      texts: unionOf(read('moderation-message-id.ts'), 'ModerationMessageId'),
      plurals: [],
      model: moderationModel,
    },
  },
  {
    prefix: 'publish-',
    loader: '../console/publish-dialog/texts.ts',
    wanted: {
      texts: unionOf(read('publish-message-id.ts'), 'PublishMessageId'),
      plurals: [],
      model: publishModel,
    },
  },
  {
    prefix: 'settings-',
    loader: '../console/settings/texts.ts',
    wanted: {
      texts: unionOf(read('settings-message-id.ts'), 'SettingsMessageId'),
      plurals: [],
      model: settingsModel,
    },
  },
  {
    prefix: 'insights-',
    loader: '../insights/texts.ts',
    wanted: {
      texts: unionOf(read('insights-message-id.ts'), 'InsightsMessageId'),
      plurals: [],
      model: insightsModel,
    },
  },
  {
    prefix: 'sharing-',
    loader: '../console/insights/texts.ts',
    wanted: {
      texts: unionOf(read('sharing-message-id.ts'), 'SharingMessageId'),
      plurals: [],
      model: sharingModel,
    },
  },
] as const;
const load = async (file: string): Promise<Templates> =>
  ((await import(new URL(file, here).href)) as { templates: Templates }).templates;

describe('translations', () => {
  for (const { prefix, loader, wanted } of KINDS) {
    it(`finds the ids and, beside English, the eleven languages of ${prefix || 'the chat'}`, () => {
      const files = readdirSync(here).flatMap(
        (file) => new RegExp(`^${prefix}([a-z]{2})\\.ts$`).exec(file)?.[1] ?? [],
      );
      const loaded = [
        ...read(loader).matchAll(
          new RegExp(`import\\('(?:\\.\\./)+translations/${prefix}([a-z]{2})\\.js`, 'g'),
        ),
      ];

      expect(wanted.texts).not.toEqual([]);
      expect(files.toSorted()).toEqual(LANGUAGES);
      expect(loaded.map(([, language]) => language).toSorted()).toEqual(LANGUAGES);
    });

    for (const language of LANGUAGES) {
      it(`${prefix}${language}: every text, none too many, every form in which it counts`, async () => {
        expect(faultsOf(language, await load(`${prefix}${language}.ts`), wanted)).toEqual([]);
      });
    }
  }
});

describe('the compiler', () => {
  it('takes no translation that lacks a text or has one more', () => {
    const { 'list-you': you, ...rest } = model;

    // @ts-expect-error 'list-you' is missing
    expect({ ...rest } satisfies Translation).not.toHaveProperty('list-you');
    // @ts-expect-error 'list-me' is none of ours
    expect({ ...rest, 'list-you': you, 'list-me': 'ich' } satisfies Translation).toHaveProperty('list-me');
  });
});

describe('faultsOf', () => {
  const gap = (...values: number[]) => ({ strTag: true as const, strings: [], values });
  const small: Wanted = {
    texts: ['hello', 'said'],
    plurals: ['new'],
    model: { hello: 'Hallo', said: gap(0, 1) },
  };
  const right: Templates = {
    hello: 'Cześć',
    said: gap(1, 0),
    new: { one: gap(0), few: gap(0), many: gap(0), other: gap(0) },
  };

  it('finds nothing in a whole translation', () => {
    expect(faultsOf('pl', right, small)).toEqual([]);
  });

  it('names what is missing and what is too much', () => {
    const { hello, ...rest } = right;

    expect(faultsOf('pl', { ...rest, hallo: hello ?? '' }, small)).toEqual([
      "'hello' is missing",
      "'hallo' is not a text of ours",
    ]);
  });

  it('names a form of plural that the language needs', () => {
    const faults = faultsOf('pl', { ...right, new: { one: gap(0), many: gap(0), other: gap(0) } }, small);

    expect(faults).toEqual(["'new' lacks the form 'few'"]);
    expect(faultsOf('pl', { ...right, new: 'nowe' }, small)).toEqual(["'new' lacks its plural forms"]);
  });

  it('names a text that forgets a gap, says no number or says nothing', () => {
    expect(faultsOf('pl', { ...right, said: gap(0) }, small)).toEqual([
      "'said' has other gaps than its model",
    ]);
    expect(faultsOf('ja', { ...right, new: { other: '新着' } }, small)).toEqual([
      "'new' does not say the number",
    ]);
    expect(faultsOf('pl', { ...right, hello: ' ' }, small)).toEqual(["'hello' is empty"]);
  });

  it('knows how languages count', () => {
    expect([...formsOf('ja')]).toEqual(['other']);
    expect(formsOf('he')).toEqual(new Set(['one', 'two', 'other']));
    expect(formsOf('ar').size).toBe(6);
  });
});
