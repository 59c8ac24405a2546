/**
 * Public discussions. A topic is what a page is about: a conversation of kind `discussion`, found by the site's own key for it. What
 * is here anyone may see; nothing private has a field in it.
 */
import type { Author } from './models.js';

/** `discussion`: people talk. `questions`: people ask, and one message may be marked as the answer. */
export type TopicFormat = 'discussion' | 'questions';

/** When a moderator's word is asked for: before anybody else sees a message, or after. */
export type ModerationTime = 'before' | 'after';

/** Whether votes are taken, and which. */
export type VoteRule = 'up_down' | 'up' | 'none';

/** What holds for whoever wants to say something here. */
export interface TopicRules {
  /** Whether one can be told of new messages by e-mail. */
  follow: boolean;
  moderation: ModerationTime;
  votes: VoteRule;
  /** What can be chosen from, in the site's order: short words such as `heart`, of which a page makes pictures. */
  reactions: string[];
  /** Only people whom the company's own backend vouches for may write. */
  identifiedOnly: boolean;
  /** For which team a conversation is that goes on in private; null: as the company's routing says. */
  privateTeamId: string | null;
}

/** What a page is about, as anyone may see it. */
export interface Topic {
  /** The site's key. */
  site: string;
  /** The site's own key for what the page is about, e.g. `product-42` or the page's canonical address. */
  key: string;
  /** `cnv_…`; null until the first message. */
  conversationId: string | null;
  title: string | null;
  /** Where the page is; on one of the site's origins. */
  url: string | null;
  format: TopicFormat;
  /** How many messages anyone can read. */
  messages: number;
  /** Nobody but the company may add to it. */
  locked: boolean;
  /** The message that the company marked as the answer. */
  answer: TopicMessage | null;
  /** Messages that the company put first; at most `LIMITS.pinned`. */
  pinned: TopicMessage[];
  rules: TopicRules;
  /** Grows with every change that anyone can see: votes, too. 0 until the first message. */
  revision: number;
  createdAt: string | null;
}

/** A topic as the company's programs are told of it, without what is said there. */
export interface TopicState {
  conversationId: string;
  key: string;
  title: string | null;
  url: string | null;
  format: TopicFormat;
  /** Null: as the site says. */
  moderation: ModerationTime | null;
  locked: boolean;
  answerId: string | null;
  pinnedIds: string[];
}

/** A topic in the company's list of them. */
export interface TopicListed extends TopicState {
  /** How many messages anyone can read. */
  messages: number;
  createdAt: string;
}

/** Query of `GET /v1/topics`, for the company. */
export interface TopicListQuery extends TopicQuery {
  cursor?: string | undefined;
  limit?: number | undefined;
}

/** The latest first, as they were begun. */
export interface TopicListPage {
  data: TopicListed[];
  next: string | null;
}

/** A message that speaks for the company; null in both when no team is named. */
export interface OfficialMark {
  teamId: string | null;
  teamName: string | null;
}

export interface VoteCount {
  up: number;
  down: number;
}

/** A message as anyone may see it. */
export interface TopicMessage {
  id: string;
  conversationId: string;
  /** Its number in the conversation. Numbers may be missing: what waits for a moderator has one, too. */
  seq: number;
  /** The message it answers; null for one that begins a branch. */
  parentId: string | null;
  /** How many messages lie between it and the page: 0 for one that begins a branch. */
  depth: number;
  /** What is left of a message that had answers: nothing but its place. `private`: it goes on where nobody else reads. */
  stub: 'deleted' | 'private' | null;
  /** Null when only a stub is left. Without a name: anonymous; with type `key`, the company itself. */
  author: Author | null;
  /** Exactly as it was sent, in which some Markdown may stand. Empty when only a stub is left. */
  text: string;
  official: OfficialMark | null;
  /** Whether it is the topic's answer, or among those that are put first. */
  answer: boolean;
  pinned: boolean;
  votes: VoteCount;
  /** How often each reaction was chosen; those that nobody chose are left out. */
  reactions: Record<string, number>;
  /** How many messages below it anyone can read, at any depth. */
  replies: number;
  editedAt: string | null;
  createdAt: string;
}

/** A message that begins a branch, with the first of what was answered. */
export interface TopicBranch extends TopicMessage {
  /** The first `LIMITS.topicPreview` of those below it, as `GET …/messages?parentId=` lists them. */
  first: TopicMessage[];
}

export type TopicSort = 'newest' | 'oldest' | 'top';

/** Every route of topics: which site it is about. */
export interface TopicQuery {
  /** The site's key. */
  site: string;
}

/** Query of `GET /v1/topics/{topic}/messages`: `LIMITS.topicPage` at a time. */
export interface TopicMessageListQuery extends TopicQuery {
  /** `newest` by default. With `parentId` it is always the order of a branch: each answer after what it answers. */
  sort?: TopicSort | undefined;
  /** `next` of the page before. */
  after?: string | undefined;
  /** All that is below this message, at any depth. Absent: messages that begin a branch. */
  parentId?: string | undefined;
}

/** Query of `GET /v1/topic-search`, which is open to everybody. */
export interface TopicSearchQuery extends TopicQuery {
  /** What to look for: all of its words, the last one also as a beginning. 1 to `LIMITS.query` UTF-16 code units. */
  q: string;
  /** The key of the topic to look in; absent: all topics of the site. */
  topic?: string | undefined;
  /** `next` of the page before. */
  cursor?: string | undefined;
  /** 1 to `LIMITS.pageDefault`; `LIMITS.searchDefault` by default. */
  limit?: number | undefined;
}

/** A message that anyone can read, in which what was looked for stands. */
export interface TopicSearchHit {
  topic: { key: string; title: string | null; url: string | null };
  message: TopicMessage;
  /** The piece of its words around what was found, for people: without the signs that format them, and never markup. */
  text: string;
  /** Where in `text` it stands, in UTF-16 code units, in order and without overlaps. */
  ranges: { start: number; end: number }[];
}

export interface TopicSearchPage {
  /** What was written last first. */
  data: TopicSearchHit[];
  /** For `cursor` of the next page; null when this was the last. */
  next: string | null;
}

export interface TopicBranchPage {
  data: TopicBranch[];
  /** For `after` of the next page; null when this was the last. */
  next: string | null;
  /** The topic's revision that the page shows. */
  revision: number;
}

/** `POST /v1/topics/{topic}/messages?site=`. */
export interface CreateTopicMessageInput {
  /** `msg_…`, the idempotency key; made by the server when absent. */
  id?: string | undefined;
  /** 1 to `LIMITS.messageText` UTF-16 code units, not only white space. */
  text: string;
  parentId?: string | undefined;
  /** What the page says of itself; kept when the topic is new. */
  page?: { url?: string | undefined; title?: string | undefined } | undefined;
  /** For the company's people and keys: on behalf of which team. */
  teamId?: string | undefined;
  /** What stood in a field that people do not see. */
  trap?: string | undefined;
  /** Milliseconds from the first key to the sending. */
  writtenMs?: number | undefined;
}

/**
 * Why a message was refused, as far as its author is told. `moderator`: a person has decided. `words`, `links`: what stands in it.
 * `repeated`: the same again, or too much at once. `spam`: it looks like advertising. `robot`: sent as programs do.
 */
export type RefusalReason = 'moderator' | 'words' | 'links' | 'repeated' | 'spam' | 'robot' | 'other';

/** What became of a message, as its author is told. */
export interface OwnTopicMessage extends TopicMessage {
  /** `pending`: a moderator will look at it. */
  status: 'published' | 'pending' | 'rejected' | 'deleted';
  /** Of a refused one; else null. */
  refusal: RefusalReason | null;
  /** Of a refused one. `open`: its author may ask once to look again. `made`: they have. */
  appeal: 'open' | 'made' | null;
  /** Where it goes on in private; null when it does not. */
  privateConversationId: string | null;
}

/** `PATCH /v1/topics/{topic}/messages/{messageId}?site=`: `text` is for its author, all else for the company. */
export interface UpdateTopicMessageInput {
  text?: string | undefined;
  pinned?: boolean | undefined;
  answer?: boolean | undefined;
  official?: boolean | undefined;
  /** Of an official message: on behalf of which team; null for none. */
  teamId?: string | null | undefined;
}

/** `PATCH /v1/topics/{topic}?site=`, for the company. The topic is made when it is not there. */
export interface UpdateTopicInput {
  title?: string | null | undefined;
  url?: string | null | undefined;
  format?: TopicFormat | undefined;
  /** Null: as the site says. */
  moderation?: ModerationTime | null | undefined;
  locked?: boolean | undefined;
}

/** `PUT …/messages/{messageId}/vote?site=`. */
export interface VoteInput {
  value: 1 | -1;
}

/** How one person voted and reacted, and what it comes to. */
export interface MessageOpinion {
  messageId: string;
  vote: 1 | -1 | 0;
  chosen: string[];
  votes: VoteCount;
  reactions: Record<string, number>;
}

export type ReportReason = 'spam' | 'abuse' | 'private_data' | 'off_topic' | 'other';

/** `POST …/messages/{messageId}/reports?site=`. */
export interface CreateReportInput {
  reason: ReportReason;
  /** 1 to `LIMITS.reportText` UTF-16 code units. */
  text?: string | undefined;
}

export interface ReportResult {
  messageId: string;
  reported: true;
}

/** `GET …/messages/{messageId}/context?site=`: where a permanent link leads. */
export interface MessageContext {
  topic: Topic;
  message: TopicMessage;
  /** What it answers, the beginning of the branch first; at most `LIMITS.topicAncestors`. */
  ancestors: TopicMessage[];
  /** For `after`: lists what comes behind this message, in the branch or, when it begins one, among `oldest`. */
  after: string;
}

/** `GET /v1/topics/{topic}/own?site=&ids=`: what only the asking person may know. */
export interface OwnInTopic {
  /** Their latest messages that not everybody can read, or that go on in private; at most `LIMITS.topicPage` of each. */
  messages: OwnTopicMessage[];
  /** How they voted on the messages asked for; those without an opinion are left out. */
  opinions: Pick<MessageOpinion, 'messageId' | 'vote' | 'chosen'>[];
}

/** Of what one is told by e-mail: of every new message, or of answers to one's own. */
export type FollowScope = 'all' | 'replies';

/**
 * `POST /v1/topics/{topic}/follow?site=`: a mail asks whoever reads it to confirm; nothing else is sent before. Whatever is known of the
 * address, the answer is the same.
 */
export interface FollowTopicInput {
  /** Absent: the address that the contact has. */
  email?: string | undefined;
  /** `all` by default. */
  scope?: FollowScope | undefined;
  /** What the page says of itself; kept when the topic is new. */
  page?: { url?: string | undefined; title?: string | undefined } | undefined;
}

export interface FollowAsked {
  /** The topic's key. */
  topic: string;
  scope: FollowScope;
}

/** `POST /v1/topics/counts`. */
export interface TopicCountsInput {
  site: string;
  /** At most `LIMITS.topicCounts` keys. */
  topics: string[];
}

export interface TopicCounts {
  /** In the order asked; what is not there has none. */
  data: { topic: string; messages: number }[];
}

/**
 * `POST …/messages/{messageId}/private?site=`: goes on in private. For the author, and for the company's people who answer chats. The
 * public keeps a stub without a word; the author's new chat begins with what they said.
 */
export interface GoPrivateInput {
  /** `cnv_…`, the idempotency key; made by the server when absent. */
  conversationId?: string | undefined;
  /** The team it belongs to. */
  teamId?: string | undefined;
}

/** Where a message went on in private. For its author and the company only. */
export interface PrivateLink {
  messageId: string;
  conversationId: string;
}

/** `GET /v1/conversations/{id}/origin`: the public message that a chat came from, for the company. */
export interface ConversationOrigin {
  conversationId: string;
  messageId: string;
  topic: { site: string; key: string; title: string | null; url: string | null };
  /** What was said there. */
  text: string;
}

/** One earlier text of a message. */
export interface MessageRevision {
  text: string;
  /** Until when it said so. */
  until: string;
}

/**
 * `GET …/messages/{messageId}/revisions?site=`: all, for the company. `GET …/messages/{messageId}/history?site=`: for everybody, those
 * that everybody could read before their author changed them; none that a moderator replaced, nor one with personal data in it.
 */
export interface MessageRevisions {
  /** The latest first; at most `LIMITS.revisions`. */
  data: MessageRevision[];
}

/** Socket: `watchTopic`. */
export interface WatchTopicInput {
  site: string;
  topic: string;
}

/** The answer: load over HTTP what is newer than what is shown. */
export interface WatchTopicResult {
  revision: number;
}

/** What changed in a topic, for whoever watches it. Of what changed several times in a moment, only the last is told. */
export interface TopicNews {
  site: string;
  topic: string;
  /** As it stands now. */
  revision: number;
  messages: number;
  /** New or changed ones. */
  changed: TopicMessage[];
  /** Ids of those among them that everybody can read since just now; one that waited for a moderator is not the latest. */
  fresh?: string[] | undefined;
  /** Ids of those that nobody can see any more. */
  gone: string[];
  /** True when lock, answer, pins or title changed, or more than is told here: load the topic anew. */
  reload: boolean;
}
