/** A queue: its messages, what is said when there are none, and the large keys below. It shows what it is given. */
import { LIMITS, type Site } from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Decision, ModerationState } from '../../client/moderation-state.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { banIcon, checkIcon, closeIcon, downIcon, editIcon, retryIcon } from '../../internal/icons.js';
import { formatLocale, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { loadErrorWords } from '../error-words.js';
import { sectionHref } from '../sections.js';
import { type ModerateAct, ParleyModerateEvent } from './moderate-event.js';
import './moderation-item.js';
import type { ParleyModerationItem } from './moderation-item.js';
import { moderationListStyles } from './moderation-list.styles.js';
import { topicPath } from './paths.js';

/**
 * @summary The messages of a queue and what can be done with them.
 * @event {ParleyModerateEvent} parley-moderate - Something is to be done.
 */
export class ParleyModerationList extends ParleyElement {
  static override styles = [resetStyles, moderationListStyles];

  @query('.empty') private emptyWords!: HTMLElement | null;

  @property({ attribute: false }) state!: ModerationState;
  @property({ attribute: false }) site!: Site;
  /** The message that the keys are about. */
  @property() current: string | null = null;
  @property({ attribute: false }) chosen: ReadonlySet<string> = new Set();
  /** The message whose words are being changed. */
  @property() editing: string | null = null;
  @property({ type: Number }) now = 0;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Gives the focus to a message, or to the words that stand where there is none. */
  async focusItem(id: string | null): Promise<void> {
    await this.updateComplete;
    const element = this.renderRoot.querySelector<ParleyModerationItem>(`[data-id="${id}"]`);
    await element?.updateComplete;
    if (element) element.focus();
    else this.emptyWords?.focus();
  }

  override render() {
    const { phase, items, error } = this.state;
    if (phase === 'failed' && error) {
      return html`<div class="wait">
        <parley-notice
          kind="danger"
          action=${msg('Try again', { id: 'notice-retry' })}
          @parley-notice-act=${() => this.act({ type: 'reload' })}
          >${loadErrorWords(error)}</parley-notice
        >
      </div>`;
    }
    if (phase === 'loading') {
      return html`<div class="wait"><parley-skeleton shape="rows" count="5"></parley-skeleton></div>`;
    }
    return html`${items.length === 0 ? this.renderEmpty() : this.renderItems()} ${this.renderKeys()}`;
  }

  private renderEmpty() {
    return html`<div class="empty" tabindex="-1">
      ${checkIcon}
      <h2>${msg('All done here', { id: 'mod-empty-title' })}</h2>
      <p>${msg('Nothing waits in this queue. What comes shows by itself.', { id: 'mod-empty' })}</p>
    </div>`;
  }

  private renderItems() {
    const { items, more, loadingMore, parents, settled } = this.state;
    const open = items.filter(({ message }) => !settled.has(message.id));
    const all = open.length > 0 && open.every(({ message }) => this.chosen.has(message.id));
    return html`<div class="scroll">
      <label class="all"
        ><input
          type="checkbox"
          .checked=${all}
          .indeterminate=${this.chosen.size > 0 && !all}
          @click=${(event: Event) => {
            event.preventDefault();
            this.act({ type: all ? 'choose-none' : 'choose-all' });
          }}
        />${msg('Choose all', { id: 'mod-choose-all' })}</label
      >
      <ul aria-label=${msg('Messages', { id: 'mod-list' })}>
        ${repeat(
          items,
          ({ message }) => message.id,
          (item) => {
            const { id, parentId } = item.message;
            return html`<li>
              <parley-moderation-item
                data-id=${id}
                .item=${item}
                .parent=${(parentId && parents.get(parentId)) || null}
                ?current=${id === this.current}
                ?chosen=${this.chosen.has(id)}
                ?editing=${id === this.editing}
                ?settled=${settled.has(id)}
                .href=${sectionHref('moderation', topicPath(this.site.key, item.topic.key, id))}
                .now=${this.now}
              ></parley-moderation-item>
            </li>`;
          },
        )}
      </ul>
      ${
        more
          ? html`<div class="more">
              <parley-button ?disabled=${loadingMore} @click=${() => this.act({ type: 'more' })}
                >${msg('Show more', { id: 'mod-more' })}</parley-button
              >
            </div>`
          : nothing
      }
    </div>`;
  }

  private renderKeys() {
    const none = this.state.items.length === 0;
    const count = this.chosen.size;
    const decide = (decision: Decision) => () => this.act({ type: 'decide', decision });
    return html`<div
      class="keys"
      role="toolbar"
      aria-label=${msg('What to do with it', { id: 'mod-keys' })}
    >
      ${
        count > 0
          ? html`<p class="count">
              ${msg(str`Chosen: ${new Intl.NumberFormat(formatLocale()).format(count)}`, { id: 'mod-chosen' })}
              <button type="button" @click=${() => this.act({ type: 'choose-none' })}>
                ${msg('Choose none', { id: 'mod-choose-none' })}
              </button>
            </p>`
          : nothing
      }
      ${this.renderKey({ name: 'approve', icon: checkIcon, key: 'A', words: msg('Approve', { id: 'mod-approve' }), press: decide('approve'), off: none })}
      ${this.renderKey({ name: 'reject', icon: closeIcon, key: 'R', words: msg('Reject', { id: 'mod-reject' }), press: decide('reject'), off: none })}
      ${this.renderKey({ name: 'spam', icon: banIcon, key: 'S', words: msg('Spam', { id: 'mod-spam' }), press: decide('spam'), off: none })}
      ${this.renderKey({ name: 'next', icon: downIcon, key: 'J', words: msg('Next', { id: 'mod-next' }), press: () => this.act({ type: 'next' }), off: none })}
      ${this.renderKey({ name: 'edit', icon: editIcon, key: 'E', words: msg('Edit', { id: 'mod-edit' }), press: () => this.act({ type: 'edit' }), off: none || count > 1 })}
      ${this.renderKey({ name: 'undo', icon: retryIcon, key: 'Z', words: msg('Undo', { id: 'mod-undo' }), press: () => this.act({ type: 'undo' }), off: !this.state.undoable })}
    </div>`;
  }

  private renderKey({ name, icon, key, words, press, off }: LargeKey) {
    return html`<button
      type="button"
      class=${name}
      aria-keyshortcuts=${key}
      ?disabled=${off}
      @click=${press}
    >
      ${icon}<span>${words}</span><kbd aria-hidden="true">${key}</kbd>
    </button>`;
  }

  private act(act: ModerateAct) {
    this.dispatchEvent(new ParleyModerateEvent(act));
  }
}

interface LargeKey {
  name: string;
  icon: unknown;
  key: string;
  words: string;
  press: () => void;
  off: boolean;
}

/** A number at a queue: at the most that are counted, there may be more. */
export function countWords(count: number): string {
  const number = new Intl.NumberFormat(formatLocale()).format(count);
  return count >= LIMITS.queueCount ? `${number}+` : number;
}

define('parley-moderation-list', ParleyModerationList);

declare global {
  interface HTMLElementTagNameMap {
    'parley-moderation-list': ParleyModerationList;
  }
}
