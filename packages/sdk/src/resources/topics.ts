/** Public discussions: what pages show of them, and what the company says there. */
import {
  type CreateTopicMessageInput,
  newId,
  type OwnTopicMessage,
  type Topic,
  type TopicBranchPage,
  type TopicCounts,
  type TopicSearchPage,
  type TopicSort,
  type UpdateTopicInput,
} from '@parley/protocol';
import type { CallOptions, Send } from '../request.js';

/** A topic is found by the site's key and the site's own key for what the page is about. */
export interface TopicRef {
  site: string;
  topic: string;
}

/** Where a page of a discussion starts, and in which order. */
export interface TopicPageOptions extends CallOptions {
  sort?: TopicSort | undefined;
  /** `next` of the page before. */
  after?: string | undefined;
}

/** What to look for, and where. */
export interface TopicSearchOptions extends CallOptions {
  /** The key of the topic to look in; absent: all topics of the site. */
  topic?: string | undefined;
  /** `next` of the page before. */
  cursor?: string | undefined;
  /** 20 by default, at most 50. */
  limit?: number | undefined;
}

export class Topics {
  readonly #send: Send;

  constructor(send: Send) {
    this.#send = send;
  }

  /** What is known of a topic; one that nobody has spoken about yet is there all the same, empty. */
  get(ref: TopicRef, options: CallOptions = {}): Promise<Topic> {
    return this.#send({ ...options, method: 'GET', path: pathOf(ref), query: { site: ref.site } });
  }

  /** A page of what anyone can read. */
  messages(ref: TopicRef, options: TopicPageOptions = {}): Promise<TopicBranchPage> {
    const { sort, after, ...call } = options;
    const query = { site: ref.site, sort, after };
    return this.#send({ ...call, method: 'GET', path: `${pathOf(ref)}/messages`, query });
  }

  /**
   * The discussion as HTML, to put into a page on your server: search engines and people without scripts read it, and the element
   * `<parley-discussion>` takes it over. It is safe as it is: whatever people wrote is only text in it.
   */
  html(ref: TopicRef, options: TopicPageOptions = {}): Promise<string> {
    const { sort, after, ...call } = options;
    const query = { site: ref.site, sort, after };
    return this.#send({ ...call, method: 'GET', path: `${pathOf(ref)}/html`, query, as: 'text' });
  }

  /** Says something for the company. Sending the same `id` again is harmless. */
  post(ref: TopicRef, input: CreateTopicMessageInput, options: CallOptions = {}): Promise<OwnTopicMessage> {
    const body = { ...input, id: input.id ?? newId('message') };
    const path = `${pathOf(ref)}/messages`;
    return this.#send({ ...options, method: 'POST', path, query: { site: ref.site }, body });
  }

  /** Locks, names or describes a topic; it is made when it is not there. */
  update(ref: TopicRef, input: UpdateTopicInput, options: CallOptions = {}): Promise<Topic> {
    return this.#send({
      ...options,
      method: 'PATCH',
      path: pathOf(ref),
      query: { site: ref.site },
      body: input,
    });
  }

  /**
   * Finds what was said in public, the latest first: all words of `q`, the last one also as a beginning. Where it stands is given as
   * numbers, `ranges` in `text`.
   */
  search(site: string, q: string, options: TopicSearchOptions = {}): Promise<TopicSearchPage> {
    const { topic, cursor, limit, ...call } = options;
    const query = { site, q, topic, cursor, limit };
    return this.#send({ ...call, method: 'GET', path: '/v1/topic-search', query });
  }

  /** How many messages topics have, for many pages at once. */
  counts(site: string, topics: string[], options: CallOptions = {}): Promise<TopicCounts> {
    return this.#send({ ...options, method: 'POST', path: '/v1/topics/counts', body: { site, topics } });
  }
}

function pathOf({ topic }: TopicRef): string {
  return `/v1/topics/${encodeURIComponent(topic)}`;
}
