import { describe, expect, it } from 'vitest';
import { figureTexts } from './figure-texts.js';
import { MAIL_LANGUAGES } from './texts.js';

const spoken = (language: string): string[] => {
  const { metrics, ...texts } = figureTexts(language);
  const said = Object.entries(texts).map(([key, text]) => {
    if (typeof text !== 'function') return text;
    expect(text('WHAT', 'MORE'), `${language} ${key}`).toContain('WHAT');
    return text('WHAT', 'MORE');
  });
  return [...said, ...Object.values(metrics)];
};

describe('the words of our mails of figures', () => {
  it.each(MAIL_LANGUAGES)('say everything in %s, and nothing twice', (language) => {
    const said = spoken(language);

    expect(said.every((text) => text.trim() === text && text !== '')).toBe(true);
    expect(new Set(said).size).toBe(said.length);
  });

  it.each(MAIL_LANGUAGES.filter((tag) => tag !== 'en'))('say nothing in English in %s', (language) => {
    const english = new Set(spoken('en'));

    // The same word in both languages.
    expect(spoken(language).filter((text) => english.has(text) && text !== 'Conversations')).toEqual([]);
  });

  it('are English where there are no others', () => {
    expect(figureTexts('sv')).toBe(figureTexts('en'));
    expect(figureTexts('pt-BR')).toBe(figureTexts('pt'));
  });
});
