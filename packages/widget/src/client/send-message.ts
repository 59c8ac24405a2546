/** How a message gets to the server: over the live connection while there is one, else over HTTP. */
import type { Message } from '@parley/protocol';
import type { Api } from './api.js';
import { ApiError } from './api-error.js';
import type { Live } from './live.js';
import type { OutboxEntry } from './outbox.js';

export interface Carriers {
  api: Pick<Api, 'createConversation' | 'createMessage' | 'updateMe'>;
  live: Pick<Live, 'online' | 'send'>;
}

/** Sends what the outbox holds; give it to `Outbox` as `send`. */
export async function sendMessage({ api, live }: Carriers, entry: OutboxEntry): Promise<Message> {
  const { id, conversationId, text } = entry;
  if (entry.opens) await open(api, entry);
  const message = { id, text, ...attachmentsOf(entry), ...noteOf(entry) };
  if (live.online) {
    try {
      return await live.send({ conversationId, ...message });
    } catch (thrown) {
      // A connection that died silently: HTTP knows at once, and the id keeps it one message.
      const { code } = ApiError.from(thrown);
      if (code !== 'timeout' && code !== 'network') throw thrown;
    }
  }
  return api.createMessage(conversationId, message);
}

/** Doing it again is harmless, as for a message. */
async function open(api: Carriers['api'], { conversationId, opening }: OutboxEntry): Promise<void> {
  const { name, email, ...more } = opening ?? {};
  if (name || email) {
    await api.updateMe({ ...(name && { name }), ...(email && { email }) }).catch((thrown: unknown) => {
      // What they said of themselves is not worth a message; the company may know better by now.
      if (ApiError.from(thrown).transient) throw thrown;
    });
  }
  await api.createConversation({ id: conversationId, kind: 'chat', ...more });
}

function attachmentsOf({ attachments }: OutboxEntry) {
  return attachments.length > 0 ? { attachments: attachments.map(({ id }) => id) } : {};
}

function noteOf({ internal, mentions }: OutboxEntry) {
  if (!internal) return {};
  return { internal, ...(mentions.length > 0 && { mentions: [...mentions] }) };
}
