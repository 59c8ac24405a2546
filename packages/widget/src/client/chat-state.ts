/** What the chat shows, as one state. */
import type { Contact, PreChatField, Site } from '@parley/protocol';
import type { ApiError } from './api-error.js';
import type { Arrival } from './arrival.js';
import { type ConversationListState, NO_CONVERSATIONS } from './conversation-list.js';
import type { ConversationStore } from './conversation-store.js';
import type { LiveStatus } from './live.js';
import type { KeyValue } from './storage.js';

export interface ChatStoreOptions {
  /** Origin of the server. */
  server: string;
  /** The site's key. */
  site: string;
  /** Where it keeps what outlives the page; the browser's own by default. */
  storage?: KeyValue;
}

export interface ChatState {
  /** `failed`: the site or the history could not be had, see `error`; `start()` tries again. */
  phase: 'idle' | 'loading' | 'ready' | 'failed';
  error: ApiError | null;
  site: Site | null;
  /** Whom the server takes this visitor for; null before the first session. */
  contact: Contact | null;
  /** What is shown: the list, or one conversation. */
  place: 'home' | 'conversation';
  /** The one that is open; null at `conversation` is a new one, in which nothing is written yet. */
  conversation: ConversationStore | null;
  conversations: ConversationListState;
  /** Why a link in a mail did not open its conversation; null when it did, or when nobody came by one. */
  arrival: Arrival | null;
  /** The message of ours that a new conversation answers. */
  proactiveId: string | null;
  /** What the form before the first message has to ask for; nothing, no form. */
  asks: readonly PreChatField[];
  /** The company's own backend has to vouch for who writes here, and has not yet: nothing can be written. */
  identityRequired: boolean;
  /** How much is new over all conversations. */
  unread: number;
  /** Null while nobody needs a connection, because there is nothing to hear; `offline` when the browser says so. */
  connection: LiveStatus | null;
}

/** A chat of which nothing is known yet. */
export const IDLE_CHAT: ChatState = {
  phase: 'idle',
  error: null,
  site: null,
  contact: null,
  place: 'conversation',
  conversation: null,
  conversations: NO_CONVERSATIONS,
  arrival: null,
  proactiveId: null,
  asks: [],
  identityRequired: false,
  unread: 0,
  connection: null,
};

/** As `IDLE_CHAT`, with what the browser knows of its connection. */
export function nothingYet(): ChatState {
  return { ...IDLE_CHAT, connection: globalThis.navigator?.onLine === false ? 'offline' : null };
}
