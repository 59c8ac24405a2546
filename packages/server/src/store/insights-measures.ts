/**
 * SQL on the measures of the conversations that began in a period. The database hands them out in one text, in the order in which they lie: to group
 * them there it would have to sort them all, with everything that is said of each.
 */
import { type RawBuilder, sql } from 'kysely';
import type { Db } from '../db/schema.js';
import { matches, type Scope } from './insights-scope.js';

export interface MeasuresWanted extends Scope {
  /** What they are split by. */
  key: RawBuilder<string | null>;
  /** Whether all of a conversation is in one sum, so that its totals are those of its part; null when they are not asked for. */
  isWhole: RawBuilder<boolean> | null;
}

export interface Measures {
  key: string | null;
  isChat: boolean;
  firstResponse: number | null;
  resolution: number | null;
  score: number | null;
  /** Cost, value and time. */
  totals: [number, number, number] | null;
}

/** No key holds one: addresses are cleaned of them. */
const [FIELD, LINE] = ['\u001f', '\u001e'];
/** Before a key, so that one that is empty is another than none. */
const KEY = '=';

export async function eachMeasures(
  db: Db,
  wanted: MeasuresWanted,
  take: (measures: Measures) => void,
): Promise<void> {
  const { key, isWhole } = wanted;
  const text = (column: string) => sql`coalesce(cast(${sql.ref(column)} as text), '')`;
  const totals = isWhole === null ? [] : [sql`case when ${isWhole} then ${numbers()} else '' end`];
  const fields = [
    sql`coalesce(${sql.lit(KEY)} || cast(${key} as text), '')`,
    sql`case when kind = 'chat' then '1' else '' end`,
    ...['first_response', 'resolution', 'score'].map(text),
    ...totals,
  ];
  const { rows } = await sql<{ lines: string | null }>`
    select string_agg(${sql.join(fields, sql` || ${sql.lit(FIELD)} || `)}, ${sql.lit(LINE)}) as lines
    from insights_conversation where ${matches(wanted, 'id')}`.execute(db);
  readLines(rows[0]?.lines ?? '', take);
}

function numbers(): RawBuilder<string> {
  const columns = ['cost', 'value', 'ms'].map((column) => sql`cast(${sql.ref(column)} as text)`);
  return sql<string>`${sql.join(columns, sql` || ${sql.lit(FIELD)} || `)}`;
}

function readLines(text: string, take: (measures: Measures) => void): void {
  const reader = new Reader(text);
  while (!reader.isOver) {
    const key = reader.text();
    const isChat = reader.number() === 1;
    const [firstResponse, resolution, score] = [reader.number(), reader.number(), reader.number()];
    const [cost, value, ms] = [reader.number(), reader.number(), reader.number()];
    const totals: Measures['totals'] = cost === null ? null : [cost, value ?? 0, ms ?? 0];
    const known = key === '' ? null : key.slice(KEY.length);
    take({ key: known, isChat, firstResponse, resolution, score, totals });
    reader.nextLine();
  }
}

const [MINUS, ZERO] = ['-', '0'].map((sign) => sign.charCodeAt(0)) as [number, number];
const [FIELD_CODE, LINE_CODE] = [FIELD, LINE].map((sign) => sign.charCodeAt(0)) as [number, number];

/** Reads fields digit by digit: a year has half a million of them, and to cut each out of the text takes longer than all the rest. */
class Reader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  get isOver(): boolean {
    return this.#at >= this.#text.length;
  }

  text(): string {
    const end = this.#text.indexOf(FIELD, this.#at);
    const text = this.#text.slice(this.#at, end);
    this.#at = end + 1;
    return text;
  }

  /** The next field; null for an empty one, and beyond the last of its line. */
  number(): number | null {
    let number = 0;
    let digits = 0;
    let sign = 1;
    for (; this.#at < this.#text.length; this.#at += 1) {
      const code = this.#text.charCodeAt(this.#at);
      if (code === LINE_CODE) break;
      if (code === FIELD_CODE) {
        this.#at += 1;
        break;
      }
      if (code === MINUS) sign = -1;
      else number = number * 10 + code - ZERO;
      digits += 1;
    }
    return digits === 0 ? null : sign * number;
  }

  nextLine(): void {
    this.#at += 1;
  }
}
