/** The part of the HTTP API by which figures leave the console: public links, and the weekly mail. It sends what it is given and keeps nothing. */
import type { CreateInsightsLinkInput, Digest, InsightsLink, InsightsLinkPage } from '@parley/protocol';
import type { Api } from './api.js';

const LINKS = '/v1/insights/links';
const DIGEST = '/v1/me/digest';

export class SharingApi {
  readonly #api: Pick<Api, 'request'>;

  constructor(api: Pick<Api, 'request'>) {
    this.#api = api;
  }

  links(query: { cursor?: string | undefined }): Promise<InsightsLinkPage> {
    return this.#api.request(LINKS, { query });
  }

  createLink(body: CreateInsightsLinkInput): Promise<InsightsLink> {
    return this.#api.request(LINKS, { method: 'POST', body });
  }

  revokeLink(id: string): Promise<InsightsLink> {
    return this.#api.request(`${LINKS}/${id}`, { method: 'DELETE' });
  }

  digest(): Promise<Digest> {
    return this.#api.request(DIGEST);
  }

  setDigest(body: Digest): Promise<Digest> {
    return this.#api.request(DIGEST, { method: 'PUT', body });
  }
}
