import type { Topic, TopicBranch, TopicMessage } from '@parley/protocol';
import { newId } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import type { Api, ApiRequest } from '../../client/api.js';
import { ApiError } from '../../client/api-error.js';
import { clear, draw, expectAccessible, until, words } from '../../testing/setup.js';
import { AGENT, SITE } from '../testing/conversations.js';
import './topic-thread.js';
import type { ParleyTopicThread } from './topic-thread.js';
import './topics.js';
import type { ParleyTopics } from './topics.js';

const AT = '2026-11-28T10:00:00.000Z';

function said(text: string, seq: number, more: Partial<TopicMessage> = {}): TopicMessage {
  return {
    ...{ id: newId('message'), conversationId: newId('conversation'), seq, parentId: null, depth: 0, text },
    ...{ stub: null, official: null, answer: false, pinned: false, votes: { up: 0, down: 0 }, reactions: {} },
    ...{ replies: 0, editedAt: null, createdAt: AT },
    author: { type: 'contact', id: newId('contact'), name: 'Ada' },
    ...more,
  };
}

/** The server's part, as far as this place can tell. */
function shelf(refuses = false) {
  const topic: Topic = {
    ...{ site: 'acme', key: 'bike', conversationId: newId('conversation'), title: 'The bike', url: null },
    ...{
      format: 'questions',
      messages: 2,
      locked: false,
      answer: null,
      pinned: [],
      revision: 3,
      createdAt: AT,
    },
    rules: {
      ...{ moderation: 'after', votes: 'none', reactions: [], identifiedOnly: false },
    } as unknown as Topic['rules'],
  };
  const roots = [said('A question', 2), said('Something else', 1)];
  const answers = new Map<string, TopicMessage[]>();
  const answer = (parentId: string, text: string) => {
    const below = answers.get(parentId) ?? [];
    answers.set(parentId, [...below, said(text, 3 + below.length, { parentId, depth: 1 })]);
  };
  const searched: unknown[] = [];
  const sent: { path: string; method: string; body: unknown }[] = [];
  const request = async <T>(path: string, { method = 'GET', body, query }: ApiRequest = {}): Promise<T> => {
    if (method !== 'GET') {
      if (refuses) throw new ApiError('network', 'Away.');
      sent.push({ path, method, body });
      if (path.endsWith('/private')) return { messageId: '', conversationId: newId('conversation') } as T;
      if (path.endsWith('/messages')) {
        const { parentId, text } = body as { parentId?: string; text: string };
        if (parentId) answer(parentId, text);
        return {} as T;
      }
      Object.assign(path.includes('/messages/') ? (roots[0] ?? {}) : topic, body);
      return {} as T;
    }
    if (path === '/v1/topic-search') {
      searched.push(query);
      const { key, title, url } = topic;
      const hits = roots.map((message) => ({
        ...{ topic: { key, title, url }, message, text: message.text },
        ranges: [{ start: 0, end: 1 }],
      }));
      return { data: hits, next: null } as T;
    }
    if (path === '/v1/topics') {
      const { conversationId, title, key, url, format, messages, locked } = topic;
      const listed = { conversationId, title, key, url, format, messages, locked, createdAt: AT };
      return { data: [listed], next: null } as T;
    }
    if (!path.endsWith('/messages')) return { ...topic } as T;
    const below = (id: string) => answers.get(id) ?? [];
    const branches = roots.map((root): TopicBranch => {
      const replies = below(root.id);
      return { ...root, replies: replies.length, first: replies.slice(0, 3) };
    });
    const { parentId } = (query ?? {}) as { parentId?: string };
    return { data: parentId ? below(parentId) : branches, next: null, revision: 3 } as T;
  };
  return { api: { request, server: window.PARLEY_SERVER } as unknown as Api, sent, searched, roots, answer };
}

async function drawThread(api: Api, role: 'agent' | 'moderator' = 'agent', options = {}) {
  const thread = await draw<ParleyTopicThread>(
    html`<parley-topic-thread .api=${api} .agent=${{ ...AGENT, role }} .site=${SITE} .topic=${'bike'}></parley-topic-thread>`,
    options,
  );
  await until('the messages', () => thread.shadowRoot?.querySelector('article'));
  return thread;
}

const press = (thread: ParleyTopicThread, selector: string) =>
  thread.shadowRoot?.querySelector<HTMLElement>(selector)?.click();

describe('<parley-topic-thread>', () => {
  afterEach(clear);

  it('answers for the company and gives the focus back', async () => {
    const { api, sent } = shelf();
    const thread = await drawThread(api);

    press(thread, 'article .answer');
    const field = () => thread.shadowRoot?.querySelector('textarea');
    await until('the field', () => field() && thread.shadowRoot?.activeElement === field());
    await expectAccessible(thread);
    const written = field();
    if (written) written.value = 'With the short post.';
    press(thread, '.send');
    await until('it is closed', () => !field());

    expect(sent[0]?.body).to.include({ text: 'With the short post.' });
    expect(sent[0]?.body).to.have.property('parentId');
    await until('the focus', () => thread.shadowRoot?.activeElement?.matches('article .answer'));
  });

  it('shows an answer of one’s own although it stands behind others', async () => {
    const { api, roots, answer } = shelf();
    for (const text of ['One', 'Two', 'Three', 'Four']) answer(roots[0]?.id ?? '', text);
    const thread = await drawThread(api);
    expect(words(thread.shadowRoot?.querySelector('.all'))).to.equal('Show all answers (4)');

    press(thread, 'article .answer');
    await until('the field', () => thread.shadowRoot?.querySelector('textarea'));
    const field = thread.shadowRoot?.querySelector('textarea');
    if (field) field.value = 'Five, says the company';
    press(thread, '.send');

    await until('it is shown', () =>
      words(thread.shadowRoot?.querySelector('.replies li:last-child')).includes('Five, says the company'),
    );
    expect(thread.shadowRoot?.querySelectorAll('.replies li')).to.have.length(5);
    expect(thread.shadowRoot?.querySelector('.all')).to.equal(null);
  });

  it('pins, marks the answer and locks, and shows it', async () => {
    const { api, sent } = shelf();
    const thread = await drawThread(api);

    for (const kind of ['.pin', '.mark']) {
      press(thread, `article ${kind}`);
      await until(kind, () =>
        thread.shadowRoot?.querySelector(`article ${kind}[aria-pressed=true]:not([disabled])`),
      );
    }
    press(thread, '.lock');
    await until('it is locked', () => thread.shadowRoot?.querySelector('.locked'));

    expect(sent.map(({ body }) => body)).to.deep.equal([
      { pinned: true },
      { answer: true },
      { locked: true },
    ]);
    for (const options of [{ theme: 'dark' }, { dir: 'rtl' }]) {
      await expectAccessible(await drawThread(shelf().api, 'agent', options));
    }
  });

  it('asks before a message leaves the public, and does not offer it to moderators', async () => {
    const { api, sent } = shelf();
    const thread = await drawThread(api);

    press(thread, 'article .private');
    await until('the question', () =>
      words(thread.shadowRoot?.querySelector('article .private')).startsWith('Really'),
    );
    expect(sent).to.deep.equal([]);
    press(thread, 'article .private');
    await until('it is done', () => sent.length === 1);

    const theirs = await drawThread(api, 'moderator');
    expect(theirs.shadowRoot?.querySelector('.private')).to.equal(null);
  });

  it('says when something was not done', async () => {
    const thread = await drawThread(shelf(true).api);

    press(thread, '.lock');

    await until('the words', () => thread.shadowRoot?.querySelector('parley-notice'));
    expect(thread.shadowRoot?.querySelector('.locked')).to.equal(null);
  });
});

/** Looks for something in the place, and waits for what is found. */
async function look(place: HTMLElement, text: string): Promise<HTMLAnchorElement[]> {
  const find = () => place.shadowRoot?.querySelector('parley-topic-search')?.shadowRoot;
  await until('the field', () => find()?.querySelector('input'));
  const input = find()?.querySelector('input') as HTMLInputElement;
  input.value = text;
  input.dispatchEvent(new InputEvent('input'));
  await until('the hits', () => find()?.querySelector('a'));
  return [...(find()?.querySelectorAll('a') ?? [])];
}

describe('the search among discussions', () => {
  afterEach(clear);

  it('looks in one where one is open, and goes to the message that is chosen', async () => {
    const { api, searched, roots } = shelf();
    const thread = await drawThread(api);

    const [, second] = await look(thread, 'some');
    thread.linked = roots[1]?.id ?? '';
    await until(
      'the focus',
      () => thread.shadowRoot?.activeElement?.getAttribute('data-id') === roots[1]?.id,
    );

    expect(searched).to.deep.equal([{ site: SITE.key, topic: 'bike', q: 'some' }]);
    expect(second?.getAttribute('href')).to.equal(`#/moderation/${SITE.key}/topics/bike/${roots[1]?.id}`);
    await expectAccessible(thread);
  });

  it('looks in all of them from their list, which waits meanwhile', async () => {
    const { api, searched } = shelf();
    const list = await draw<ParleyTopics>(
      html`<parley-topics .api=${api} .site=${SITE} .now=${Date.parse(AT)}></parley-topics>`,
    );

    const [first] = await look(list, 'quest');

    expect(searched).to.deep.equal([{ site: SITE.key, q: 'quest' }]);
    expect(words(first?.querySelector('.topic'))).to.equal('The bike');
    expect(list.shadowRoot?.querySelector<HTMLElement>('ul')?.hidden).to.equal(true);
    await expectAccessible(list);
  });
});

describe('<parley-topics>', () => {
  afterEach(clear);

  it('lists the discussions, each with a way into it', async () => {
    const list = await draw<ParleyTopics>(
      html`<parley-topics .api=${shelf().api} .site=${SITE} .now=${Date.parse(AT)}></parley-topics>`,
    );
    await until('the list', () => list.shadowRoot?.querySelector('li'));

    const link = list.shadowRoot?.querySelector('li a');
    expect([words(link), link?.getAttribute('href')]).to.deep.equal([
      'The bike',
      `#/moderation/${SITE.key}/topics/bike`,
    ]);
    await expectAccessible(list);
  });
});
