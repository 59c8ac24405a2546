/** What a conversation came to, as its agents see and say it. */
import { type CreateOutcomeInput, newId, type Outcome, type UpdateOutcomeInput } from '@parley/protocol';
import type { Api } from './api.js';
import { PagedList } from './paged-list.js';

export class Outcomes extends PagedList<Outcome> {
  readonly #api: Pick<Api, 'request'>;
  readonly #path: string;

  constructor(api: Pick<Api, 'request'>, conversationId: string) {
    const path = `/v1/conversations/${conversationId}/outcomes`;
    super((cursor) => api.request(path, { query: { cursor } }));
    this.#api = api;
    this.#path = path;
  }

  /** @throws ApiError */
  async add(input: CreateOutcomeInput): Promise<void> {
    // Sent twice it is stored once.
    const body = { id: newId('outcome'), ...input };
    this.#put(await this.#api.request<Outcome>(this.#path, { method: 'POST', body }));
  }

  /** @throws ApiError */
  async change(id: string, body: UpdateOutcomeInput): Promise<void> {
    this.#put(await this.#api.request<Outcome>(`${this.#path}/${id}`, { method: 'PATCH', body }));
  }

  #put(outcome: Outcome): void {
    this.put(outcome, ({ id }) => id === outcome.id);
  }
}
