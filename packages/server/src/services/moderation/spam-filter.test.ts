import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BUCKETS, featuresOf } from './spam-features.js';
import { bucketsOf, judgeSpam, learnSpam, SPAM_AT, type SpamWeight } from './spam-filter.js';

/** A site's filter after `decisions`, each a text and whether it was spam. */
function taught(...decisions: [text: string, spam: boolean][]): Map<number, SpamWeight> {
  const weights = new Map<number, SpamWeight>();
  for (const [text, spam] of decisions) {
    for (const [bucket, weight] of learnSpam(text, spam, weights)) weights.set(bucket, weight);
  }
  return weights;
}

const probability = (text: string, weights: Map<number, SpamWeight>) => judgeSpam(text, weights).probability;
const wordsOf = (text: string) => [...new Set(featuresOf(text).map(({ word }) => word))];

describe('the filter that learns', () => {
  it('takes nothing for spam before it has learned', () => {
    expect(judgeSpam('Buy cheap watches!!!', new Map())).toEqual({ probability: 0.5, because: [] });
    expect(SPAM_AT).toBeGreaterThan(0.5);
  });

  it('learns from a decision at once, both ways', () => {
    const weights = taught(['Subscribe to my channel', true]);
    expect(probability('Subscribe to my channel', weights)).toBeGreaterThan(SPAM_AT);

    for (const [bucket, weight] of learnSpam('Subscribe to my channel', false, weights)) {
      weights.set(bucket, weight);
    }
    expect(probability('Subscribe to my channel', weights)).toBeLessThan(SPAM_AT);
  });

  it('says which words weighed most, the heaviest first', () => {
    const weights = taught(
      ['casino bonus today', true],
      ['casino bonus now', true],
      ['When does my bicycle arrive today?', false],
    );

    const { because } = judgeSpam('A casino for the bicycle', weights);

    expect(because[0]?.word).toBe('casino');
    expect(because.map(({ word }) => word)).not.toContain('bicycle');
    expect(because.map(({ weight }) => weight)).toEqual(
      because.map(({ weight }) => weight).toSorted((a, b) => b - a),
    );
  });

  it('knows a word again that was written otherwise', () => {
    const weights = taught(['subscribe subscribers', true], ['Is the saddle made of leather?', false]);

    for (const text of ['SUBSCRIBE', 'ｓｕｂｓｃｒｉｂｅ', 'sub\u200bscribe', 'subscr1be'])
      expect(probability(text, weights), text).toBeGreaterThan(0.5);
  });

  it('learns in any language', () => {
    const weights = taught(
      ['اشترك في قناتي الآن', true],
      ['متى تصل دراجتي؟', false],
      ['チャンネル登録お願いします', true],
      ['自転車はいつ届きますか', false],
    );

    expect(probability('اشترك', weights)).toBeGreaterThan(probability('دراجتي', weights));
    expect(probability('登録お願いします', weights)).toBeGreaterThan(probability('いつ届きますか', weights));
  });

  it('asks for the weights of exactly those buckets that it changes', () => {
    const text = 'Win $1000 at www.prize.example now!!';

    expect([...learnSpam(text, true, new Map()).keys()].sort()).toEqual(bucketsOf(text).sort());
  });

  it('stays bounded and sane, whatever is written', () => {
    const weights = new Map<number, SpamWeight>();
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), fc.boolean(), (text, spam) => {
        for (const [bucket, weight] of learnSpam(text, spam, weights)) weights.set(bucket, weight);
        const verdict = judgeSpam(text, weights);
        expect(verdict.probability).toBeGreaterThanOrEqual(0);
        expect(verdict.probability).toBeLessThanOrEqual(1);
        expect(verdict.because.length).toBeLessThanOrEqual(5);
      }),
    );
    expect(weights.size).toBeLessThanOrEqual(BUCKETS + 1);
  });
});

describe('what it sees of a text', () => {
  it('names hosts, and not the rest of an address', () => {
    expect(wordsOf('Look: https://www.spam.example/a?b=c')).toContain('spam.example');
    expect(wordsOf('Look: https://www.spam.example/a?b=c').join(' ')).not.toContain('b=c');
    expect(wordsOf('or cheap.example/x')).toContain('cheap.example');
  });

  it('does not take the end of a sentence or an e-mail address for a link', () => {
    expect(wordsOf('It came.Thanks')).not.toContain('link');
    expect(wordsOf('Ask ada@acme.example')).not.toContain('link');
  });

  it('sees a long text in bounded time and number', () => {
    expect(featuresOf('word '.repeat(200_000)).length).toBeLessThan(100);
    const different = Array.from({ length: 5_000 }, (_, i) => `w${i.toString(36)}x`).join(' ');
    expect(featuresOf(different).length).toBeLessThan(10_000);
  });
});
