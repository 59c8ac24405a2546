/** Puts a thread's messages in the order in which they can be stored: each after what it answers. */
import type { Bone } from './staging.js';

export interface Arranged {
  id: string;
  /** Null also where the file does not hold what it answers. */
  parentId: string | null;
  /** Whether it has lost what it answered. */
  orphaned: boolean;
  /** Whether something below it can be read by anyone. */
  answered: boolean;
}

/** @param bones in the order of their time */
export function arrange(bones: Bone[]): Arranged[] {
  const byId = new Map(bones.map((bone) => [bone.id, bone]));
  const parents = new Map(bones.map((bone) => [bone.id, parentOf(bone, byId)]));
  const answered = new Set<string>();
  for (const bone of bones) if (bone.status === 'published') markAbove(bone.id, parents, answered);
  const order: Arranged[] = [];
  const placed = new Set<string>();
  for (const bone of bones) {
    for (const id of pathTo(bone.id, parents, placed)) {
      placed.add(id);
      const parentId = parents.get(id) ?? null;
      const orphaned = parentId === null && byId.get(id)?.parentId !== null;
      order.push({ id, parentId, orphaned, answered: answered.has(id) });
    }
  }
  return order;
}

/** Those above it that are not placed yet, the highest first, and itself. */
function pathTo(id: string, parents: Map<string, string | null>, placed: Set<string>): string[] {
  const path: string[] = [];
  for (let at: string | null = id; at !== null && !placed.has(at); at = parents.get(at) ?? null)
    path.unshift(at);
  return path;
}

function markAbove(id: string, parents: Map<string, string | null>, answered: Set<string>): void {
  for (let at = parents.get(id) ?? null; at !== null && !answered.has(at); at = parents.get(at) ?? null)
    answered.add(at);
}

/** Messages that answer each other in a circle begin branches of their own. */
function parentOf({ id, parentId }: Bone, byId: Map<string, Bone>): string | null {
  if (parentId === null || !byId.has(parentId)) return null;
  const seen = new Set([id]);
  for (let at: string | null = parentId; at !== null; at = byId.get(at)?.parentId ?? null) {
    if (seen.has(at)) return at === id ? null : parentId;
    seen.add(at);
  }
  return parentId;
}
