/** The parts of a message as templates. */
import { html, nothing, type TemplateResult } from 'lit';
import type { MessageView } from '../../client/conversation-view.js';
import { checkIcon, trashIcon } from '../../internal/icons.js';
import { formatLocale, msg, str } from '../../internal/localize.js';
import '../avatar/avatar.js';
import { isEmojiOnly, renderText } from './message-text.js';

let made: { locale: string; pair: [Intl.DateTimeFormat, Intl.DateTimeFormat] } | undefined;

/** Made once for a language: two for each message of a long list, with each arrival, kept the page from all else. */
function formats(): [Intl.DateTimeFormat, Intl.DateTimeFormat] {
  const locale = formatLocale();
  if (made?.locale !== locale) {
    const short = new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
    made = {
      locale,
      pair: [short, new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' })],
    };
  }
  return made.pair;
}

/** The time of day, with the whole date as its title. */
export function renderTime(at: string) {
  const date = new Date(at);
  const [short, long] = formats();
  const [time, full] = [short.format(date), long.format(date)];
  return html`<time datetime=${at} title=${full}>${time}</time>`;
}

/** Its words and its files, or that both were taken back. @param server origin of the one that has the files */
export function renderContent({ id, text, attachments, deleted, own, offer }: MessageView, server: string) {
  const part = own ? 'bubble bubble-own' : 'bubble';
  if (deleted) {
    return html`<div part=${part} class="bubble deleted">${trashIcon}${msg('Message deleted', { id: 'message-deleted' })}</div>`;
  }
  const emoji = attachments.length === 0 && isEmojiOnly(text);
  return html`<div class="content-of">
    ${
      attachments.length > 0
        ? html`<parley-attachments exportparts="picture, file" .items=${attachments} .server=${server} ?own=${own}
            >${attachments.map(({ name }) => html`<p>${name}</p>`)}</parley-attachments
          >`
        : nothing
    }
    ${text ? html`<div part=${part} class="bubble ${emoji ? 'emoji' : ''}">${renderText(text)}</div>` : nothing}
    ${offer ? html`<parley-offer message=${id} .offer=${offer} ?deciding=${!own}></parley-offer>` : nothing}
  </div>`;
}

/** The line under one's own message: how far it has got, and `time` where there is no room beside the bubble. */
export function renderDelivery(
  message: MessageView,
  time: TemplateResult,
  retry: (messageId: string) => void,
) {
  switch (message.delivery) {
    case 'received':
      return '';
    case 'sending':
      return html`<p class="state sending">${msg('Sending…', { id: 'message-sending' })}</p>`;
    case 'sent':
      return html`<p class="state">${time} ${msg('Sent', { id: 'message-sent' })}</p>`;
    case 'delivered':
      return html`<p class="state">${time} ${msg('Delivered', { id: 'message-delivered' })}</p>`;
    case 'read':
      return html`<p class="state">${time} ${msg('Seen', { id: 'message-seen' })} ${checkIcon}</p>`;
    case 'failed':
      return html`<p class="state failed">
        <span>${msg('Not sent', { id: 'message-failed' })}</span> –
        ${message.barred ? html`<span>${msg('You cannot write here at the moment.', { id: 'message-barred' })}</span>` : ''}
        <button type="button" @click=${() => retry(message.id)}>
          ${msg('Try again', { id: 'message-retry' })}
        </button>
      </p>`;
  }
}

/** Somebody of the other side is about to say something. */
export function renderTyping(name: string) {
  return html`<div class="group typing">
    <parley-avatar name=${name} aria-hidden="true"></parley-avatar>
    <div class="said">
      <div class="bubble">
        <span class="visually-hidden">${msg(str`${name} is typing`, { id: 'list-typing' })}</span>
        <i></i><i></i><i></i>
      </div>
    </div>
  </div>`;
}
