import { expect } from 'chai';
import { html } from 'lit';
import { ApiError, type ApiErrorCode } from '../../client/api-error.js';
import type { InboxState } from '../../client/inbox-store.js';
import { clear, draw, expectAccessible, inside, pause, words } from '../../testing/setup.js';
import { AGENT, makeConversation, makeConversations, SITE } from '../testing/conversations.js';
import '../install-help/install-help.js';
import './inbox.js';
import type { ParleyInbox } from './inbox.js';

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

describe('<parley-inbox>', () => {
  afterEach(clear);

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
