/** A visitor of the real test server, in as many tabs as a test wants. */
import { ChatStore } from '../client/chat-store.js';
import type { ConversationStore } from '../client/conversation-store.js';
import { MemoryStorage, tabOf } from './fresh-storage.js';
import { ask, until } from './setup.js';

const open: ChatStore[] = [];

/** A chat in a browser whose storage is `disk`. */
export function openChat(disk = new MemoryStorage()): ChatStore {
  const chat = new ChatStore({ server: window.PARLEY_SERVER, site: 'acme', storage: tabOf(disk) });
  open.push(chat);
  return chat;
}

/** Closes every chat that `openChat` gave. */
export function closeChats(): void {
  for (const chat of open.splice(0)) chat.close();
}

/** A visitor who has written `text` and got it through. */
export async function writtenChat(text = 'Hello', disk = new MemoryStorage()) {
  const chat = openChat(disk);
  await chat.start();
  chat.send(text);
  const conversation = chat.state.conversation as ConversationStore;
  await until('the message is sent', () => conversation.state.messages[0]?.delivery === 'sent');
  await until('the chat is online', () => chat.state.connection === 'online');
  return { chat, conversation, disk };
}

/** What a conversation shows. */
export function texts(conversation: ConversationStore | null): string[] {
  return (conversation?.state.messages ?? []).map((message) => message.text);
}

/** What the company has of it. */
export async function stored(conversationId: string): Promise<string[]> {
  const messages = await ask<{ text: string }[]>('parley-messages', { conversationId });
  return messages.map((message) => message.text);
}
