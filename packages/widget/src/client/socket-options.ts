/** How every connection of ours to the server is made. */
import { SOCKET_PATH } from '@parley/protocol';

/** How long an answer may take, in ms. */
export const ANSWER_TIMEOUT = 10_000;

export const SOCKET_OPTIONS = {
  path: SOCKET_PATH,
  autoConnect: false,
  // A manager of its own: two chats on one page have different tokens.
  forceNew: true,
  transports: ['websocket', 'polling'],
  tryAllTransports: true,
  // Ours to do: Socket.IO's own waits end in step, all pages every so many seconds for as long as it takes.
  reconnection: false,
  timeout: ANSWER_TIMEOUT,
};
