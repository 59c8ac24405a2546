/** The npm door: `import '@parley/widget'` registers `<parley-chat>`. */
export { ParleyChat } from './chat/parley-chat.js';
export { ParleyChatCloseEvent } from './events/chat-close.js';
export { ParleyChatOpenEvent } from './events/chat-open.js';
export { ParleyIdentityChangeEvent } from './events/identity-change.js';
export { ParleyIdentityRefuseEvent } from './events/identity-refuse.js';
export { ParleyUnreadChangeEvent } from './events/unread-change.js';
export type {
  ParleyCall,
  ParleyContext,
  ParleyListener,
  ParleyPage,
  ParleyPageEvents,
  ParleyRefusal,
} from './page-api.js';
