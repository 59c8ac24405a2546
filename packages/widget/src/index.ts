/** The npm door: `import '@parley/widget'` registers `<parley-chat>` and `<parley-discussion>`. */
export { ParleyChat } from './chat/parley-chat.js';
export { ParleyDiscussion } from './discussion/parley-discussion.js';
export { ParleyChatCloseEvent } from './events/chat-close.js';
export { ParleyChatOpenEvent } from './events/chat-open.js';
export { ParleyIdentityChangeEvent } from './events/identity-change.js';
export { ParleyIdentityRefuseEvent } from './events/identity-refuse.js';
export { ParleyPrivateOpenEvent } from './events/private-open.js';
export { ParleyUnreadChangeEvent } from './events/unread-change.js';
export type {
  ParleyCall,
  ParleyContext,
  ParleyListener,
  ParleyPage,
  ParleyPageEvents,
  ParleyRefusal,
} from './page-api.js';
