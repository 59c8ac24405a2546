import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import type { ConversationState } from '../../client/conversation-store.js';
import { type MessageView, NO_MARKS } from '../../client/conversation-view.js';
import { clear, draw, expectAccessible, inside, until, words } from '../../testing/setup.js';
import { AGENT, makeConversation, makeMessage, SITE } from '../testing/conversations.js';
import './conversation-pane.js';
import type { ParleyConversationPane } from './conversation-pane.js';

const theirs: MessageView = {
  ...makeMessage({ text: 'Where is my order?' }),
  deleted: false,
  own: false,
  editable: false,
  delivery: 'received',
};
const ours = (id: string, name: string): MessageView => ({
  ...makeMessage({ text: `From ${name}`, author: { type: 'agent', id, name } }),
  deleted: false,
  own: true,
  editable: true,
  delivery: 'sent',
});

const READY: ConversationState = {
  phase: 'ready',
  error: null,
  messages: [theirs, ours(AGENT.id, AGENT.name), ours('agt_tom', 'Tom Okafor')],
  older: 'none',
  unread: 0,
  marks: NO_MARKS,
  conversation: null,
  typing: [],
};

function drawPane(state: ConversationState, options: { theme?: 'light' | 'dark'; narrow?: boolean } = {}) {
  return draw<ParleyConversationPane>(
    html`<parley-conversation-pane
      .conversation=${makeConversation({ contactName: 'Maria Weber' })}
      .state=${state}
      .site=${SITE}
      reader=${AGENT.id}
      ?narrow=${options.narrow ?? false}
    ></parley-conversation-pane>`,
    { theme: options.theme ?? 'light' },
  );
}

describe('<parley-conversation-pane>', () => {
  afterEach(clear);

  it('says with whom and since when', async () => {
    const pane = await drawPane(READY);

    expect(words(inside(pane, 'h2'))).to.equal('Maria Weber');
    expect(words(inside(pane, '.detail'))).to.match(/^Acme · Since /);
  });

  it('names the colleague who answered, and not the reader', async () => {
    const pane = await drawPane(READY);

    const names = [...(inside(pane, 'parley-message-list').shadowRoot?.querySelectorAll('.name') ?? [])];
    expect(names.map(words)).to.include('Tom Okafor').and.not.to.include(AGENT.name);
  });

  it('tells what is being written, and that it was sent', async () => {
    const pane = await drawPane(READY);
    const drafts: string[] = [];
    const sent: string[] = [];
    pane.addEventListener('parley-draft-change', (event) => drafts.push(event.text));
    pane.addEventListener('parley-message-send', (event) => sent.push(event.text));
    await pane.start();

    await sendKeys({ type: 'Hi' });
    await sendKeys({ press: 'Enter' });

    expect(drafts).to.deep.equal(['H', 'Hi']);
    expect(sent).to.deep.equal(['Hi']);
  });

  it('holds an answer back when others wrote meanwhile, until it is wanted all the same', async () => {
    const pane = await drawPane(READY);
    const sent: string[] = [];
    pane.addEventListener('parley-message-send', (event) => sent.push(event.text));
    pane.draft = 'It is on its way';
    await pane.updateComplete;
    pane.state = {
      ...READY,
      messages: [...READY.messages, { ...theirs, id: 'msg_new', seq: 2, text: 'Never mind, found it' }],
    };
    await pane.updateComplete;
    await pane.start();

    await sendKeys({ press: 'Enter' });
    await pane.updateComplete;

    expect(sent).to.deep.equal([]);
    const notice = inside(pane, 'parley-notice');
    expect(words(notice)).to.include('wrote while you were writing').and.include('Never mind, found it');
    notice.shadowRoot?.querySelector('button')?.click();
    expect(sent).to.deep.equal(['It is on its way']);
  });

  it('lets an answer through that was written on after the warning', async () => {
    const pane = await drawPane(READY);
    const sent: string[] = [];
    pane.addEventListener('parley-message-send', (event) => sent.push(event.text));
    pane.draft = 'One';
    await pane.updateComplete;
    pane.state = { ...READY, messages: [...READY.messages, { ...theirs, id: 'msg_new', seq: 2 }] };
    await pane.updateComplete;
    await pane.start();
    await sendKeys({ press: 'Enter' });

    await sendKeys({ type: ' two' });
    await sendKeys({ press: 'Enter' });

    expect(sent).to.deep.equal(['One two']);
  });

  it('says who else is here, and who is writing an answer', async () => {
    const pane = await drawPane(READY);
    const tom = { type: 'agent', id: 'agt_tom', name: 'Tom Okafor' } as const;

    pane.colleagues = { viewing: [tom], answering: [tom] };
    await pane.updateComplete;

    expect(words(inside(pane, '.detail'))).to.include('Also here: Tom Okafor');
    expect(words(inside(pane, 'parley-notice'))).to.equal('Tom Okafor: writing an answer right now.');
  });

  it('completes the name of whom a note calls, by keys alone', async () => {
    const pane = await drawPane(READY);
    pane.noting = true;
    pane.agents = [
      { id: 'agt_tom', name: 'Tom Okafor', role: 'agent', teams: [], availability: 'online' },
      { id: 'agt_lena', name: 'Lena Brandt', role: 'agent', teams: [], availability: 'online' },
    ];
    await pane.updateComplete;
    const drafts: string[] = [];
    pane.addEventListener('parley-draft-change', (event) => drafts.push(event.text));
    await pane.start();

    await sendKeys({ type: 'Ask @' });
    const box = inside(pane, 'parley-answer-box');
    await until('the suggestions', () => box.shadowRoot?.querySelectorAll('[role=option]').length === 2);
    await expectAccessible(pane);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });

    expect(drafts.at(-1)).to.equal('Ask @Lena Brandt ');
  });

  it('shows notes as what they are', async () => {
    const note: MessageView = { ...ours('agt_tom', 'Tom Okafor'), internal: true, text: 'Pays late' };
    const pane = await drawPane({ ...READY, messages: [theirs, note] });

    const list = inside(pane, 'parley-message-list');
    expect(words(list.shadowRoot?.querySelector('.note .name'))).to.equal('Tom Okafor · Note');
    await expectAccessible(pane);
  });

  it('begins with the draft', async () => {
    const pane = await drawPane(READY);

    pane.draft = 'half a thought';
    await pane.updateComplete;

    expect(inside<HTMLElement & { value: string }>(pane, 'parley-answer-box').value).to.equal(
      'half a thought',
    );
  });

  it('offers to try again what may go well the next time', async () => {
    const error = new ApiError('network', 'Away.');
    const pane = await drawPane({ ...READY, phase: 'failed', error });
    let reloads = 0;
    pane.addEventListener('parley-conversation-reload', () => {
      reloads += 1;
    });

    inside<HTMLElement>(pane, '.failure parley-button').click();

    expect(reloads).to.equal(1);
  });

  it('leads back to the inbox from what does not exist', async () => {
    const error = new ApiError('not_found', 'Nothing there.', { status: 404 });
    const pane = await drawPane({ ...READY, phase: 'failed', error });
    let leaves = 0;
    pane.addEventListener('parley-conversation-leave', () => {
      leaves += 1;
    });

    expect(words(inside(pane, '.failure p'))).to.include('does not exist');
    inside<HTMLElement>(pane, '.failure parley-button').click();

    expect(leaves).to.equal(1);
  });

  it('has a way back where it is the only column', async () => {
    const wide = await drawPane(READY);
    expect(getComputedStyle(inside(wide, '.back')).display).to.equal('none');

    const narrow = await drawPane(READY, { narrow: true });

    expect(getComputedStyle(inside(narrow, '.back')).display).not.to.equal('none');
    // Alone on the screen, it is the page's first heading.
    expect(inside(narrow, 'h2').getAttribute('aria-level')).to.equal('1');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      await expectAccessible(await drawPane(READY, { theme, narrow: true }));
    });
  }
});
