import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_RULES, type ModerationRule, moderationRules } from '../../settings/moderation-settings.js';
import type { Draft } from './check.js';
import { moderate } from './moderate.js';

const NOW = '2026-11-24T12:00:00.000Z';
const ago = (seconds: number) => new Date(Date.parse(NOW) - seconds * 1000).toISOString();

function draft(changes: Partial<Draft> = {}): Draft {
  return {
    text: 'Does the saddle fit a small child?',
    locale: 'en',
    author: { verified: false, since: ago(3600), published: 3, rejected: 0 },
    recent: [],
    honeypot: '',
    writtenIn: 8_000,
    spam: { probability: 0.5, because: [] },
    at: NOW,
    ...changes,
  };
}

const rules = (...list: object[]): ModerationRule[] => moderationRules.parse(list);
const found = (changes: Partial<Draft>, rule: object) =>
  moderate(draft(changes), rules(rule)).objections[0]?.found;

describe('moderation', () => {
  it('publishes what no rule objects to', () => {
    expect(moderate(draft(), DEFAULT_RULES)).toEqual({ decision: 'publish', objections: [] });
    expect(moderate(draft(), [])).toEqual({ decision: 'publish', objections: [] });
  });

  it('asks all rules, tells what each found in their order, and does the strictest', () => {
    const list = rules(
      { kind: 'banned_words', words: ['voucher'] },
      { kind: 'domains', blocked: ['cheap.com'], action: 'reject' },
      { kind: 'flood' },
    );

    expect(moderate(draft({ text: 'Voucher at www.cheap.com' }), list)).toEqual({
      decision: 'reject',
      objections: [
        { rule: 'banned_words', action: 'hold', found: ['voucher'] },
        { rule: 'domains', action: 'reject', found: ['cheap.com'] },
      ],
    });
  });

  it('leaves out what is switched off', () => {
    const off = rules({ kind: 'banned_words', words: ['saddle'], enabled: false });

    expect(moderate(draft(), off).decision).toBe('publish');
  });

  it('never throws and never tells more than ten things, whatever is written', () => {
    const all = rules(
      ...DEFAULT_RULES,
      { kind: 'banned_words', words: ['a', 'b', '.', '*'] },
      { kind: 'domains', blocked: ['a.b'] },
      { kind: 'newcomer' },
    );
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 300 }),
        fc.string({ maxLength: 5 }),
        (text, locale) => {
          for (const { found: things } of moderate(draft({ text, locale }), all).objections) {
            expect(things.length).toBeLessThanOrEqual(10);
          }
        },
      ),
    );
  });
});

describe('robots', () => {
  const robot = { kind: 'robot', minMs: 1000 };

  it('are known by the field that people do not see', () => {
    expect(found({ honeypot: 'http://x' }, robot)).toEqual(['hidden field']);
    expect(found({ honeypot: '' }, robot)).toBeUndefined();
  });

  it('are known by their speed, where there is something to type', () => {
    expect(found({ writtenIn: 12 }, robot)).toEqual(['12 ms']);
    expect(found({ writtenIn: 1000 }, robot)).toBeUndefined();
    expect(found({ writtenIn: null }, robot)).toBeUndefined();
    expect(found({ writtenIn: 12, text: 'Thanks!' }, robot)).toBeUndefined();
  });
});

describe('words', () => {
  const banned = (text: string, ...words: string[]) => found({ text }, { kind: 'banned_words', words });

  it('are found whole, however they are written', () => {
    for (const text of ['Get rich now', 'GET   RICH', 'get-rich!', 'g\u200bet rich', 'ｇｅｔ ｒｉｃｈ'])
      expect(banned(text, 'Get rich'), text).toEqual(['get rich']);
    expect(banned('A budget richly spent', 'get rich')).toBeUndefined();
    expect(banned('Scunthorpe', 'thorp')).toBeUndefined();
  });

  it('are found where nothing sets them apart', () => {
    expect(banned('これは詐欺です', '詐欺')).toEqual(['詐欺']);
    expect(banned('هذا احتيال واضح', 'احتيال')).toEqual(['احتيال']);
  });

  it('of one language are looked for in messages of that language alone, those for all in each', () => {
    const lists = { kind: 'suspect_words', words: ['casino'], byLanguage: { de: ['gift'], en: ['die'] } };
    const said = (text: string, locale = 'en') => found({ text, locale }, lists);

    expect(said('Das ist kein Gift, die Farbe trocknet von allein')).toEqual(['gift']);
    expect(said('She bought a gift for the whole family there')).toBeUndefined();
    expect(said('You should all just die in a big fire')).toEqual(['die']);
    expect(said('Die ganze Familie war im Casino zu Hause', 'de')).toEqual(['casino']);
  });

  it('of the page’s language are looked for where a message is too short to tell', () => {
    const lists = { kind: 'banned_words', words: [], byLanguage: { de: ['gift'], en: ['die'] } };

    expect(found({ text: 'Gift!', locale: 'de-CH' }, lists)).toEqual(['gift']);
    expect(found({ text: 'Gift!', locale: 'en' }, lists)).toBeUndefined();
    expect(found({ text: 'die', locale: 'xx' }, lists)).toBeUndefined();
  });

  it('can be listed for languages that are known, in bounded lists', () => {
    const parse = (byLanguage: object) =>
      moderationRules.safeParse([{ kind: 'banned_words', words: [], byLanguage }]).success;

    expect(parse({ de: ['gift'], ja: ['詐欺'] })).toBe(true);
    expect(parse({ klingon: ['petaQ'] })).toBe(false);
    expect(parse({ de: Array.from({ length: 2001 }, (_, i) => `wort${i}`) })).toBe(false);
    const long = Array.from({ length: 2000 }, (_, i) => `wort${i}`);
    expect(parse({ de: long, en: long, fr: long, es: long, it: long, nl: ['een'] })).toBe(false);
  });

  it('come from common lists of the page’s language and English', () => {
    const common = { kind: 'common_words' };
    expect(found({ text: 'What an asshole' }, common)).toEqual(['asshole']);
    expect(found({ text: 'Du Arschloch', locale: 'de-AT' }, common)).toEqual(['arschloch']);
    expect(found({ text: 'Du Arschloch', locale: 'fr' }, common)).toBeUndefined();
    expect(found({ text: 'What an asshole' }, { ...common, except: ['Asshole'] })).toBeUndefined();
    expect(found({ text: 'Hello', locale: '__proto__' }, common)).toBeUndefined();
  });
});

describe('links', () => {
  it('are counted with and without their beginning', () => {
    const two = { kind: 'links', max: 2 };
    expect(found({ text: 'https://a.com/x and www.b.org and c.net/y' }, two)).toEqual([
      'a.com',
      'b.org',
      'c.net',
    ]);
    expect(found({ text: 'https://a.com/x and www.b.org' }, two)).toBeUndefined();
    expect(
      found({ text: 'and.so.on e.g. this.Or that... 3.5 it.Is' }, { kind: 'links', max: 0 }),
    ).toBeUndefined();
    expect(found({ text: 'Write to ada@acme.com' }, { kind: 'links', max: 0 })).toBeUndefined();
  });

  it('that are spelled out are counted wherever they lead', () => {
    const text =
      'BEST PRICE http://bikes.example/a HTTPS://win.invalid www.shop.test and http://10.0.0.1:80/x';

    expect(found({ text }, { kind: 'links', max: 2 })).toEqual([
      'bikes.example',
      'win.invalid',
      'shop.test',
      '10.0.0.1',
    ]);
    expect(found({ text: 'bikes.example is no link' }, { kind: 'links', max: 0 })).toBeUndefined();
  });

  it('to blocked domains and below are found, and to others are not', () => {
    const domains = { kind: 'domains', blocked: ['spam.com'] };
    for (const text of ['spam.com', 'https://spam.com', 'http://a.b.SPAM.com:8080/x', 'https://me@spam.com/'])
      expect(found({ text }, domains), text).toHaveLength(1);
    for (const text of ['https://notspam.com', 'https://spam.com.example', 'spam com'])
      expect(found({ text }, domains), text).toBeUndefined();
  });
});

describe('habits', () => {
  const text = 'Look at my new bicycle shop';

  it('show in what is said again', () => {
    const recent = [{ text: 'LOOK at  my new bicycle shop', at: ago(60) }];
    expect(found({ text, recent }, { kind: 'repetition' })).toEqual([ago(60)]);
    expect(
      found({ text: 'Thanks!', recent: [{ text: 'Thanks!', at: ago(60) }] }, { kind: 'repetition' }),
    ).toBeUndefined();
    expect(found({ text: 'a'.repeat(20) }, { kind: 'repetition' })).toEqual(['a']);
    expect(found({ text: 'buy buy buy buy buy buy buy' }, { kind: 'repetition' })).toEqual(['buy']);
    expect(found({ text: 'Nooooooo, no no no!' }, { kind: 'repetition' })).toBeUndefined();
  });

  it('show in how much is said in a minute', () => {
    const recent = [5, 20, 59, 61].map((seconds) => ({ text: `${seconds}`, at: ago(seconds) }));
    expect(found({ recent }, { kind: 'flood', perMinute: 3 })).toEqual(['4']);
    expect(found({ recent }, { kind: 'flood', perMinute: 4 })).toBeUndefined();
  });

  it('are not known of a newcomer, unless the company vouches for them', () => {
    const author = { verified: false, since: NOW, published: 0, rejected: 0 };
    expect(found({ author }, { kind: 'newcomer' })).toEqual(['0']);
    expect(found({ author: { ...author, verified: true } }, { kind: 'newcomer' })).toBeUndefined();
    expect(found({ author: { ...author, published: 1 } }, { kind: 'newcomer' })).toBeUndefined();
  });

  it('make a reputation, once there was enough to decide', () => {
    const of = (published: number, rejected: number) =>
      found({ author: { verified: false, since: NOW, published, rejected } }, { kind: 'reputation' });
    expect(of(3, 3)).toEqual(['3 of 6']);
    expect(of(4, 3)).toBeUndefined();
    expect(of(0, 2)).toBeUndefined();
  });
});

it('takes for spam what the filter has learned, with its words', () => {
  const spam = { probability: 0.7, because: [{ word: 'casino', weight: 1 }] };
  expect(found({ spam }, { kind: 'learned' })).toEqual(['casino']);
  expect(found({ spam }, { kind: 'learned', probability: 0.8 })).toBeUndefined();
});
