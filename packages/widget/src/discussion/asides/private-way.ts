/** From a discussion to the private chat: a draft that was never posted, a message that was, and the chat that shows it. */
import { newId, type PrivateLink } from '@parley/protocol';
import type { DiscussionStore } from '../../client/discussion-store.js';
import { SafeStorage } from '../../client/storage.js';
import { ParleyPrivateOpenEvent } from '../../events/private-open.js';

/** The element around, and what a chat on its page needs to know. */
export interface PrivateHost extends HTMLElement {
  site: string;
  server: string;
  locale: string;
  theme: string;
  token: string;
  /** Address of the chat's code, for a page that has no chat. */
  chat: string;
}

/** What of the chat's element is needed; it is never imported from here. */
interface ChatElement extends HTMLElement {
  showConversation(id: string): void;
}

/** The ids of what is about to be sent: the same when it is tried again. */
export interface PrivateIds {
  conversationId: string;
  messageId: string;
}

export function newPrivateIds(): PrivateIds {
  return { conversationId: newId('conversation'), messageId: newId('message') };
}

/** Says in the author's chat, to the right team, what was written for the discussion. @throws ApiError */
export async function sendPrivately(
  { person, page, state }: Pick<DiscussionStore, 'person' | 'page' | 'state'>,
  { conversationId, messageId }: PrivateIds,
  text: string,
): Promise<void> {
  await person.introduce();
  const teamId = state.topic?.rules.privateTeamId;
  await person.api.createConversation({
    id: conversationId,
    kind: 'chat',
    context: page,
    ...(teamId && { teamId }),
  });
  await person.api.createMessage(conversationId, { id: messageId, text });
}

/** Takes a message out of the discussion and into its author's chat. @returns the conversation's id @throws ApiError */
export async function moveToPrivate(store: DiscussionStore, id: string): Promise<string> {
  const path = `/messages/${id}/private`;
  const { conversationId } = await store.api.ask<PrivateLink>(path, { method: 'POST', body: {} });
  store.learn(id, { refusal: null, appeal: null, privateConversationId: conversationId });
  return conversationId;
}

/** Shows a conversation: in the page's own chat, or in one that is put into the page for it. @throws when there is none to be had */
export async function openConversation(host: PrivateHost, conversationId: string): Promise<void> {
  if (!host.dispatchEvent(new ParleyPrivateOpenEvent(conversationId))) return;
  // A chat that begins goes on where this says.
  new SafeStorage().set(`parley:${host.site}:place`, conversationId);
  const there = document.querySelector<ChatElement>('parley-chat');
  if (there) return there.showConversation(conversationId);
  if (window.parley) return window.parley.push(['open']) as undefined;
  if (!customElements.get('parley-chat')) await import(host.chat);
  const { site, locale, theme, token } = host;
  const made = document.createElement('parley-chat') as HTMLElement as ChatElement;
  const server = new URL(host.server || '/', document.baseURI).origin;
  Object.assign(made, { site, server, locale, theme, token });
  document.body.append(made);
  made.showConversation(conversationId);
}
