/**
 * What differs between two settings documents, field by field, and back again. Both ends use it: the console to tell what
 * somebody changed, the server to change just that. Pure: what it is given it never alters.
 */
import type { SettingsChange } from './settings.js';

type Json = Record<string, unknown>;

export const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** A list whose things are told apart by an id of their own. */
export const isKeyed = (value: unknown): value is (Json & { id: string })[] =>
  Array.isArray(value) &&
  value.every((item) => isJson(item) && typeof item.id === 'string') &&
  new Set(value.map(({ id }) => id)).size === value.length;

/** Whether two values say the same, whatever the order of their fields. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((item, index) => isSame(item, b[index]));
  }
  if (!isJson(a) || !isJson(b)) return false;
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => isSame(a[name], b[name]));
}

/** What stands at `path`; undefined where nothing does. */
export function valueAt(document: unknown, path: readonly string[]): unknown {
  let value = document;
  for (const step of path) {
    if (isKeyed(value)) value = value.find(({ id }) => id === step);
    else value = isJson(value) && Object.hasOwn(value, step) ? value[step] : undefined;
  }
  return value;
}

/** The changes that make `after` of `before`. A list in another order changes as a whole. */
export function changesBetween(before: unknown, after: unknown): SettingsChange[] {
  return differences(before, after, { path: [], anyOrder: false });
}

/** What differs in the things that lists hold, whatever their order. */
export function contentChangesBetween(before: unknown, after: unknown): SettingsChange[] {
  return differences(before, after, { path: [], anyOrder: true });
}

interface Place {
  path: string[];
  anyOrder: boolean;
}

function differences(before: unknown, after: unknown, { path, anyOrder }: Place): SettingsChange[] {
  if (isSame(before, after)) return [];
  const below = (step: string, was: unknown, is: unknown) =>
    differences(was, is, { path: [...path, step], anyOrder });
  if (isKeyed(before) && isKeyed(after) && (anyOrder || keepsOrder(before, after))) {
    const ids = new Set([...before, ...after].map(({ id }) => id));
    return [...ids].flatMap((id) => below(id, valueAt(before, [id]), valueAt(after, [id])));
  }
  if (isJson(before) && isJson(after)) {
    const names = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...names].flatMap((name) => below(name, before[name], after[name]));
  }
  return [
    { path, ...(before !== undefined && { was: before }), ...(after !== undefined && { value: after }) },
  ];
}

/** What is new stands at the end, and what was there before keeps its order. */
export function keepsOrder(before: { id: string }[], after: { id: string }[]): boolean {
  const known = new Set(before.map(({ id }) => id));
  const kept = after.filter(({ id }) => known.has(id)).map(({ id }) => id);
  const left = new Set(kept);
  const firstNew = after.findIndex(({ id }) => !known.has(id));
  return (
    isSame(
      kept,
      before.map(({ id }) => id).filter((id) => left.has(id)),
    ) &&
    (firstNew === -1 || firstNew >= kept.length)
  );
}

/** The document with these changes in it. @throws RangeError for a path that leads nowhere */
export function withChanges<T>(document: T, changes: readonly SettingsChange[]): T {
  return changes.reduce<unknown>((value, change) => withChange(value, change, change.path), document) as T;
}

function withChange(value: unknown, change: SettingsChange, path: readonly string[]): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return change.value;
  if (isKeyed(value)) {
    const known = value.find(({ id }) => id === step);
    if (known === undefined && rest.length > 0) throw new RangeError(change.path.join('.'));
    const next = withChange(known, change, rest);
    if (known === undefined) return next === undefined ? value : [...value, next];
    return value.flatMap((item) => (item !== known ? [item] : next === undefined ? [] : [next]));
  }
  if (!isJson(value)) throw new RangeError(change.path.join('.'));
  const { [step]: before, ...others } = value;
  const next = withChange(Object.hasOwn(value, step) ? before : undefined, change, rest);
  if (next === undefined) return others;
  return { ...value, [step]: next };
}

/** Those of `changes` that no longer find what they were made for. */
export function changesInTheWay(document: unknown, changes: readonly SettingsChange[]): SettingsChange[] {
  return changes.filter(({ path, was, value }) => {
    const now = valueAt(document, path);
    // Somebody else did the same: nobody is in anybody's way.
    return !isSame(now, was) && !isSame(now, value);
  });
}
