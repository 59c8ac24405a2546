import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import type { ConversationState } from '../../client/conversation-store.js';
import { type MessageView, NO_MARKS } from '../../client/conversation-view.js';
import { clear, draw, expectAccessible, inside, words } from '../../testing/setup.js';
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
    pane.start();

    await sendKeys({ type: 'Hi' });
    await sendKeys({ press: 'Enter' });

    expect(drafts).to.deep.equal(['H', 'Hi']);
    expect(sent).to.deep.equal(['Hi']);
  });

  it('begins with the draft', async () => {
    const pane = await drawPane(READY);

    pane.draft = 'half a thought';
    await pane.updateComplete;

    expect(inside<HTMLElement & { value: string }>(pane, 'parley-composer').value).to.equal('half a thought');
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
