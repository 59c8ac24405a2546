/** How a message gets to the server: over the live connection while there is one, else over HTTP. */
import type { Message } from '@parley/protocol';
import type { Api } from './api.js';
import { ApiError } from './api-error.js';
import type { Live } from './live.js';
import type { OutboxEntry } from './outbox.js';

export interface Carriers {
  api: Pick<Api, 'createConversation' | 'createMessage'>;
  live: Pick<Live, 'online' | 'send'>;
}

/** Sends what the outbox holds; give it to `Outbox` as `send`. */
export async function sendMessage({ api, live }: Carriers, entry: OutboxEntry): Promise<Message> {
  const { id, conversationId, text } = entry;
  if (entry.opens) await api.createConversation({ id: conversationId, kind: 'chat' });
  if (live.online) {
    try {
      return await live.send({ id, conversationId, text });
    } catch (thrown) {
      // A connection that died silently: HTTP knows at once, and the id keeps it one message.
      const { code } = ApiError.from(thrown);
      if (code !== 'timeout' && code !== 'network') throw thrown;
    }
  }
  return api.createMessage(conversationId, { id, text });
}
