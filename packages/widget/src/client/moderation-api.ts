/** The part of the HTTP API that is for moderators. It sends what it is given and keeps nothing. */
import type {
  ContactHistory,
  ContactStanding,
  JudgeSecret,
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
import type { Mark } from './moderation-queue.js';

const MARKS: Readonly<Record<Mark, object>> = {
  pin: { pinned: true },
  unpin: { pinned: false },
  mark: { answer: true },
  unmark: { answer: false },
  lock: { locked: true },
  unlock: { locked: false },
};

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

  async mark({ site, topic, id }: { site: string; topic: string; id: string }, mark: Mark): Promise<void> {
    const path = `/v1/topics/${encodeURIComponent(topic)}`;
    const of = mark === 'lock' || mark === 'unlock' ? path : `${path}/messages/${id}`;
    await this.#api.request(of, { method: 'PATCH', query: { site }, body: MARKS[mark] });
  }

  judgeSecret(site: string): Promise<JudgeSecret> {
    return this.#api.request('/v1/moderation/judge-secret', { method: 'POST', body: { site } });
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
