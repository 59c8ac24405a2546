/** What proactive messages bring: those who saw one against those who were held out by chance, beside the attributed figure. */
import { type Figure, LIFT_ENOUGH, type Lift, type Site } from '@parley/protocol';
import { css, html, nothing } from 'lit';
import { msg, str } from '../internal/localize.js';
import { money, number, sumsOf } from './format.js';

type Message = Lift['data'][number];

export const liftStyles = css`
  .beside {
    grid-column: 1 / -1;
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(100%, 180px), 1fr));
    gap: 12px 24px;
    margin: 4px 0;
  }

  .beside dt {
    font-size: 12px;
    line-height: 1.3;
    color: var(--parley-text-2);
  }

  .beside dd {
    margin: 2px 0 0;
    font-size: 20px;
    font-weight: 600;
    line-height: 1.3;
    font-variant-numeric: tabular-nums;
  }

  .beside .few {
    font-size: 14px;
    font-weight: 400;
    line-height: 26px;
    color: var(--parley-text-2);
  }

  .beside small {
    display: block;
    font-size: 12px;
    font-weight: 400;
    color: var(--parley-text-2);
  }
`;

export function liftView({ data, currency }: Lift, sites: readonly Site[]) {
  return html`<ul class="ranks">
    ${data.map((message) => messageView(message, currency, textOf(message, sites)))}
  </ul>`;
}

/** Whether there is a message of which nobody is held out, so that it cannot be told what it brings. */
export function isUnmeasured({ data }: Lift, sites: readonly Site[]): boolean {
  const messages = sites.flatMap(({ chat }) => chat.proactive);
  return data.length === 0 && messages.length > 0 && messages.every(({ holdout }) => holdout === 0);
}

export function unmeasuredView(href: string) {
  return html`<p class="why">
    ${msg('No message is held back from anybody, so it cannot be told what would have come without them.', { id: 'insights-lift-none' })}
    <a href=${href}>${msg('Choose a share', { id: 'insights-lift-set' })}</a>
  </p>`;
}

/** What it says; its id, where it is gone or not for this reader. */
function textOf({ siteId, proactiveId }: Message, sites: readonly Site[]): string {
  const site = sites.find(({ id }) => id === siteId);
  return site?.chat.proactive.find(({ id }) => id === proactiveId)?.text ?? proactiveId;
}

function messageView(message: Message, currency: string, text: string) {
  const { shown, held, conversion, value, attributed } = message;
  const share = (part: string) =>
    number(part, { style: 'percent', maximumFractionDigits: 1, signDisplay: 'exceptZero' });
  const each = (sum: string) =>
    number(sum, { style: 'currency', currency, signDisplay: 'exceptZero', maximumFractionDigits: 2 });
  const count = (visitors: number) => number(String(visitors));
  const total = ofAll(value, shown.visitors);
  const sum = sumsOf([total.value, total.interval?.low, total.interval?.high], currency, 100);
  const few = msg(
    str`To say more, each group needs ${count(LIFT_ENOUGH.visitors)} visitors and ${count(LIFT_ENOUGH.convertedEach)} who bought: choose more days, or hold back more.`,
    { id: 'insights-lift-few' },
  );
  return html`<li>
    <h3><bdi>${text}</bdi></h3>
    <dl class="beside">
      ${figureView(msg('More value than without it', { id: 'insights-lift-total' }), total, sum)}
      <div>
        <dt>${msg('By attribution alone', { id: 'insights-lift-by-attribution' })}</dt>
        <dd><bdi>${money(attributed, currency)}</bdi></dd>
      </div>
      ${figureView(msg('More who bought, of those who saw it', { id: 'insights-lift-conversion' }), conversion, share)}
    </dl>
    <p class="why">
      ${value.enough ? `${msg('More value a visitor', { id: 'insights-lift-value' })}: ${each(value.value ?? '0')} · ` : nothing}
      ${msg(str`seen by ${count(shown.visitors)}, held back from ${count(held.visitors)}`, { id: 'insights-lift-groups' })}
    </p>
    ${value.enough && conversion.enough ? nothing : html`<p class="why">${few}</p>`}
  </li>`;
}

/** What a visitor brought more, times all who saw it: so much came because of the message. */
function ofAll({ value, interval, ...more }: Figure, visitors: number): Figure {
  const times = (text: string) => String(Number(text) * visitors);
  return {
    ...more,
    value: value === null ? null : times(value),
    interval: interval && { low: times(interval.low), high: times(interval.high) },
  };
}

function figureView(name: string, { value, enough, interval }: Figure, words: (text: string) => string) {
  const isKnown = value !== null && enough;
  return html`<div>
    <dt>${name}</dt>
    <dd class=${isKnown ? '' : 'few'}>
      ${isKnown ? html`<bdi>${words(value)}</bdi>` : msg('Too few to say', { id: 'insights-few' })}
      ${
        isKnown && interval
          ? html`<small>${msg(str`Between ${words(interval.low)} and ${words(interval.high)}`, { id: 'insights-interval' })}</small>`
          : nothing
      }
    </dd>
  </div>`;
}
