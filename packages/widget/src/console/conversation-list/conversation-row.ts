/** One conversation in a list as a template: who, when, the last words, and how many of them nobody has read. */
import type { Conversation } from '@parley/protocol';
import { html, nothing } from 'lit';
import { live } from 'lit/directives/live.js';
import { unreadCount } from '../../client/inbox-rows.js';
import '../../elements/avatar/avatar.js';
import { formatLocale, msg, plural, str } from '../../internal/localize.js';
import { contactHue, contactLabel, contactShortLabel, hueOf } from '../contact-label.js';
import '../due-chip/due-chip.js';
import { conversationHref } from '../hash-route.js';
import { priorityWords } from '../priority-words.js';
import { fullTime, rowTime } from '../row-time.js';
import { viewLabel } from '../views/view-label.js';

export interface ConversationRowOptions {
  conversation: Conversation;
  /** Whether it is the one that is open. */
  selected: boolean;
  /** Whether Tab reaches it. */
  active: boolean;
  /** Id of the agent who looks. */
  agent: string;
  /** Who looks after it. */
  assignee: string | null;
  /** Whether a note in it calls the agent. */
  called: boolean;
  /** Whether it is decided about with others. */
  chosen: boolean;
  now: number;
}

export function conversationRow(options: ConversationRowOptions) {
  const { conversation, selected, active, agent, assignee, called, chosen, now } = options;
  const { id, lastAt, lastMessage } = conversation;
  const unread = unreadCount(conversation);
  const label = contactLabel(conversation);
  // Beside the link and not in it: a control within another cannot be reached by everybody.
  return html`<input
      type="checkbox"
      tabindex="-1"
      aria-label=${msg(str`Select ${label}`, { id: 'bulk-row' })}
      .checked=${live(chosen)}
    /><a
    href=${conversationHref(id)}
    data-id=${id}
    tabindex=${active ? '0' : '-1'}
    aria-current=${selected ? 'true' : nothing}
    class="hue-${contactHue(conversation)} ${unread > 0 ? 'unread' : ''} ${chosen ? 'chosen' : ''}"
  >
    <parley-avatar name=${contactShortLabel(conversation)} aria-hidden="true"></parley-avatar>
    <span class="name" dir="auto">${label}</span>
    ${renderMarks(conversation)}
    <time datetime=${lastAt} title=${fullTime(lastAt)}>${rowTime(lastAt, now)}</time>
    ${
      lastMessage
        ? html`<span class="words" dir="auto">${lastWords(conversation, agent)}</span>`
        : html`<span class="words empty">${msg('No message yet', { id: 'inbox-row-empty' })}</span>`
    }
    <span class="aside">
      ${conversation.sla ? html`<parley-due-chip .sla=${conversation.sla}></parley-due-chip>` : nothing}
      ${called ? renderCalled() : nothing} ${unread > 0 ? renderCount(unread) : nothing}
      ${assignee === null ? nothing : renderAssignee(assignee)}
    </span>
  </a>`;
}

/** How soon it wants an answer, whose team's it is, and its first tags: what helps to choose the next one. */
function renderMarks({ priority, teamId, tags, status }: Conversation) {
  const [tag, ...more] = tags;
  return html`<span class="marks">
    ${
      priority === 'urgent' || priority === 'high'
        ? html`<span class="priority ${priority}" title=${priorityWords(priority)}>
            <span aria-hidden="true">${priority === 'urgent' ? '!!' : '!'}</span>
            <span class="visually-hidden">${priorityWords(priority)}</span>
          </span>`
        : nothing
    }
    ${
      tag === undefined
        ? nothing
        : html`<span class="tag" dir="auto" title=${tags.join(', ')}>${tag}${more.length > 0 ? ` +${more.length}` : ''}</span>`
    }
    ${teamId === null ? nothing : html`<span class="team ${hueOf(teamId)}" aria-hidden="true"></span>`}
    ${status === 'open' ? nothing : html`<span class="status">${viewLabel(status, [])}</span>`}
  </span>`;
}

/** The words alone rule the direction of the line: who says them is set apart, and the end is what has no room. */
function lastWords({ lastMessage }: Conversation, agent: string) {
  if (!lastMessage) return nothing;
  const { author, text } = lastMessage;
  // One line: breaks would be drawn as spaces anyway, and a long run of them would push the words out of sight.
  const words = text.replace(/\s+/g, ' ').trim();
  if (author.type === 'contact') return words;
  const who = author.id === agent ? msg('You', { id: 'list-you' }) : author.name;
  if (!who) return words;
  return html`<bdi>${msg(str`${who}: ${''}`, { id: 'inbox-row-said' }).trim()}</bdi> ${words}`;
}

/** A note in it wants this agent. */
function renderCalled() {
  const words = msg('You were mentioned', { id: 'row-called' });
  return html`<span class="called" title=${words}
    ><span aria-hidden="true">@</span><span class="visually-hidden">${words}</span></span
  >`;
}

function renderAssignee(name: string) {
  const words = `${msg('Assigned to', { id: 'bar-assignee' })}: ${name}`;
  return html`<span class="assignee" title=${words}
    ><parley-avatar name=${name} aria-hidden="true"></parley-avatar><span class="visually-hidden">${words}</span></span
  >`;
}

function renderCount(unread: number) {
  const count = new Intl.NumberFormat(formatLocale()).format(unread);
  const most = new Intl.NumberFormat(formatLocale()).format(99);
  return html`<span class="count">
    <span aria-hidden="true">${unread > 99 ? `${most}+` : count}</span>
    <span class="visually-hidden">${plural(unread, { one: str`${count} unread`, other: str`${count} unread` }, { id: 'inbox-row-unread' })}</span>
  </span>`;
}
