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
