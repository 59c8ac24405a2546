import { describe, expect, it } from 'vitest';
import { findPrivateData, redactPrivateData } from './private-data.js';

const found = (text: string) =>
  findPrivateData(text).map(({ kind, start, end }) => [kind, text.slice(start, end)]);

describe('private data in a text', () => {
  it('is found where it stands, each once', () => {
    const text = 'I am ada@example.com, +49 30 1234567, order no. A-123456, card 4111 1111 1111 1111.';

    expect(found(text)).toEqual([
      ['email', 'ada@example.com'],
      ['phone', '+49 30 1234567'],
      ['order', 'order no. A-123456'],
      ['card', '4111 1111 1111 1111'],
    ]);
  });

  it('is found in other languages and digits', () => {
    expect(found('Bestellnummer: 998877')).toEqual([['order', 'Bestellnummer: 998877']]);
    expect(found('Ma commande nº 1 : commande n 55443')).toHaveLength(0);
    expect(found('Mi pedido 2024-55121')).toEqual([['order', 'pedido 2024-55121']]);
    expect(found('注文番号 1234567')).toEqual([['order', '注文番号 1234567']]);
    expect(found('#1234567 please')).toEqual([['order', '#1234567']]);
    expect(found('رقمي ٠٣٠١٢٣٤٥٦٧').map(([kind]) => kind)).toEqual([]);
  });

  it('is not seen in what is none', () => {
    for (const text of [
      'On 2026-11-28 at 12:30 it cost 1,299.00',
      'The frame is 4111 1111 1111 1112',
      'I bought 2 bicycles in 2024 and 12 tyres',
      'In order to ride, see order of 3 parts',
      'Version 10.4.12, page 0815',
      'Write me @ada',
      '0000 0000 0000 0000',
    ])
      expect(found(text), text).toEqual([]);
  });

  it('is looked for in bounded time, whatever is written', () => {
    const start = performance.now();
    for (const piece of ['1 ', 'a@', '+1(', 'order ', 'a.b@c.', '0-'])
      findPrivateData(piece.repeat(5000 / piece.length));
    // Generous: what would grow with the square of the length takes minutes.
    expect(performance.now() - start).toBeLessThan(5000);
  });
});

describe('redactPrivateData', () => {
  it('puts a sign in the place of what is found and of the words that are named, whatever their case', () => {
    const text = 'Zoë, write to zoe@example.com about order 2024-88123. (Zoë!) ZOË';

    expect(redactPrivateData(text, ['zoë', ' ', ''])).toBe('[…], write to […] about […]. ([…]!) […]');
  });

  it('leaves alone what only contains a word, and takes words as they are written', () => {
    expect(redactPrivateData('Annabel and Ann (a+b)', ['Ann', 'a+b'])).toBe('Annabel and […] ([…])');
    expect(redactPrivateData('The short post fits.')).toBe('The short post fits.');
  });
});
