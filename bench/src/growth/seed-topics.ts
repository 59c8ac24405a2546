/** Fills topics of public discussions, as `seed.ts` fills chats. Must run while nobody serves the installation. */
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newId } from '@parley/protocol';
import Database from 'better-sqlite3';
import { insertInto } from './insert.js';

export interface SeededTopic {
  /** Its key. */
  key: string;
  /** How many messages it was given. */
  messages: number;
  /** Ids of messages that anyone can vote on, the latest last. */
  ids: string[];
}

const TEXT =
  'Does the carrier hold a child seat, too? Mine has the older rack, and the shop said that the new one has wider rails. ' +
  'If somebody has tried it with the six year old of theirs I would be glad to hear.';
/** Every third message answers the one before. */
const ANSWER_EVERY = 3;
const STEP = 6;

const stepOf = (seq: number) => seq.toString(36).padStart(STEP, '0');

/** @param file the SQLite file of an installation that nobody serves */
export function seedTopics(file: string, sizes: readonly number[]): SeededTopic[] {
  const database = new Database(file);
  database.pragma('synchronous = OFF');
  database.pragma('foreign_keys = OFF');
  try {
    database.exec('begin');
    const settings = JSON.parse(readFileSync(join(dirname(file), 'settings.json'), 'utf8'));
    const seeded = sizes.map((messages) => seedTopic(database, String(settings.sites[0].id), messages));
    database.exec('commit');
    return seeded;
  } finally {
    if (database.inTransaction) database.exec('rollback');
    database.close();
  }
}

function seedTopic(database: Database.Database, siteId: string, messages: number): SeededTopic {
  const insert = {
    contact: insertInto(database, 'contact'),
    conversation: insertInto(database, 'conversation'),
    topic: insertInto(database, 'topic'),
    message: insertInto(database, 'message'),
    topicMessage: insertInto(database, 'topic_message'),
  };
  const start = Date.now() - messages * 1000;
  const at = (seq: number) => new Date(start + seq * 1000).toISOString();
  const id = newId('conversation');
  const key = `topic-${messages}`;
  const ids: string[] = [];
  const contactId = newId('contact');
  insert.contact({ id: contactId, site_id: siteId, name: 'Ada', secret_hash: key, created_at: at(0) });
  let above = { id: '', path: '' };
  for (let seq = 1; seq <= messages; seq += 1) {
    const isAnswer = seq % ANSWER_EVERY === 0;
    const messageId = newId('message', start + seq * 1000);
    const path = isAnswer ? above.path + stepOf(seq) : stepOf(seq);
    insert.message({
      id: messageId,
      conversation_id: id,
      seq,
      author_type: 'contact',
      author_id: contactId,
      text: TEXT.slice(0, 40 + ((seq * 37) % (TEXT.length - 40))),
      internal: 0,
      parent_id: isAnswer ? above.id : null,
      status: 'published',
      created_at: at(seq),
    });
    insert.topicMessage({
      id: messageId,
      conversation_id: id,
      author_id: contactId,
      seq,
      said_at: at(seq),
      path,
      depth: isAnswer ? 1 : 0,
      shown: 1,
      score: 0,
      up: 0,
      down: 0,
      reactions: '{}',
      replies: !isAnswer && seq % ANSWER_EVERY === 2 && seq < messages ? 1 : 0,
      official: 0,
    });
    if (!isAnswer) above = { id: messageId, path };
    ids.push(messageId);
  }
  insert.conversation({
    id,
    site_id: siteId,
    kind: 'discussion',
    seq: messages,
    last_message_id: ids.at(-1),
    last_at: at(messages),
    contact_delivered: 0,
    contact_read: 0,
    company_delivered: 0,
    company_read: 0,
    status: 'resolved',
    created_at: at(0),
  });
  insert.topic({
    id,
    site_id: siteId,
    key,
    format: 'discussion',
    locked: 0,
    messages,
    pinned: '[]',
    revision: messages,
    created_at: at(0),
  });
  return { key, messages, ids };
}
