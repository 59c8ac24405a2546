/** What a page can do with `<parley-chat>`, with a real server. */
import type { Conversation } from '@parley/protocol';
import { expect } from 'chai';
import type { ParleyComposer } from '../elements/composer/composer.js';
import { ask, clear, inside, settled, until, words } from '../testing/setup.js';
import type { ParleyChat } from './parley-chat.js';
import './parley-chat.js';

const made: Element[] = [];

async function setup(options: Partial<ParleyChat> = {}) {
  const chat = document.createElement('parley-chat');
  Object.assign(chat, { site: 'acme', server: window.PARLEY_SERVER, ...options });
  const heard: Event[] = [];
  for (const type of [
    'parley-identity-refuse',
    'parley-identity-change',
    'parley-chat-open',
    'parley-chat-close',
  ])
    chat.addEventListener(type, (event) => heard.push(event));
  made.push(chat);
  document.body.append(chat);
  await settled(chat);
  return { chat, types: () => heard.map(({ type }) => type) };
}

const body = (chat: ParleyChat) => inside(chat, 'parley-chat-conversation');
const stateOf = (chat: ParleyChat) =>
  (chat as unknown as { chat: { state: { phase: string; conversation: { id: string } | null } } }).chat.state;

async function write(chat: ParleyChat, text: string) {
  await until('the chat is ready', () => stateOf(chat).phase === 'ready');
  await settled(chat);
  const composer = inside<ParleyComposer>(body(chat), 'parley-composer');
  composer.value = text;
  await composer.updateComplete;
  inside<HTMLButtonElement>(composer, '.send').click();
  await until('it is sent', () =>
    words(
      body(chat).shadowRoot?.querySelector('parley-message-list')?.shadowRoot?.querySelector('.state'),
    ).includes('Sent'),
  );
  return ask<Conversation>('parley-conversation', { conversationId: stateOf(chat).conversation?.id });
}

describe('what a page can do with the chat', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    for (const element of made.splice(0)) element.remove();
    clear();
  });

  it('opens, closes and toggles it', async () => {
    const { chat, types } = await setup();

    for (const act of ['show', 'hide', 'toggle', 'toggle'] as const) {
      chat[act]();
      await settled(chat);
    }

    const [open, close] = ['parley-chat-open', 'parley-chat-close'];
    expect(types()).to.deep.equal([open, close, open, close]);
  });

  it('tells the company where the visitor is and what it is about', async () => {
    const { chat } = await setup({ open: true });
    const told = { order: 4711, product: 'Halden Long', nonsense: { deep: true }, title: 'Basket' };

    chat.setContext(told as object);
    const { context } = await write(chat, 'Where is it?');

    const url = location.href.split('#')[0];
    expect(context).to.deep.equal({ url, title: 'Basket', product: 'Halden Long', order: '4711' });
  });

  it('shows the company at once where a visitor goes while their conversation is open', async () => {
    const { chat } = await setup({ open: true });
    const { id, context } = await write(chat, 'Which one is it?');
    const before = location.href;
    const { title } = document;
    const told = async () => (await ask<Conversation>('parley-conversation', { conversationId: id })).context;

    history.pushState(null, '', '?lamps');
    document.title = 'Lamps';
    const url = location.href;

    await until('the page is known', async () => (await told())?.url === url);
    expect(await told()).to.deep.include({ url, title: 'Lamps' });
    chat.setContext({ order: 4711 });
    await until('the order is known', async () => (await told())?.order === '4711');
    history.replaceState(null, '', before);
    document.title = title;
    await until('the page before is known', async () => (await told())?.url === context?.url);
  });

  it('begins a conversation that answers a message of the company’s, and shows that first', async () => {
    const { chat } = await setup();

    chat.begin('moved');
    await until('it is shown', () =>
      words(body(chat).shadowRoot?.querySelector('.greeting')).includes('Looking for'),
    );
    const { proactiveId } = await write(chat, 'Yes');

    expect(proactiveId).to.equal('moved');
    expect(words(body(chat).shadowRoot?.querySelector('.greeting'))).to.equal('Looking for <b>prices</b>?');
  });

  it('says to the caller and in an event that nobody vouches for a token', async () => {
    const { chat, types } = await setup();
    const contacts = await ask('parley-contacts');
    chat.token = 'nobody signed this';
    await settled(chat);
    expect(await ask('parley-contacts')).to.equal(contacts);

    chat.show();
    await until('it is refused', () => types().includes('parley-identity-refuse'));
    const refused = await chat.identify('nor this').then(
      () => undefined,
      (error: Error) => error,
    );

    expect(refused).to.be.an('error');
    expect(types().filter((type) => type === 'parley-identity-refuse')).to.have.length(2);
    expect(types()).not.to.include('parley-identity-change');
    chat.hide();
    await settled(chat);
    chat.show();
    await until(
      'it is tried again',
      () => types().filter((type) => type === 'parley-identity-refuse').length === 3,
    );
  });

  it('leaves nothing in the browser when the visitor logs out', async () => {
    const { chat } = await setup({ open: true });
    await write(chat, 'Between us');
    expect(Object.keys(localStorage).filter((key) => key.startsWith('parley:'))).not.to.deep.equal([]);

    await chat.logout();
    await settled(chat);

    expect(Object.keys(localStorage)).to.deep.equal([]);
    expect(stateOf(chat).conversation).to.equal(null);
  });
});
