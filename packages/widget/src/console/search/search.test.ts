import type { SearchHit } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import type { SearchState } from '../../client/inbox-search.js';
import { clear, draw, expectAccessible, inside, words } from '../../testing/setup.js';
import { makeConversation, makeMessage } from '../testing/conversations.js';
import './search.js';
import type { ParleySearch } from './search.js';

const IDLE: SearchState = { query: '', phase: 'idle', error: null, hits: [], next: null };

function hit(text: string, ranges: SearchHit['ranges']): SearchHit {
  const conversation = makeConversation();
  const message = makeMessage({ conversationId: conversation.id, text });
  return { found: 'message', conversation, message, text, ranges };
}

const FOUND: SearchState = {
  ...IDLE,
  query: 'lamp',
  phase: 'ready',
  hits: [
    hit('The lamp & the <b>lamp</b>', [
      { start: 4, end: 8 },
      { start: 18, end: 22 },
    ]),
    hit('Another lamp', [{ start: 8, end: 12 }]),
  ],
};

const drawSearch = (search: SearchState, theme: 'light' | 'dark' = 'light') =>
  draw<ParleySearch>(html`<parley-search .search=${search}></parley-search>`, { theme });
const links = (search: ParleySearch) => [...search.renderRoot.querySelectorAll<HTMLElement>('a[data-id]')];
const press = (target: HTMLElement, key: string) =>
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );

describe('<parley-search>', () => {
  afterEach(clear);

  it('takes the caret, and tells what is typed', async () => {
    const search = await drawSearch(IDLE);
    const asked: string[] = [];
    search.addEventListener('parley-search', (event) => asked.push(event.query));
    const input = inside<HTMLInputElement>(search, 'input');

    input.value = 'lamp';
    input.dispatchEvent(new InputEvent('input'));

    expect(search.shadowRoot?.activeElement).to.equal(input);
    expect(asked).to.deep.equal(['lamp']);
  });

  it('marks what was found, and shows people’s words as words', async () => {
    const search = await drawSearch(FOUND);
    const [first] = links(search);

    expect(first?.querySelector('.words')?.textContent?.trim()).to.equal('The lamp & the <b>lamp</b>');
    const marks = [...(first?.querySelectorAll('mark') ?? [])].map((mark) => mark.textContent);
    expect(marks).to.deep.equal(['lamp', 'lamp']);
    expect(words(inside(search, '[role=status]'))).to.equal('2 found');
  });

  it('is used without a mouse: arrows move, Enter opens the first, Escape ends it', async () => {
    const search = await drawSearch(FOUND);
    const [first, second] = links(search);
    const opened: (string | null)[] = [];
    let ended = 0;
    search.addEventListener('parley-conversation-open', (event) =>
      opened.push(event.conversationId, event.messageId),
    );
    search.addEventListener('parley-overlay-close', () => {
      ended += 1;
    });
    const input = inside<HTMLInputElement>(search, 'input');

    press(input, 'ArrowDown');
    expect(search.shadowRoot?.activeElement).to.equal(first);
    press(first as HTMLElement, 'ArrowDown');
    expect(search.shadowRoot?.activeElement).to.equal(second);
    press(second as HTMLElement, 'ArrowUp');
    press(first as HTMLElement, 'ArrowUp');
    expect(search.shadowRoot?.activeElement).to.equal(input);
    press(input, 'Enter');
    press(input, 'Escape');

    expect(opened).to.deep.equal([FOUND.hits[0]?.conversation.id, FOUND.hits[0]?.message?.id]);
    search.focusHit(FOUND.hits[1]?.conversation.id ?? null);
    expect(search.shadowRoot?.activeElement).to.equal(first);
    expect(ended).to.equal(1);
  });

  it('says when nothing was found, and when there is more', async () => {
    const none = await drawSearch({ ...FOUND, hits: [] });
    expect(words(inside(none, '.note'))).to.equal('Nothing was found.');
    await clear();

    const some = await drawSearch({ ...FOUND, next: 's1' });
    let asked = 0;
    some.addEventListener('parley-search-more', () => {
      asked += 1;
    });
    inside<HTMLElement>(some, '.more parley-button').click();
    expect(asked).to.equal(1);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has no accessibility faults in ${theme}`, async () => {
      await expectAccessible(await drawSearch(FOUND, theme));
    });
  }
});
