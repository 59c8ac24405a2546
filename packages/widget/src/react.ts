/**
 * `@parley/widget/react`: `<parley-chat>` and `<parley-discussion>` as React components, with typed properties and
 * events. React and @lit/react are the application's own; nothing else imports this file.
 */
import { createComponent, type EventName } from '@lit/react';
import * as React from 'react';
import { ParleyChat as ParleyChatElement } from './chat/parley-chat.js';
import { ParleyDiscussion as ParleyDiscussionElement } from './discussion/parley-discussion.js';
import type { ParleyChatCloseEvent } from './events/chat-close.js';
import type { ParleyChatOpenEvent } from './events/chat-open.js';
import type { ParleyIdentityChangeEvent } from './events/identity-change.js';
import type { ParleyIdentityRefuseEvent } from './events/identity-refuse.js';
import type { ParleyPrivateOpenEvent } from './events/private-open.js';
import type { ParleyUnreadChangeEvent } from './events/unread-change.js';

/** A private chat between a visitor and the company. Its `ref` is the element, with its methods. */
export const ParleyChat = createComponent({
  tagName: 'parley-chat',
  elementClass: ParleyChatElement,
  react: React,
  displayName: 'ParleyChat',
  events: {
    onChatOpen: 'parley-chat-open' as EventName<ParleyChatOpenEvent>,
    onChatClose: 'parley-chat-close' as EventName<ParleyChatCloseEvent>,
    onUnreadChange: 'parley-unread-change' as EventName<ParleyUnreadChangeEvent>,
    onIdentityChange: 'parley-identity-change' as EventName<ParleyIdentityChangeEvent>,
    onIdentityRefuse: 'parley-identity-refuse' as EventName<ParleyIdentityRefuseEvent>,
  },
});

/** A public discussion about what the page is about. Its `ref` is the element. */
export const ParleyDiscussion = createComponent({
  tagName: 'parley-discussion',
  elementClass: ParleyDiscussionElement,
  react: React,
  displayName: 'ParleyDiscussion',
  events: {
    onPrivateOpen: 'parley-private-open' as EventName<ParleyPrivateOpenEvent>,
  },
});
