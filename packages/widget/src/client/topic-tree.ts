/**
 * The messages of a topic that this page knows, and their places. It merges by id, so that the same message may come by
 * page, by news and by answer, in any order, and stand there once. What arrives live is held back until it is asked for.
 */
import type { TopicBranch, TopicMessage } from '@parley/protocol';
import { isUntouched } from './topic-view.js';

export class TopicTree {
  #messages = new Map<string, TopicMessage>();
  /** Messages that begin a branch, in the order in which they are shown. */
  #roots: string[] = [];
  #held = new Map<string, TopicMessage>();
  #highest = 0;

  /** How many have come that are not shown yet. */
  get held(): number {
    return this.#held.size;
  }

  get ids(): string[] {
    return [...this.#messages.keys()];
  }

  get roots(): readonly string[] {
    return this.#roots;
  }

  find(id: string): TopicMessage | undefined {
    return this.#messages.get(id);
  }

  clear(): void {
    this.#messages.clear();
    this.#held.clear();
    this.#roots = [];
  }

  /** A page of the list, behind what is there. */
  append(branches: readonly TopicBranch[]): void {
    for (const { first, ...root } of branches) {
      this.put([root, ...first]);
      if (!this.#roots.includes(root.id)) this.#roots.push(root.id);
    }
  }

  /** Begins a branch in front of all others, or behind them. */
  place(id: string, where: 'first' | 'last' = 'first'): void {
    if (this.#roots.includes(id)) return;
    if (where === 'first') this.#roots.unshift(id);
    else this.#roots.push(id);
  }

  /** Takes messages as they are now. */
  put(messages: readonly TopicMessage[]): void {
    for (const message of messages) {
      this.#messages.set(message.id, message);
      this.#held.delete(message.id);
      this.#see(message);
    }
  }

  /** One that was just said: those above it have one answer more. */
  add(message: TopicMessage): void {
    const known = this.#messages.has(message.id) || this.#held.has(message.id);
    if (!known) this.#countAbove(message, 1);
    this.put([message]);
    if (message.parentId === null) this.place(message.id);
  }

  /** News of messages: what is shown changes in its place, what is new waits. */
  hear(changed: readonly TopicMessage[], fresh: readonly string[] = []): void {
    for (const message of changed) {
      const isKnown = this.#messages.has(message.id) || this.#held.has(message.id);
      const isNew = fresh.includes(message.id) || (message.seq > this.#highest && isUntouched(message));
      if (!isKnown && isNew && this.#hasPlace(message)) {
        this.#held.set(message.id, message);
        this.#countAbove(message, 1);
      }
      this.#see(message);
    }
    // What is told of a message counts the new ones below it already.
    for (const message of changed) {
      if (this.#messages.has(message.id)) this.#messages.set(message.id, message);
      else if (this.#held.has(message.id)) this.#held.set(message.id, message);
    }
  }

  /** What nobody can see any more leaves its place, so that nothing moves under the reader. */
  lose(ids: readonly string[]): void {
    for (const id of ids) {
      const held = this.#held.get(id);
      if (held) this.#countAbove(held, -1);
      this.#held.delete(id);
      const message = this.#messages.get(id);
      if (message && message.stub === null) {
        this.#countAbove(message, -1);
        this.#messages.set(id, { ...message, stub: 'deleted', text: '', author: null });
      }
    }
  }

  /** Takes one out altogether: its author has just done so. */
  drop(id: string): void {
    const message = this.#messages.get(id);
    if (!message) return;
    this.#countAbove(message, -1);
    this.#messages.delete(id);
    this.#roots = this.#roots.filter((root) => root !== id);
  }

  /** Shows what has come. @returns the ids, the first of them first */
  release(where: 'first' | 'last'): string[] {
    const held = [...this.#held.values()].sort((a, b) => a.seq - b.seq);
    this.put(held);
    for (const { id, parentId } of held) if (parentId === null) this.place(id, where);
    return held.map(({ id }) => id);
  }

  /** All known messages below one, each answer after what it answers. */
  below(id: string): TopicMessage[] {
    return this.belowMany([id]).get(id) ?? [];
  }

  /** The same for many at once. */
  belowMany(ids: readonly string[]): Map<string, TopicMessage[]> {
    const children = new Map<string, TopicMessage[]>();
    for (const message of this.#messages.values()) {
      if (message.parentId === null) continue;
      const siblings = children.get(message.parentId);
      if (siblings) siblings.push(message);
      else children.set(message.parentId, [message]);
    }
    const collect = (id: string): TopicMessage[] => {
      const result: TopicMessage[] = [];
      // A stack, because people may answer each other deeper than calls can nest.
      const stack = sorted(children.get(id));
      for (let next = stack.pop(); next; next = stack.pop()) {
        result.push(next);
        stack.push(...sorted(children.get(next.id)));
      }
      return result;
    };
    return new Map(ids.map((id) => [id, collect(id)]));
  }

  /** How many messages below it are known to be there but are not shown. */
  unshown(root: TopicMessage, shown: number): number {
    const held = [...this.#held.values()].filter((message) => this.#rootOf(message) === root.id);
    return Math.max(0, root.replies - shown - held.length);
  }

  /** All below it is known now: what was counted otherwise is put right. */
  settle(id: string): void {
    const root = this.#messages.get(id);
    if (!root) return;
    const replies = this.below(id).filter(({ stub }) => stub === null).length;
    const held = [...this.#held.values()].filter((message) => this.#rootOf(message) === id).length;
    this.#messages.set(id, { ...root, replies: replies + held });
  }

  #see({ seq }: TopicMessage): void {
    // What is on its way has no number yet.
    if (seq !== Number.MAX_SAFE_INTEGER) this.#highest = Math.max(this.#highest, seq);
  }

  #hasPlace({ parentId }: TopicMessage): boolean {
    return parentId === null || this.#messages.has(parentId) || this.#held.has(parentId);
  }

  #rootOf(message: TopicMessage): string {
    return this.#above(message).at(-1)?.id ?? message.id;
  }

  #above({ parentId }: TopicMessage): TopicMessage[] {
    const above: TopicMessage[] = [];
    for (let id = parentId; id !== null; ) {
      const parent = this.#messages.get(id) ?? this.#held.get(id);
      if (!parent) break;
      above.push(parent);
      id = parent.parentId;
    }
    return above;
  }

  #countAbove(message: TopicMessage, change: 1 | -1): void {
    for (const { id, replies } of this.#above(message)) {
      const known = this.#messages.get(id);
      if (known) this.#messages.set(id, { ...known, replies: Math.max(0, replies + change) });
    }
  }
}

/** The last first, as a stack gives them back. */
function sorted(messages: readonly TopicMessage[] = []): TopicMessage[] {
  return [...messages].sort((a, b) => b.seq - a.seq);
}
