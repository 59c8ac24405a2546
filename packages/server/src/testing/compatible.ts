/**
 * What a change of the API would break for programs that were written against a released document: routes, fields and values that
 * are gone, and inputs that are asked for all of a sudden. What is only added breaks nobody.
 */

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const at = (value: unknown, name: string): unknown => (isJson(value) ? value[name] : undefined);
const words = (value: unknown): string[] => (Array.isArray(value) ? value.map(String) : []);
const entries = (value: unknown): [string, unknown][] => (isJson(value) ? Object.entries(value) : []);

interface Side {
  document: unknown;
  schema: unknown;
}

function resolve({ document, schema }: Side): unknown {
  const reference = at(schema, '$ref');
  if (typeof reference !== 'string') return schema;
  const parts = reference.slice(2).split('/');
  const target = parts.reduce<unknown>((value, part) => at(value, part.replaceAll('~1', '/')), document);
  return resolve({ document, schema: target });
}

/** The types of a schema; those of its alternatives when it has some. */
function typesOf(side: Side): Set<string> {
  const schema = resolve(side);
  const type = at(schema, 'type');
  const own = typeof type === 'string' ? [type] : words(type);
  const options = [at(schema, 'anyOf'), at(schema, 'oneOf')].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  return new Set([...own, ...options.flatMap((schema) => [...typesOf({ ...side, schema })])]);
}

/** The alternative that is told apart from the others by its `type` or `kind` or, of objects, is the only one. */
function objectsOf(side: Side): unknown[] {
  const schema = resolve(side);
  const options = [at(schema, 'anyOf'), at(schema, 'oneOf')].flatMap((list) =>
    Array.isArray(list) ? list : [],
  );
  if (options.length > 0) return options.flatMap((schema) => objectsOf({ ...side, schema }));
  return isJson(at(schema, 'properties')) ? [schema] : [];
}

const MOST_DEPTH = 12;

interface Place {
  path: string;
  /** `in`: what programs send. `out`: what they are given. */
  way: 'in' | 'out';
  depth: number;
}

function tagOf(schema: unknown): string {
  const properties = at(schema, 'properties');
  const type = at(properties, 'type') ?? at(properties, 'kind');
  return String(at(type, 'const') ?? words(at(type, 'enum')).join());
}

function compareObjects(before: Side, after: Side, place: Place): string[] {
  const { path, way, depth } = place;
  const breaks: string[] = [];
  const known = entries(at(before.schema, 'properties'));
  const now = at(after.schema, 'properties');
  const [requiredBefore, requiredNow] = [
    words(at(before.schema, 'required')),
    words(at(after.schema, 'required')),
  ];
  for (const [name, schema] of known) {
    const inner = `${path}.${name}`;
    const next = at(now, name);
    if (next === undefined) breaks.push(`${inner} is gone`);
    else {
      if (way === 'out' && requiredBefore.includes(name) && !requiredNow.includes(name)) {
        breaks.push(`${inner} need not be there any more`);
      }
      const sides = [
        { ...before, schema },
        { ...after, schema: next },
      ] as const;
      breaks.push(...compareSchemas(sides[0], sides[1], { path: inner, way, depth: depth + 1 }));
    }
  }
  for (const name of way === 'in' ? requiredNow : []) {
    if (!requiredBefore.includes(name)) breaks.push(`${path}.${name} is asked for`);
  }
  return breaks;
}

function compareSchemas(before: Side, after: Side, place: Place): string[] {
  const { path, way, depth } = place;
  if (depth > MOST_DEPTH) return [];
  const [old, now] = [resolve(before), resolve(after)];
  const breaks: string[] = [];
  const [typesBefore, typesNow] = [typesOf(before), typesOf(after)];
  // Sending may not get narrower, what is given not wider.
  const [narrow, wide] = way === 'in' ? [typesNow, typesBefore] : [typesBefore, typesNow];
  const missing = [...wide].filter(
    (type) => !narrow.has(type) && !(type === 'integer' && narrow.has('number')),
  );
  if (narrow.size > 0 && missing.length > 0)
    breaks.push(`${path}: ${missing.join()} ${way === 'in' ? 'is not taken any more' : 'is new'}`);
  const [valuesBefore, valuesNow] = [words(at(old, 'enum')), words(at(now, 'enum'))];
  if (way === 'in' && valuesNow.length > 0) {
    const gone = valuesBefore.filter((value) => !valuesNow.includes(value));
    if (gone.length > 0) breaks.push(`${path}: ${gone.join()} is not taken any more`);
  }
  const [items, itemsNow] = [at(old, 'items'), at(now, 'items')];
  if (items !== undefined && itemsNow !== undefined) {
    const sides = [
      { ...before, schema: items },
      { ...after, schema: itemsNow },
    ] as const;
    breaks.push(...compareSchemas(sides[0], sides[1], { path: `${path}[]`, way, depth: depth + 1 }));
  }
  const objects = objectsOf(after).map((schema) => resolve({ ...after, schema }));
  for (const schema of objectsOf(before)) {
    const own = resolve({ ...before, schema });
    const partner = objects.length === 1 ? objects[0] : objects.find((other) => tagOf(other) === tagOf(own));
    if (partner === undefined) breaks.push(`${path}: ${tagOf(own) || 'an object'} is gone`);
    else breaks.push(...compareObjects({ ...before, schema: own }, { ...after, schema: partner }, place));
  }
  return breaks;
}

const schemaOf = (holder: unknown): unknown => at(at(at(holder, 'content'), 'application/json'), 'schema');

function compareOperations(before: Side, after: Side, name: string): string[] {
  const breaks: string[] = [];
  const [bodyBefore, bodyNow] = [at(before.schema, 'requestBody'), at(after.schema, 'requestBody')];
  if (bodyBefore === undefined && at(bodyNow, 'required') === true)
    breaks.push(`${name}: a body is asked for`);
  const sides = (old: unknown, now: unknown) =>
    [
      { ...before, schema: old },
      { ...after, schema: now },
    ] as const;
  const [sent, sentNow] = sides(schemaOf(bodyBefore), schemaOf(bodyNow));
  if (sent.schema !== undefined)
    breaks.push(...compareSchemas(sent, sentNow, { path: `${name} body`, way: 'in', depth: 0 }));

  const parametersOf = (operation: unknown): unknown[] => {
    const list = at(operation, 'parameters');
    return Array.isArray(list) ? list : [];
  };
  for (const parameter of parametersOf(after.schema)) {
    const same = parametersOf(before.schema).some((other) => at(other, 'name') === at(parameter, 'name'));
    if (!same && at(parameter, 'required') === true)
      breaks.push(`${name}: the parameter ${at(parameter, 'name')} is asked for`);
  }
  for (const parameter of parametersOf(before.schema)) {
    const same = parametersOf(after.schema).some((other) => at(other, 'name') === at(parameter, 'name'));
    if (!same) breaks.push(`${name}: the parameter ${at(parameter, 'name')} is gone`);
  }
  for (const [status, response] of entries(at(before.schema, 'responses'))) {
    if (!/^2/.test(status)) continue;
    const now = at(at(after.schema, 'responses'), status);
    if (now === undefined) breaks.push(`${name}: ${status} is gone`);
    const [given, givenNow] = sides(schemaOf(response), schemaOf(now));
    if (given.schema !== undefined && now !== undefined) {
      breaks.push(...compareSchemas(given, givenNow, { path: `${name} ${status}`, way: 'out', depth: 0 }));
    }
  }
  return breaks;
}

/** What of `released` is broken by `current`, one sentence each. */
export function breakingChanges(released: unknown, current: unknown): string[] {
  return entries(at(released, 'paths')).flatMap(([path, operations]) =>
    entries(operations).flatMap(([method, schema]) => {
      const name = `${method.toUpperCase()} ${path}`;
      const now = at(at(at(current, 'paths'), path), method);
      if (now === undefined) return [`${name} is gone`];
      return compareOperations({ document: released, schema }, { document: current, schema: now }, name);
    }),
  );
}
