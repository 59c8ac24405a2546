import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { composeAnswer, composeNote } from './compose.js';
import { MAIL_LANGUAGES, type MailTexts, mailTexts, REPLY_LINES } from './texts.js';

/** Every text as it comes out, with words in the places that are left for some. */
const spoken = (texts: MailTexts): string[] =>
  Object.entries(texts).flatMap(([key, text]) => {
    if (typeof text !== 'function') return key === 'direction' || key === 'tag' ? [] : [text as string];
    const said = text('SITE');
    expect(said, `${texts.tag} ${key}`).toContain('SITE');
    return key === 'greeting' ? [said, texts.greeting(null)] : [said];
  });

describe('the words of our e-mails', () => {
  it('are there in every language of the chat', () => {
    const folder = new URL('../../../widget/src/translations/', import.meta.url);
    const translated = readdirSync(folder).flatMap((file) => /^([a-z]{2})\.ts$/.exec(file)?.[1] ?? []);

    expect([...MAIL_LANGUAGES].sort()).toEqual(['en', ...translated].sort());
  });

  it.each(MAIL_LANGUAGES)('say everything in %s, and nothing twice or in English', (language) => {
    const texts = mailTexts(language);
    const said = spoken(texts);

    expect(said.every((text) => text.trim() === text && text !== '')).toBe(true);
    expect(new Set(said).size).toBe(said.length);
    if (language !== 'en') {
      const english = new Set(spoken(mailTexts('en')));
      expect(said.filter((text) => english.has(text))).toEqual([]);
    }
  });

  it('run as their script does', () => {
    const toTheLeft = MAIL_LANGUAGES.filter((language) => mailTexts(language).direction === 'rtl');
    expect(toTheLeft.sort()).toEqual(['ar', 'he']);
    for (const language of MAIL_LANGUAGES) {
      const direction = toTheLeft.includes(language) ? 'rtl' : 'ltr';
      const head = `<html lang="${language}" dir="${direction}">`;
      const site = { name: 'Shop', locale: `${language}-XX` };
      const mail = composeAnswer({
        site,
        contactName: null,
        messages: [],
        link: '/',
        canReply: true,
        stopLink: '/',
      });

      expect(mail.html).toContain(head);
      expect(composeNote({ locale: language, text: 'x', button: null })).toContain(head);
    }
  });

  it('have a line of their own each, for what is quoted below it', () => {
    expect(new Set(REPLY_LINES).size).toBe(MAIL_LANGUAGES.length);
  });

  it('are English where there are no others, whatever the settings say', () => {
    for (const locale of ['sv', 'constructor', '__proto__', 'xx-YY', 'EN_us'])
      expect(mailTexts(locale).tag).toBe('en');
    expect(mailTexts('pt-BR').tag).toBe('pt');
  });
});
