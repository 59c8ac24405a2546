import type { TopicSearchHit } from '@parley/protocol';
import { newId } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import type { TopicSearchState } from '../../client/topic-search.js';
import '../../elements/topic-search/topic-search.js';
import type { ParleyTopicSearch } from '../../elements/topic-search/topic-search.js';
import { afresh, discussion, published, ready, root } from '../../testing/discussions.js';
import { draw, expectAccessible, inside, settled, until, words } from '../../testing/setup.js';

const links = (search: Element) => [...root(search).querySelectorAll<HTMLElement>('a')];
const marks = (search: Element) => [...root(search).querySelectorAll('mark')].map(words);

function enter(search: ParleyTopicSearch, text: string): void {
  const input = inside<HTMLInputElement>(search, 'input');
  input.value = text;
  input.dispatchEvent(new InputEvent('input'));
}

function press(target: Element, key: string): void {
  target.dispatchEvent(
    new KeyboardEvent('keydown', { key, bubbles: true, composed: true, cancelable: true }),
  );
}

async function openSearch(element: Element): Promise<ParleyTopicSearch> {
  await until('there is something to search', () => root(element).querySelector('.find'));
  inside<HTMLElement>(element, '.find').click();
  await until('the field is there', () => root(element).querySelector('parley-topic-search'));
  const search = inside<ParleyTopicSearch>(element, 'parley-topic-search');
  await until('it has the caret', () => search.shadowRoot?.activeElement?.matches('input'));
  return search;
}

const IDLE: TopicSearchState = { query: '', phase: 'idle', error: null, hits: [], next: null };

function hit(text: string, at: TopicSearchHit['ranges']): TopicSearchHit {
  const id = newId('message');
  return {
    topic: { key: 'product-42', title: 'Halden One', url: null },
    message: {
      ...{ id, conversationId: newId('conversation'), seq: 1, parentId: null, depth: 0, stub: null },
      ...{ author: { type: 'contact', id: newId('contact'), name: null }, text, official: null },
      ...{ answer: false, pinned: false, votes: { up: 0, down: 0 }, reactions: {}, replies: 0 },
      ...{ editedAt: null, createdAt: '2026-11-20T10:00:00.000Z' },
    },
    text,
    ranges: at,
  };
}

describe('the search of a discussion', () => {
  afresh();

  it('finds what was said, goes there by Enter, and ends by Escape where it began', async function () {
    this.timeout(40_000);
    const element = await discussion('search-1');
    await ready(element);
    await published(element, 'The saddle squeaks');
    const wanted = await published(element, 'Both saddles are silent');
    const search = await openSearch(element);

    // The index follows in a moment.
    while (links(search).length < 2) {
      enter(search, '');
      await settled(search);
      enter(search, 'saddl');
      await until('it has an answer', () => words(inside(search, '[role="status"]')));
    }
    await settled(search);

    expect(marks(search)).to.deep.equal(['saddles', 'saddle']);
    expect(words(inside(search, '[role="status"]'))).to.equal('2 found');
    await expectAccessible(element);
    press(inside(search, 'input'), 'Enter');
    await until('it went there', () => wanted.linked);
    expect(element.shadowRoot?.activeElement).to.equal(wanted);
    press(inside(search, 'input'), 'Escape');
    expect(root(element).querySelector('parley-topic-search')).to.equal(null);
    expect(element.shadowRoot?.activeElement).to.equal(inside(element, '.find'));
  });

  it('is not offered where nobody has said anything', async () => {
    const element = await discussion('search-nothing');
    await ready(element);

    expect(root(element).querySelector('.find')).to.equal(null);
  });
});

describe('<parley-topic-search>', () => {
  afresh();

  const drawSearch = (search: TopicSearchState, theme: 'light' | 'dark' = 'light') =>
    draw<ParleyTopicSearch>(
      html`<parley-topic-search closable everywhere .search=${search} .addressOf=${() => '#there'}></parley-topic-search>`,
      { theme },
    );
  const FOUND = {
    ...IDLE,
    query: 'lamp',
    phase: 'ready' as const,
    hits: [hit('A <b>lamp</b>', [{ start: 5, end: 9 }]), hit('Lamps', [{ start: 0, end: 5 }])],
    next: 's1',
  };

  for (const theme of ['light', 'dark'] as const) {
    it(`says what was found, where, and that there is more, in ${theme}`, async () => {
      const search = await drawSearch(FOUND, theme);
      const more: Event[] = [];
      search.addEventListener('parley-search-more', (event) => more.push(event));

      inside<HTMLElement>(search, '.note parley-button').click();

      expect(words(inside(search, '.words'))).to.equal('A <b>lamp</b>');
      expect(words(inside(search, '.topic'))).to.equal('Halden One');
      expect(words(inside(search, '.name'))).to.equal('Anonymous');
      expect(marks(search)).to.deep.equal(['lamp', 'Lamps']);
      expect(more).to.have.length(1);
      await expectAccessible(search);
    });
  }

  it('is walked by arrows, and tells which message was chosen', async () => {
    const search = await drawSearch(FOUND);
    const chosen: string[] = [];
    search.addEventListener('parley-topic-hit', (event) => {
      event.preventDefault();
      chosen.push(event.hit.text);
    });
    const input = inside<HTMLInputElement>(search, 'input');

    press(input, 'ArrowDown');
    expect(search.shadowRoot?.activeElement).to.equal(links(search)[0]);
    press(links(search)[0] as HTMLElement, 'ArrowDown');
    links(search)[1]?.click();
    press(links(search)[1] as HTMLElement, 'ArrowUp');
    press(links(search)[0] as HTMLElement, 'ArrowUp');

    expect(search.shadowRoot?.activeElement).to.equal(input);
    expect(chosen).to.deep.equal(['Lamps']);
    expect(location.hash).to.equal('');
  });

  it('says that nothing was found, and that it did not work', async () => {
    const nothing = await drawSearch({ ...IDLE, query: 'x', phase: 'ready' });
    expect(words(inside(nothing, '.note'))).to.equal('Nothing was found.');
    await expectAccessible(nothing);

    const failed = await drawSearch({ ...IDLE, query: 'x', phase: 'failed' });
    expect(words(inside(failed, '[role="alert"]'))).to.contain('The search did not work.');
    await expectAccessible(failed);
  });
});
