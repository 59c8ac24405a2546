/**
 * The floor of the feed: the same rows, read from the database's file by a program that knows its tables. It checks nobody's
 * rights, speaks to nobody, and knows nothing of pages that a network could lose.
 */
import Database from 'better-sqlite3';

interface EventRow {
  cursor: number;
  type: string;
  subject_id: string;
}

export interface DirectPage {
  /** Events with the rows of what they tell of. */
  data: { event: EventRow; subject: Record<string, unknown> }[];
  /** The number of the last event. */
  cursor: number;
}

/** With what an author or a list needs beside the row itself. */
const SUBJECTS = {
  message: `select message.*, contact.name as contact_name, agent.name as agent_name, api_key.name as key_name
    from message left join contact on contact.id = message.author_id left join agent on agent.id = message.author_id
    left join api_key on api_key.id = message.author_id where message.id in`,
  conversation: `select conversation.*, contact.name as contact_name, last.text as last_text, last.author_id as last_author
    from conversation left join contact on contact.id = conversation.contact_id
    left join message as last on last.id = conversation.last_message_id where conversation.id in`,
  contact: 'select * from contact where id in',
  agent: 'select * from agent where id in',
};
type Noun = keyof typeof SUBJECTS;

/** Whether an event of this type tells of a row that is read here. What the command line does to settings and keys does not. */
export function tellsOfRow(type: string): boolean {
  return Object.keys(SUBJECTS).some((noun) => type.startsWith(`${noun}.`));
}

export class DirectReader {
  readonly #database: Database.Database;
  readonly #events: Database.Statement<unknown[], EventRow>;
  readonly #statements = new Map<string, Database.Statement<unknown[], Record<string, unknown>>>();

  constructor(file: string) {
    this.#database = new Database(file, { readonly: true });
    this.#database.pragma('cache_size = -65536');
    this.#events = this.#database.prepare('select * from event where cursor > ? order by cursor limit ?');
  }

  page(after: number, limit: number): DirectPage {
    const events = this.#events.all(after, limit);
    const subjects = new Map<string, Record<string, unknown>>();
    for (const noun of Object.keys(SUBJECTS) as Noun[]) {
      const told = events.filter(({ type }) => type.startsWith(`${noun}.`)).map((event) => event.subject_id);
      for (const row of this.#find(noun, [...new Set(told)])) subjects.set(String(row.id), row);
    }
    const data = events.flatMap((event) => {
      const subject = subjects.get(event.subject_id);
      return subject === undefined ? [] : [{ event, subject }];
    });
    return { data, cursor: events.at(-1)?.cursor ?? after };
  }

  close(): void {
    this.#database.close();
  }

  #find(noun: Noun, ids: string[]): Record<string, unknown>[] {
    if (ids.length === 0) return [];
    // Few lengths, so that few statements are prepared: the last id is repeated.
    const length = 2 ** Math.ceil(Math.log2(ids.length));
    const padded = Array.from({ length }, (_, index) => ids[Math.min(index, ids.length - 1)]);
    const key = `${noun} ${length}`;
    let statement = this.#statements.get(key);
    if (statement === undefined) {
      statement = this.#database.prepare(`${SUBJECTS[noun]} (${padded.map(() => '?').join()})`);
      this.#statements.set(key, statement);
    }
    return statement.all(padded);
  }
}
