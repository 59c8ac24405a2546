/** Pages of figures for people without an account. Takes a key with the scope `admin` for all sites. */
import type { CreateInsightsLinkInput, InsightsLink, InsightsLinkPage } from '@parley/protocol';
import { PagedList } from '../pages.js';
import type { CallOptions, Send } from '../request.js';
import { pathId } from './path-id.js';

const PATH = '/v1/insights/links';

export class InsightsLinks {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /**
   * Makes a link that shows the days before, within `filter`, and nothing else. Its `url` is told now and never again. It is not tried
   * again by itself: an answer that was lost would leave a second one behind, whose address nobody has.
   */
  create(input: CreateInsightsLinkInput, options: CallOptions = {}): Promise<InsightsLink> {
    return this.#send({ maxRetries: 0, ...options, method: 'POST', path: PATH, body: input });
  }

  /** Also those that are over. */
  list({
    limit,
    ...options
  }: CallOptions & { limit?: number } = {}): PagedList<InsightsLink, InsightsLinkPage> {
    const page = (cursor?: string): Promise<InsightsLinkPage> =>
      this.#send({ ...options, method: 'GET', path: PATH, query: { cursor, limit } });
    return new PagedList((previous) => {
      if (previous === null) return page();
      return previous.next === null ? null : page(previous.next);
    });
  }

  /** It opens nothing from now on. Throws `ConflictError` when it was revoked before. */
  revoke(id: string, options: CallOptions = {}): Promise<InsightsLink> {
    return this.#send({ ...options, method: 'DELETE', path: `${PATH}/${pathId('insightsLink', id)}` });
  }
}
