import { type Conversation, newId } from '@parley/protocol';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { Api } from '../../client/api.js';
import { InboxDesk } from '../../client/inbox-desk.js';
import { ContactSession } from '../../client/session.js';
import { SafeStorage } from '../../client/storage.js';
import type { ParleyComposer } from '../../elements/composer/composer.js';
import { ask, clear, draw, expectAccessible, inside, until, words } from '../../testing/setup.js';
import type { ParleyConversationList } from '../conversation-list/conversation-list.js';
import type { Section } from '../sections.js';
import { AGENT, SITE } from '../testing/conversations.js';
import './workspace.js';
import type { ParleyWorkspace } from './workspace.js';

let desk: InboxDesk | undefined;

/**
 * The desk of somebody with three conversations. Agents' cookies do not leave the server's own pages, so a contact's
 * token opens the door here; what this room does with address, keyboard and focus is the same.
 */
async function begin({ width = 1100, hash = '#/v/all' } = {}) {
  const server = window.PARLEY_SERVER;
  const storage = new SafeStorage(() => undefined);
  storage.set(`parley:${AGENT.id}:view`, 'all');
  const api = new Api({
    server,
    tokens: new ContactSession({ api: new Api({ server }), site: 'acme', storage }),
  });
  const conversations: Conversation[] = [];
  for (const text of ['First', 'Second', 'Third']) {
    const conversation = await api.createConversation({ id: newId('conversation'), kind: 'chat' });
    await ask('parley-say', { conversationId: conversation.id, text });
    conversations.unshift(conversation);
  }
  history.replaceState(null, '', hash.replace('LAST', conversations[2]?.id ?? ''));
  desk = new InboxDesk({ api, agent: AGENT, storage, onEnded: () => undefined });
  const workspace = await draw<ParleyWorkspace>(
    html`<parley-workspace
      .style=${`block-size:600px;inline-size:${width}px`}
      .desk=${desk}
      .agent=${AGENT}
      .sites=${[SITE]}
    ></parley-workspace>`,
  );
  await desk.inbox.load();
  await until('the rows', () => listOf(workspace)?.shadowRoot?.querySelectorAll('a').length === 3);
  return { workspace, ids: conversations.map(({ id }) => id), desk };
}

const listOf = (workspace: ParleyWorkspace) =>
  inside(workspace, 'parley-inbox').shadowRoot?.querySelector<ParleyConversationList>(
    'parley-conversation-list',
  );
const paneOf = (workspace: ParleyWorkspace) =>
  workspace.shadowRoot?.querySelector('parley-room')?.shadowRoot?.querySelector('parley-conversation-pane');
const boxOf = (workspace: ParleyWorkspace) =>
  paneOf(workspace)?.shadowRoot?.querySelector('parley-answer-box');
const composerOf = (workspace: ParleyWorkspace) =>
  boxOf(workspace)?.shadowRoot?.querySelector<ParleyComposer>('parley-composer');
const focusedRow = (workspace: ParleyWorkspace) =>
  listOf(workspace)?.shadowRoot?.activeElement?.getAttribute('data-id');
const isWriting = (workspace: ParleyWorkspace) => boxOf(workspace)?.shadowRoot?.activeElement?.localName;

async function open(workspace: ParleyWorkspace, id: string | undefined) {
  listOf(workspace)?.shadowRoot?.querySelector<HTMLElement>(`a[data-id="${id}"]`)?.click();
  await until(
    'the conversation',
    () => paneOf(workspace)?.conversation?.id === id && isWriting(workspace) === 'parley-composer',
  );
}

describe('<parley-workspace>', () => {
  afterEach(() => {
    desk?.close();
    clear();
    history.replaceState(null, '', '#');
  });

  it('is worked by keys alone: j and k, Enter, Escape', async () => {
    const { workspace, ids } = await begin();

    await sendKeys({ press: 'j' });
    await until('the first row', () => focusedRow(workspace) === ids[0]);
    await sendKeys({ press: 'j' });
    await sendKeys({ press: 'j' });
    await sendKeys({ press: 'k' });
    await until('the second row', () => focusedRow(workspace) === ids[1]);
    await sendKeys({ press: 'Enter' });
    await until('the composer', () => isWriting(workspace) === 'parley-composer');
    expect(location.hash).to.equal(`#/c/${ids[1]}`);

    await sendKeys({ type: 'jk' });
    expect(composerOf(workspace)?.value).to.equal('jk');
    await sendKeys({ press: 'Escape' });

    await until('the row again', () => focusedRow(workspace) === ids[1]);
    expect(location.hash).to.equal('#/v/all');
  });

  it('begins with the view that the agent left on this device, and keeps the one they go to', async () => {
    const { workspace, desk } = await begin({ hash: '#/' });
    expect(location.hash).to.equal('#/v/all');

    location.hash = '#/v/mine';
    await until('the other view', () => workspace.shadowRoot && desk.home.state === 'mine');
    location.hash = '#/';

    await until('that view again', () => location.hash === '#/v/mine');
  });

  it('shows its keys on ?, and gives the focus back', async () => {
    const { workspace, ids } = await begin();
    await sendKeys({ press: 'j' });
    await sendKeys({ press: '?' });
    await until('the keys', () => workspace.shadowRoot?.querySelector('parley-key-help'));
    const help = inside<HTMLElement>(workspace, 'parley-key-help');
    await until('their window', () => help.shadowRoot?.querySelector('dialog[open]'));
    await expectAccessible(help);

    await sendKeys({ press: 'Escape' });

    await until('the room', () => !workspace.shadowRoot?.querySelector('parley-key-help'));
    expect(focusedRow(workspace)).to.equal(ids[0]);
  });

  it('opens a conversation from the palette, by keys alone', async () => {
    const { workspace, ids } = await begin();
    await sendKeys({ press: 'Control+K' });
    await until('the palette', () => workspace.shadowRoot?.querySelector('parley-palette'));
    const palette = inside<HTMLElement>(workspace, 'parley-palette');
    await until('its window', () => palette.shadowRoot?.querySelector('dialog[open]'));
    await expectAccessible(palette);

    await sendKeys({ type: 'anon' });
    await until('those found', () => palette.shadowRoot?.querySelectorAll('[role=option]').length === 3);
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });

    await until('the conversation', () => location.hash === `#/c/${ids[1]}`);
    expect(workspace.shadowRoot?.querySelector('parley-palette')).to.equal(null);
  });

  it('shows whom one talks to on i', async () => {
    const { workspace, ids } = await begin();
    await open(workspace, ids[0]);
    paneOf(workspace)?.shadowRoot?.querySelector('h2')?.focus();

    await sendKeys({ press: 'i' });

    await until('the card', () => paneOf(workspace)?.shadowRoot?.querySelector('parley-contact-card'));
    const card = paneOf(workspace)?.shadowRoot?.querySelector('parley-contact-card');
    await until('the contact', () =>
      words(card?.shadowRoot?.querySelector('.proof')).includes('not verified'),
    );
    await expectAccessible(inside(workspace, '.columns'));
  });

  it('goes to another place and back, from a conversation too', async () => {
    const { workspace, ids } = await begin();
    const section: Section = {
      id: 'garden',
      label: () => 'Garden',
      icon: html``,
      open: (agent) => agent.role === 'agent',
      load: () => Promise.resolve(),
      render: ({ path }) => html`<p>Path ${path}</p>`,
    };
    workspace.sections = [section];
    await open(workspace, ids[0]);

    location.hash = '#/garden/roses';
    await until('the place', () => words(workspace.shadowRoot?.querySelector('.place p')) === 'Path roses');
    expect(workspace.shadowRoot?.activeElement?.localName).to.equal('h1');
    await expectAccessible(inside(workspace, '.place'));
    inside<HTMLElement>(workspace, '.back').click();
    await until('the inbox', () => workspace.shadowRoot?.querySelector('parley-inbox'));

    workspace.agent = { ...AGENT, role: 'analyst' };
    location.hash = '#/garden';
    await until('the refusal', () =>
      words(workspace.shadowRoot?.querySelector('.place')).includes('may not see'),
    );
    location.hash = '#/moon';
    await until('the loss', () =>
      words(workspace.shadowRoot?.querySelector('.place')).includes('This page does not exist.'),
    );
  });

  it('begins with the figures for an analyst, who can go to the inbox from there', async () => {
    const { workspace, desk: analysts } = await begin();
    workspace.remove();
    history.replaceState(null, '', '#/');
    const again = await draw<ParleyWorkspace>(
      html`<parley-workspace .desk=${analysts} .agent=${{ ...AGENT, role: 'analyst' }} .sites=${[SITE]}></parley-workspace>`,
    );

    expect(location.hash).to.equal('#/insights');
    await until('the place', () => words(again.shadowRoot?.querySelector('.place h1')) === 'Insights');
    inside<HTMLElement>(again, '.back').click();
    await until('the inbox', () => again.shadowRoot?.querySelector('parley-inbox'));
  });

  it('keeps what was begun in each conversation', async () => {
    const { workspace, ids, desk } = await begin();
    await open(workspace, ids[0]);
    await sendKeys({ type: 'half a thought' });

    await open(workspace, ids[1]);
    expect(composerOf(workspace)?.value).to.equal('');
    await open(workspace, ids[0]);

    expect(composerOf(workspace)?.value).to.equal('half a thought');
    expect(desk.drafts.get(ids[0] ?? '')).to.equal('half a thought');
  });

  it('forgets the draft when it is sent', async () => {
    const { workspace, ids, desk } = await begin();
    await open(workspace, ids[0]);

    await sendKeys({ type: 'All of it' });
    await sendKeys({ press: 'Enter' });

    const stored = () => ask<{ text: string }[]>('parley-messages', { conversationId: ids[0] });
    await until('the message in the list', () =>
      desk.state.conversation?.state.messages.some(({ text, seq }) => text === 'All of it' && seq !== null),
    );
    expect((await stored()).map(({ text }) => text)).to.deep.equal(['Third', 'All of it']);
    expect(desk.drafts.get(ids[0] ?? '')).to.equal('');
    expect(composerOf(workspace)?.value).to.equal('');
  });

  it('opens what the address names, without taking the focus', async () => {
    const { workspace, ids } = await begin({ hash: '#/c/LAST' });

    await until('the pane', () =>
      words(paneOf(workspace)?.shadowRoot?.querySelector('h2')).startsWith('Anonymous'),
    );

    expect(desk?.state.conversation?.id).to.equal(ids[2]);
    expect(document.activeElement).to.equal(document.body);
  });

  it('reads a conversation at the message that the address names, however far up that is', async () => {
    const { workspace, ids } = await begin();
    await ask('parley-say', { conversationId: ids[1], text: 'Word', count: 120 });
    const [first] = await ask<{ id: string }[]>('parley-messages', { conversationId: ids[1] });
    const list = () => paneOf(workspace)?.shadowRoot?.querySelector('parley-message-list');
    const focused = () => list()?.shadowRoot?.activeElement as HTMLElement | null | undefined;

    location.hash = `#/c/${ids[1]}/${first?.id}`;

    await until('the message', () => focused()?.dataset.id === first?.id);
    expect(words(focused())).to.include('Second');
    const [seen, frame] = [focused()?.getBoundingClientRect(), list()?.getBoundingClientRect()];
    expect(seen?.top).to.be.at.least(frame?.top ?? Number.NaN);
    expect(seen?.bottom).to.be.at.most(frame?.bottom ?? Number.NaN);
    await expectAccessible(inside(workspace, '.columns'));
  });

  it('begins where one writes when the message in the address is not there', async () => {
    const { workspace, ids } = await begin();

    location.hash = `#/c/${ids[1]}/${newId('message')}`;

    await until('the composer', () => isWriting(workspace) === 'parley-composer');
  });

  it('shows one column at a time where it is narrow, with a way back', async () => {
    const { workspace, ids } = await begin({ width: 375 });
    const seen = (selector: string) => getComputedStyle(inside(workspace, selector)).visibility;
    // The room measures itself, which the browser does with its next picture.
    await until('one column', () => seen('.conversation') === 'hidden');
    expect(seen('.inbox')).to.equal('visible');

    await open(workspace, ids[0]);
    await until('the conversation', () => seen('.conversation') === 'visible');
    expect(seen('.inbox')).to.equal('hidden');
    paneOf(workspace)?.shadowRoot?.querySelector<HTMLElement>('.back')?.click();

    await until('the inbox', () => seen('.inbox') === 'visible');
    await until('the row', () => focusedRow(workspace) === ids[0]);
  });

  it('shows both columns from 768 px on', async () => {
    const { workspace } = await begin({ width: 768 });

    for (const column of ['.inbox', '.conversation']) {
      expect(getComputedStyle(inside(workspace, column)).visibility).to.equal('visible');
    }
    expect(inside<HTMLElement>(workspace, '.inbox').offsetWidth).to.equal(360);
  });

  it('says that the connection is away, but not at once', async () => {
    const { workspace, desk } = await begin();
    // A contact's token is no agent's cookie: the server refuses the live connection.
    desk.start();
    await until('the refusal', () => desk.state.connection === 'offline');
    expect(workspace.shadowRoot?.querySelector('.banner')).to.equal(null);

    await until('the banner', () => workspace.shadowRoot?.querySelector('.banner'));

    expect(words(inside(workspace, '.banner'))).to.include('You are offline');
  });

  it('leaves the title alone once it is gone', async () => {
    const { workspace, desk } = await begin();
    expect(document.title).to.include('Inbox');

    workspace.remove();
    document.title = 'Sign in';
    workspace.requestUpdate();
    desk.close();
    await workspace.updateComplete;

    expect(document.title).to.equal('Sign in');
  });

  it('is accessible with a conversation open', async () => {
    const { workspace, ids } = await begin();
    await open(workspace, ids[0]);

    await expectAccessible(inside(workspace, '.columns'));
  });
});
