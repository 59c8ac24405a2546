import type { Conversation } from '@parley/protocol';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { clear, draw, expectAccessible, inside, settled, until, words } from '../../testing/setup.js';
import { AGENT, makeConversation, makeConversations, makeMessage } from '../testing/conversations.js';
import './conversation-list.js';
import type { ParleyConversationList } from './conversation-list.js';

const LATER = '2026-11-23T12:00:00.000Z';

async function drawList(rows: readonly Conversation[], selected: string | null = null) {
  const list = await draw<ParleyConversationList>(
    html`<parley-conversation-list
      .style=${'block-size:600px;inline-size:360px'}
      .rows=${rows}
      .selected=${selected}
      agent=${AGENT.id}
    ></parley-conversation-list>`,
  );
  await until('the first rows', () => list.shadowRoot?.querySelector('a'));
  return list;
}

const links = (list: ParleyConversationList) => [
  ...(list.shadowRoot?.querySelectorAll<HTMLAnchorElement>('a') ?? []),
];
const focusedName = (list: ParleyConversationList) =>
  words(list.shadowRoot?.activeElement?.querySelector('.name'));

/** What the reader sees at the top of the list. */
function nameAtTop(list: ParleyConversationList): string {
  const { left, top } = list.getBoundingClientRect();
  const row = list.shadowRoot?.elementFromPoint(left + 60, top + 20)?.closest('a');
  return words(row?.querySelector('.name'));
}

describe('<parley-conversation-list>', () => {
  afterEach(clear);

  it('says who, what and how much is unread', async () => {
    const conversation = makeConversation({
      contactName: 'Maria Weber',
      seq: 3,
      lastMessage: makeMessage({ text: 'Where is\n my order?' }),
    });

    const list = await drawList([conversation]);

    const [link] = links(list);
    expect(words(link?.querySelector('.name'))).to.equal('Maria Weber');
    expect(words(link?.querySelector('.words'))).to.equal('Where is my order?');
    expect(words(link?.querySelector('.count .visually-hidden'))).to.equal('3 unread');
    expect(link?.getAttribute('href')).to.equal(`#/c/${conversation.id}`);
  });

  it('says whose it is and that one is called there, without a taller row', async () => {
    const tom = {
      id: 'agt_tom',
      name: 'Tom Okafor',
      role: 'agent' as const,
      teams: [],
      availability: 'online' as const,
    };
    const rows = [makeConversation({ assigneeId: tom.id }), makeConversation()];
    const list = await drawList(rows);
    const height = links(list)[0]?.offsetHeight;

    list.agents = [tom];
    list.calls = new Set([rows[0]?.id ?? '']);
    await settled(list);

    const [marked, plain] = links(list).map((link) => words(link.querySelector('.aside')));
    expect(marked).to.include('Assigned to: Tom Okafor');
    expect(marked).to.include('You were mentioned');
    expect(plain).not.to.match(/Assigned|mentioned/);
    expect(links(list)[0]?.offsetHeight).to.equal(height);
    expect(links(list)[0]?.scrollHeight).to.be.at.most(height ?? 0);
    await expectAccessible(list);
  });

  it('says who of the company had the last word', async () => {
    const said = (id: string, name: string) =>
      makeConversation({ lastMessage: makeMessage({ text: 'Yes', author: { type: 'agent', id, name } }) });

    const list = await drawList([said(AGENT.id, AGENT.name), said('agt_tom', 'Tom')]);

    expect(links(list).map((link) => words(link.querySelector('.words')))).to.deep.equal([
      'You: Yes',
      'Tom: Yes',
    ]);
  });

  it('keeps few rows in the document, however many there are', async () => {
    const list = await drawList(makeConversations(1000));

    expect(links(list).length).to.be.within(10, 30);
    list.scrollTop = 30_000;
    await until('row 500', () => nameAtTop(list) === 'Person 500');
    expect(links(list).length).to.be.within(10, 40);
  });

  it('moves the focus by keys through rows that are not drawn yet, and keeps it in view', async () => {
    const list = await drawList(makeConversations(1000));
    await list.focusRow(null);
    expect(focusedName(list)).to.equal('Person 0');

    await sendKeys({ press: 'ArrowDown' });
    await until('the second row', () => focusedName(list) === 'Person 1');
    await sendKeys({ press: 'End' });
    await until('the last row', () => focusedName(list) === 'Person 999');

    const row = list.shadowRoot?.activeElement?.getBoundingClientRect();
    expect(row?.bottom).to.be.at.most(list.getBoundingClientRect().bottom + 1);
    await sendKeys({ press: 'Home' });
    await until('the first row', () => focusedName(list) === 'Person 0');
    await sendKeys({ press: 'ArrowUp' });
    expect(focusedName(list)).to.equal('Person 0');
  });

  it('has one row that Tab reaches', async () => {
    const list = await drawList(makeConversations(5));

    expect(links(list).filter((link) => link.tabIndex === 0).length).to.equal(1);
    list.move(1);
    list.move(1);
    await until('the second row', () => focusedName(list) === 'Person 1');

    const reachable = links(list).filter((link) => link.tabIndex === 0);
    expect(reachable.map((link) => words(link.querySelector('.name')))).to.deep.equal(['Person 1']);
  });

  it('keeps the focus on a conversation that moves', async () => {
    const rows = makeConversations(30);
    const list = await drawList(rows);
    await list.focusRow(rows[4]?.id ?? null);

    const spoken = rows.map((row, index) => (index === 4 ? { ...row, lastAt: LATER } : row));
    list.rows = spoken.toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1));
    await settled(list);

    expect(focusedName(list)).to.equal('Person 4');
    expect(words(links(list)[0]?.querySelector('.name'))).to.equal('Person 4');
  });

  it('keeps the reader’s place when something new comes above it', async () => {
    const rows = makeConversations(200);
    const list = await drawList(rows);
    list.scrollTop = 3000;
    await until('row 50', () => nameAtTop(list) === 'Person 50');

    list.rows = [makeConversation({ contactName: 'Newcomer', lastAt: LATER }), ...rows];
    await settled(list);

    expect(nameAtTop(list)).to.equal('Person 50');
  });

  it('shows what is new to somebody at the top', async () => {
    const rows = makeConversations(200);
    const list = await drawList(rows);

    list.rows = [makeConversation({ contactName: 'Newcomer', lastAt: LATER }), ...rows];
    await settled(list);

    expect(nameAtTop(list)).to.equal('Newcomer');
  });

  it('opens by a click and by Enter, and leaves clicks with a modifier to the browser', async () => {
    const rows = makeConversations(3);
    const list = await drawList(rows);
    const opened: string[] = [];
    list.addEventListener('parley-conversation-open', (event) => opened.push(event.conversationId));

    links(list)[1]?.click();
    await list.focusRow(rows[2]?.id ?? null);
    await sendKeys({ press: 'Enter' });
    const modified = new MouseEvent('click', {
      bubbles: true,
      cancelable: true,
      composed: true,
      ctrlKey: true,
    });
    list.addEventListener('click', (event) => event.preventDefault(), { once: true });
    links(list)[0]?.dispatchEvent(modified);

    expect(opened).to.deep.equal([rows[1]?.id, rows[2]?.id]);
  });

  it('asks for rows to be chosen: by their box, with shift and the arrows, with shift and a click', async () => {
    const rows = makeConversations(5);
    const [, b, c, d] = rows.map(({ id }) => id);
    const list = await drawList(rows);
    const asked: [string, string | null][] = [];
    list.addEventListener('parley-row-choose', ({ conversationId, from }) =>
      asked.push([conversationId, from]),
    );

    list.shadowRoot?.querySelectorAll<HTMLElement>('input')[1]?.click();
    await list.focusRow(b ?? null);
    await sendKeys({ press: 'Shift+ArrowDown' });
    links(list)[3]?.dispatchEvent(
      new MouseEvent('click', { bubbles: true, cancelable: true, composed: true, shiftKey: true }),
    );
    list.chooseActive();

    expect(asked).to.deep.equal([
      [b, null],
      [c, b],
      [d, c],
      [d, null],
    ]);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`shows what is chosen without moving a row, ${theme}`, async () => {
      const rows = makeConversations(4);
      const list = await draw<ParleyConversationList>(
        html`<parley-conversation-list .rows=${rows} .style=${'block-size:600px'}></parley-conversation-list>`,
        { theme },
      );
      await until('the rows', () => links(list).length === rows.length);
      const placeOf = () =>
        links(list).map((link) => link.querySelector('.name')?.getBoundingClientRect().left);
      const before = placeOf();

      list.chosen = new Set([rows[1]?.id ?? '']);
      await settled(list);

      const boxes = [...(list.shadowRoot?.querySelectorAll('input') ?? [])];
      expect(boxes.map(({ checked }) => checked)).to.deep.equal([false, true, false, false]);
      expect(boxes[1]?.getAttribute('aria-label')).to.equal('Select Person 1');
      expect(placeOf()).to.deep.equal(before);
      await expectAccessible(list);
    });
  }

  it('tells which rows are in view', async () => {
    const list = await drawList(makeConversations(100));
    const views: [number, number][] = [];
    list.addEventListener('parley-rows-show', ({ first, last }) => views.push([first, last]));

    list.scrollTop = 1200;

    await until('the view', () => views.length > 0);
    expect(views.at(-1)).to.deep.equal([20, 29]);
  });

  it('gives what is open another look than what has the focus', async () => {
    const rows = makeConversations(3);
    const list = await drawList(rows, rows[0]?.id);
    await list.focusRow(rows[1]?.id ?? null);
    await sendKeys({ press: 'ArrowDown' });

    const [open, , focused] = links(list);
    expect(open?.getAttribute('aria-current')).to.equal('true');
    await until('the third row', () => focusedName(list) === 'Person 2');
    if (!open || !focused) throw new Error('No rows.');
    expect(getComputedStyle(open).outlineStyle).to.equal('none');
    expect(getComputedStyle(focused).outlineStyle).to.equal('solid');
    expect(getComputedStyle(open).backgroundColor).not.to.equal(getComputedStyle(focused).backgroundColor);
  });

  for (const theme of ['light', 'dark'] as const) {
    for (const dir of ['ltr', 'rtl'] as const) {
      it(`is accessible, ${theme} and ${dir}`, async () => {
        const rows = [
          ...makeConversations(4),
          makeConversation({ contactName: null }),
          makeConversation({ seq: 0, lastMessage: null }),
        ];
        const list = await draw<ParleyConversationList>(
          html`<parley-conversation-list .rows=${rows} .selected=${rows[1]?.id}></parley-conversation-list>`,
          { theme, dir },
        );
        list.style.blockSize = '600px';
        await until('the rows', () => links(list).length === rows.length);

        await expectAccessible(list);
      });
    }
  }

  it('is no taller than twelve rows in 744 px, what 800 leave beside the head', async () => {
    const list = await drawList(makeConversations(12));

    expect(inside<HTMLElement>(list, '.rows').offsetHeight).to.be.at.most(744);
  });
});
