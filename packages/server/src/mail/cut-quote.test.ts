import { describe, expect, it } from 'vitest';
import { cutQuote } from './cut-quote.js';
import { MAIL_LANGUAGES, mailTexts } from './texts.js';

const MINE = 'Thank you!\n\nOne more thing: at 10:30, please.';
const quoted = (line: string) =>
  [line, '', 'Hello Zoë,', 'Shop has answered you:', 'It left us.'].map((text) => `> ${text}`);

const INTRODUCTIONS = {
  en: 'On Tue, Nov 24, 2026 at 10:00 AM Shop <reply+abc@in.shop.example> wrote:',
  de: 'Am Di., 24. Nov. 2026 um 10:00 Uhr schrieb Shop <reply+abc@in.shop.example>:',
  fr: 'Le mar. 24 nov. 2026 à 10:00, Shop <reply+abc@in.shop.example> a écrit :',
  es: 'El mar, 24 nov 2026 a las 10:00, Shop (<reply+abc@in.shop.example>) escribió:',
  it: 'Il giorno mar 24 nov 2026 alle ore 10:00 Shop <reply+abc@in.shop.example> ha scritto:',
  pt: 'Shop <reply+abc@in.shop.example> escreveu (terça, 24/11/2026 à(s) 10:00):',
  nl: 'Op di 24 nov 2026 om 10:00 schreef Shop <reply+abc@in.shop.example>:',
  pl: 'wt., 24 lis 2026 o 10:00 Shop <reply+abc@in.shop.example> napisał(a):',
  tr: 'Shop <reply+abc@in.shop.example>, 24 Kas 2026 Sal, 10:00 tarihinde şunu yazdı:',
  ar: 'في الثلاثاء، 24 نوفمبر 2026 10:00 ص Shop <reply+abc@in.shop.example> كتب:',
  he: '‫בתאריך יום ג׳, 24 בנוב׳ 2026 ב-10:00 מאת ‪Shop‬‏ <‪reply+abc@in.shop.example‬‏>:‬',
  ja: '2026年11月24日(火) 10:00 Shop <reply+abc@in.shop.example>:',
};

describe('what is left of an answer', () => {
  it.each(MAIL_LANGUAGES)('is what was written, when a program quotes a mail in %s', (language) => {
    const introduction = INTRODUCTIONS[language as keyof typeof INTRODUCTIONS];
    const mail = [MINE, '', introduction, '', ...quoted(mailTexts(language).line)].join('\r\n');

    expect(cutQuote(mail)).toBe(MINE);
  });

  it('is what was written, when Outlook puts its lines before a mail that it does not mark', () => {
    const head = [
      'Von: Shop <reply+abc@in.shop.example>',
      'Gesendet: Dienstag, 24. November 2026 10:00',
      'An: Zoë',
    ];
    const mail = [
      MINE,
      '',
      '________________________________',
      ...head,
      'Betreff: Re: Hallo',
      '',
      mailTexts('de').line,
      'x',
    ];

    expect(cutQuote(mail.join('\n'))).toBe(MINE);
  });

  it('is without a signature', () => {
    expect(cutQuote(`${MINE}\n\n-- \nZoë\nSales`)).toBe(MINE);
    expect(cutQuote(`${MINE}\n\nSent from my iPhone`)).toBe(MINE);
  });

  it('is what stands below the quotation, when there is nothing above', () => {
    expect(cutQuote(`On Tue, Shop <s@shop.example> wrote:\n> It left us.\n\nGood!`)).toContain('Good!');
    expect(cutQuote([`> ${mailTexts('en').line}`, '> It left us.', '', 'Good!'].join('\n'))).toBe('Good!');
  });

  it('is nothing of nothing', () => {
    for (const text of ['', '\r\n', '> only a quotation', ' \u0000 ']) expect(cutQuote(text)).toBe('');
  });

  it('keeps words that only look like an introduction', () => {
    expect(cutQuote('Please deliver to: Zoë, 10 Main Street')).toBe('Please deliver to: Zoë, 10 Main Street');
    expect(cutQuote('My address is zoe@example.com, call me: 2026')).toBe(
      'My address is zoe@example.com, call me: 2026',
    );
  });
});
