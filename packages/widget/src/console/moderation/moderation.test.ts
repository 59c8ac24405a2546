import type { ModerationItem, ModerationNews, ModerationReason, SanctionInput } from '@parley/protocol';
import { newId } from '@parley/protocol';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { Api, ApiRequest } from '../../client/api.js';
import { clear, draw, expectAccessible, until, words } from '../../testing/setup.js';
import { AGENT, SITE } from '../testing/conversations.js';
import './moderation.js';
import type { ParleyModeration } from './moderation.js';

const AT = '2026-11-28T10:00:00.000Z';
const LINKS: ModerationReason = { rule: 'links', action: 'hold', found: ['a.com', 'b.com'] };

let said = 0;

/** Each a second before the last, as the server lists them. */
function item(text: string, more: Partial<ModerationItem> = {}): ModerationItem {
  said += 1;
  const at = new Date(Date.parse(AT) - said * 1000).toISOString();
  return {
    message: {
      ...{ id: newId('message'), conversationId: newId('conversation'), seq: 1, text, attachments: [] },
      ...{ internal: false, mentions: [], parentId: null, status: 'pending', editedAt: null, createdAt: AT },
      author: { type: 'contact', id: newId('contact'), name: 'Ada' },
    },
    topic: { key: 'bike', title: 'The bike', url: 'https://acme.example/bike', locked: false },
    ...{ pinned: false, answer: false },
    ...{ queue: 'held', reasons: [LINKS], reports: [], appeal: null, decision: null, at, version: 'v1' },
    ...more,
  };
}

/** The server's part, as far as this place can tell. */
function desk(...items: ModerationItem[]) {
  const sent: { path: string; method: string; body: unknown }[] = [];
  let queue = items;
  let sanction: SanctionInput | null = null;
  const request = async <T>(path: string, { method = 'GET', body }: ApiRequest = {}): Promise<T> => {
    if (method !== 'GET') sent.push({ path, method, body });
    if (path.endsWith('/counts')) return { pending: 0, held: queue.length, reported: 100, appealed: 0 } as T;
    if (path.startsWith('/v1/topics/')) return {} as T;
    if (path.endsWith('/messages')) return { data: queue, next: null } as T;
    if (path.includes('/contacts/')) {
      if (method !== 'GET') sanction = method === 'PUT' ? (body as SanctionInput) : null;
      const who = { contactId: '', name: 'Ada', verified: true, since: AT, published: 3, rejected: 1 };
      const standing = { ...who, sanction };
      return (method === 'GET' ? { standing, messages: items } : standing) as T;
    }
    const { messageIds, decision } = body as { messageIds: string[]; decision: string };
    const decided = items.filter(({ message }) => messageIds.includes(message.id));
    const others = queue.filter(({ message }) => !messageIds.includes(message.id));
    queue = decision === 'undo' ? items : others;
    return { decided, left: [], changed: [] } as T;
  };
  return { api: { request } as unknown as Api, sent };
}

/** What the place hears of others. */
let hear: (news: Partial<ModerationNews>) => void = () => undefined;
const listen: ParleyModeration['listen'] = ({ onNews }) => {
  const counts = { pending: 0, held: 1, reported: 0, appealed: 0 };
  const none = { site: SITE.key, changed: [], gone: [], people: [], counts, reload: false };
  hear = (news) => onNews({ ...none, ...news });
  return { online: true, watch: () => undefined, close: () => undefined };
};

async function drawPlace(api: Api, path = 'acme/held', options = {}) {
  const place = await draw<ParleyModeration>(
    html`<parley-moderation .api=${api} .agent=${{ ...AGENT, role: 'moderator' }} .sites=${[SITE]} .listen=${listen} .path=${path}></parley-moderation>`,
    options,
  );
  await until('the queue', () => listOf(place)?.querySelector('.scroll, .empty, .wait parley-notice'));
  return place;
}

const deskOf = (place: ParleyModeration) =>
  place.shadowRoot?.querySelector('parley-moderation-desk')?.shadowRoot;
const listOf = (place: ParleyModeration) =>
  deskOf(place)?.querySelector('parley-moderation-list')?.shadowRoot;
const itemsIn = (place: ParleyModeration) => [
  ...(listOf(place)?.querySelectorAll('parley-moderation-item') ?? []),
];
const textsIn = (place: ParleyModeration) => itemsIn(place).map(({ item }) => item.message.text);
const personIn = (place: ParleyModeration) =>
  deskOf(place)?.querySelector('parley-moderation-person')?.shadowRoot;

/** The text of the message that has the focus. */
function focused(place: ParleyModeration): string | undefined {
  const inner = listOf(place)?.activeElement;
  return itemsIn(place).find((one) => one === inner)?.item.message.text;
}

describe('<parley-moderation>', () => {
  afterEach(clear);

  it('is worked through by keys alone, and the focus goes on by itself', async () => {
    const { api, sent } = desk(item('one'), item('two'), item('three'));
    const place = await drawPlace(api);

    await sendKeys({ press: 'j' });
    await until('the second', () => focused(place) === 'two');
    await sendKeys({ press: 'r' });
    await until('the third', () => focused(place) === 'three');
    expect(textsIn(place)).to.deep.equal(['one', 'three']);
    await sendKeys({ press: 'z' });
    await until('all again', () => textsIn(place).length === 3);

    const decisions = sent.map(({ body }) => (body as { decision: string }).decision);
    expect(decisions).to.deep.equal(['reject', 'undo']);
    await until('it is said', () => words(deskOf(place)?.querySelector('.deed')).includes('Taken back'));
  });

  it('takes a whole page at once', async () => {
    const { api, sent } = desk(item('one'), item('two'), item('three'));
    const place = await drawPlace(api);

    await sendKeys({ press: 'Shift+X' });
    await until('all chosen', () => itemsIn(place).every(({ chosen }) => chosen));
    await sendKeys({ press: 's' });
    await until('the end', () => listOf(place)?.activeElement?.matches('.empty'));

    expect((sent[0]?.body as { messageIds: string[] } | undefined)?.messageIds).to.have.length(3);
    await expectAccessible(place);
  });

  it('changes the words before it approves', async () => {
    const { api, sent } = desk(item('rude words'));
    const place = await drawPlace(api);

    await sendKeys({ press: 'e' });
    const field = () => itemsIn(place)[0]?.shadowRoot?.querySelector('textarea');
    await until('the field', () => field() && itemsIn(place)[0]?.shadowRoot?.activeElement === field());
    await expectAccessible(place);
    const text = field();
    if (text) text.value = 'kind words';
    await sendKeys({ press: 'Control+Enter' });
    await until('it is gone', () => textsIn(place).length === 0);

    expect(sent[0]?.body).to.include({ decision: 'approve', text: 'kind words' });
  });

  it('shows the person beside it, bans them for a time and lets them speak again', async () => {
    const { api, sent } = desk(item('one'));
    const place = await drawPlace(api);

    await sendKeys({ press: 'p' });
    await until('the person', () => personIn(place)?.querySelector('dl'));
    await until('the focus', () => personIn(place)?.activeElement?.localName === 'h2');
    await expectAccessible(place);
    personIn(place)?.querySelector<HTMLElement>('.ban')?.click();
    await until('the ban', () => personIn(place)?.querySelector('.sanction'));
    const { kind, until: end } = (sent[0]?.body ?? {}) as Partial<SanctionInput>;
    expect([kind, Date.parse(end ?? '') > Date.now()]).to.deep.equal(['ban', true]);
    personIn(place)?.querySelector<HTMLElement>('section parley-button')?.click();
    await until('they speak', () => personIn(place)?.querySelector('.ban'));
    await sendKeys({ press: 'Escape' });
    await until('the list', () => focused(place) === 'one');
  });

  it('shows who was faster, lets no key fall on the next message, and moves on', async () => {
    const [one, two] = [item('one'), item('two')];
    const { api, sent } = desk(one, two);
    const place = await drawPlace(api);
    await sendKeys({ press: 'k' });
    await until('the first', () => focused(place) === 'one');

    const by = { type: 'agent', id: AGENT.id, name: 'Noor Haddad' } as const;
    const decision = { decision: 'reject', by, at: AT } as const;
    hear({ changed: [{ ...one, queue: 'decided', decision, version: 'v2' }] });
    await until('who it was', () =>
      words(itemsIn(place)[0]?.shadowRoot?.querySelector('.settled')).includes('Rejected by Noor Haddad'),
    );
    expect(words(deskOf(place)?.querySelector('.overtaken'))).to.equal('Rejected by Noor Haddad');
    expect(focused(place)).to.equal('one');
    await expectAccessible(place);
    await sendKeys({ press: 'a' });
    await until('the second', () => focused(place) === 'two');
    expect(sent).to.deep.equal([]);
    await sendKeys({ press: 'a' });
    await until('the decision', () => sent.length === 1);

    const { messageIds, seen } = (sent[0]?.body ?? {}) as {
      messageIds?: string[];
      seen?: Record<string, string>;
    };
    expect(messageIds).to.deep.equal([two.message.id]);
    expect(seen).to.deep.equal({ [two.message.id]: 'v1' });
  });

  it('pins, marks and locks from a row, and takes that back', async () => {
    const base = item('one');
    const shown = { ...base, message: { ...base.message, status: 'published' as const } };
    const { api, sent } = desk(shown);
    const place = await drawPlace(api);
    const button = (name: string) =>
      itemsIn(place)[0]?.shadowRoot?.querySelector<HTMLElement>(`.links .${name}`);

    for (const name of ['pin', 'mark', 'lock']) button(name)?.click();
    await until('all three', () => sent.length === 3);
    await sendKeys({ press: 'z' });
    await until('it is taken back', () => sent.length === 4);

    const topic = '/v1/topics/bike';
    const message = `${topic}/messages/${base.message.id}`;
    expect(sent.map(({ path, method, body }) => [method, path, body])).to.deep.equal([
      ['PATCH', message, { pinned: true }],
      ['PATCH', message, { answer: true }],
      ['PATCH', topic, { locked: true }],
      ['PATCH', topic, { locked: false }],
    ]);
    await until('it is said', () => words(deskOf(place)?.querySelector('.deed')).includes('Taken back'));
    await expectAccessible(place);
  });

  it('says why a message is there, in words, and is accessible in every look', async () => {
    const reported = item('two', {
      reports: [{ reason: 'spam', text: 'An advertisement', at: AT }],
      appeal: 'I meant it well',
      decision: { decision: 'reject', by: { type: 'agent', id: AGENT.id, name: AGENT.name }, at: AT },
      reasons: [{ rule: 'robot', action: 'reject', found: ['hidden field'] }],
    });
    for (const options of [{}, { theme: 'dark' }, { dir: 'rtl' }]) {
      const place = await drawPlace(desk(item('one'), reported).api, 'acme/held', options);
      const why = itemsIn(place).map((one) => words(one.shadowRoot?.querySelector('#why')));

      expect(why[0]).to.contain('Many links: a.com, b.com');
      expect(why[1]).to.contain('Written as a program writes');
      expect(why[1]).to.contain('Reported: spam: An advertisement');
      expect(why[1]).to.contain('I meant it well');
      expect(words(place.shadowRoot?.querySelector('nav'))).to.contain('100+');
      await expectAccessible(place);
    }
  });

  it('goes where messages wait when no queue is named', async () => {
    const place = await drawPlace(desk(item('one')).api, '');

    await until('the held ones', () => place.shadowRoot?.querySelector('[aria-current=page]'));
    await until('the queue', () =>
      words(place.shadowRoot?.querySelector('[aria-current=page]')).startsWith('Held by rules'),
    );
  });

  it('lists its keys', async () => {
    const place = await drawPlace(desk(item('one')).api);

    await sendKeys({ press: 'Shift+?' });
    await until('the sheet', () => deskOf(place)?.querySelector('parley-key-help'));
    await until('its keys', () =>
      words(deskOf(place)?.querySelector('parley-key-help')?.shadowRoot?.querySelector('dl')).includes(
        'Approve',
      ),
    );
  });
});
