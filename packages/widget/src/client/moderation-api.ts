/** The part of the HTTP API that is for moderators. It sends what it is given and keeps nothing. */
import type {
  ContactHistory,
  ContactStanding,
  ModerationCounts,
  ModerationDecisionInput,
  ModerationDecisionResult,
  ModerationListQuery,
  ModerationPage,
  SanctionInput,
  SimulationInput,
  SimulationResult,
  TopicListPage,
  TopicListQuery,
} from '@parley/protocol';
import type { Api } from './api.js';

export class ModerationApi {
  readonly #api: Pick<Api, 'request'>;

  constructor(api: Pick<Api, 'request'>) {
    this.#api = api;
  }

  counts(site: string): Promise<ModerationCounts> {
    return this.#api.request('/v1/moderation/counts', { query: { site } });
  }

  messages(query: ModerationListQuery): Promise<ModerationPage> {
    return this.#api.request('/v1/moderation/messages', { query });
  }

  decide(body: ModerationDecisionInput): Promise<ModerationDecisionResult> {
    return this.#api.request('/v1/moderation/decisions', { method: 'POST', body });
  }

  history(contactId: string): Promise<ContactHistory> {
    return this.#api.request(`/v1/moderation/contacts/${contactId}`);
  }

  sanction(contactId: string, body: SanctionInput): Promise<ContactStanding> {
    return this.#api.request(`/v1/moderation/contacts/${contactId}/sanction`, { method: 'PUT', body });
  }

  lift(contactId: string): Promise<ContactStanding> {
    return this.#api.request(`/v1/moderation/contacts/${contactId}/sanction`, { method: 'DELETE' });
  }

  simulate(body: SimulationInput): Promise<SimulationResult> {
    return this.#api.request('/v1/moderation/simulations', { method: 'POST', body });
  }

  topics(query: TopicListQuery): Promise<TopicListPage> {
    return this.#api.request('/v1/topics', { query });
  }
}
