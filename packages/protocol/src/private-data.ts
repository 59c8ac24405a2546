/**
 * Finds in a text what people had better not say in public: card numbers, e-mail addresses, phone numbers, order numbers. For offering
 * the private way before anything is sent; it looks at shapes only, so it may miss some and see some where there is none.
 */

export type PrivateDataKind = 'card' | 'email' | 'phone' | 'order';

export interface PrivateData {
  kind: PrivateDataKind;
  /** Where in the text it begins, and where it is over, in UTF-16 code units. */
  start: number;
  end: number;
}

const EMAIL = /[\p{L}\p{N}._%+-]{1,64}@[\p{L}\p{N}-]{1,63}(?:\.[\p{L}\p{N}-]{1,63})+/gu;
/** Stands for what was taken out. */
const REDACTED = '[…]';
/** 13 to 19 digits, in groups or not. */
const CARD = /(?<![\p{L}\p{N}])\p{Nd}(?:[ -]?\p{Nd}){12,18}(?![\p{L}\p{N}])/gu;
/** Begins as numbers do that are dialled. */
const PHONE = /(?<![\p{L}\p{N}./-])(?:\+|00|0|\(0)[\p{Nd}()](?:[ ./()-]{0,2}\p{Nd}){6,14}(?![\p{L}\p{N}])/gu;
/** A word for an order or invoice, then a number; or a number sign and many digits. */
const ORDER =
  /(?<!\p{L})(?:order|bestell\p{L}*|auftrag\p{L}*|rechnung\p{L}*|invoice|commande|facture|pedido|factura|ordine|fattura|encomenda|fatura|bestelling|factuur|zamówieni\p{L}*|faktur\p{L}*|sipariş\p{L}*|注文\p{L}*|طلب|הזמנה)[\s.:#№-]{0,4}(?:(?:no|nr|num|number|nummer|numéro|número|numero)\.?[\s.:#№-]{0,3})?[\p{L}]{0,4}-?\p{Nd}[\p{Lu}\p{Nd}-]{3,24}|#\p{Nd}{5,}/giu;

/** https://en.wikipedia.org/wiki/Luhn_algorithm */
function isLuhn(digits: string): boolean {
  let sum = 0;
  for (let i = 0; i < digits.length; i += 1) {
    const digit = Number(digits[digits.length - 1 - i]);
    const twice = i % 2 === 1 ? digit * 2 : digit;
    sum += twice > 9 ? twice - 9 : twice;
  }
  return sum % 10 === 0;
}

/** Digits of any script as 0 to 9. */
function plain(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))
    .replace(/\D/g, '');
}

/**
 * The text with a sign in the place of all that `findPrivateData` finds, and of these words, such as a person's name: a proposal, to be
 * read by somebody before it is published.
 */
export function redactPrivateData(text: string, words: readonly string[] = []): string {
  let redacted = '';
  let from = 0;
  for (const { start, end } of findPrivateData(text)) {
    redacted += `${text.slice(from, start)}${REDACTED}`;
    from = end;
  }
  redacted += text.slice(from);
  for (const word of words.filter((one) => one.trim().length > 1)) {
    const escaped = word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
    redacted = redacted.replace(new RegExp(`(?<!\\p{L})${escaped}(?!\\p{L})`, 'giu'), REDACTED);
  }
  return redacted;
}

/** What was found, in the order of the text; nothing is told twice. */
export function findPrivateData(text: string): PrivateData[] {
  const found: PrivateData[] = [];
  const add = (kind: PrivateDataKind, pattern: RegExp, isOne: (match: string) => boolean = () => true) => {
    for (const { 0: match, index } of text.matchAll(pattern)) {
      const end = index + match.length;
      const overlaps = found.some((other) => index < other.end && other.start < end);
      if (!overlaps && isOne(match)) found.push({ kind, start: index, end });
    }
  };
  add('email', EMAIL);
  add('card', CARD, (match) => isLuhn(plain(match)) && !/^(\d)\1*$/.test(plain(match)));
  add('order', ORDER);
  add('phone', PHONE, (match) => new Set(plain(match)).size > 2);
  return found.sort((a, b) => a.start - b.start);
}
