/**
 * Statements of the hot path, compiled once per database and executed with new parameters: building the same query
 * again for each message would cost more than running it. For everything else, write the query where it is used.
 */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './schema.js';

/** Stands in for a parameter while the statement is compiled. */
class Slot {
  readonly row: number;
  readonly name: string;

  constructor(row: number, name: string) {
    this.row = row;
    this.name = name;
  }
}

interface Hot<R> {
  query: CompiledQuery<R>;
  slots: Slot[];
}

/** One statement over a fixed number of rows of parameters. */
class HotStatement<P, R> {
  readonly #compiled = new WeakMap<object, Hot<R>>();
  readonly #build: (db: Db, rows: P[]) => Compilable<R>;
  readonly #length: number;

  constructor(build: (db: Db, rows: P[]) => Compilable<R>, length: number) {
    this.#build = build;
    this.#length = length;
  }

  /** @param read gives the row of parameters at a place */
  async run(db: Db, read: (row: number) => P): Promise<R[]> {
    const { adapter } = db.getExecutor();
    let hot = this.#compiled.get(adapter);
    if (hot === undefined) {
      hot = this.#compile(db);
      this.#compiled.set(adapter, hot);
    }
    const parameters = hot.slots.map(({ row, name }) => read(row)[name as keyof P]);
    return (await db.executeQuery<R>({ ...hot.query, parameters })).rows;
  }

  #compile(db: Db): Hot<R> {
    const rows = Array.from(
      { length: this.#length },
      (_, row) => new Proxy({}, { get: (_target, name) => new Slot(row, String(name)) }) as P,
    );
    const query = this.#build(db, rows).compile() as CompiledQuery<R>;
    const slots = query.parameters.map((slot) => {
      if (slot instanceof Slot) return slot;
      throw new Error('A hot statement takes all of its values as parameters.');
    });
    return { query, slots };
  }
}

/**
 * @param build writes the query; each parameter must be used as a plain value, never looked into
 * @returns runs it
 */
export function hotStatement<P extends object, R>(
  build: (db: Db, params: P) => Compilable<R>,
): (db: Db, params: P) => Promise<R[]> {
  const statement = new HotStatement<P, R>((db, rows) => build(db, rows[0] as P), 1);
  return (db, params) => statement.run(db, () => params);
}

/** Rows come in any number; they are run in few lengths, each compiled once. */
const LENGTHS = [64, 16, 4, 1] as const;

/** A hot statement over rows of values, for any number of rows, e.g. an insert. */
export function hotRows<P extends object, R>(
  build: (db: Db, rows: P[]) => Compilable<R>,
): (db: Db, rows: P[]) => Promise<R[]> {
  const statements = LENGTHS.map((length) => ({ length, statement: new HotStatement(build, length) }));
  return async (db, rows) => {
    const results: R[] = [];
    let done = 0;
    for (const { length, statement } of statements) {
      for (; rows.length - done >= length; done += length) {
        const start = done;
        for (const row of await statement.run(db, (index) => rows[start + index] as P)) results.push(row);
      }
    }
    return results;
  };
}

/** A list a little shorter than one of these repeats its last id: one run instead of many. */
const ID_LENGTHS = [512, 64, 8, 1] as const;

/**
 * A hot statement over a list of ids, for any length: longer lists go in several runs.
 * @param build writes the query for a list of ids; the order of the rows is its own within each run
 */
export function hotByIds<R>(
  build: (db: Db, ids: string[]) => Compilable<R>,
): (db: Db, ids: string[]) => Promise<R[]> {
  const statements = ID_LENGTHS.map((length) => ({
    length,
    statement: new HotStatement<{ id: string }, R>(
      (db, rows) =>
        build(
          db,
          rows.map(({ id }) => id),
        ),
      length,
    ),
  }));
  const pick = (left: number) =>
    statements.findLast(({ length }) => length >= left && length <= 2 * left) ??
    statements.find(({ length }) => length <= left);

  return async (db, ids) => {
    const found: R[] = [];
    for (let done = 0; done < ids.length; ) {
      const picked = pick(ids.length - done);
      if (picked === undefined) break;
      const start = done;
      const idAt = (index: number) => ({ id: ids[Math.min(start + index, ids.length - 1)] as string });
      for (const row of await picked.statement.run(db, idAt)) found.push(row);
      done += picked.length;
    }
    return found;
  };
}
