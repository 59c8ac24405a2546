/** What clients send. Unknown fields are refused everywhere, so that a misspelt one is never silently dropped. */
import type { Event, EventType } from './events.js';
import type {
  Agent,
  AgentAvailability,
  AgentRole,
  Contact,
  ContactAttribute,
  Conversation,
  ConversationKind,
  ConversationPriority,
  ConversationStatus,
  Message,
  PageContext,
  PageVisit,
  ReadMark,
  Side,
  Site,
} from './models.js';

/**
 * `POST /v1/sessions`: opens a contact's session on a site. The id and the secret are made by the client and kept
 * by it; the first call with a new id creates the contact, a later one with the same secret gets a fresh token.
 */
export interface CreateSessionInput {
  /** The site's key, e.g. `acme`. */
  site: string;
  /** `con_…` */
  contactId: string;
  /** 32 random bytes in base64url (43 characters). The server keeps only its hash. */
  secret: string;
  /** What the link of an e-mail says. It makes a browser whose id is new one of the contact's. */
  link?: MailLink | undefined;
}

/** `https://www.example.com/page#parley:cnv_…:TOKEN`: opens the conversation once, in a browser that does not know it. */
export interface MailLink {
  /** `cnv_…` */
  conversationId: string;
  token: string;
}

export interface Session {
  /** Bearer token for HTTP and sockets, bound to this contact and site. */
  token: string;
  /** When the token ends; ask again before. */
  expiresAt: string;
  contact: Contact;
}

/** `POST /v1/identify` (contact): what the company's own backend signed about the visitor. */
export interface IdentifyInput {
  /**
   * A JWT (RFC 7519), signed with HS256 or ES256 by one of the site's identity keys. `sub` and `exp` (at most a day ahead)
   * are required; `name`, `email`, `attributes` and `aud` (the site's key) are understood.
   */
  token: string;
}

/** `POST /v1/sign-in`: an agent's e-mail and password for a cookie. */
export interface SignInInput {
  email: string;
  password: string;
}

/** `POST /v1/contacts` (API key): a person whom the company knows. */
export interface CreateContactInput {
  /** `con_…`; made by the server when absent. */
  id?: string | undefined;
  /** The site's key. */
  site: string;
  name?: string | undefined;
  email?: string | undefined;
  externalId?: string | undefined;
}

/** The answer to `DELETE /v1/contacts/{id}`. */
export interface ErasedContact {
  id: string;
  erasedAt: string;
}

/** `PATCH /v1/contacts/:id` (agents and API keys): what changes; null takes away. `attributes` replaces them all. */
export interface UpdateContactInput {
  name?: string | null | undefined;
  email?: string | null | undefined;
  /** Bars it from writing, or lets it write again. */
  blocked?: boolean | undefined;
  /** At most `LIMITS.attributes`, of at most `LIMITS.attributeText` UTF-16 code units. */
  attributes?: Record<string, ContactAttribute> | undefined;
}

/** `POST /v1/contacts/:id/merge` (agents and API keys): this contact turned out to be another one. */
export interface MergeContactInput {
  /** `con_…`: who it is, on the same site. */
  into: string;
}

/** `GET /v1/contacts/:id/journey`: the latest pages, at most `LIMITS.journey`, the last one first. */
export interface Journey {
  data: PageVisit[];
}

/** `POST /v1/conversations`. A contact starts its own; an API key names whose it is. */
export interface CreateConversationInput {
  /** `cnv_…`; made by the server when absent. Sending the same id again answers with the stored conversation. */
  id?: string | undefined;
  /** Only `chat` can be created through the API today. */
  kind: 'chat';
  /** API key only, and then required: whose chat it is. */
  contactId?: string | undefined;
  /** API key only: the company's own key for this conversation. */
  externalId?: string | undefined;
  /** One of the site's teams. */
  teamId?: string | undefined;
  /** Where it begins; what is left out is null. */
  context?: PageContextInput | undefined;
  /** The proactive message that it answers. */
  proactiveId?: string | undefined;
}

/** What a page says of where its visitor is. What is too long is cut; an address that is none of the web becomes null. */
export type PageContextInput = { [K in keyof PageContext]?: PageContext[K] | undefined };

/** `PATCH /v1/conversations/:id`: at least one of these. */
export interface UpdateConversationInput {
  /** For agents and API keys, as all but `context` is. */
  status?: ConversationStatus | undefined;
  /** With `status: 'snoozed'`: when it opens by itself. Absent or null: with the customer's next words. */
  snoozedUntil?: string | null | undefined;
  /** An agent who answers, or null for nobody. */
  assigneeId?: string | null | undefined;
  priority?: ConversationPriority | undefined;
  /** They replace all there are. At most `LIMITS.tags`, of at most `LIMITS.tag` characters; kept in lower case. */
  tags?: string[] | undefined;
  /** One of the teams, or null for none. */
  teamId?: string | null | undefined;
  /** For the contact: where it is now. It replaces what was said before. */
  context?: PageContextInput | undefined;
}

/** `POST /v1/conversations/:id/ratings`, for the contact of a resolved conversation. The latest rating counts. */
export interface CreateRatingInput {
  /** `rat_…`, the idempotency key; made by the server when absent. */
  id?: string | undefined;
  /** 1 (bad) to 5 (great). */
  score: number;
  /** 1 to `LIMITS.ratingComment` UTF-16 code units. */
  comment?: string | undefined;
}

/** `PATCH /v1/me`: what a contact says of itself, while the company has not vouched for it. At least one of these. */
export interface UpdateMeInput {
  name?: string | undefined;
  email?: string | undefined;
}

/** `POST /v1/conversations/:id/messages`. */
export interface CreateMessageInput {
  /** `msg_…`, the idempotency key; made by the server when absent. */
  id?: string | undefined;
  /** At most `LIMITS.messageText` UTF-16 code units; not only white space, unless something is attached. */
  text: string;
  /** `att_…`: files that the sender has uploaded and no message has yet, in this order. */
  attachments?: string[] | undefined;
  /** API key only: on whose behalf. `company` by default. */
  side?: Side | undefined;
  /** For agents and API keys: a note that the contact never sees. */
  internal?: boolean | undefined;
  /** `agt_…`, with `internal`: agents who are to read it; at most `LIMITS.mentions`. */
  mentions?: string[] | undefined;
}

/** An agent as colleagues and the company's programs see them. */
export interface Colleague {
  /** `agt_…` */
  id: string;
  name: string;
  role: AgentRole;
  /** The teams they are in. */
  teams: string[];
  availability: AgentAvailability;
}

/** `PUT /v1/agents/:id/teams` (administrators): the teams that an agent is in from now on. */
export interface SetAgentTeamsInput {
  teams: string[];
  /** The teams that they were in when that was read. The change is refused as a `conflict` when they are in others by now. */
  was?: string[] | undefined;
}

/** `PATCH /v1/me/availability` (agents). Whether one is there at all, the open console says. */
export interface SetAvailabilityInput {
  availability: 'online' | 'away';
}

/** How one is from now on, as colleagues see it, and by one's own word. */
export interface OwnAvailability {
  availability: AgentAvailability;
  away: boolean;
}

/** A note that calls an agent who has not looked at its conversation since. */
export interface Mention {
  conversationId: string;
  messageId: string;
  createdAt: string;
}

/** The answer to `DELETE /v1/mentions/:conversationId`. */
export interface SeenMentions {
  conversationId: string;
  /** How many there were. */
  seen: number;
}

/** Query of `POST /v1/attachments`, whose body is the file itself. */
export interface UploadQuery {
  /** What the sender calls it: 1 to `LIMITS.fileName` UTF-16 code units. */
  name: string;
  /** For which conversation it is. Only a contact may leave it out. */
  conversationId?: string | undefined;
}

/** `PATCH /v1/conversations/:id/messages/:messageId`: for its author, within `LIMITS.editSeconds`. */
export interface UpdateMessageInput {
  /** What it shall say from now on: not only white space, unless something is attached. What is attached stays. */
  text: string;
}

/** `POST /v1/conversations/:id/read`: says how far the asking side has got. Marks never go back. */
export interface ReadInput {
  /** `seq` of the last message that arrived. */
  delivered: number;
  /** `seq` of the last message that a person saw; at most `delivered`. */
  read: number;
}

/** The answer to `read`, and how the conversation stands after it. */
export interface ReadResult {
  conversationId: string;
  side: Side;
  mark: ReadMark;
}

/** A page of a list. Give `next` back as `cursor` for the following page; null means that was the last. */
export interface Page<T> {
  data: T[];
  next: string | null;
}

/** A page of the feed. `cursor` is what to keep, also when `data` is empty; `more` tells whether to ask again at once. */
export interface EventPage {
  data: Event[];
  cursor: string;
  more: boolean;
}

/** Query of `GET /v1/events`. Absent filters stand for all; several values are separated by commas. */
export interface EventListQuery {
  /** From the page before; from the beginning when absent. */
  after?: string | undefined;
  /** 1 to `LIMITS.eventsMax`; `LIMITS.eventsDefault` by default. */
  limit?: number | undefined;
  /** Only of the site with this key. */
  site?: string | undefined;
  types?: EventType[] | undefined;
  /** Only of conversations that belong to one of these teams now, and what belongs to no conversation. */
  teams?: string[] | undefined;
  kinds?: ConversationKind[] | undefined;
  /** Seconds to wait when nothing has happened yet, 0 to `LIMITS.eventsWait`; for API keys and agents. 0 by default. */
  wait?: number | undefined;
}

/** `GET /v1/me`: who is asking. */
export type Me =
  | { type: 'contact'; contact: Contact; site: Site }
  | { type: 'agent'; agent: Agent; sites: Site[] }
  /** `sites`: those that the key is good for. */
  | { type: 'key'; key: { id: string; name: string; siteId: string | null }; sites: Site[] };

/** Query of `GET /v1/conversations`. */
export interface ConversationListQuery {
  /** From the page before. */
  cursor?: string | undefined;
  /** 1 to `LIMITS.pageMax`; `LIMITS.pageDefault` by default. */
  limit?: number | undefined;
  /** `recent`: last spoken first, for people. `oldest`: in the order of their ids, for programs. `recent` by default. */
  order?: 'recent' | 'oldest' | undefined;
  /** This and what follows is for agents and API keys, in the order `recent`; each narrows it further. */
  status?: ConversationStatus | undefined;
  /** An agent's id, `me` for the agent who asks, or `none` for what nobody looks after. */
  assigneeId?: string | undefined;
  /** A team's id, or `none` for what has no team. */
  teamId?: string | undefined;
  tag?: string | undefined;
  priority?: ConversationPriority | undefined;
  siteId?: string | undefined;
  contactId?: string | undefined;
}

/**
 * `GET /v1/conversations/counts`: how many conversations stand in each view of the inbox. No number is above
 * `LIMITS.countMax`, which stands for that many or more.
 */
export interface ConversationCounts {
  /** All that are open. */
  open: number;
  /** Open, and the asking agent's. */
  mine: number;
  /** Open, and nobody's. */
  unassigned: number;
  snoozed: number;
  resolved: number;
  spam: number;
  /** Open, by the id of their team; for each team that there is. */
  teams: Record<string, number>;
}

/** Query of `GET /v1/search`. */
export interface SearchQuery {
  /** What to look for: all of its words, the last one also as a beginning. 1 to `LIMITS.query` UTF-16 code units. */
  q: string;
  /** Only on this site. */
  siteId?: string | undefined;
  /** From the page before. */
  cursor?: string | undefined;
  /** 1 to `LIMITS.pageMax`; `LIMITS.searchDefault` by default. */
  limit?: number | undefined;
}

/** Something that was looked for and found, in a chat. */
export interface SearchHit {
  /** In what it was found: in a message, the customer's name or address, the tags, or the page where it began. */
  found: 'message' | 'contact' | 'tags' | 'page';
  conversation: Conversation;
  /** The message in which it was found; null for the others. */
  message: Message | null;
  /** The piece of text around it, for people: never markup. */
  text: string;
  /** Where in `text` it stands, in UTF-16 code units, in order and without overlaps. */
  ranges: { start: number; end: number }[];
}

/** `GET /v1/search`, what happened last first. */
export type SearchPage = Page<SearchHit>;

/** Query of `GET /v1/tags`. */
export interface TagListQuery {
  /** Only tags of conversations on this site. */
  siteId?: string | undefined;
  /** Only those that begin so. */
  prefix?: string | undefined;
}

/** `GET /v1/tags`: tags in use, in the order of the alphabet, at most `LIMITS.tagList`. */
export interface TagList {
  data: string[];
}

/** Query of `GET /v1/conversations/:id/messages`. Always answered in ascending order of `seq`; without `after` and `before`, the latest. */
export interface MessageListQuery {
  /** Only messages with a greater `seq`: the next page is after the last one seen. */
  after?: number | undefined;
  /** Only messages with a smaller `seq`, the nearest ones: for scrolling back. Not together with `after`. */
  before?: number | undefined;
  limit?: number | undefined;
}

/** `GET /v1/conversations/:id/messages`. `more` tells whether there are further ones in the direction asked. */
export interface MessagePage {
  data: Message[];
  more: boolean;
}

export type ConversationPage = Page<Conversation>;
export type ContactPage = Page<Contact>;
export type AgentPage = Page<Colleague>;
export type MentionPage = Page<Mention>;

/** What became of a mail that was handed over: automatic ones are ignored, for nobody waits for an answer to them. */
export interface MailResult {
  outcome: 'received' | 'ignored';
}

/** Where a transcript is to go: to the contact's own e-mail address. */
export interface SendTranscriptInput {
  to: 'mail';
}
