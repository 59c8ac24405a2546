/**
 * Finding chats by what was said in them, who the customer is, their tags and the page where they began. The index says where to
 * look; what is answered is read afresh, so that nothing is shown that is no more, or that says something else by now.
 */
import type { Contact, Conversation, Message, SearchHit, SearchPage } from '@parley/protocol';
import { isId } from '@parley/protocol';
import type { Context } from '../context.js';
import type { FoundEntry, FullText } from '../db/full-text.js';
import { type Query, queryOf, rangesOf, snippetOf } from '../search/words.js';
import { findContacts } from '../store/contacts.js';
import { findConversations } from '../store/conversations.js';
import { findMessages } from '../store/messages.js';
import { listLatestConversations } from '../store/search-sources.js';
import { scopeOf } from './list-conversations.js';
import { authorize } from './policy.js';
import { readPage } from './search-pages.js';

export interface SearchArgs {
  q: string;
  siteId?: string | undefined;
  cursor?: string | undefined;
  limit: number;
}

/** What a search needs beside its context. */
export interface SearchMeans {
  /** Finds rows by their words. */
  fullText: FullText;
}

export async function search(ctx: Context, { fullText }: SearchMeans, args: SearchArgs): Promise<SearchPage> {
  authorize(ctx.actor, 'search.read');
  const siteId = scopeOf(ctx, args.siteId);
  const query = queryOf(args.q);
  const { cursor, limit } = args;
  if (query.parts.length === 0) return { data: [], next: null };
  return readPage<SearchHit>({
    cursor,
    limit,
    find: (before, most) => fullText.find(ctx.db, { ...query, before, limit: most }),
    hitsOf: async (entries) => {
      const hits = await hitsOf(ctx, query, entries);
      return hits.filter(({ hit }) => siteId === null || hit.conversation.siteId === siteId);
    },
  });
}

interface Loaded {
  messages: Map<string, Message>;
  contacts: Map<string, Contact>;
  latest: Map<string, string>;
  conversations: Map<string, Conversation>;
}

async function load(ctx: Context, entries: FoundEntry[]): Promise<Loaded> {
  const refs = entries.map(({ ref }) => ref);
  const messages = await byId(
    refs.filter((ref) => isId('message', ref)),
    (ids) => findMessages(ctx.db, ids),
  );
  const contacts = await byId(
    refs.filter((ref) => isId('contact', ref)),
    (ids) => findContacts(ctx.db, ids),
  );
  const latest = await listLatestConversations(ctx.db, [...contacts.keys()]);
  const wanted = new Set([
    ...refs.filter((ref) => isId('conversation', ref)),
    ...latest.values(),
    ...[...messages.values()].map((message) => message.conversationId),
  ]);
  const conversations = await byId([...wanted], (ids) => findConversations(ctx.db, ids));
  return { messages, contacts, latest, conversations };
}

async function byId<T extends { id: string }>(
  ids: string[],
  find: (ids: string[]) => Promise<T[]>,
): Promise<Map<string, T>> {
  const found = ids.length === 0 ? [] : await find(ids);
  return new Map(found.map((item) => [item.id, item]));
}

/** What of the entries still holds what is looked for. */
async function hitsOf(ctx: Context, query: Query, entries: FoundEntry[]) {
  const loaded = await load(ctx, entries);
  return entries.flatMap((entry) => {
    const hit = hitOf(entry.ref, query, loaded);
    return hit === undefined ? [] : [{ entry, hit }];
  });
}

function hitOf(ref: string, query: Query, loaded: Loaded): SearchHit | undefined {
  const message = loaded.messages.get(ref) ?? null;
  const contact = loaded.contacts.get(ref);
  const id = message?.conversationId ?? loaded.latest.get(ref) ?? ref;
  const conversation = loaded.conversations.get(id);
  if (conversation === undefined || conversation.kind !== 'chat') return undefined;
  for (const [found, text] of textsOf(conversation, { message, contact })) {
    const ranges = rangesOf(text, query);
    if (ranges !== null) return { found, conversation, message, ...snippetOf(text, ranges) };
  }
  return undefined;
}

interface Source {
  message: Message | null;
  contact: Contact | undefined;
}

/** The texts in which it may be, each for itself first and together last. */
function textsOf(
  { tags, context }: Conversation,
  { message, contact }: Source,
): [SearchHit['found'], string][] {
  if (message !== null) return [['message', message.text]];
  if (contact !== undefined) return [['contact', joined([contact.name, contact.email])]];
  const [title, url] = [context?.title, context?.url];
  return [
    ['tags', joined(tags)],
    ['page', joined([title, url])],
    ['page', joined([...tags, title, url])],
  ];
}

function joined(texts: (string | null | undefined)[]): string {
  return texts.filter(Boolean).join(' · ');
}
