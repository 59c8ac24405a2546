/**
 * Two edits of one settings document made into one. What only one of them changed is taken, field by field, and so is the
 * order that only one of them gave a list; where both changed the same, both are told. Pure.
 */
import {
  changesInTheWay,
  contentChangesBetween,
  isJson,
  isKeyed,
  isSame,
  keepsOrder,
  valueAt,
  withChanges,
} from './settings-changes.js';

/** A field that two have changed. */
export interface SettingsClash {
  path: string[];
  mine: unknown;
  theirs: unknown;
}

export interface MergedSettings<T> {
  /** Theirs, with what I changed and they did not. */
  merged: T;
  clashes: SettingsClash[];
}

/** Makes one of `mine` and `theirs`, which both began with `base`. */
export function mergeSettings<T>(base: T, mine: T, theirs: T): MergedSettings<T> {
  const changes = contentChangesBetween(base, mine);
  const blocked = changesInTheWay(theirs, changes);
  const clashes: SettingsClash[] = [];
  for (const { path } of blocked) {
    const place = path.slice(0, depthOfLoss(theirs, path));
    if (clashes.some((clash) => isSame(clash.path, place))) continue;
    clashes.push({ path: place, mine: valueAt(mine, place), theirs: valueAt(theirs, place) });
  }
  let merged = withChanges(
    theirs,
    changes.filter((change) => !blocked.includes(change)),
  );
  for (const path of reordered(base, mine)) {
    const [before, now, wished, other] = [base, merged, mine, theirs].map((one) => valueAt(one, path));
    if (!isKeyed(before) || !isKeyed(now) || !isKeyed(wished) || !isKeyed(other)) continue;
    const ordered = inOrderOf(now, wished);
    if (isSame(ordered, now)) continue;
    // They gave it an order of their own, too: which one counts is for whoever looks.
    if (isShuffled(before, other)) clashes.push({ path, mine: ordered, theirs: now });
    else merged = withChanges(merged, [{ path, value: ordered }]);
  }
  return { merged, clashes };
}

/** How many steps of the path lead to what is gone, of which a field alone cannot come back. */
function depthOfLoss(theirs: unknown, path: readonly string[]): number {
  const steps = path.findIndex((_, index) => valueAt(theirs, path.slice(0, index + 1)) === undefined);
  return steps === -1 ? path.length : steps + 1;
}

/** Where the lists are that hold things in another order. */
function reordered(before: unknown, after: unknown, path: string[] = []): string[][] {
  const below = (step: string) => reordered(valueAt(before, [step]), valueAt(after, [step]), [...path, step]);
  if (isKeyed(before) && isKeyed(after)) {
    const inner = before.flatMap(({ id }) => below(id));
    return keepsOrder(before, after) ? inner : [path, ...inner];
  }
  return isJson(before) && isJson(after) ? Object.keys(before).flatMap(below) : [];
}

/** Whether what is in both stands in another order. */
function isShuffled(before: readonly { id: string }[], after: readonly { id: string }[]): boolean {
  const common = (list: readonly { id: string }[], other: readonly { id: string }[]) =>
    list.map(({ id }) => id).filter((id) => other.some((item) => item.id === id));
  return !isSame(common(before, after), common(after, before));
}

/** `list` in the order of `wished`. What that one does not know stays behind what it stood behind. */
function inOrderOf<T extends { id: string }>(list: readonly T[], wished: readonly { id: string }[]): T[] {
  const ordered = wished.flatMap(({ id }) => list.filter((item) => item.id === id));
  for (const [index, item] of list.entries()) {
    if (ordered.includes(item)) continue;
    const before = list[index - 1];
    ordered.splice(before ? ordered.indexOf(before) + 1 : 0, 0, item);
  }
  return ordered;
}
