/** Webhooks: addresses of the company that are told what happens, and what became of telling them. */
import type { Event, EventType } from './events.js';
import type { Page } from './inputs.js';
import type { ConversationKind } from './models.js';

/** `paused`: nothing is sent, nothing is lost, and it goes on where it was. `disabled`: it answered that it is gone. */
export type WebhookState = 'enabled' | 'paused' | 'disabled';

/** Which events are told. An empty list stands for all. */
export interface EventFilter {
  types: EventType[];
  /** Teams whose conversations count. What belongs to no conversation, such as a contact, counts always. */
  teams: string[];
  kinds: ConversationKind[];
}

/** What is absent says nothing. */
export type EventChoice = { [F in keyof EventFilter]?: EventFilter[F] | undefined };

/** A registered address. */
export interface Webhook extends EventFilter {
  /** `whk_…` */
  id: string;
  siteId: string;
  /** Where events are posted to. */
  url: string;
  /** The company's own words for it. */
  description: string | null;
  state: WebhookState;
  /** Why it is not enabled: by hand, because it failed for days, or because it answered 410. */
  reason: 'by_hand' | 'failing' | 'gone' | null;
  /** Since when nothing has arrived there; null while all is well. */
  failingSince: string | null;
  /** Up to where the log was looked through for it. */
  cursor: string;
  /** What is being told once more; null for nothing. */
  replay: { cursor: string; upTo: string } | null;
  /** Until when what is sent is signed with the secret before, too; null when there is none. */
  previousSecretUntil: string | null;
  createdAt: string;
}

/** A webhook with its secret (`whsec_…`), which is shown only when it was made. */
export interface WebhookWithSecret extends Webhook {
  secret: string;
}

/** What is posted: the event as the feed has it, the webhook, and the event that this webhook was told before. */
export type WebhookPayload = Event & {
  webhookId: string;
  /**
   * Cursor of the event before, as far as this webhook's filter goes: one that never arrived is missing, and can be had from
   * the feed. Null for the first, and for what is told once more.
   */
  previous: string | null;
};

/** What `POST /v1/webhooks/{id}/test` posts. It is no event of the log. */
export interface WebhookTest {
  /** `evt_…` */
  id: string;
  type: 'webhook.tested';
  at: string;
  siteId: string;
  webhookId: string;
}

/** `dropped`: what it would have told of is no more. `failed`: all attempts were in vain. */
export type DeliveryState = 'pending' | 'delivered' | 'failed' | 'dropped';

/** One attempt to tell. */
export interface DeliveryAttempt {
  at: string;
  url: string;
  /** How long it took. */
  milliseconds: number;
  /** Of the answer; null when none came. */
  status: number | null;
  /** Why it counts as failed, in words for a developer; null when it does not. */
  error: string | null;
  /** The beginning of the answer's body. */
  answer: string | null;
}

/** Telling one event to one webhook. */
export interface Delivery {
  /** `dlv_…` */
  id: string;
  webhookId: string;
  /** Also the `webhook-id` header: the same however often it is told. */
  eventId: string;
  type: EventType;
  cursor: string;
  conversationId: string | null;
  state: DeliveryState;
  /** When it is tried next; null when it is done, or waits for an earlier one of its conversation. */
  dueAt: string | null;
  attempts: DeliveryAttempt[];
  createdAt: string;
  doneAt: string | null;
}

/** A delivery and what would be posted now. */
export interface DeliveryDetails extends Delivery {
  /** Null when what it tells of is no more. */
  payload: WebhookPayload | null;
}

/** `POST /v1/webhooks`. Absent filters stand for all. */
export interface CreateWebhookInput extends EventChoice {
  /** `whk_…`; made by the server when absent. Sending the same id again answers with the stored webhook. */
  id?: string | undefined;
  /** The site's key. */
  site: string;
  /** `https://…` */
  url: string;
  description?: string | undefined;
}

/** `PATCH /v1/webhooks/{id}`: what is absent stays. */
export interface UpdateWebhookInput extends EventChoice {
  url?: string | undefined;
  description?: string | null | undefined;
  /** `enabled` also takes up a webhook that was paused or disabled by itself, where it was. */
  state?: 'enabled' | 'paused' | undefined;
}

/** `POST /v1/webhooks/{id}/replay`: tells once more what its filter lets through. Either `after` or `since`. */
export interface ReplayInput {
  /** Events after this cursor. */
  after?: string | undefined;
  /** Events at or after this time. */
  since?: string | undefined;
  /** The last one, included; to the end by default. */
  upTo?: string | undefined;
}

export type WebhookPage = Page<Webhook>;
export type DeliveryPage = Page<Delivery>;
