import type { TopicBranch, TopicMessage } from '@parley/protocol';
import { beforeEach, describe, expect, it } from 'vitest';
import { TopicTree } from './topic-tree.js';

let tree: TopicTree;
beforeEach(() => {
  tree = new TopicTree();
});

function said(seq: number, parent: number | null = null, more: Partial<TopicMessage> = {}): TopicMessage {
  return {
    id: `msg_${seq}`,
    conversationId: 'cnv_1',
    seq,
    parentId: parent === null ? null : `msg_${parent}`,
    depth: 0,
    stub: null,
    author: { type: 'contact', id: 'con_1', name: null },
    text: `${seq}`,
    official: null,
    answer: false,
    pinned: false,
    votes: { up: 0, down: 0 },
    reactions: {},
    replies: 0,
    editedAt: null,
    createdAt: '2026-11-20T10:00:00.000Z',
    ...more,
  };
}
const branch = (root: TopicMessage, first: TopicMessage[] = []): TopicBranch => ({ ...root, first });
const below = (seq: number) => tree.below(`msg_${seq}`).map((message) => message.seq);
const repliesOf = (seq: number) => tree.find(`msg_${seq}`)?.replies;

describe('a tree of messages', () => {
  it('lists each answer after what it answers, however they came', () => {
    tree.append([branch(said(1, null, { replies: 4 }))]);

    tree.put([said(5, 3), said(4, 1), said(3, 2), said(2, 1)]);

    expect(below(1)).toEqual([2, 3, 5, 4]);
  });

  it('walks branches deeper than calls can nest', () => {
    tree.append([branch(said(1))]);
    tree.put(Array.from({ length: 20_000 }, (_, i) => said(i + 2, i + 1)));

    expect(below(1)).toHaveLength(20_000);
  });

  it('holds back what is new and changes what is shown', () => {
    tree.append([branch(said(1)), branch(said(2))]);

    tree.hear([said(2, null, { text: 'changed' }), said(3), said(4, 1)]);

    expect(tree.held).toBe(2);
    expect(tree.find('msg_2')?.text).toBe('changed');
    expect(tree.roots).toEqual(['msg_1', 'msg_2']);
    expect(tree.release('first')).toEqual(['msg_3', 'msg_4']);
    expect(tree.roots).toEqual(['msg_3', 'msg_1', 'msg_2']);
    expect(below(1)).toEqual([4]);
  });

  it('takes no old message for a new one because somebody has voted on it', () => {
    tree.append([branch(said(9))]);

    tree.hear([said(10, null, { votes: { up: 1, down: 0 } }), said(3), said(11, 7)]);

    expect(tree.held).toBe(0);
  });

  it('holds back what waited for a moderator and was let through after later ones', () => {
    tree.append([branch(said(1)), branch(said(9))]);
    const reworded = said(4, 1, { editedAt: '2026-11-20T11:00:00.000Z' });

    tree.hear([said(3), reworded, said(5)], ['msg_3', 'msg_4']);

    expect(tree.held).toBe(2);
    tree.release('first');
    expect(tree.roots).toEqual(['msg_3', 'msg_1', 'msg_9']);
    expect(below(1)).toEqual([4]);
  });

  it('counts an answer once, whether its branch is told before, after or with it', () => {
    tree.append([branch(said(1))]);

    tree.hear([said(1, null, { replies: 1 }), said(2, 1)]);
    tree.hear([said(2, 1)]);
    tree.add(said(2, 1));
    tree.add(said(3, 2));

    expect(repliesOf(1)).toBe(2);
    expect(tree.unshown(said(1, null, { replies: 2 }), 2)).toBe(0);
  });

  it('leaves the place of what is gone, and counts it no more', () => {
    tree.append([branch(said(1, null, { replies: 2 }), [said(2, 1), said(3, 2)])]);

    tree.lose(['msg_2', 'msg_7']);
    tree.lose(['msg_2']);

    expect(below(1)).toEqual([2, 3]);
    expect(tree.find('msg_2')).toMatchObject({ stub: 'deleted', text: '', author: null });
    expect(repliesOf(1)).toBe(1);
  });

  it('forgets what was held and is gone before anybody saw it', () => {
    tree.append([branch(said(1))]);
    tree.hear([said(2, 1)]);

    tree.lose(['msg_2']);

    expect([tree.held, repliesOf(1)]).toEqual([0, 0]);
  });
});
