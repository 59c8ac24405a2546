/** The states of the chat's body as templates: greeting, loading, failure. */
import type { Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import type { ApiError } from '../client/api-error.js';
import '../elements/button/button.js';
import { alertIcon } from '../internal/icons.js';
import { msg } from '../internal/localize.js';

/** The company's first words, before anything else that is said. */
export function renderGreeting(site: Site | null) {
  const text = site?.texts.greeting || msg('Write to us, we answer here.', { id: 'chat-empty' });
  return html`<div slot="start" class="greeting"><p dir="auto">${text}</p></div>`;
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
