/** The nouns. One word each, the same in tables, types, URLs, SDK and screens. Times are ISO 8601 in UTC with milliseconds. */

/** One website of the company, as anyone may see it. */
export interface Site {
  /** `site_…` */
  id: string;
  /** The short name used in the script tag: `data-site="acme"`. Lower case, digits, hyphens. */
  key: string;
  /** The company's or brand's name, as customers know it. */
  name: string;
  /** BCP 47 tag of the language the site speaks when the page does not say. */
  locale: string;
  /** Words the company chose for its customers. */
  texts: SiteTexts;
  /** Names of the agents who answer, for the chat's header; at most four. */
  agents: { id: string; name: string }[];
}

export interface SiteTexts {
  /** Headline of the chat, e.g. "Acme support". */
  title: string;
  /** The first words a customer reads. */
  greeting: string;
}

/** A person on the customer's side. Anonymous until identified: then `name` and `email` are null. */
export interface Contact {
  /** `con_…` */
  id: string;
  siteId: string;
  name: string | null;
  email: string | null;
  /** The company's own key for this person, unique within the site; null when the company gave none. */
  externalId: string | null;
  createdAt: string;
}

export type AgentRole = 'owner' | 'admin' | 'agent' | 'moderator' | 'analyst';

/** A member of staff. */
export interface Agent {
  /** `agt_…` */
  id: string;
  name: string;
  email: string;
  role: AgentRole;
  createdAt: string;
}

/** `chat` is private to one contact and the company. `discussion` is public and bound to a topic of a page. */
export type ConversationKind = 'chat' | 'discussion';

/** How far one side has got: the `seq` of the last message that arrived there, and of the last one read. */
export interface ReadMark {
  delivered: number;
  read: number;
}

/** The two sides of a chat. */
export type Side = 'contact' | 'company';

/** An ordered set of messages. */
export interface Conversation {
  /** `cnv_…` */
  id: string;
  siteId: string;
  kind: ConversationKind;
  /** Whose chat it is. Null for a discussion. */
  contactId: string | null;
  /** The contact's name, null while anonymous. */
  contactName: string | null;
  /** The company's own key for this conversation, unique within the site; null when none was given. */
  externalId: string | null;
  /** Number of the last message; messages are numbered 1, 2, 3 … without a gap. 0 while empty. */
  seq: number;
  /** The last message, for lists. Null while empty. */
  lastMessage: Message | null;
  /** When something was last said; `createdAt` while empty. */
  lastAt: string;
  /** How far each side has got. */
  marks: Record<Side, ReadMark>;
  createdAt: string;
}

/** Who wrote a message. `key` is the company speaking through an API key. */
export interface Author {
  type: 'contact' | 'agent' | 'key' | 'system';
  id: string;
  /** What to show; null for an anonymous contact. Never an e-mail address. */
  name: string | null;
}

export type MessageStatus = 'published' | 'pending' | 'rejected' | 'deleted';

/** One entry by an author. */
export interface Message {
  /** `msg_…`, made by whoever sends it: the idempotency key. */
  id: string;
  conversationId: string;
  /** Its place in the conversation, from 1, without a gap. */
  seq: number;
  author: Author;
  /** Plain text, exactly as it was sent. */
  text: string;
  /** A note that only the company sees. */
  internal: boolean;
  /** The message this one answers, or null. */
  parentId: string | null;
  status: MessageStatus;
  createdAt: string;
}

/** Who did something. */
export interface Actor {
  type: 'contact' | 'agent' | 'key' | 'system';
  id: string;
}
