/** What proactive messages bring: those who saw one against those who were held out by chance, beside the attributed figure. */
import type { Figure, Lift } from '@parley/protocol';
import { html } from 'lit';
import { msg, str } from '../internal/localize.js';
import { money, number } from './format.js';

type Message = Lift['data'][number];

export function liftView({ data, currency }: Lift) {
  return html`<ul class="ranks">
    ${data.map((message) => messageView(message, currency))}
  </ul>`;
}

function messageView({ proactiveId, shown, held, conversion, value, attributed }: Message, currency: string) {
  const share = (text: string) =>
    number(text, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const sum = (text: string) =>
    number(text, { style: 'currency', currency, signDisplay: 'exceptZero', maximumFractionDigits: 2 });
  const count = (visitors: number) => number(String(visitors));
  return html`<li>
    <h3><bdi>${proactiveId}</bdi></h3>
    <span class="gain ${conversion.enough ? '' : 'few'}">${liftWords(conversion, share)}</span>
    <p class="why">
      ${msg('More who bought, of those who saw it', { id: 'insights-lift-conversion' })}${rangeWords(conversion, share)} ·
      ${msg(str`seen by ${count(shown.visitors)}, held back from ${count(held.visitors)}`, { id: 'insights-lift-groups' })}
    </p>
    <p class="why">
      ${msg('More value a visitor', { id: 'insights-lift-value' })}: ${liftWords(value, sum)}${rangeWords(value, sum)} ·
      ${msg(str`attribution alone would say ${money(attributed, currency)}`, { id: 'insights-lift-attributed' })}
    </p>
  </li>`;
}

function liftWords({ value, enough }: Figure, words: (text: string) => string): string {
  return value === null || !enough ? msg('Too few to say', { id: 'insights-few' }) : words(value);
}

function rangeWords({ interval, enough }: Figure, words: (text: string) => string): string {
  if (!interval || !enough) return '';
  const between = msg(str`Between ${words(interval.low)} and ${words(interval.high)}`, {
    id: 'insights-interval',
  });
  return ` (${between})`;
}
