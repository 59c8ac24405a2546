/** The left column: conversations, newest activity first. Holds what it has loaded; must never load everything. */
import { byId, el, skeleton, state } from './dom.js';
import { ago, contactName, fullTime, initials, tint } from './format.js';

/** Makes the list. `onSelect` needs no call: rows are links to `#id`. */
export function createList() {
  const rowsElement = byId('rows');
  const stateElement = byId('list-state');
  const moreButton = byId('more');
  const countElement = byId('count');
  let rows = [];
  let next = null;
  let total = 0;
  let selected = null;

  async function fetchPage(before) {
    const query = before === null ? '' : `?before=${encodeURIComponent(before)}`;
    const answer = await fetch(`/api/conversations${query}`);
    if (!answer.ok) throw new Error(`The CRM answered ${answer.status}.`);
    return answer.json();
  }

  function lastWords(row) {
    if (!row.last) return 'Nothing said yet';
    return row.last.side === 'company' ? `${row.last.name ?? 'Halden'}: ${row.last.text}` : row.last.text;
  }

  function rowElement(row) {
    const name = contactName(row.contact);
    const link = el(
      'a',
      { href: `#${row.id}`, class: 'row', 'aria-current': row.id === selected ? 'true' : null },
      el('span', { class: `avatar ${tint(row.contact.id)}`, 'aria-hidden': 'true' }, initials(name)),
      el(
        'span',
        { class: 'row-text' },
        el('span', { class: 'row-name' }, name),
        el('span', { class: 'row-words' }, lastWords(row)),
      ),
      el(
        'span',
        { class: 'row-side' },
        el('time', { datetime: row.lastAt, title: fullTime(row.lastAt) }, ago(row.lastAt)),
        row.waiting && el('span', { class: 'waiting' }, 'to answer'),
      ),
    );
    return el('li', { 'data-id': row.id }, link);
  }

  function render() {
    const focused = document.activeElement?.closest('#rows li')?.getAttribute('data-id');
    rowsElement.replaceChildren(...rows.map(rowElement));
    // Replacing rows must not throw a keyboard user out of the list.
    if (focused) rowsElement.querySelector(`[data-id="${CSS.escape(focused)}"] a`)?.focus();
    moreButton.hidden = next === null;
    countElement.textContent = total === 0 ? '' : String(total);
    const empty = state({
      title: 'Nothing here yet',
      text: 'Write something in the chat on the Halden site: it stands here a second later.',
    });
    stateElement.replaceChildren(...(rows.length === 0 ? [empty] : []));
  }

  function fail() {
    const box = state({
      title: 'The list could not be loaded',
      text: 'Is the CRM still running? Start it with npm start, then try again.',
      action: 'Try again',
      onAction: () => refresh(),
    });
    stateElement.replaceChildren(box);
  }

  /** Loads the newest page again and keeps the older ones that were loaded before. */
  async function refresh() {
    if (rows.length === 0) stateElement.replaceChildren(skeleton(6));
    try {
      const page = await fetchPage(null);
      const fresh = new Set(page.data.map((row) => row.id));
      const older = page.next === null ? [] : rows.filter((row) => !fresh.has(row.id));
      rows = [...page.data, ...older];
      if (older.length === 0) next = page.next;
      total = page.total;
      render();
    } catch {
      fail();
    }
  }

  moreButton.addEventListener('click', async () => {
    moreButton.disabled = true;
    try {
      const page = await fetchPage(next);
      const known = new Set(rows.map((row) => row.id));
      rows = [...rows, ...page.data.filter((row) => !known.has(row.id))];
      next = page.next;
      render();
    } catch {
      fail();
    }
    moreButton.disabled = false;
  });

  return {
    refresh,
    /** Marks the conversation that is open on the right. */
    select(id) {
      selected = id;
      for (const link of rowsElement.querySelectorAll('a')) {
        if (link.hash === `#${id}`) link.setAttribute('aria-current', 'true');
        else link.removeAttribute('aria-current');
      }
    },
    /** Lets "5 min ago" grow older. */
    tick: () => {
      for (const element of rowsElement.querySelectorAll('time')) element.textContent = ago(element.dateTime);
    },
    first: () => rows[0]?.id ?? null,
  };
}
