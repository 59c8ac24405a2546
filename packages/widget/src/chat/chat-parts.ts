/** The parts and states of a conversation in the chat as templates, and when each is shown. */
import type { Availability, PreChatField, Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import type { ApiError } from '../client/api-error.js';
import type { Arrival } from '../client/arrival.js';
import type { ChatState } from '../client/chat-store.js';
import type { ConversationState } from '../client/conversation-store.js';
import '../elements/button/button.js';
import type { ParleyIntroduceEvent } from '../events/introduce.js';
import { alertIcon, checkIcon } from '../internal/icons.js';
import { msg } from '../internal/localize.js';
import { greetingClass } from './greeting.js';
import type { Outcome } from './menu-actions.js';

/** The company's first words, before anything else that is said. */
export function renderGreeting({ site, proactiveId }: ChatState, conversation: ConversationState | null) {
  const answered = conversation?.conversation?.proactiveId ?? proactiveId;
  const proactive = site?.chat.proactive.find(({ id }) => id === answered);
  const text =
    proactive?.text || site?.texts.greeting || msg('Write to us, we answer here.', { id: 'chat-empty' });
  return html`<div slot="start" part="greeting" class="greeting"><p class=${greetingClass(text)} dir="auto">${text}</p></div>`;
}

export function renderLoading() {
  return html`<div class="loading">
    <parley-skeleton></parley-skeleton>
    <p class="visually-hidden" role="status">${msg('Loading the chat', { id: 'chat-loading' })}</p>
  </div>`;
}

/** What happened, and a button where trying again can help. */
export function renderFailure(error: ApiError, retry: () => void) {
  return html`<div class="failure" role="alert">
    ${alertIcon}
    <p>${words(error)}</p>
    ${
      error.transient
        ? html`<parley-button variant="primary" @click=${retry}>${msg('Try again', { id: 'notice-retry' })}</parley-button>`
        : nothing
    }
  </div>`;
}

function words({ code }: ApiError): string {
  if (code === 'not_found') return msg('There is no such chat.', { id: 'chat-error-missing' });
  if (code === 'origin_forbidden' || code === 'forbidden') {
    return msg('The chat is not enabled on this page.', { id: 'chat-error-forbidden' });
  }
  return msg('The chat could not be loaded.', { id: 'chat-error' });
}

export interface Asking {
  heading: string;
  fields: readonly PreChatField[];
  required: boolean;
  teams: Site['teams'];
  /** Whether nothing can be written before it is answered or left out. */
  blocks: boolean;
}

export function renderIntro(
  { heading, fields, required, teams }: Asking,
  introduce: (event: ParleyIntroduceEvent) => void,
) {
  return html`<parley-intro-form
    .heading=${heading}
    .fields=${fields}
    ?required=${required}
    .teams=${teams}
    @parley-introduce=${introduce}
  ></parley-intro-form>`;
}

export function renderResolved() {
  return html`<p class="resolved">
    ${checkIcon}<span
      >${msg('This conversation is resolved. Write to open it again.', { id: 'chat-resolved' })}</span
    >
  </p>`;
}

export function renderIdentityRequired() {
  return html`<p class="closed" role="status" tabindex="-1">
    ${msg('Please sign in on this page to write to us.', { id: 'chat-identity-required' })}
  </p>`;
}

/** Whether to ask how it was, or to thank for having said so. */
export function asksForRating({ site }: ChatState, conversation: ConversationState | null): boolean {
  const known = conversation?.conversation;
  return Boolean(site?.chat.rating && known && (known.status === 'resolved' || known.rating));
}

/** Whether to ask for an address: something was said, nobody is there, and nothing else could reach them. */
export function asksForEmail(
  { contact }: ChatState,
  conversation: ConversationState | null,
  availability: Availability | null,
): boolean {
  if (!availability?.email || availability.state === 'online') return false;
  if (!contact || contact.email || contact.verified) return false;
  const last = conversation?.messages.at(-1);
  return Boolean(last?.own && last.seq !== null);
}

/** Why the conversation that a link in a mail names is not here. */
export function renderArrival(arrival: Arrival | null, open: () => void) {
  switch (arrival) {
    case null:
      return nothing;
    case 'over':
      return html`<parley-notice class="arrival"
        >${msg('This link was used before or is too old. You can write to us here.', { id: 'arrival-over' })}</parley-notice
      >`;
    case 'sign-in':
      return html`<parley-notice class="arrival"
        >${msg('Please sign in on this page to go on with that conversation.', { id: 'arrival-sign-in' })}</parley-notice
      >`;
    case 'other':
      return html`<parley-notice
        class="arrival"
        action=${msg('Open it', { id: 'arrival-open' })}
        @parley-notice-act=${open}
        >${msg('That link belongs to another conversation. Opened here, it takes the place of yours.', { id: 'arrival-other' })}</parley-notice
      >`;
  }
}

/** What came of something that was chosen from the menu. */
export function renderOutcome({ text, failed }: Outcome, close: () => void) {
  return html`<parley-notice
    class="outcome"
    kind=${failed ? 'danger' : 'done'}
    action=${msg('Close', { id: 'notice-close' })}
    @parley-notice-act=${close}
    >${text}</parley-notice
  >`;
}
