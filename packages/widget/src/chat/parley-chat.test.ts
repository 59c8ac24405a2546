import { emulateMedia, sendKeys, setViewport } from '@web/test-runner-commands';
import { expect } from 'chai';
import { ask, clear, expectAccessible, inside, settled, still, until, words } from '../testing/setup.js';
import type { ParleyChat } from './parley-chat.js';
import './parley-chat.js';

interface Options {
  site?: string;
  theme?: 'light' | 'dark';
  locale?: string;
  open?: boolean;
}

const made: Element[] = [];

async function setup({ site = 'acme', theme = 'light', locale = '', open = true }: Options = {}) {
  const before = document.createElement('button');
  before.textContent = 'Before';
  const chat = document.createElement('parley-chat');
  Object.assign(chat, { site, theme, locale, server: window.PARLEY_SERVER });
  made.push(before, chat);
  document.body.append(before, chat);
  await settled(chat);
  before.focus();
  if (open) {
    chat.open = true;
    await until('the chat has loaded', () =>
      body(chat).shadowRoot?.querySelector('parley-message-list, .failure'),
    );
    await settled(chat);
  }
  return { chat, before };
}

const body = (chat: ParleyChat) => inside(chat, 'parley-chat-conversation');
const composer = (chat: ParleyChat) => inside(body(chat), 'parley-composer');
const list = (chat: ParleyChat) => inside(body(chat), 'parley-message-list');
const header = (chat: ParleyChat) => inside(chat, 'parley-chat-header');
const bubbles = (chat: ParleyChat) =>
  [...(list(chat).shadowRoot?.querySelectorAll('.bubble') ?? [])].map((bubble) => bubble.textContent);
const receipt = (chat: ParleyChat) => words(list(chat).shadowRoot?.querySelector('.state'));

async function write(chat: ParleyChat, text: string) {
  inside<HTMLElement>(composer(chat), 'textarea').focus();
  await sendKeys({ type: text });
  await sendKeys({ press: 'Enter' });
}

/** The company's view of the conversation that this visitor has begun. */
function conversationOf(chat: ParleyChat): string {
  const { conversation } = (chat as unknown as { chat: { state: { conversation: { id: string } } } }).chat
    .state;
  return conversation.id;
}

describe('<parley-chat>, with a real server', () => {
  beforeEach(() => localStorage.clear());

  afterEach(async () => {
    for (const element of made.splice(0)) element.remove();
    clear();
    await setViewport({ width: 1280, height: 800 });
    await emulateMedia({ reducedMotion: 'no-preference' });
  });

  it('greets, says who answers, and makes nobody known', async () => {
    const contacts = await ask('parley-contacts');

    const { chat } = await setup();

    expect(words(inside(body(chat), '.greeting'))).to.equal('Hello, how can we help?');
    expect(words(inside(header(chat), 'h2'))).to.equal('Acme support');
    // Answers in other tests may have been quick enough to tell of.
    const honest = /^(We answer as soon as we are back|Usually replies in .+)$/;
    await until('it is known whether somebody is there', () =>
      honest.test(words(inside(header(chat), '[role=status]'))),
    );
    expect(await ask('parley-contacts')).to.equal(contacts);
    expect(localStorage.length).to.equal(0);
  });

  it('sends what is written and shows how far it has got', async () => {
    const { chat } = await setup();

    await write(chat, 'Where is my order?');
    await until('it is sent', () => receipt(chat).includes('Sent'));

    expect(bubbles(chat)).to.deep.equal(['Where is my order?']);
  });

  it('shows the company’s answer, and counts it while it is closed', async () => {
    const { chat } = await setup();
    await write(chat, 'Hello');
    await until('it is sent', () => receipt(chat).includes('Sent'));
    const counts: number[] = [];
    chat.addEventListener('parley-unread-change', (event) => counts.push(event.count));
    chat.open = false;

    await ask('parley-say', { conversationId: conversationOf(chat), text: 'Hi!' });
    await until('it is counted', () => counts.at(-1) === 1);
    chat.open = true;
    await until('it is seen', () => counts.at(-1) === 0);

    expect(bubbles(chat)).to.deep.equal(['Hello', 'Hi!']);
  });

  it('takes the focus when it is opened, and gives it back when Escape closes it', async () => {
    const { chat } = await setup();
    expect(document.activeElement?.localName).to.equal('parley-chat');

    await sendKeys({ press: 'Escape' });
    await settled(chat);

    expect(chat.open).to.equal(false);
    expect(document.activeElement?.textContent).to.equal('Before');
  });

  it('can be left by Tab once it is closed, and not be entered', async () => {
    const { before } = await setup({ open: false });
    before.focus();

    await sendKeys({ press: 'Tab' });

    expect(document.activeElement?.localName).not.to.equal('parley-chat');
  });

  it('leaves the focus to the page when it was open from the start', async () => {
    const before = document.createElement('button');
    before.textContent = 'Before';
    const chat = document.createElement('parley-chat');
    Object.assign(chat, { site: 'acme', server: window.PARLEY_SERVER, open: true });
    made.push(before, chat);
    document.body.append(before);
    before.focus();

    document.body.append(chat);
    await until('the chat has loaded', () => chat.shadowRoot?.querySelector('parley-chat-conversation'));

    expect(document.activeElement?.textContent).to.equal('Before');
  });

  it('tells the page that it was opened and closed, also by its own button', async () => {
    const { chat } = await setup({ open: false });
    const heard: string[] = [];
    for (const type of ['parley-chat-open', 'parley-chat-close']) {
      chat.addEventListener(type, () => heard.push(type));
    }

    chat.open = true;
    await settled(chat);
    inside<HTMLElement>(inside(header(chat), 'parley-button'), 'button').click();
    await settled(chat);

    expect(heard).to.deep.equal(['parley-chat-open', 'parley-chat-close']);
  });

  it('says that it is not connected, holds what is written, and gets it through', async () => {
    const { chat } = await setup();
    await write(chat, 'one');
    await until('it is sent', () => receipt(chat).includes('Sent'));

    await ask('parley-stop');
    await until('it says so', () =>
      /Offline|Reconnecting/.test(words(inside(header(chat), '[role=status]'))),
    );
    await write(chat, 'two');
    expect(bubbles(chat)).to.deep.equal(['one', 'two']);
    expect(receipt(chat)).to.equal('Sending…');
    await until('the notice is there', () => body(chat).shadowRoot?.querySelector('parley-notice'));
    await settled(chat);
    await expectAccessible(chat);

    await ask('parley-start');
    await until('it got through', () => receipt(chat).includes('Sent'), 14_000);
    await until('the notice has gone', () => !body(chat).shadowRoot?.querySelector('parley-notice'), 14_000);
  });

  it('says that it could not be loaded, and loads when one tries again', async () => {
    await ask('parley-stop');
    const { chat } = await setup();
    expect(words(inside(body(chat), '.failure'))).to.equal('The chat could not be loaded. Try again');
    await expectAccessible(chat);

    await ask('parley-start');
    inside<HTMLElement>(inside(body(chat), '.failure parley-button'), 'button').click();

    await until('it has loaded', () => body(chat).shadowRoot?.querySelector('.greeting'));
  });

  it('says that there is no such chat, and does not ask to try again', async () => {
    const { chat } = await setup({ site: 'nowhere' });

    expect(words(inside(body(chat), '.failure'))).to.equal('There is no such chat.');
  });

  it('speaks Arabic from the right, from the first picture on', async () => {
    const { chat } = await setup({ locale: 'ar' });

    const panel = inside<HTMLElement>(chat, '.panel');

    expect(panel.dir).to.equal('rtl');
    expect(panel.lang).to.equal('ar');
    expect(inside<HTMLTextAreaElement>(composer(chat), 'textarea').placeholder).to.equal('اكتب رسالة…');
    await expectAccessible(chat);
  });

  it('fills a phone’s screen, as a modal dialog', async () => {
    await setViewport({ width: 375, height: 700 });
    const { chat } = await setup();
    await still(chat);

    const { width, height } = inside(chat, '.panel').getBoundingClientRect();

    expect([width, height]).to.deep.equal([375, 700]);
    expect(inside(chat, '.panel').getAttribute('aria-modal')).to.equal('true');
  });

  it('stands beside the page on a larger screen, never higher than the window', async () => {
    await setViewport({ width: 1280, height: 600 });
    const { chat } = await setup();
    await still(chat);

    const { width, height } = inside(chat, '.panel').getBoundingClientRect();

    expect([width, height]).to.deep.equal([400, 504]);
    expect(inside(chat, '.panel').hasAttribute('aria-modal')).to.equal(false);
  });

  it('keeps its size on a page with a small root font, and its face from the page’s rules', async () => {
    const style = new CSSStyleSheet();
    style.replaceSync('html { font-size: 5px } * { color: red; padding: 40px } button { display: none }');
    document.adoptedStyleSheets = [style];

    const { chat } = await setup();
    await still(chat);
    const close = inside<HTMLElement>(inside(header(chat), 'parley-button'), 'button');

    expect(getComputedStyle(inside(composer(chat), 'textarea')).fontSize).to.equal('14px');
    expect(close.getBoundingClientRect().width).to.equal(32);
    document.adoptedStyleSheets = [];
  });

  it('does not move for a reader who asked for less motion', async () => {
    await emulateMedia({ reducedMotion: 'reduce' });
    const { chat } = await setup();

    const [duration] = getComputedStyle(inside(chat, '.panel')).transitionDuration.split(',');

    expect(Number.parseFloat(duration ?? '1')).to.be.below(0.001);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible empty and with a conversation, ${theme}`, async () => {
      const { chat } = await setup({ theme });
      await expectAccessible(chat);

      await write(chat, 'Hello');
      await until('it is sent', () => receipt(chat).includes('Sent'));
      await ask('parley-say', { conversationId: conversationOf(chat), text: 'Hi! See https://example.com' });
      await until('the answer is there', () => bubbles(chat).length === 2);
      await expectAccessible(chat);
      expect(getComputedStyle(chat).colorScheme).to.equal(theme);
    });
  }
});
