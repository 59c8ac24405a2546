import type { ConversationCounts } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import { ApiError, type ApiErrorCode } from '../../client/api-error.js';
import type { InboxState } from '../../client/inbox-store.js';
import { clear, draw, expectAccessible, inside, pause, settled, words } from '../../testing/setup.js';
import { AGENT, makeConversation, makeConversations, SITE } from '../testing/conversations.js';
import '../install-help/install-help.js';
import '../places/place-links.js';
import '../views/views.js';
import './inbox.js';
import type { ParleyInbox } from './inbox.js';
import type { InboxRoom } from './inbox-room.js';

const READY: InboxState = { phase: 'ready', error: null, rows: [], older: 'none', aside: null };
const failed = (code: ApiErrorCode): InboxState => ({
  ...READY,
  phase: 'failed',
  error: new ApiError(code, 'For developers.'),
});

function drawInbox(inbox: InboxState, theme: 'light' | 'dark' = 'light') {
  return draw<ParleyInbox>(
    html`<parley-inbox
      .inbox=${inbox}
      .agent=${AGENT}
      .sites=${[SITE]}
      server="https://chat.acme.example"
    ></parley-inbox>`,
    { theme },
  );
}

/** The inbox in a view, with so many conversations in others. */
async function drawView(view: string, counts: Partial<ConversationCounts> = {}) {
  const inbox = await drawInbox(READY);
  inbox.folded = true;
  inbox.room = {
    ...{ view, teams: [], searching: false, agents: [], calls: new Set() },
    counts: { open: 0, mine: 0, unassigned: 0, snoozed: 0, resolved: 5, spam: 0, teams: {}, ...counts },
    search: { query: '', phase: 'idle', error: null, hits: [], next: null },
    bulk: { rows: [], chosen: new Set(), done: 0, failed: 0, busy: false },
  } satisfies InboxRoom;
  await settled(inbox);
  return inbox;
}
const menuOf = (inbox: ParleyInbox) => inbox.renderRoot.querySelector('.menu');

describe('<parley-inbox>', () => {
  afterEach(clear);

  it('is called by the view that it shows', async () => {
    expect(words(inside(await drawView('unassigned'), 'h1'))).to.equal('Unassigned');
    expect(words(inside(await drawView(''), 'h1'))).to.equal('Inbox');
  });

  it('leads on from a view where nothing waits to where something does', async () => {
    const mine = await drawView('mine', { unassigned: 3, open: 4 });
    expect(words(inside(mine, '.empty p'))).to.equal('Nothing is waiting for you.');
    const next = inside(mine, '.empty a');
    expect([words(next), next.getAttribute('href')]).to.deep.equal(['Unassigned 3', '#/v/unassigned']);
    await expectAccessible(mine);

    const done = await drawView('unassigned');
    expect(words(inside(done, '.empty p'))).to.equal('Every open conversation has somebody.');
    expect(done.renderRoot.querySelector('.empty a')).to.equal(null);
  });

  it('says how to begin to a company that has no conversation at all, in whatever view', async () => {
    const inbox = await drawView('unassigned', { resolved: 0 });

    expect(inside(inbox, 'parley-install-help')).to.be.an.instanceOf(HTMLElement);
  });

  it('has views and places in menus where they have no room, which Escape and a press elsewhere put away', async () => {
    const inbox = await drawView('mine');
    inside<HTMLElement>(inbox, '.places').click();
    await settled(inbox);
    expect(inside(inbox, '.places').getAttribute('aria-expanded')).to.equal('true');
    expect(inside(inbox, '.menu parley-place-links')).to.be.an.instanceOf(HTMLElement);
    await expectAccessible(inbox);

    inside<HTMLElement>(inbox, '.title').click();
    await settled(inbox);
    const views = inside(inbox, '.menu parley-views');
    views.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
    await settled(inbox);
    expect(menuOf(inbox)).to.equal(null);
    expect((inbox.renderRoot as ShadowRoot).activeElement?.className).to.equal('title');

    inside<HTMLElement>(inbox, '.title').click();
    await settled(inbox);
    document.body.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true }));
    await settled(inbox);
    expect(menuOf(inbox)).to.equal(null);
  });

  it('counts the conversations that wait', async () => {
    const read = { delivered: 1, read: 1 };
    const seen = makeConversation({ marks: { contact: read, company: read } });

    const inbox = await drawInbox({ ...READY, rows: [...makeConversations(3), seen] });

    expect(words(inside(inbox, '.unread .visually-hidden'))).to.equal('3 unread');
  });

  it('shows nothing for a moment, then the shape of what loads, and says so in words', async () => {
    const inbox = await drawInbox({ ...READY, phase: 'loading' });

    const skeleton = inside(inbox, 'parley-skeleton');
    expect(getComputedStyle(skeleton).opacity).to.equal('0');
    expect(words(inside(inbox, '[role=status]'))).to.equal('Loading conversations');
    await pause(500);
    expect(getComputedStyle(skeleton).opacity).to.equal('1');
  });

  it('says while it is empty what to do, with the script tag of the site', async () => {
    const inbox = await drawInbox(READY);

    const line = inside(inside(inbox, 'parley-install-help'), 'parley-copy-line');
    expect(words(inside(line, 'pre'))).to.equal(
      '<script async src="https://chat.acme.example/parley.js" data-site="acme"></script>',
    );
  });

  it('says why it could not load and offers to try again', async () => {
    const inbox = await drawInbox(failed('network'));
    let reloads = 0;
    inbox.addEventListener('parley-inbox-reload', () => {
      reloads += 1;
    });

    expect(words(inside(inbox, '.failure p'))).to.equal(
      'The server cannot be reached. Check your connection.',
    );
    inside<HTMLElement>(inbox, '.failure parley-button').click();

    expect(reloads).to.equal(1);
  });

  it('tells somebody who may not see it whom to ask', async () => {
    const inbox = await drawInbox(failed('forbidden'));

    expect(words(inside(inbox, '.failure p'))).to.include('Ask an administrator');
  });

  it('keeps its rows when older ones could not be loaded, and offers to try again', async () => {
    const inbox = await drawInbox({ ...READY, rows: makeConversations(3), older: 'failed' });
    let asked = 0;
    inbox.addEventListener('parley-inbox-older', () => {
      asked += 1;
    });

    inside<HTMLElement>(inside(inbox, '.older'), 'button').click();

    expect(asked).to.equal(1);
    expect(inbox.shadowRoot?.querySelector('parley-conversation-list')).not.to.equal(null);
  });

  for (const theme of ['light', 'dark'] as const) {
    const states = {
      empty: READY,
      loading: { ...READY, phase: 'loading' },
      failed: failed('internal'),
    } as const;
    for (const [name, state] of Object.entries(states)) {
      it(`is accessible when ${name}, ${theme}`, async () => {
        await expectAccessible(await drawInbox(state, theme));
      });
    }
  }
});
