/** What the open conversation shows in place of its messages, and what is said above the box in which one answers. */
import type { Author } from '@parley/protocol';
import { html, nothing } from 'lit';
import type { ApiError } from '../../client/api-error.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { msg, str } from '../../internal/localize.js';
import { loadErrorWords } from '../error-words.js';
import type { ParleyConversationPane } from './conversation-pane.js';
import { namesOf } from './pane-header.js';

export function renderLoading() {
  return html`<p class="visually-hidden" role="status">
      ${msg('Loading the conversation', { id: 'conversation-loading' })}
    </p>
    <parley-skeleton count="6"></parley-skeleton>`;
}

/** Why there is no conversation, and the way on. */
export function renderFailure(error: ApiError, { leave, reload }: { leave: () => void; reload: () => void }) {
  const missing = error.code === 'not_found' || error.code === 'forbidden';
  return html`<div class="failure" role="alert">
    <p>${loadErrorWords(error)}</p>
    ${
      missing
        ? html`<parley-button @click=${leave}>${msg('Back to the inbox', { id: 'conversation-back' })}</parley-button>`
        : html`<parley-button @click=${reload}>${msg('Try again', { id: 'notice-retry' })}</parley-button>`
    }
  </div>`;
}

type PaneState = Pick<ParleyConversationPane, 'changeFailed' | 'undoable' | 'note'>;

/** What came of the last thing that was done here. */
export function renderOutcome({ changeFailed, undoable, note }: PaneState, undo: () => void) {
  return html`${
    changeFailed
      ? html`<parley-notice kind="danger"
          >${msg('That was not saved. Try again.', { id: 'conversation-change-failed' })}</parley-notice
        >`
      : nothing
  }
  ${
    undoable
      ? html`<parley-notice kind="done" action=${msg('Undo', { id: 'command-undo' })} @parley-notice-act=${undo}
          >${msg('Done.', { id: 'conversation-decided' })}</parley-notice
        >`
      : nothing
  }
  ${note ? html`<parley-notice kind="danger">${note}</parley-notice>` : nothing}`;
}

interface Overtaking {
  /** Who wrote meanwhile. */
  name: string;
  /** What they wrote. */
  text: string | undefined;
  /** Whether an answer was held back for it. */
  held: boolean;
  sendAnyway: () => void;
}

/** An answer to what has just changed: said before it is sent. */
export function renderOvertaking({ name, text, held, sendAnyway }: Overtaking) {
  const words = msg(str`${name} wrote while you were writing.`, { id: 'conversation-meanwhile' });
  if (!held) return html`<parley-notice role="status">${words}</parley-notice>`;
  return html`<parley-notice
    kind="danger"
    action=${msg('Send anyway', { id: 'conversation-send-anyway' })}
    @parley-notice-act=${sendAnyway}
    >${words}<span class="arrived" dir="auto">${text}</span></parley-notice
  >`;
}

/** Two who answer at once. */
export function renderAnswering(answering: readonly Author[]) {
  if (answering.length === 0) return nothing;
  const names = namesOf(answering);
  return html`<parley-notice role="status"
    >${msg(str`${names}: writing an answer right now.`, { id: 'conversation-answering' })}</parley-notice
  >`;
}
