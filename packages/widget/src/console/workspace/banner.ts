/** What is said above everything: that the server refuses, or that the line is gone. */
import { html, nothing } from 'lit';
import type { ApiError } from '../../client/api-error.js';
import '../../elements/notice/notice.js';
import { msg } from '../../internal/localize.js';
import { loadErrorWords } from '../error-words.js';
import type { ConnectionNotice } from './connection-notice.js';

interface BannerState {
  refused: ApiError | null;
  connection: ConnectionNotice['state'];
}

/** @param elsewhere whether another place than the inbox is shown */
export function renderBanner({ refused, connection }: BannerState, elsewhere: boolean) {
  if (refused) {
    // What is refused are chats and their news: other places say themselves what is not for somebody.
    if (elsewhere) return nothing;
    return html`<parley-notice class="banner" kind="danger">${loadErrorWords(refused)}</parley-notice>`;
  }
  if (!connection) return nothing;
  return html`<parley-notice class="banner" kind="offline">
    ${
      connection === 'offline'
        ? msg('You are offline. Your messages go out when the connection is back.', { id: 'chat-offline' })
        : msg('Reconnecting…', { id: 'chat-reconnecting' })
    }
  </parley-notice>`;
}
