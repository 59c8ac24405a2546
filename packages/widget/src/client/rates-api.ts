/** The part of the HTTP API that says what hours, services and coins are worth. It sends what it is given and keeps nothing. */
import type {
  CreateHourlyRateInput,
  CreateServiceRateInput,
  ExchangeRate,
  ExchangeRatesSet,
  HourlyRate,
  Page,
  RateList,
  ServiceRate,
} from '@parley/protocol';
import type { Api } from './api.js';

const PATH = '/v1/insights/rates';

export class RatesApi {
  readonly #api: Pick<Api, 'request'>;

  constructor(api: Pick<Api, 'request'>) {
    this.#api = api;
  }

  rates(): Promise<RateList> {
    return this.#api.request(PATH);
  }

  addHourly(body: CreateHourlyRateInput): Promise<HourlyRate> {
    return this.#api.request(`${PATH}/hourly`, { method: 'POST', body });
  }

  removeHourly(id: string): Promise<HourlyRate> {
    return this.#api.request(`${PATH}/hourly/${id}`, { method: 'DELETE' });
  }

  addService(body: CreateServiceRateInput): Promise<ServiceRate> {
    return this.#api.request(`${PATH}/services`, { method: 'POST', body });
  }

  removeService(id: string): Promise<ServiceRate> {
    return this.#api.request(`${PATH}/services/${id}`, { method: 'DELETE' });
  }

  exchange(query: { cursor?: string | undefined }): Promise<Page<ExchangeRate>> {
    return this.#api.request(`${PATH}/exchange`, { query });
  }

  setExchange(csv: string): Promise<ExchangeRatesSet> {
    return this.#api.request(`${PATH}/exchange`, { method: 'PUT', body: { csv } });
  }

  removeExchange({ currency, from }: ExchangeRate): Promise<ExchangeRate> {
    return this.#api.request(`${PATH}/exchange/${currency}/${from}`, { method: 'DELETE' });
  }
}
