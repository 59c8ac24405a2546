/** The npm door: `import '@parley/widget'` registers `<parley-chat>`. */
export { ParleyChat } from './chat/parley-chat.js';
export { ParleyChatCloseEvent } from './events/chat-close.js';
export { ParleyChatOpenEvent } from './events/chat-open.js';
export { ParleyUnreadChangeEvent } from './events/unread-change.js';
export type { ParleyCall, ParleyListener, ParleyPage, ParleyPageEvents } from './page-api.js';
