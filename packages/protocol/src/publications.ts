/** From private to public: an answer that was given in a chat, published in other words when its customer agrees. */

/** `asked`: the customer may say yes until then. `withdrawn`: they had said yes, and took it back. */
export type OfferState = 'asked' | 'published' | 'refused' | 'withdrawn';

/** Goes with a message that asks the customer whether these words may be published. */
export interface PublicationOffer {
  /** What everybody would read. */
  text: string;
  /** Where. */
  topic: { key: string; title: string | null; url: string | null };
  state: OfferState;
  /** Until when it can be agreed to, ISO 8601. */
  until: string;
  /** The public message; null unless it is published. */
  messageId: string | null;
}

/**
 * `POST /v1/conversations/{id}/messages/{messageId}/publish`: asks the customer whether an answer of the company may be published so.
 * Nothing is public before they agree.
 */
export interface PublishInput {
  /** `msg_…`, of the message that asks: the idempotency key; made by the server when absent. */
  id?: string | undefined;
  /** What everybody would read, 1 to `LIMITS.offerText` UTF-16 code units. */
  text: string;
  /** The key of a topic of the site; absent: that from which the chat came. */
  topic?: string | undefined;
  /** That what looks like personal data in the text is none. */
  allowPrivateData?: boolean | undefined;
}

/** `POST /v1/conversations/{id}/messages/{messageId}/consent`, for the customer: yes, no, or no longer. */
export interface ConsentInput {
  consent: boolean;
}
