/**
 * What an agent decides about a conversation: who looks after it, how soon it wants an answer, when it comes back, its
 * tags. It shows what it is given and asks for changes by event.
 */
import {
  type Colleague,
  type Conversation,
  type ConversationPriority,
  LIMITS,
  type Site,
} from '@parley/protocol';
import { html, nothing } from 'lit';
import { property, query, state } from 'lit/decorators.js';
import { closeIcon } from '../../internal/icons.js';
import { formatLocale, msg, str, updateWhenLocaleChanges } from '../../internal/localize.js';
import { define, ParleyElement, resetStyles } from '../../internal/parley-element.js';
import { ParleyConversationChangeEvent } from '../events/conversation-change.js';
import { PRIORITIES, priorityWords } from '../priority-words.js';
import { SNOOZE_TIMES, type SnoozeTime, snoozeUntil, toFieldTime } from '../snooze-times.js';
import { snoozeWords } from '../snooze-words.js';
import { conversationBarStyles } from './conversation-bar.styles.js';

/** What of it can be given the focus by a key. */
export type BarPart = 'assignee' | 'priority' | 'snooze' | 'tag';

/**
 * @summary Assignee, team, priority, snooze and tags.
 * @event {ParleyConversationChangeEvent} parley-conversation-change - One of them should be set.
 */
export class ParleyConversationBar extends ParleyElement {
  static override styles = [resetStyles, conversationBarStyles];

  @query('[name="tag"]') private tagField!: HTMLInputElement;
  @query('[name="until"]') private untilField!: HTMLInputElement | null;

  /** Whether a date is being picked. */
  @state() private picking = false;

  @property({ attribute: false }) conversation!: Conversation;

  @property({ attribute: false }) site: Site | null = null;

  /** To whom it can be given. */
  @property({ attribute: false }) agents: readonly Colleague[] = [];

  /** Id of the agent who reads. */
  @property() reader = '';

  /** Tags that are in use, to be chosen from. */
  @property({ attribute: false }) tags: readonly string[] = [];

  constructor() {
    super();
    updateWhenLocaleChanges(this);
  }

  /** Puts the focus on one part. */
  focusPart(part: BarPart) {
    this.renderRoot.querySelector<HTMLElement>(`[name="${part}"]`)?.focus();
  }

  override render() {
    const { conversation } = this;
    return html`<div class="bar" role="group" aria-label=${msg('Conversation', { id: 'conversation-title' })}>
      ${this.renderAssignee(conversation)} ${this.renderTeam(conversation)} ${this.renderPriority(conversation)}
      ${this.renderSnooze(conversation)} ${this.renderTags(conversation)}
    </div>`;
  }

  private renderAssignee({ assigneeId }: Conversation) {
    const others = this.agents.filter(({ id, role }) => id !== this.reader && ANSWERS.has(role));
    const known = !assigneeId || assigneeId === this.reader || others.some(({ id }) => id === assigneeId);
    return html`<select
      name="assignee"
      aria-label=${msg('Assigned to', { id: 'bar-assignee' })}
      .value=${assigneeId ?? ''}
      @change=${(event: Event) => this.change({ assigneeId: choiceOf(event) || null })}
    >
      <option value="" ?selected=${!assigneeId}>${msg('Nobody', { id: 'bar-nobody' })}</option>
      <option value=${this.reader} ?selected=${assigneeId === this.reader}>${msg('Me', { id: 'bar-me' })}</option>
      ${others.map(({ id, name }) => html`<option value=${id} ?selected=${id === assigneeId}>${name}</option>`)}
      ${known ? nothing : html`<option value=${assigneeId ?? ''} selected>${msg('A colleague', { id: 'bar-colleague' })}</option>`}
    </select>`;
  }

  private renderTeam({ teamId }: Conversation) {
    const teams = this.site?.teams ?? [];
    if (teams.length === 0) return nothing;
    return html`<select
      name="team"
      aria-label=${msg('Team', { id: 'conversation-team' })}
      .value=${teamId ?? ''}
      @change=${(event: Event) => this.change({ teamId: choiceOf(event) || null })}
    >
      <option value="" ?selected=${!teamId}>${msg('No team', { id: 'conversation-no-team' })}</option>
      ${teams.map(({ id, name }) => html`<option value=${id} ?selected=${id === teamId}>${name}</option>`)}
    </select>`;
  }

  private renderPriority({ priority }: Conversation) {
    return html`<select
      name="priority"
      class=${priority}
      aria-label=${msg('Priority', { id: 'bar-priority' })}
      .value=${priority}
      @change=${(event: Event) => this.change({ priority: choiceOf(event) as ConversationPriority })}
    >
      ${PRIORITIES.map((one) => html`<option value=${one} ?selected=${one === priority}>${priorityWords(one)}</option>`)}
    </select>`;
  }

  private renderSnooze({ status, snoozedUntil }: Conversation) {
    if (this.picking) {
      const now = new Date();
      return html`<form class="until" @submit=${this.handleUntil} @keydown=${this.handleUntilKey}>
        <input
          type="datetime-local"
          name="until"
          required
          aria-label=${msg('Comes back at', { id: 'bar-until' })}
          min=${toFieldTime(now)}
          .value=${toFieldTime(snoozeUntil('tomorrow', now))}
        />
        <button type="submit">${msg('Snooze', { id: 'bar-snooze' })}</button>
      </form>`;
    }
    const label =
      status === 'snoozed' && snoozedUntil
        ? msg(str`Snoozed until ${timeWords(snoozedUntil)}`, { id: 'bar-snoozed' })
        : msg('Snooze', { id: 'bar-snooze' });
    return html`<select name="snooze" aria-label=${label} .value=${''} @change=${this.handleSnooze}>
      <option value="" selected>${label}</option>
      ${SNOOZE_TIMES.map((time) => html`<option value=${time}>${snoozeWords(time)}</option>`)}
      <option value="pick">${msg('Pick a date…', { id: 'bar-pick' })}</option>
      ${status === 'snoozed' ? html`<option value="now">${msg('Now', { id: 'time-now' })}</option>` : nothing}
    </select>`;
  }

  private renderTags({ tags }: Conversation) {
    const free = this.tags.filter((tag) => !tags.includes(tag));
    return html`<ul class="tags" aria-label=${msg('Tags', { id: 'bar-tags' })}>
      ${tags.map(
        (tag) => html`<li>
          <bdi>${tag}</bdi>
          <button
            type="button"
            aria-label=${msg(str`Remove ${tag}`, { id: 'bar-tag-remove' })}
            @click=${() => this.removeTag(tag)}
          >
            ${closeIcon}
          </button>
        </li>`,
      )}
      ${
        tags.length < LIMITS.tags
          ? html`<li class="add">
              <input
                name="tag"
                list="known"
                autocomplete="off"
                dir="auto"
                maxlength=${LIMITS.tag}
                aria-label=${msg('Add a tag', { id: 'bar-tag-add' })}
                placeholder=${msg('Add a tag', { id: 'bar-tag-add' })}
                @keydown=${this.handleTagKey}
                @change=${this.handleTag}
              />
              <datalist id="known">${free.map((tag) => html`<option value=${tag}></option>`)}</datalist>
            </li>`
          : nothing
      }
    </ul>`;
  }

  private change(change: ParleyConversationChangeEvent['change']) {
    this.dispatchEvent(new ParleyConversationChangeEvent(change));
  }

  private handleSnooze(event: Event) {
    const value = choiceOf(event);
    if (event.target instanceof HTMLSelectElement) event.target.value = '';
    if (value === 'pick') {
      this.picking = true;
      void this.updateComplete.then(() => this.untilField?.focus());
    } else if (value === 'now') this.change({ status: 'open' });
    else if (value) this.snooze(snoozeUntil(value as SnoozeTime, new Date()));
  }

  private handleUntil(event: Event) {
    event.preventDefault();
    const until = new Date(this.untilField?.value ?? '');
    this.picking = false;
    if (!Number.isNaN(until.getTime())) this.snooze(until);
  }

  private handleUntilKey(event: KeyboardEvent) {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.picking = false;
    void this.updateComplete.then(() => this.focusPart('snooze'));
  }

  private snooze(until: Date) {
    this.change({ status: 'snoozed', snoozedUntil: until.toISOString() });
  }

  private removeTag(tag: string) {
    this.change({ tags: this.conversation.tags.filter((one) => one !== tag) });
    this.tagField?.focus();
  }

  private handleTagKey(event: KeyboardEvent) {
    if (event.key === 'Enter' && !event.isComposing) {
      event.preventDefault();
      this.addTag();
    }
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    this.tagField.value = '';
    this.tagField.blur();
  }

  /** A tag chosen from the list needs no Enter. */
  private handleTag() {
    if (this.tags.includes(this.tagField.value)) this.addTag();
  }

  private addTag() {
    const tag = this.tagField.value.trim().toLowerCase();
    this.tagField.value = '';
    const { tags } = this.conversation;
    if (tag && !tags.includes(tag)) this.change({ tags: [...tags, tag] });
  }
}

const ANSWERS: ReadonlySet<string> = new Set(['owner', 'admin', 'agent']);

function choiceOf({ target }: Event): string {
  return target instanceof HTMLSelectElement ? target.value : '';
}

function timeWords(at: string): string {
  const format = new Intl.DateTimeFormat(formatLocale(), { dateStyle: 'medium', timeStyle: 'short' });
  return format.format(new Date(at));
}

define('parley-conversation-bar', ParleyConversationBar);

declare global {
  interface HTMLElementTagNameMap {
    'parley-conversation-bar': ParleyConversationBar;
  }
}
