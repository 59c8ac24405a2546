import type { Conversation, Message, Site } from '@parley/protocol';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { ConversationListState, ConversationRow } from '../../client/conversation-list.js';
import { draw, expectAccessible, inside, words } from '../../testing/setup.js';
import './home.js';
import type { ParleyHome } from './home.js';

const site = {
  name: 'Acme',
  texts: { title: 'Acme support', greeting: 'Hello' },
  teams: [{ id: 'sales', name: 'Sales' }],
} as unknown as Site;

function row(id: string, last: Partial<Message>, changes: Partial<Conversation> = {}): ConversationRow {
  const author = { type: 'agent', id: 'agt_1', name: 'Ada' };
  const lastMessage = { author, text: 'Hi', attachments: [], status: 'published', ...last };
  const conversation = {
    id,
    lastMessage,
    lastAt: new Date().toISOString(),
    status: 'open',
    teamId: null,
    ...changes,
  };
  return { conversation: conversation as Conversation, unread: 0 };
}

const own = { type: 'contact', id: 'con_1', name: null } as const;
const ROWS = [
  { ...row('cnv_1', { text: '**Bold** words' }), unread: 2 },
  row('cnv_2', { author: own, text: 'Mine' }, { teamId: 'sales', status: 'resolved' }),
  row('cnv_3', { text: '', status: 'deleted' }),
];

async function setup(changes: Partial<ConversationListState> = {}, options = {}) {
  const conversations: ConversationListState = { phase: 'ready', rows: ROWS, older: 'none', ...changes };
  const home = await draw<ParleyHome>(
    html`<parley-home .site=${site} .conversations=${conversations}></parley-home>`,
    options,
  );
  const heard: string[] = [];
  home.addEventListener('parley-conversation-new', () => heard.push('new'));
  home.addEventListener('parley-conversation-open', (event) => heard.push(event.conversationId));
  home.addEventListener('parley-history-load', () => heard.push('load'));
  return { home, heard };
}

describe('<parley-home>', () => {
  it('shows with whom, the last words without their marks, and what is new', async () => {
    const { home } = await setup();

    const rows = [...(home.shadowRoot?.querySelectorAll('li') ?? [])];
    const read = (selector: string) => rows.map((one) => words(one.querySelector(selector)));

    expect(read('.who')).to.deep.equal(['Ada', 'Sales', 'Ada']);
    expect(read('.last')).to.deep.equal(['Bold words', 'You: Mine', 'Message deleted']);
    expect(read('.visually-hidden')).to.deep.equal(['2 new', '', '']);
    expect(read('.status')).to.deep.equal(['', 'Resolved', '']);
  });

  it('is worked with by keyboard alone', async () => {
    const { home, heard } = await setup();
    home.focus();

    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });

    expect(heard).to.deep.equal(['new', 'cnv_1']);
  });

  it('offers older ones, and to try again when they or all could not be loaded', async () => {
    const { home, heard } = await setup({ older: 'some' });
    inside<HTMLElement>(inside(home, 'parley-button'), 'button').click();

    for (const state of [{ older: 'failed' }, { phase: 'failed' }] as const) {
      const failed = await setup(state);
      inside<HTMLElement>(inside(failed.home, 'parley-notice'), 'button').click();
      heard.push(...failed.heard);
    }

    expect(heard).to.deep.equal(['load', 'load', 'load']);
  });

  for (const theme of ['light', 'dark'] as const) {
    for (const changes of [
      {},
      { older: 'some' },
      { older: 'failed' },
      { phase: 'loading' },
      { phase: 'failed' },
    ] as const) {
      it(`is accessible with ${JSON.stringify(changes)}, ${theme}`, async () => {
        const { home } = await setup(changes, { theme });

        await expectAccessible(home);
      });
    }
  }
});
