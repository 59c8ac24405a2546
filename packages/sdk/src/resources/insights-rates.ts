/** What an hour, a message and a foreign currency are worth. Takes a key with the scope `admin` for all sites. */
import {
  type CreateHourlyRateInput,
  type CreateServiceRateInput,
  type ExchangeRate,
  type ExchangeRatesSet,
  type HourlyRate,
  newId,
  type Page,
  type RateList,
  type ServiceRate,
  type UpdateRateInput,
} from '@parley/protocol';
import { PagedList } from '../pages.js';
import type { CallOptions, Send } from '../request.js';
import { pathId } from './path-id.js';

const PATH = '/v1/insights/rates';

/** Which rate, and what it is from now on. */
export interface RateUpdate extends UpdateRateInput {
  /** `hrt_…` or `srt_…` */
  id: string;
}

export class Rates {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /** All that were ever set, the latest day first. */
  list(options: CallOptions = {}): Promise<RateList> {
    return this.#send({ ...options, method: 'GET', path: PATH });
  }

  /**
   * Says what an hour costs from a day on: of an agent, of a team, or of everybody. What was before stays as it was reckoned. Throws
   * `ConflictError` when that day has one, `PermissionError` for an agent's where only the totals of teams are kept.
   */
  createHourly(input: CreateHourlyRateInput, options: CallOptions = {}): Promise<HourlyRate> {
    const body = { ...input, id: input.id ?? newId('hourlyRate') };
    return this.#send({ ...options, method: 'POST', path: `${PATH}/hourly`, body });
  }

  updateHourly({ id, ...body }: RateUpdate, options: CallOptions = {}): Promise<HourlyRate> {
    return this.#send({
      ...options,
      method: 'PUT',
      path: `${PATH}/hourly/${pathId('hourlyRate', id)}`,
      body,
    });
  }

  deleteHourly(id: string, options: CallOptions = {}): Promise<HourlyRate> {
    return this.#send({ ...options, method: 'DELETE', path: `${PATH}/hourly/${pathId('hourlyRate', id)}` });
  }

  /** Says what an outside service takes for each message or conversation, from a day on; 0 ends it. */
  createService(input: CreateServiceRateInput, options: CallOptions = {}): Promise<ServiceRate> {
    const body = { ...input, id: input.id ?? newId('serviceRate') };
    return this.#send({ ...options, method: 'POST', path: `${PATH}/services`, body });
  }

  updateService({ id, ...body }: RateUpdate, options: CallOptions = {}): Promise<ServiceRate> {
    const path = `${PATH}/services/${pathId('serviceRate', id)}`;
    return this.#send({ ...options, method: 'PUT', path, body });
  }

  deleteService(id: string, options: CallOptions = {}): Promise<ServiceRate> {
    return this.#send({
      ...options,
      method: 'DELETE',
      path: `${PATH}/services/${pathId('serviceRate', id)}`,
    });
  }
}

export class ExchangeRates {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /** By currency and day. */
  list({
    currency,
    limit,
    ...options
  }: CallOptions & { currency?: string; limit?: number } = {}): PagedList<ExchangeRate, Page<ExchangeRate>> {
    const page = (cursor?: string): Promise<Page<ExchangeRate>> =>
      this.#send({ ...options, method: 'GET', path: `${PATH}/exchange`, query: { cursor, limit } });
    return new PagedList((previous) => {
      if (previous === null) return page();
      return previous.next === null ? null : page(previous.next);
    });
  }

  /** Sets these, each from its day on; others stay. Says it as often as you like. @returns how many */
  async set(rates: ExchangeRate[], options: CallOptions = {}): Promise<number> {
    const { set } = await this.#send<ExchangeRatesSet>({
      ...{ ...options, method: 'PUT', path: `${PATH}/exchange`, body: { rates } },
    });
    return set;
  }

  delete(
    { currency, from }: Pick<ExchangeRate, 'currency' | 'from'>,
    options: CallOptions = {},
  ): Promise<ExchangeRate> {
    const path = `${PATH}/exchange/${encodeURIComponent(currency)}/${encodeURIComponent(from)}`;
    return this.#send({ ...options, method: 'DELETE', path });
  }
}
