/** Puts what a page knows of a topic into the order in which it is shown. */
import type { Topic, TopicMessage } from '@parley/protocol';
import type { TopicTree } from './topic-tree.js';
import {
  MAX_LEVEL,
  type MessagePhase,
  type MorePhase,
  type Opinion,
  type OwnTold,
  type TopicBranchView,
  type TopicMessageView,
} from './topic-view.js';

interface Waiting extends Pick<TopicMessageView, 'failure' | 'again'> {
  message: TopicMessage;
}

export interface BranchesInput {
  tree: TopicTree;
  topic: Topic | null;
  /** What was written here and is not on the server yet. */
  waiting: ReadonlyMap<string, Waiting>;
  /** One's own that not everybody can read. */
  unseen: ReadonlyMap<string, MessagePhase>;
  told: ReadonlyMap<string, OwnTold>;
  below: ReadonlyMap<string, { phase: MorePhase }>;
  contactId: string | null;
  opinionOf: (id: string) => Opinion;
}

export function viewBranches(input: BranchesInput): TopicBranchView[] {
  const { tree, topic } = input;
  const begun = [...input.waiting.values()].filter(
    ({ message: { parentId } }) => parentId === null || !tree.find(parentId),
  );
  // What was just written stands where its author looks: in front.
  const written = begun.map(({ message }) => message.id).reverse();
  const first = firstOnes(tree, topic);
  const ids = [...new Set([...written, ...first, ...tree.roots])];
  const below = tree.belowMany(ids);
  return ids.flatMap((id) => {
    const root = tree.find(id) ?? input.waiting.get(id)?.message;
    return root ? [viewBranch(input, root, below.get(id) ?? [])] : [];
  });
}

/** The answer, then what the company put first. An answer that answers something stands there, too, once more. */
function firstOnes(tree: TopicTree, topic: Topic | null): string[] {
  const marked = [topic?.answer, ...(topic?.pinned ?? [])];
  return marked.flatMap((message) => (message && tree.find(message.id) ? [message.id] : []));
}

function viewBranch(
  input: BranchesInput,
  root: TopicMessage,
  known: readonly TopicMessage[],
): TopicBranchView {
  const { tree, waiting, below } = input;
  const message = viewMessage(input, root, { level: 0, inReplyTo: replyOf(tree, root) });
  // A reply that stands first as the answer is shown alone; its own answers are in its branch.
  if (root.parentId !== null && !waiting.has(root.id)) {
    return { message, replies: [], unshown: 0, more: 'none' };
  }
  const levels = new Map([[root.id, 0]]);
  const replies: TopicMessageView[] = [];
  const show = (one: TopicMessage) => {
    const depth = (levels.get(one.parentId ?? '') ?? 0) + 1;
    levels.set(one.id, depth);
    const inReplyTo = depth > MAX_LEVEL ? replyOf(tree, one) : null;
    replies.push(viewMessage(input, one, { level: Math.min(depth, MAX_LEVEL), inReplyTo }));
    for (const { message } of waiting.values()) if (message.parentId === one.id) show(message);
  };
  for (const one of known) show(one);
  for (const { message: one } of waiting.values()) if (one.parentId === root.id) show(one);
  const counted = known.filter(({ id, stub }) => stub === null && !input.unseen.has(id)).length;
  const unshown = tree.unshown(root, counted);
  const more = below.get(root.id)?.phase ?? 'some';
  return { message, replies, unshown, more: unshown > 0 ? more : 'none' };
}

function replyOf(tree: TopicTree, { parentId }: TopicMessage): TopicMessageView['inReplyTo'] {
  const parent = parentId === null ? undefined : tree.find(parentId);
  return parentId === null ? null : { id: parentId, author: parent?.author ?? null };
}

function viewMessage(
  input: BranchesInput,
  message: TopicMessage,
  place: Pick<TopicMessageView, 'level' | 'inReplyTo'>,
): TopicMessageView {
  const { waiting, unseen, contactId, opinionOf } = input;
  const { topic } = input;
  const waits = waiting.get(message.id);
  const own = waits !== undefined || (message.author?.type === 'contact' && message.author.id === contactId);
  return {
    ...message,
    ...place,
    own,
    // What is marked is said of the topic as soon as it changes.
    answer: topic?.answer?.id === message.id,
    pinned: topic?.pinned.some(({ id }) => id === message.id) ?? false,
    phase: waits ? (waits.failure ? 'failed' : 'sending') : (unseen.get(message.id) ?? 'published'),
    failure: waits?.failure ?? null,
    again: waits?.again ?? 0,
    opinion: opinionOf(message.id),
    told: input.told.get(message.id) ?? null,
  };
}
