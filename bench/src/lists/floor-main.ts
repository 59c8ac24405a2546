/**
 * The floor under lists and search: a Hono route that reads the same rows from the same file, by one statement each, and gives
 * them as they are. It knows nobody, checks nothing, and answers in no shape but the tables' own.
 */
import { serve } from '@hono/node-server';
import Database from 'better-sqlite3';
import { Hono } from 'hono';

const [file = ''] = process.argv.slice(2);
const database = new Database(file, { readonly: true });
database.pragma('cache_size = -65536');

const ROW = `conversation.*, contact.name as contact_name, message.id as message_id, message.text, message.seq as message_seq,
  message.author_type, message.author_id, message.created_at as said_at`;
const inbox = database.prepare(`
  select ${ROW} from conversation
  left join contact on contact.id = conversation.contact_id
  left join message on message.id = conversation.last_message_id
  where conversation.kind = 'chat' and conversation.status = 'open' and conversation.assignee_id is null
    and (conversation.last_at, conversation.id) < (?, ?)
  order by conversation.last_at desc, conversation.id desc limit 51`);
const search = database.prepare(`
  select ${ROW}, last.text as last_text, search_entry.words from search_index
  join search_entry on search_entry.id = search_index.rowid
  join message on message.id = search_entry.ref
  join conversation on conversation.id = message.conversation_id
  left join contact on contact.id = conversation.contact_id
  left join message as last on last.id = conversation.last_message_id
  where search_index match ? order by search_index.rowid desc limit ?`);
const PAGE = 21;

interface Found {
  words: string;
}

const app = new Hono();
app.get('/inbox', (c) => {
  const [at = '9', id = ''] = (c.req.query('cursor') ?? '9~').split('~');
  return c.json({ data: inbox.all(at, id) });
});
app.get('/search', (c) => {
  const words = (c.req.query('q') ?? '').split(' ');
  const last = words.pop() ?? '';
  const ask = (beginning: string, limit: number) =>
    search.all([...words.map((word) => `"${word}"`), `"${beginning}" *`].join(' '), limit) as Found[];
  // As the product does it: what is frequent is met soon among those that begin with its first letters.
  const some = ask(last.slice(0, 3), 3 * PAGE).filter((row) => ` ${row.words}`.includes(` ${last}`));
  return c.json({ data: some.length >= PAGE ? some.slice(0, PAGE) : ask(last, PAGE) });
});
serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
  console.log(`serves at http://127.0.0.1:${port}`),
);
process.once('SIGTERM', () => process.exit());
