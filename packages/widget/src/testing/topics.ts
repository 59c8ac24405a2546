/** Discussions of the real test server: what the company says in them, and readers in as many browsers as wanted. */
import { newId, type OwnTopicMessage, type PrivateLink, type Topic } from '@parley/protocol';
import { DiscussionStore } from '../client/discussion-store.js';
import { MemoryStorage, tabOf } from './fresh-storage.js';
import { ask, until } from './setup.js';

const open: DiscussionStore[] = [];

/** A topic that nobody has spoken of. */
export function newTopic(): string {
  return `topic-${newId('message')}`;
}

const pathOf = (topic: string, path = '') => `/v1/topics/${topic}${path}?site=acme`;

/** The company says something. */
export function say(topic: string, text: string, more: object = {}): Promise<OwnTopicMessage> {
  return ask('parley-api', { path: pathOf(topic, '/messages'), method: 'POST', body: { text, ...more } });
}

/** The company changes a topic, or the marks of a message. */
export function change(topic: string, body: object, messageId?: string): Promise<Topic> {
  const path = pathOf(topic, messageId ? `/messages/${messageId}` : '');
  return ask('parley-api', { path, method: 'PATCH', body });
}

/** The company takes back what it said. */
export function takeBack(topic: string, messageId: string): Promise<unknown> {
  return ask('parley-api', { path: pathOf(topic, `/messages/${messageId}`), method: 'DELETE' });
}

/** The company goes on with a message in private. */
export function goPrivate(topic: string, messageId: string): Promise<PrivateLink> {
  return ask('parley-api', {
    path: pathOf(topic, `/messages/${messageId}/private`),
    method: 'POST',
    body: {},
  });
}

/** A reader, in a browser whose storage is `disk`, who has loaded the topic. */
export async function reader(topic: string, disk = new MemoryStorage()): Promise<DiscussionStore> {
  const store = new DiscussionStore({
    server: window.PARLEY_SERVER,
    site: 'acme',
    topic,
    storage: tabOf(disk),
  });
  open.push(store);
  await store.load();
  return store;
}

/** Somebody writes, and the server has it. @returns its id */
export async function written(store: DiscussionStore, text: string, parentId: string | null = null) {
  const id = store.post({ text, parentId, trap: '', writtenMs: 5000 });
  const phase = () => messages(store).find((one) => one.id === id)?.phase;
  await until('the message is sent', () => phase() === 'published' || phase() === 'pending');
  return id;
}

/** All that is shown, in its order. */
export function messages(store: DiscussionStore) {
  return store.state.branches.flatMap(({ message, replies }) => [message, ...replies]);
}

export function texts(store: DiscussionStore): string[] {
  return messages(store).map(({ text }) => text);
}

/** Closes every one that `reader` gave. */
export function closeReaders(): void {
  for (const store of open.splice(0)) store.close();
}
