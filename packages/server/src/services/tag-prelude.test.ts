import { newId } from '@parley/protocol';
import { describe, expect, it } from 'vitest';
import { DEFAULT_DISCUSSION } from '../settings/discussion-settings.js';
import {
  DEFAULT_CHAT,
  DEFAULT_SETTINGS,
  DEFAULT_THEME,
  type SiteSettings,
} from '../settings/settings-schema.js';
import { siteOfTag, tagPrelude } from './tag-prelude.js';

const site = (key: string, origins: string[], archived = false): SiteSettings => ({
  ...{ id: newId('site'), key, name: key, origins, locale: 'en', archived },
  ...{
    texts: { title: key, greeting: 'Hello' },
    chat: DEFAULT_CHAT,
    discussion: DEFAULT_DISCUSSION,
    theme: DEFAULT_THEME,
  },
});
const settings = {
  ...DEFAULT_SETTINGS,
  sites: [
    site('one', ['https://one.example', 'https://both.example']),
    site('two', ['https://both.example']),
    site('old', ['https://old.example'], true),
  ],
};
const found = (key: string | undefined, origin: string | undefined) =>
  siteOfTag(settings, { key, origin })?.key;

describe('the lines that come with the script of a tag', () => {
  it('are those of the site at the page’s origin, or of the one that the tag names', () => {
    expect(found(undefined, 'https://one.example')).toBe('one');
    expect(found('two', 'https://both.example')).toBe('two');
    // Two are there: neither's.
    expect(found(undefined, 'https://both.example')).toBeUndefined();
    expect(found(undefined, 'https://old.example')).toBeUndefined();
    expect(found(undefined, undefined)).toBeUndefined();
  });

  it('are none where nobody has said how the chat shall look', () => {
    expect(tagPrelude(DEFAULT_THEME)).toBe('');
  });

  it('say what the tag could say, and give way to any rule of the page', () => {
    const lines = tagPrelude({
      ...{ accent: '#0f766e', mode: 'dark', position: 'start' },
      offset: { inline: 32, block: 40 },
    });
    const dataset: Record<string, string> = { theme: 'light' };
    const sheets: string[] = [];
    class Sheet {
      replaceSync(text: string) {
        sheets.push(text);
      }
    }

    new Function('document', 'CSSStyleSheet', lines)(
      { currentScript: { dataset }, adoptedStyleSheets: [] },
      Sheet,
    );

    expect(dataset).toEqual({ theme: 'light', position: 'start' });
    expect(sheets).toEqual([
      ':where(html){--parley-accent:#0f766e;--parley-launcher-inline:32px;--parley-offset-inline:32px;--parley-launcher-block:40px;--parley-offset-block:108px}',
    ]);
  });
});
