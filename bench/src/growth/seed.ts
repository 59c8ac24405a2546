/**
 * Fills a new installation's SQLite file with conversations as if they had been held: the rows that the server itself
 * would have written, far faster than it could be asked to. Must run while nobody serves from it.
 */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type IdNoun, newId } from '@parley/protocol';
import Database from 'better-sqlite3';
import { type Columns, insertInto } from './insert.js';

export interface SeedPlan {
  /** How many to store. */
  messages: number;
  /** Chats that go on at the same time: their messages lie among each other in the file, as they would; 200 by default. */
  atOnce?: number;
  /** Between two messages of all; 1,000 by default. */
  msPerMessage?: number;
  /** Hears of progress. */
  onProgress: (messages: number) => void;
}

export interface Seeded {
  /** All of them, in the order in which they were begun. */
  conversations: string[];
  /** How many events the log holds. */
  events: number;
}

const AT_ONCE = 200;
/** Messages of a conversation: 6 to 30, 18 in the middle. */
const SHORTEST = 6;
const SPREAD = 25;
const TEXT =
  'Hello, my order arrived today but one of the two chairs has a scratch on its left arm. I have put a picture on the ' +
  'order page. Could you send me another one, or is there somebody near Utrecht who can mend it? I am at home on Friday.';
const MS_PER_MESSAGE = 1000;
const REPORT_EVERY = 100_000;

interface Chat {
  id: string;
  contactId: string;
  length: number;
  seq: number;
  lastId: string;
  createdAt: string;
}

/** Writes one installation's rows in the order in which they would have come about. */
class Seeder {
  readonly #insert: Record<'contact' | 'conversation' | 'message' | 'event', (row: Columns) => void>;
  readonly #siteId: string;
  readonly #agentId: string;
  readonly #msPerMessage: number;
  readonly #heads = new Map<IdNoun, string>();
  #cursor: number;
  #now: number;
  #made = 0;

  constructor(
    database: Database.Database,
    owner: { siteId: string; agentId: string },
    time: { start: number; msPerMessage: number },
  ) {
    this.#siteId = owner.siteId;
    this.#agentId = owner.agentId;
    this.#now = time.start;
    this.#msPerMessage = time.msPerMessage;
    this.#cursor = Number(database.prepare('select cursor from log_head').pluck().get());
    this.#insert = {
      contact: insertInto(database, 'contact'),
      conversation: insertInto(database, 'conversation'),
      message: insertInto(database, 'message'),
      event: insertInto(database, 'event'),
    };
  }

  get cursor(): number {
    return this.#cursor;
  }

  /** Holds a group of chats at the same time. @returns their ids */
  hold(lengths: number[]): string[] {
    this.#heads.clear();
    const chats = lengths.map((length) => this.#begin(length));
    for (let seq = 1; seq < SHORTEST + SPREAD; seq += 1) {
      for (const chat of chats) if (seq <= chat.length) this.#speak(chat, seq);
    }
    for (const chat of chats) this.#storeConversation(chat);
    return chats.map((chat) => chat.id);
  }

  #begin(length: number): Chat {
    const createdAt = this.#at();
    const contactId = this.#newId('contact');
    const id = this.#newId('conversation');
    this.#insert.contact({
      id: contactId,
      site_id: this.#siteId,
      secret_hash: this.#made.toString(16).padStart(64, '0'),
      created_at: createdAt,
    });
    const chat: Chat = { id, contactId, length, seq: 0, lastId: '', createdAt };
    this.#append(chat, { type: 'contact.created', subject_id: contactId, conversation_id: null });
    this.#append(chat, { type: 'conversation.created', subject_id: id });
    return chat;
  }

  #speak(chat: Chat, seq: number): void {
    this.#now += this.#msPerMessage;
    const byContact = seq % 2 === 1;
    const author = byContact ? ['contact', chat.contactId] : ['agent', this.#agentId];
    const id = this.#newId('message');
    const at = this.#at();
    this.#insert.message({
      id,
      conversation_id: chat.id,
      seq,
      author_type: author[0],
      author_id: author[1],
      text: TEXT.slice(0, 20 + ((this.#made * 37) % (TEXT.length - 20))),
      internal: 0,
      status: 'published',
      created_at: at,
    });
    chat.seq = seq;
    chat.lastId = id;
    this.#append(chat, {
      type: 'message.created',
      subject_id: id,
      actor_type: author[0],
      actor_id: author[1],
    });
  }

  #storeConversation(chat: Chat): void {
    this.#insert.conversation({
      id: chat.id,
      site_id: this.#siteId,
      kind: 'chat',
      contact_id: chat.contactId,
      seq: chat.seq,
      last_message_id: chat.lastId,
      last_at: this.#at(),
      contact_delivered: chat.seq,
      contact_read: chat.seq,
      company_delivered: chat.seq,
      company_read: chat.seq,
      created_at: chat.createdAt,
    });
  }

  #append(chat: Chat, event: Columns): void {
    this.#cursor += 1;
    this.#insert.event({
      cursor: this.#cursor,
      id: this.#newId('event'),
      at: this.#at(),
      actor_type: 'contact',
      actor_id: chat.contactId,
      site_id: this.#siteId,
      conversation_id: chat.id,
      contact_id: chat.contactId,
      ...event,
    });
  }

  #at(): string {
    return new Date(this.#now).toISOString();
  }

  /** The group's moment, then a count: cheap, and in order as real ids are. */
  #newId(noun: IdNoun): string {
    const head = this.#heads.get(noun) ?? newId(noun, this.#now).slice(0, -12);
    this.#heads.set(noun, head);
    this.#made += 1;
    return head + this.#made.toString(16).padStart(12, '0');
  }
}

/** How long the chats are, 18 on average, and `messages` in all. */
export function planLengths(messages: number): number[] {
  const lengths: number[] = [];
  let left = messages;
  for (let index = 0; left > 0; index += 1) {
    const length = Math.min(left, SHORTEST + ((index * 7) % SPREAD));
    lengths.push(length);
    left -= length;
  }
  return lengths;
}

function readOwner(database: Database.Database, file: string): { siteId: string; agentId: string } {
  const settings = JSON.parse(readFileSync(join(dirname(file), 'settings.json'), 'utf8'));
  const agentId = database.prepare('select id from agent').pluck().get();
  return { siteId: String(settings.sites[0].id), agentId: String(agentId) };
}

/** @param file the SQLite file of an installation that nobody serves */
export function seed(file: string, plan: SeedPlan): Seeded {
  const database = new Database(file);
  // Nothing is at stake yet: what breaks off is begun again.
  database.pragma('synchronous = OFF');
  database.pragma('journal_mode = MEMORY');
  database.pragma('foreign_keys = OFF');
  database.pragma('cache_size = -400000');
  try {
    database.exec('begin');
    const { atOnce = AT_ONCE, msPerMessage = MS_PER_MESSAGE } = plan;
    const start = Date.now() - plan.messages * msPerMessage;
    const seeder = new Seeder(database, readOwner(database, file), { start, msPerMessage });
    const lengths = planLengths(plan.messages);
    const conversations: string[] = [];
    let stored = 0;
    for (let group = 0; group < lengths.length; group += atOnce) {
      const held = lengths.slice(group, group + atOnce);
      const before = Math.floor(stored / REPORT_EVERY);
      conversations.push(...seeder.hold(held));
      stored += held.reduce((sum, length) => sum + length, 0);
      if (Math.floor(stored / REPORT_EVERY) > before) plan.onProgress(stored);
    }
    database.prepare('update log_head set cursor = ?').run(seeder.cursor);
    // Whoever follows the log has no backlog to work off while something else is measured.
    database
      .prepare("update consumer set cursor = ? where name in ('search', 'topic-search')")
      .run(seeder.cursor);
    database.exec('commit');
    return { conversations, events: seeder.cursor };
  } finally {
    // Otherwise what went wrong would be hidden by what goes wrong here.
    if (database.inTransaction) database.exec('rollback');
    database.pragma('journal_mode = WAL');
    database.close();
  }
}
