/**
 * Statements of the hot path, compiled once per database and executed with new parameters: building the same query
 * again for each message would cost more than running it. For everything else, write the query where it is used.
 */
import type { Compilable, CompiledQuery } from 'kysely';
import type { Db } from './schema.js';

/** Stands in for a parameter while the statement is compiled. */
class Slot {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }
}

type Build<P, R> = (db: Db, params: P) => Compilable<R>;

/**
 * @param build writes the query; each parameter must be used as a plain value, never looked into
 * @returns runs it
 */
export function hotStatement<P extends object, R>(build: Build<P, R>): (db: Db, params: P) => Promise<R[]> {
  const compiled = new WeakMap<object, { query: CompiledQuery<R>; names: (keyof P)[] }>();
  const slots = new Proxy({}, { get: (_, name) => new Slot(String(name)) }) as P;

  const compile = (db: Db) => {
    const query = build(db, slots).compile() as CompiledQuery<R>;
    const names = query.parameters.map((slot) => {
      if (slot instanceof Slot) return slot.name as keyof P;
      throw new Error('A hot statement takes all of its values as parameters.');
    });
    return { query, names };
  };

  return async (db, params) => {
    const { adapter } = db.getExecutor();
    let known = compiled.get(adapter);
    if (known === undefined) {
      known = compile(db);
      compiled.set(adapter, known);
    }
    const parameters = known.names.map((name) => params[name]);
    return (await db.executeQuery<R>({ ...known.query, parameters })).rows;
  };
}

/** Lists of ids come in few lengths, each compiled once; a shorter list repeats its last id. */
const LENGTHS = [1, 8, 64, 512] as const;

/**
 * A hot statement over a list of ids, for any length: longer lists go in several runs.
 * @param build writes the query for a list of ids; the order of the rows is its own within each run
 */
export function hotByIds<R>(
  build: (db: Db, ids: string[]) => Compilable<R>,
): (db: Db, ids: string[]) => Promise<R[]> {
  const statements = LENGTHS.map((length) => ({
    length,
    run: hotStatement((db, params: Record<string, string>) =>
      build(
        db,
        Array.from({ length }, (_, index) => params[String(index)] as string),
      ),
    ),
  }));
  const longest = LENGTHS[LENGTHS.length - 1] as number;

  return async (db, ids) => {
    const rows: R[] = [];
    for (let start = 0; start < ids.length; start += longest) {
      const part = ids.slice(start, start + longest);
      const statement = statements.find(({ length }) => length >= part.length);
      const params: Record<string, string> = {};
      for (let i = 0; i < (statement?.length ?? 0); i += 1)
        params[i] = part[Math.min(i, part.length - 1)] as string;
      rows.push(...((await statement?.run(db, params)) ?? []));
    }
    return rows;
  };
}
