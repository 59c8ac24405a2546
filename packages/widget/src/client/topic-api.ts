/** What can be asked of one public topic, typed. It sends what it is given and keeps nothing. */
import type {
  CreateTopicMessageInput,
  MessageContext,
  MessageOpinion,
  OwnInTopic,
  OwnTopicMessage,
  Topic,
  TopicBranchPage,
  TopicSort,
} from '@parley/protocol';
import type { Api, ApiRequest } from './api.js';

export interface TopicApiOptions {
  api: Pick<Api, 'request'>;
  /** The site's key. */
  site: string;
  /** The topic's key. */
  topic: string;
}

/** Which page of messages. */
export interface TopicPageQuery {
  sort?: TopicSort;
  after?: string | undefined;
  parentId?: string;
}

export class TopicApi {
  #options: TopicApiOptions;

  constructor(options: TopicApiOptions) {
    this.#options = options;
  }

  // What anyone may read is asked for without saying who asks.

  topic(): Promise<Topic> {
    return this.ask('', { authenticated: false });
  }

  messages(query: TopicPageQuery): Promise<TopicBranchPage> {
    return this.ask('/messages', { query, authenticated: false });
  }

  context(id: string): Promise<MessageContext> {
    return this.ask(`/messages/${id}/context`, { authenticated: false });
  }

  own(ids: readonly string[]): Promise<OwnInTopic> {
    return this.ask('/own', { query: { ids: ids.join(',') } });
  }

  post(body: CreateTopicMessageInput): Promise<OwnTopicMessage> {
    return this.ask('/messages', { method: 'POST', body });
  }

  edit(id: string, text: string): Promise<OwnTopicMessage> {
    return this.ask(`/messages/${id}`, { method: 'PATCH', body: { text } });
  }

  remove(id: string): Promise<OwnTopicMessage> {
    return this.ask(`/messages/${id}`, { method: 'DELETE' });
  }

  vote(id: string, value: 1 | -1 | 0): Promise<MessageOpinion> {
    const path = `/messages/${id}/vote`;
    return value === 0
      ? this.ask(path, { method: 'DELETE' })
      : this.ask(path, { method: 'PUT', body: { value } });
  }

  react(id: string, reaction: string, chosen: boolean): Promise<MessageOpinion> {
    return this.ask(`/messages/${id}/reactions/${reaction}`, { method: chosen ? 'PUT' : 'DELETE' });
  }

  /** Asks for anything else of the topic. @throws ApiError */
  ask<T>(path: string, { query, ...request }: ApiRequest): Promise<T> {
    const { api, site, topic } = this.#options;
    return api.request(`/v1/topics/${encodeURIComponent(topic)}${path}`, {
      ...request,
      query: { site, ...query },
    });
  }
}
