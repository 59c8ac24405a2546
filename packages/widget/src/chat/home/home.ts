/**
 * All conversations of one customer, and a way to begin another. Loaded when there is more than one. It shows what it
 * is given and must never load.
 */
import type { Conversation, Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { ConversationListState, ConversationRow } from '../../client/conversation-list.js';
import { sideOf } from '../../client/conversation-view.js';
import '../../elements/avatar/avatar.js';
import '../../elements/button/button.js';
import { plainText } from '@parley/protocol';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { ParleyConversationNewEvent } from '../../events/conversation-new.js';
import { ParleyConversationOpenEvent } from '../../events/conversation-open.js';
import { ParleyHistoryLoadEvent } from '../../events/history-load.js';
import { chevronIcon, sendIcon } from '../../internal/icons.js';
import { formatLocale, msg, plural, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { formatPast } from '../../internal/relative.js';
import { greetingClass, greetingStyles } from '../greeting.js';
import { homeStyles } from './home.styles.js';

/**
 * @summary The list of a customer's conversations.
 * @csspart greeting - The company's first words.
 * @event {ParleyConversationNewEvent} parley-conversation-new - Another should begin.
 * @event {ParleyConversationOpenEvent} parley-conversation-open - One was chosen.
 * @event {ParleyHistoryLoadEvent} parley-history-load - Older ones are wanted, or a failed load again.
 */
export class ParleyHome extends ParleyElement {
  static override shadowRootOptions: ShadowRootInit = {
    ...ParleyElement.shadowRootOptions,
    delegatesFocus: true,
  };
  static override styles = [resetStyles, greetingStyles, homeStyles];

  @property({ attribute: false }) site: Site | null = null;

  @property({ attribute: false }) conversations: ConversationListState | null = null;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override render() {
    const greeting = this.site?.texts.greeting || msg('Write to us, we answer here.', { id: 'chat-empty' });
    return html`<div class="top">
        <h3 part="greeting" class=${greetingClass(greeting)} dir="auto">${greeting}</h3>
        <button type="button" class="new" @click=${() => this.dispatchEvent(new ParleyConversationNewEvent())}>
          <span>${msg('New conversation', { id: 'home-new' })}</span>${sendIcon}
        </button>
      </div>
      ${this.renderList()}`;
  }

  private renderList() {
    const { conversations } = this;
    if (!conversations || conversations.phase === 'loading') {
      return html`<parley-skeleton shape="rows" count="3"></parley-skeleton>`;
    }
    if (conversations.phase === 'failed') {
      return this.renderNotice(msg('Your conversations could not be loaded.', { id: 'home-error' }));
    }
    return html`<h4 id="list">${msg('Your conversations', { id: 'home-list' })}</h4>
      <ul aria-labelledby="list">
        ${repeat(
          conversations.rows,
          ({ conversation }) => conversation.id,
          (row) => this.renderRow(row),
        )}
      </ul>
      ${this.renderOlder(conversations.older)}`;
  }

  private renderRow({ conversation, unread }: ConversationRow) {
    const { id, lastAt, status } = conversation;
    const who = this.nameOf(conversation);
    const count = new Intl.NumberFormat(formatLocale()).format(unread);
    return html`<li>
      <button type="button" class=${unread > 0 ? 'unread' : ''} @click=${() => this.dispatchEvent(new ParleyConversationOpenEvent(id))}>
        <parley-avatar name=${who} aria-hidden="true"></parley-avatar>
        <span class="words">
          <span class="line"><bdi class="who">${who}</bdi><time datetime=${lastAt}>${formatPast(lastAt)}</time></span>
          <span class="line">
            <span class="last" dir="auto">${this.lastWords(conversation)}</span>
            ${
              unread > 0
                ? html`<span class="count" aria-hidden="true">${count}</span
                    ><span class="visually-hidden">${plural(unread, { one: str`${count} new`, other: str`${count} new` }, { id: 'home-unread' })}</span>`
                : status === 'resolved'
                  ? html`<span class="status">${msg('Resolved', { id: 'home-resolved' })}</span>`
                  : nothing
            }
          </span>
        </span>
        <span class="chevron">${chevronIcon}</span>
      </button>
    </li>`;
  }

  private renderOlder(older: ConversationListState['older']) {
    switch (older) {
      case 'none':
        return nothing;
      case 'some':
      case 'loading':
        return html`<parley-button
          variant="quiet"
          ?disabled=${older === 'loading'}
          @click=${() => this.dispatchEvent(new ParleyHistoryLoadEvent())}
          >${msg('Show older ones', { id: 'home-older' })}</parley-button
        >`;
      case 'failed':
        return this.renderNotice(msg('Older conversations could not be loaded.', { id: 'home-older-error' }));
    }
  }

  private renderNotice(text: string) {
    return html`<parley-notice
      action=${msg('Try again', { id: 'notice-retry' })}
      @parley-notice-act=${() => this.dispatchEvent(new ParleyHistoryLoadEvent())}
      >${text}</parley-notice
    >`;
  }

  /** Whom the customer talks to: the team they chose, else the company. */
  private nameOf({ teamId, lastMessage }: Conversation): string {
    const theirs = lastMessage && sideOf(lastMessage.author) === 'company' ? lastMessage.author.name : null;
    const team = this.site?.teams.find(({ id }) => id === teamId)?.name;
    return theirs ?? team ?? this.site?.name ?? msg('Team', { id: 'list-team' });
  }

  private lastWords({ lastMessage }: Conversation): string {
    if (!lastMessage) return '';
    if (lastMessage.status === 'deleted') return msg('Message deleted', { id: 'message-deleted' });
    const words = plainText(lastMessage.text) || (lastMessage.attachments[0]?.name ?? '');
    return sideOf(lastMessage.author) === 'contact' ? msg(str`You: ${words}`, { id: 'home-yours' }) : words;
  }
}

define('parley-home', ParleyHome);

declare global {
  interface HTMLElementTagNameMap {
    'parley-home': ParleyHome;
  }
}
