/** The product's own client without its elements, for tests that need its real behaviour outside a browser. */
export { AgentSession } from '../client/agent-session.js';
export { Api } from '../client/api.js';
export { ApiError } from '../client/api-error.js';
export { ChatStore } from '../client/chat-store.js';
export type { ConversationStore } from '../client/conversation-store.js';
export type { MessageView } from '../client/conversation-view.js';
export { InboxDesk } from '../client/inbox-desk.js';
export { Live } from '../client/live.js';
export { Outbox, type OutboxEntry } from '../client/outbox.js';
export { sendMessage } from '../client/send-message.js';
export { type KeyValue, SafeStorage } from '../client/storage.js';
export { TimeTracker } from '../client/time-tracker.js';
