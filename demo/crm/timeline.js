/** The right column: who said what, and when. Loads the latest messages, older ones on demand. */
import { createDeal } from './deal.js';
import { byId, el, skeleton, state } from './dom.js';
import { contactName, dayOf, fullTime, initials, time, tint } from './format.js';

const ROLES = { contact: 'Customer', agent: 'Halden', key: 'Halden, by API', system: 'System' };

/** Makes the timeline. */
export function createTimeline() {
  const root = byId('detail');
  let id = null;
  let shown = null;

  async function fetchTimeline(before) {
    const query = before === null ? '' : `?before=${before}`;
    const answer = await fetch(`/api/conversations/${encodeURIComponent(id)}${query}`);
    if (answer.status === 404) return null;
    if (!answer.ok) throw new Error(`The CRM answered ${answer.status}.`);
    return answer.json();
  }

  function authorName(message) {
    if (message.author.name) return message.author.name;
    return message.author.type === 'contact' ? contactName(shown.conversation.contact) : 'Halden';
  }

  function messageElement(message) {
    const name = authorName(message);
    return el(
      'li',
      { class: `message ${message.author.type === 'contact' ? 'theirs' : 'ours'}` },
      el('span', { class: `avatar ${tint(message.author.id)}`, 'aria-hidden': 'true' }, initials(name)),
      el(
        'div',
        {},
        el(
          'p',
          { class: 'message-head' },
          el('strong', {}, name),
          el('span', { class: 'role' }, ROLES[message.author.type]),
          el(
            'time',
            { datetime: message.createdAt, title: fullTime(message.createdAt) },
            time(message.createdAt),
          ),
        ),
        el('p', { class: 'message-text' }, message.text),
      ),
    );
  }

  function messageElements() {
    let lastDay = null;
    return shown.messages.flatMap((message) => {
      const today = dayOf(message.createdAt);
      const separator = today === lastDay ? [] : [el('li', { class: 'day' }, today)];
      lastDay = today;
      return [...separator, messageElement(message)];
    });
  }

  function headElement() {
    const { contact, createdAt, messages } = shown.conversation;
    const name = contactName(contact);
    const facts = [
      contact.email,
      contact.externalId,
      `since ${dayOf(createdAt)}`,
      messages === 1 ? '1 message' : `${messages} messages`,
    ];
    return el(
      'header',
      { class: 'detail-head' },
      el('a', { class: 'back', href: '#', 'aria-label': 'Back to all conversations' }, '‹'),
      el('span', { class: `avatar big ${tint(contact.id)}`, 'aria-hidden': 'true' }, initials(name)),
      el('div', {}, el('h2', {}, name), el('p', {}, facts.filter(Boolean).join(' · '))),
      createDeal(shown.conversation),
    );
  }

  function seenElement() {
    const last = shown.messages.at(-1);
    if (!last || last.author.type === 'contact') return null;
    return el(
      'p',
      { class: 'seen' },
      shown.readByContact >= last.seq ? 'Seen by the customer' : 'Not seen yet',
    );
  }

  function render() {
    const older = el('button', { class: 'more', type: 'button' }, 'Show earlier messages');
    older.addEventListener('click', () => loadOlder());
    // Somebody is writing the value of a deal: what they have written stays, and shows once they are done.
    if (root.querySelector('.deal')?.contains(document.activeElement)) return;
    const atEnd = root.scrollHeight - root.scrollTop - root.clientHeight < 80;
    root.replaceChildren(
      headElement(),
      ...(shown.more ? [older] : []),
      el('ol', { class: 'messages' }, ...messageElements()),
      ...[seenElement()].filter(Boolean),
    );
    // Whoever reads further up stays there.
    if (atEnd) root.scrollTop = root.scrollHeight;
  }

  async function loadOlder() {
    const height = root.scrollHeight;
    const page = await fetchTimeline(shown.messages[0].seq).catch(() => null);
    if (!page) return;
    shown = { ...shown, messages: [...page.messages, ...shown.messages], more: page.more };
    render();
    root.scrollTop = root.scrollHeight - height;
  }

  /** Loads the latest messages again and keeps the earlier ones that were loaded before. */
  async function refresh() {
    const asked = id;
    if (asked === null) return;
    try {
      const page = await fetchTimeline(null);
      // Another conversation was opened meanwhile.
      if (asked !== id) return;
      if (page === null) {
        const text = 'It is not in this CRM. It may belong to another installation.';
        root.replaceChildren(state({ title: 'No such conversation', text }));
        return;
      }
      const first = page.messages[0]?.seq ?? 0;
      const earlier = shown?.messages.filter((message) => message.seq < first) ?? [];
      shown = {
        ...page,
        messages: [...earlier, ...page.messages],
        more: earlier.length > 0 ? shown.more : page.more,
      };
      render();
    } catch {
      root.replaceChildren(
        state({
          title: 'The conversation could not be loaded',
          text: 'Is the CRM still running? Start it with npm start, then try again.',
          action: 'Try again',
          onAction: () => refresh(),
        }),
      );
    }
  }

  return {
    refresh,
    /** Opens a conversation, or none. */
    async open(next) {
      if (next === id && next !== null) return;
      id = next;
      shown = null;
      if (id === null) {
        const text = 'Choose a conversation on the left to read who said what.';
        root.replaceChildren(state({ title: 'No conversation chosen', text }));
        return;
      }
      root.replaceChildren(skeleton(5));
      await refresh();
      root.scrollTop = root.scrollHeight;
    },
    /** Whether `ids` names the conversation that is open. */
    shows: (ids) => id !== null && (ids === null || ids.includes(id)),
  };
}
