/**
 * A discussion as the company's people work in it: what is said, and what only they can do: answer for a team, pin, mark the
 * answer, lock, go on in private.
 */
import type { Agent, Site, TopicMessage } from '@parley/protocol';
import { LIMITS } from '@parley/protocol';
import { html, nothing, type PropertyValues } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { repeat } from 'lit/directives/repeat.js';
import type { Api } from '../../client/api.js';
import { type DeskBranch, TopicDesk, type TopicDeskState } from '../../client/topic-desk.js';
import '../../elements/button/button.js';
import '../../elements/notice/notice.js';
import '../../elements/skeleton/skeleton.js';
import { lockIcon } from '../../internal/icons.js';
import { formatLocale, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { StoreController } from '../../internal/store-controller.js';
import { loadErrorWords } from '../error-words.js';
import { conversationHref } from '../hash-route.js';
import { sectionHref } from '../sections.js';
import { FindController } from './find.js';
import { topicPath } from './paths.js';
import { renderThreadMessage, type ThreadAct } from './thread-message.js';
import { topicThreadStyles } from './topic-thread.styles.js';
import { topicsStyles } from './topics.styles.js';

const NOTHING: TopicDeskState = {
  ...{ phase: 'loading', error: null, topic: null, branches: [], more: false, loadingMore: false },
  ...{ moved: new Map(), refused: null },
};
/** Where what is being written goes when it answers nothing. */
const PAGE = 'page';

/** @summary A discussion with what the company's people can do in it. */
export class ParleyTopicThread extends ParleyElement {
  static override styles = [resetStyles, topicsStyles, topicThreadStyles];

  private find = new FindController(this);
  private desk: TopicDesk | undefined;
  private watching = new StoreController<TopicDeskState>(this, {
    state: NOTHING,
    subscribe: () => () => undefined,
  });

  @query('textarea') private field!: HTMLTextAreaElement | null;
  /** What is being answered: a message, or the page. */
  @state() private answering: string | null = null;
  /** The message that is asked about once more before it leaves the public. */
  @state() private asking: string | null = null;
  @state() private teamId = '';
  @state() private busy = false;

  @property({ attribute: false }) api!: Api;
  @property({ attribute: false }) agent!: Agent;
  @property({ attribute: false }) site!: Site;
  /** The topic's key. */
  @property() topic = '';
  /** The message to which an address leads. */
  @property() linked: string | null = null;
  /** Milliseconds since 1970, as coarse as the times that are shown. */
  @property({ type: Number }) now = 0;

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  override disconnectedCallback() {
    super.disconnectedCallback();
    this.desk?.close();
    this.desk = undefined;
  }

  protected override willUpdate(changed: PropertyValues<this>) {
    const { api, site, topic } = this;
    if (this.desk?.key === topic && this.desk.site === site.key) {
      // Another address within: what was found, or back.
      if (changed.has('linked')) void this.goTo(this.linked);
      return;
    }
    this.desk?.close();
    this.desk = new TopicDesk({ api, site: site.key, topic });
    this.answering = null;
    this.find.use({ api, site: site.key, topic });
    this.watching.use(this.desk);
    void this.load();
  }

  private async load(): Promise<void> {
    await this.desk?.load();
    await this.goTo(this.linked);
  }

  private async goTo(id: string | null): Promise<void> {
    const { desk } = this;
    if (!id || !(await desk?.show(id)) || desk !== this.desk) return;
    await this.updateComplete;
    const article = this.renderRoot.querySelector<HTMLElement>(`[data-id="${id}"]`);
    article?.scrollIntoView({ block: 'center' });
    article?.focus({ preventScroll: true });
  }

  override render() {
    const { phase, error, topic, branches, more, loadingMore, refused } = this.watching.state;
    return html`<div class="page">
      <p>
        <a href=${sectionHref('moderation', topicPath(this.site.key))}
          >${msg('All discussions', { id: 'mod-topics-all' })}</a
        >
      </p>
      ${phase === 'loading' && !topic ? html`<parley-skeleton shape="rows" count="5"></parley-skeleton>` : nothing}
      ${
        phase === 'failed' && error
          ? html`<parley-notice
              kind="danger"
              action=${msg('Try again', { id: 'notice-retry' })}
              @parley-notice-act=${() => void this.load()}
              >${loadErrorWords(error)}</parley-notice
            >`
          : nothing
      }
      ${topic ? this.renderHead() : nothing}
      <div role="status">
        ${refused ? html`<parley-notice kind="danger">${msg('That did not go through. Everything is as it was.', { id: 'mod-failed' })}</parley-notice>` : nothing}
      </div>
      <ul class="branches">
        ${repeat(
          branches,
          ({ root }) => root.id,
          (branch) => this.renderBranch(branch),
        )}
      </ul>
      ${
        more
          ? html`<parley-button ?disabled=${loadingMore} @click=${() => void this.desk?.loadMore()}
              >${msg('Show more', { id: 'mod-more' })}</parley-button
            >`
          : nothing
      }
    </div>`;
  }

  private renderHead() {
    const { topic } = this.watching.state;
    if (!topic) return nothing;
    const { title, key, url, locked, messages } = topic;
    const count = new Intl.NumberFormat(formatLocale()).format(messages);
    return html`<header>
        <h2 dir="auto">${title || key}</h2>
        <p class="quiet">
          ${locked ? html`<span class="locked">${lockIcon}${msg('Locked', { id: 'mod-locked' })}</span> · ` : nothing}
          ${msg(str`Messages: ${count}`, { id: 'mod-topic-messages' })}
          ${
            url
              ? html` · <a href=${url} target="_blank" rel="noopener"
                  >${msg('Open the page', { id: 'mod-open' })}</a
                >`
              : nothing
          }
        </p>
      </header>
      <div class="row">
        <parley-button ?disabled=${this.busy} @click=${() => this.answer(PAGE)}
          >${msg('Speak for the company', { id: 'mod-say' })}</parley-button
        >
        <parley-button
          class="lock"
          ?disabled=${this.busy}
          @click=${() => void this.act(() => this.desk?.updateTopic({ locked: !locked }))}
          >${locked ? msg('Unlock', { id: 'mod-unlock' }) : msg('Lock', { id: 'mod-lock' })}</parley-button
        >
      </div>
      ${topic.messages > 0 ? this.find.render({ everywhere: false }) : nothing}
      ${this.answering === PAGE ? this.renderForm() : nothing}`;
  }

  private renderBranch({ root, replies }: DeskBranch) {
    const hidden = root.replies - replies.length;
    return html`<li>
      ${this.renderMessage(root)}
      ${
        replies.length > 0
          ? html`<ul class="replies">
              ${repeat(
                replies,
                ({ id }) => id,
                (reply) => html`<li>${this.renderMessage(reply)}</li>`,
              )}
            </ul>`
          : nothing
      }
      ${
        hidden > 0
          ? html`<button type="button" class="all" @click=${() => void this.desk?.openBranch(root.id)}>
              ${msg(str`Show all answers (${new Intl.NumberFormat(formatLocale()).format(root.replies)})`, { id: 'mod-replies-all' })}
            </button>`
          : nothing
      }
    </li>`;
  }

  private renderMessage(message: TopicMessage) {
    const conversation = this.watching.state.moved.get(message.id);
    return renderThreadMessage({
      message,
      now: this.now,
      busy: this.busy,
      asking: this.asking === message.id,
      href: conversation ? conversationHref(conversation) : null,
      // Chats are for those who answer them.
      mayGoPrivate: this.agent.role !== 'moderator' && message.author?.type === 'contact',
      act: (act) => this.handleAct(message, act),
      company: this.site.name,
      linked: this.linked === message.id,
      form: this.answering === message.id ? this.renderForm() : nothing,
    });
  }

  private renderForm() {
    return html`<form @submit=${this.handleSubmit} @keydown=${this.handleKeydown}>
      <label for="answer">${msg('What the company says', { id: 'mod-answer-label' })}</label>
      <textarea id="answer" rows="4" required dir="auto" maxlength=${LIMITS.messageText}></textarea>
      <div class="row">
        <select
          aria-label=${msg('On behalf of', { id: 'mod-behalf' })}
          @change=${(event: Event) => {
            this.teamId = (event.currentTarget as HTMLSelectElement).value;
          }}
        >
          <option value="">${this.site.name}</option>
          ${this.site.teams.map(({ id, name }) => html`<option value=${id} ?selected=${id === this.teamId}>${name}</option>`)}
        </select>
        <button type="submit" class="send" ?disabled=${this.busy}>${msg('Post', { id: 'mod-post' })}</button>
        <parley-button variant="quiet" @click=${this.close}
          >${msg('Cancel', { id: 'composer-cancel' })}</parley-button
        >
      </div>
    </form>`;
  }

  private handleAct(message: TopicMessage, act: ThreadAct) {
    const { id } = message;
    switch (act) {
      case 'answer':
        return this.answer(id);
      case 'pin':
        return void this.act(() => this.desk?.mark(id, { pinned: !message.pinned }));
      case 'mark':
        return void this.act(() => this.desk?.mark(id, { answer: !message.answer }));
      case 'private':
        if (this.asking !== id) {
          this.asking = id;
          return;
        }
        this.asking = null;
        return void this.act(() => this.desk?.goPrivate(id));
    }
  }

  private answer(place: string) {
    this.answering = place;
    void this.updateComplete.then(() => this.field?.focus());
  }

  /** The focus goes back to what opened the form. */
  private close = () => {
    const place = this.answering;
    this.answering = null;
    void this.updateComplete.then(() => {
      const opener = place === PAGE ? '.row parley-button' : `[data-id="${place}"] .answer`;
      this.renderRoot.querySelector<HTMLElement>(opener)?.focus();
    });
  };

  private handleKeydown(event: KeyboardEvent) {
    if (event.key !== 'Escape' || event.isComposing) return;
    event.preventDefault();
    this.close();
  }

  private async handleSubmit(event: SubmitEvent) {
    event.preventDefault();
    const text = this.field?.value ?? '';
    if (text.trim() === '' || this.answering === null) return;
    const parentId = this.answering === PAGE ? null : this.answering;
    const taken = await this.act(() => this.desk?.say(text, { parentId, teamId: this.teamId || null }));
    if (taken) this.close();
  }

  private async act(deed: () => Promise<boolean> | undefined): Promise<boolean> {
    if (this.busy) return false;
    this.busy = true;
    try {
      return (await deed()) ?? false;
    } finally {
      this.busy = false;
    }
  }
}

define('parley-topic-thread', ParleyTopicThread);

declare global {
  interface HTMLElementTagNameMap {
    'parley-topic-thread': ParleyTopicThread;
  }
}
