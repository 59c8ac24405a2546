/** The nouns. One word each, the same in tables, types, URLs, SDK and screens. Times are ISO 8601 in UTC with milliseconds. */
import type { PublicationOffer } from './publications.js';

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
  /** The teams a customer can turn to, in the company's order. */
  teams: { id: string; name: string }[];
  /** How the private chat behaves on this site. */
  chat: SiteChat;
  /** How the chat looks on this site. */
  theme: SiteTheme;
}

/** How the chat looks on one site, where the page's own tag and style do not say otherwise. */
export interface SiteTheme {
  /** `#rrggbb`; null for Parley's own. */
  accent: string | null;
  mode: 'auto' | 'light' | 'dark';
  /** The corner of the launcher: where lines end, or where they start. */
  position: 'end' | 'start';
  /** Pixels between the launcher and the edges. */
  offset: { inline: number; block: number };
}

/** What the form before the first message asks for. */
export type PreChatField = 'name' | 'email' | 'team';

/** How the private chat behaves on one site: the part of its settings that pages may know. */
export interface SiteChat {
  /** The form before the first message: no fields, no form. `required`: whether it must be filled in. */
  preChat: { fields: PreChatField[]; required: boolean };
  /** Only people whom the company's own backend vouches for may write. */
  identifiedOnly: boolean;
  /** What can be attached; null when nothing can. */
  attachments: AttachmentRules | null;
  /** Whether customers are asked how it was, once a conversation is resolved. */
  rating: boolean;
  /** Messages that speak to a visitor first. */
  proactive: ProactiveMessage[];
}

export interface AttachmentRules {
  /** Largest file, in bytes. */
  maxBytes: number;
  /** Most files with one message. */
  perMessage: number;
  /** Media types as found from the content; `image/*` stands for all of a kind. */
  types: string[];
}

/** A message that speaks to a visitor first: shown at most one a visit, the first whose conditions all hold. */
export interface ProactiveMessage {
  /** Short name, unique on the site. */
  id: string;
  text: string;
  /** Paths of pages, where `*` stands for anything: `/products/*`. Empty: all pages. */
  paths: string[];
  /** Seconds on the page before it shows. */
  afterSeconds: number;
  /** From this visit on; 1 is the first. */
  fromVisit: number;
  /** Languages as BCP 47 tags without regions. Empty: all. */
  locales: string[];
  /** Share of visitors, at random, who are not shown it, so that it can be told what it brings: 0 to 0.5 in steps of 0.001. */
  holdout: number;
}

/** Whether somebody is there. `closed`: outside office hours, whoever is there. Within them `online`: an agent is; `away`: none is. */
export interface Availability {
  state: 'online' | 'away' | 'closed';
  /** Median of the seconds to an agent's first answer lately; null when there were too few to tell. */
  replySeconds: number | null;
  /** When office hours begin again, ISO 8601 in UTC; null unless `closed`, or when they never do. */
  backAt: string | null;
  /** Whether an answer can follow by e-mail. */
  email: boolean;
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
  /** Whether the company's own backend has vouched for name, e-mail and external id. */
  verified: boolean;
  /** What else the company says of this person. */
  attributes: Record<string, ContactAttribute>;
  /** Whether the company has barred it from writing. */
  blocked: boolean;
  /** What its browser said of itself when it last opened a session; null when none did. */
  device: ContactDevice | null;
  createdAt: string;
}

/** A browser, coarsely. */
export interface ContactDevice {
  /** `Firefox`, `Chrome`; null when it did not say. */
  browser: string | null;
  /** `Windows`, `Android`; null when it did not say. */
  os: string | null;
  kind: 'desktop' | 'mobile' | 'tablet' | null;
  /** The language it asks for first, as a BCP 47 tag; null when it asks for none. */
  language: string | null;
}

/** A page that a contact was on, as the page told it. */
export interface PageVisit {
  url: string | null;
  title: string | null;
  at: string;
}

export type ContactAttribute = string | number | boolean;

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

/** Whether an agent is there. `away`: by their own word, with a console open. `offline`: no console is open. */
export type AgentAvailability = 'online' | 'away' | 'offline';

/** An answer that a customer waits for, by the targets of the conversation's team. */
export interface ConversationSla {
  /** The company's first answer in it, or one to what the customer said since. */
  kind: 'first' | 'next';
  /** When the customer began to wait. */
  since: string;
  /** When half of the time is over: from then on it is worth showing. */
  warnAt: string;
  dueAt: string;
  /** Whether that was noticed to be over. */
  breached: boolean;
}

/** How far one side has got: the `seq` of the last message that arrived there, and of the last one read. */
export interface ReadMark {
  delivered: number;
  read: number;
}

/** The two sides of a chat. */
export type Side = 'contact' | 'company';

/**
 * `open` until the company puts it off (`snoozed`), ends it (`resolved`) or calls it `spam`. What the customer then writes
 * opens it again, unless it is spam. Customers are told only `open` and `resolved`.
 */
export type ConversationStatus = 'open' | 'snoozed' | 'resolved' | 'spam';

/** How soon it wants an answer. */
export type ConversationPriority = 'low' | 'normal' | 'high' | 'urgent';

/** Where a customer was when it began, as the page told it. */
export interface PageContext {
  /** Address of the page, without its fragment. */
  url: string | null;
  title: string | null;
  /** What the page says it is about: the company's own words or numbers. */
  product: string | null;
  order: string | null;
}

/** What a customer thought of it. */
export interface Rating {
  /** `rat_…` */
  id: string;
  /** 1 (bad) to 5 (great). */
  score: number;
  comment: string | null;
  createdAt: string;
}

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
  status: ConversationStatus;
  /** When a snoozed one opens by itself; null when only the customer's next words open it, and when it is not snoozed. */
  snoozedUntil: string | null;
  /** The agent who looks after it; null while nobody does. Customers are not told. */
  assigneeId: string | null;
  /** Customers are not told: to them it is `normal`. */
  priority: ConversationPriority;
  /** Short words by which the company finds it, in the order of the alphabet. Customers are not told. */
  tags: string[];
  /** The team it belongs to; null while nobody has said. */
  teamId: string | null;
  /** What its customer waits for; null while for nothing, and without a target. Customers are not told. */
  sla: ConversationSla | null;
  /** Where it began; null when the page did not say. */
  context: PageContext | null;
  /** Which proactive message it answers; null for most. */
  proactiveId: string | null;
  /** The customer's latest rating of it. */
  rating: Rating | null;
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
  /** Its place in the conversation, from 1, without a gap. A note has none of its own: it has that of the message before it. */
  seq: number;
  author: Author;
  /** Exactly as it was sent, in which some Markdown may stand. Empty when it only carries attachments, and once deleted. */
  text: string;
  /** In the order in which they were attached. Empty once deleted. */
  attachments: Attachment[];
  /** A note that only the company sees. */
  internal: boolean;
  /** `agt_…`: agents whom a note calls. Empty for all that is no note. */
  mentions: string[];
  /** The message this one answers, or null. */
  parentId: string | null;
  status: MessageStatus;
  /** When its author last changed it; null when never. */
  editedAt: string | null;
  createdAt: string;
  /** Asks the customer whether an answer may be published. Absent from all other messages. */
  offer?: PublicationOffer | undefined;
}

/** A file that goes with a message. */
export interface Attachment {
  /** `att_…` */
  id: string;
  /** As its sender called it. Text, never a path. */
  name: string;
  /** Media type, found from the content. */
  type: string;
  bytes: number;
  /** Of a picture, in pixels as it is shown; null for anything else. */
  width: number | null;
  height: number | null;
  /** Path on the server where it can be had without further credentials, for some hours. */
  url: string;
}

/** Who did something. */
export interface Actor {
  type: 'contact' | 'agent' | 'key' | 'system';
  id: string;
}
