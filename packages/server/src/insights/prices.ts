/**
 * What time, messages and amounts come to in the reporting currency, by the rates that held on the day. Exact: an amount is rounded once, to a
 * whole ten-thousandth, a half to the even neighbour. What no rate is known for is left out, and named.
 */
import type { ServiceRate } from '@parley/protocol';
import { divideHalfEven } from './half-even.js';
import { Calendar } from './slots.js';

/** From which day on something holds. */
interface Dated {
  from: string;
}

export interface HourlyPrice extends Dated {
  teamId: string | null;
  agentId: string | null;
  units: bigint;
  currency: string;
}

export interface ServicePrice extends Dated {
  name: string;
  per: ServiceRate['per'];
  units: bigint;
  currency: string;
}

export interface ExchangePrice extends Dated {
  currency: string;
  /** Exact decimal. */
  rate: string;
}

export interface PriceList {
  hourly: HourlyPrice[];
  services: ServicePrice[];
  exchange: ExchangePrice[];
}

export interface Priced {
  /** Whole ten-thousandths of the reporting currency. */
  units: bigint;
  /** A currency that no rate is known for, so that what is in it is left out. */
  missing: string | null;
}

const NOTHING: Priced = { units: 0n, missing: null };
const HOUR_MS = 3_600_000n;
const RATE_DECIMALS = 10;
const ONE = 10n ** BigInt(RATE_DECIMALS);
/** What the columns can hold of one entry, and a driver can count. */
const MOST = BigInt(Number.MAX_SAFE_INTEGER);

/** `1.0825` as a whole number of ten-billionths. */
export function toRate(text: string): bigint | undefined {
  const [, whole, decimals = ''] = /^(\d{1,6})(?:\.(\d{1,10}))?$/.exec(text) ?? [];
  return whole === undefined ? undefined : BigInt(whole + decimals.padEnd(RATE_DECIMALS, '0'));
}

export class Prices {
  readonly #hourly = new Map<string, HourlyPrice[]>();
  readonly #services = new Map<string, ServicePrice[]>();
  readonly #exchange = new Map<string, { from: string; rate: bigint }[]>();
  readonly #currency: string;
  readonly #calendar: Calendar;
  readonly #messages = new Map<string, Priced>();

  constructor({ hourly, services, exchange }: PriceList, basis: { currency: string; zone: string }) {
    this.#currency = basis.currency;
    this.#calendar = new Calendar(basis.zone);
    for (const price of latestFirst(hourly)) push(this.#hourly, nearness(price), price);
    for (const price of latestFirst(services)) push(this.#services, `${price.per} ${price.name}`, price);
    for (const { currency, from, rate } of latestFirst(exchange))
      push(this.#exchange, currency, { from, rate: toRate(rate) ?? 0n });
  }

  /** Time of somebody. The nearest rate counts: the agent's, or the team's, or everybody's. */
  labour({
    slot,
    ms,
    ...whose
  }: {
    slot: number;
    ms: number;
    agentId: string | null;
    teamId: string | null;
  }): Priced {
    const price = this.#hourlyAt(whose, this.#calendar.dayOf(slot));
    if (price === undefined) return NOTHING;
    return this.#convert({ a: price.units * BigInt(ms), b: HOUR_MS }, price.currency, slot);
  }

  /** What an hour of a team costs on a day; undefined when nobody has said. */
  hourOf(teamId: string | null, slot: number): Priced | undefined {
    const price = this.#hourlyAt({ agentId: null, teamId }, this.#calendar.dayOf(slot));
    return price && this.#convert({ a: price.units, b: 1n }, price.currency, slot);
  }

  /** One message, or one conversation, of all services together; each rounded by itself. */
  services(kind: 'asked' | 'answered' | 'conversation', slot: number): Priced {
    if (this.#services.size === 0) return NOTHING;
    const key = `${kind} ${this.#calendar.dayOf(slot)}`;
    let priced = this.#messages.get(key);
    if (priced === undefined) {
      priced = this.#sumServices(kind, slot);
      this.#messages.set(key, priced);
    }
    return priced;
  }

  /** An amount of a day. */
  convert(units: bigint, currency: string, slot: number): Priced {
    return this.#convert({ a: units, b: 1n }, currency, slot);
  }

  #hourlyAt({ agentId, teamId }: { agentId: string | null; teamId: string | null }, day: string) {
    const keys = [agentId && `agent ${agentId}`, teamId && `team ${teamId}`, 'everybody'];
    for (const key of keys) {
      const price = key ? heldOn(this.#hourly.get(key), day) : undefined;
      if (price !== undefined) return price;
    }
    return undefined;
  }

  #sumServices(kind: 'asked' | 'answered' | 'conversation', slot: number): Priced {
    let units = 0n;
    let missing: string | null = null;
    for (const prices of this.#services.values()) {
      const price = heldOn(prices, this.#calendar.dayOf(slot));
      if (price === undefined || !PAID_FOR[price.per].includes(kind)) continue;
      const priced = this.#convert({ a: price.units, b: 1n }, price.currency, slot);
      units += priced.units;
      missing ??= priced.missing;
    }
    return { units, missing };
  }

  /** One rounding for the product and the conversion together. */
  #convert({ a, b }: { a: bigint; b: bigint }, currency: string, slot: number): Priced {
    let units: bigint;
    if (currency === this.#currency) units = divideHalfEven(a, b);
    else {
      const rate = heldOn(this.#exchange.get(currency), this.#calendar.dayOf(slot));
      if (rate === undefined) return { units: 0n, missing: currency };
      units = divideHalfEven(a * rate.rate, b * ONE);
    }
    return units > MOST ? { units: 0n, missing: currency } : { units, missing: null };
  }
}

const PAID_FOR: Record<ServiceRate['per'], readonly string[]> = {
  customer_message: ['asked'],
  company_message: ['answered'],
  message: ['asked', 'answered'],
  conversation: ['conversation'],
};

function nearness({ agentId, teamId }: HourlyPrice): string {
  if (agentId !== null) return `agent ${agentId}`;
  return teamId !== null ? `team ${teamId}` : 'everybody';
}

function latestFirst<T extends Dated>(list: T[]): T[] {
  return list.toSorted((a, b) => (a.from < b.from ? 1 : -1));
}

function heldOn<T extends Dated>(prices: T[] | undefined, day: string): T | undefined {
  return prices?.find(({ from }) => from <= day);
}

function push<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
