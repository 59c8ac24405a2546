/** Canned replies: answers that agents have ready. */
import type { Page } from './inputs.js';

export interface CannedReply {
  /** `can_…` */
  id: string;
  /** The only site it is for; null for all. */
  siteId: string | null;
  /** What agents find it by. */
  name: string;
  /**
   * What it says. `{{contact.name}}`, `{{agent.name}}`, `{{site.name}}` and `{{conversation.id}}` are filled in by who uses
   * it; what follows a bar stands in when there is nothing: `{{contact.name|there}}`.
   */
  text: string;
  createdAt: string;
  updatedAt: string;
}

/** `POST /v1/canned-replies`. */
export interface CreateCannedReplyInput {
  /** `can_…`; made by the server when absent. Sending the same id again answers with the stored one. */
  id?: string | undefined;
  /** The site's key; for all sites when absent or null. */
  site?: string | null | undefined;
  /** 1 to `LIMITS.cannedReplyName` UTF-16 code units. */
  name: string;
  /** 1 to `LIMITS.messageText` UTF-16 code units. */
  text: string;
}

/** `PATCH /v1/canned-replies/{id}`: what is absent stays. */
export interface UpdateCannedReplyInput {
  site?: string | null | undefined;
  name?: string | undefined;
  text?: string | undefined;
}

export type CannedReplyPage = Page<CannedReply>;
