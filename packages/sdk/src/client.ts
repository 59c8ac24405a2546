/** The door of the SDK: one object for one server and one API key. Holds no state that a second one could disturb. */
import type { Me } from '@parley/protocol';
import { type PullOptions, pull } from './pull.js';
import { type CallOptions, createSend, type RequestOptions, type Send } from './request.js';
import { Attachments } from './resources/attachments.js';
import { Contacts } from './resources/contacts.js';
import { Conversations } from './resources/conversations.js';
import { Events } from './resources/events.js';
import { Insights } from './resources/insights.js';
import { Messages } from './resources/messages.js';
import { Outcomes } from './resources/outcomes.js';
import { Topics } from './resources/topics.js';
import { Webhooks } from './resources/webhooks.js';

/** How to reach the server, and how patiently. */
export interface ParleyOptions extends RequestOptions {}

/**
 * A company's client of its Parley server.
 *
 * Calls are tried again on network errors, on 429 and on 5xx, as the server asks by `retry-after`, with jitter
 * otherwise. What is created carries an id made here, before the first attempt, so that no retry makes a second one.
 * Every failure is a `ParleyError`; its subclasses name the remedy.
 *
 * @example
 * const parley = new Parley({ baseUrl: 'https://chat.example.com', apiKey });
 * const cursor = await parley.pull({ cursor: stored, onBatch: async ({ events, cursor }) => save(events, cursor) });
 */
export class Parley {
  readonly attachments: Attachments;
  readonly contacts: Contacts;
  readonly conversations: Conversations;
  readonly messages: Messages;
  readonly events: Events;
  readonly insights: Insights;
  readonly outcomes: Outcomes;
  readonly topics: Topics;
  readonly webhooks: Webhooks;
  readonly #send: Send;

  /** Asks nothing of the server yet. Throws `InvalidRequestError` for options that cannot be right. */
  constructor(options: ParleyOptions) {
    this.#send = createSend(options);
    this.attachments = new Attachments(this.#send);
    this.contacts = new Contacts(this.#send);
    this.conversations = new Conversations(this.#send);
    this.messages = new Messages(this.#send);
    this.events = new Events(this.#send);
    this.insights = new Insights(this.#send);
    this.outcomes = new Outcomes(this.#send);
    this.topics = new Topics(this.#send);
    this.webhooks = new Webhooks(this.#send);
  }

  /** Whose key this is: a quick way to find out that address and key are right. Throws `AuthenticationError`. */
  me(options: CallOptions = {}): Promise<Me> {
    return this.#send({ ...options, method: 'GET', path: '/v1/me' });
  }

  /**
   * Brings every event after `cursor`, in order and in batches, with the cursor to store after each. Resolves with the
   * cursor reached once it has caught up, or with `follow` when the signal ends it. Rejects with what `onBatch` threw.
   */
  pull(options: PullOptions): Promise<string | null> {
    return pull(this.events, options);
  }
}
