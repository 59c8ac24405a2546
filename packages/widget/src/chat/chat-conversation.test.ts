import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { clear, expectAccessible, inside, settled, until, words } from '../testing/setup.js';
import type { ParleyChat } from './parley-chat.js';
import './parley-chat.js';

const made: ParleyChat[] = [];

async function setup(): Promise<ParleyChat> {
  const chat = document.createElement('parley-chat');
  Object.assign(chat, { site: 'acme', server: window.PARLEY_SERVER, theme: 'light' });
  made.push(chat);
  document.body.append(chat);
  await settled(chat);
  chat.open = true;
  await until(
    'one can write or choose',
    () => composerOf(chat) ?? chat.shadowRoot?.querySelector('parley-home'),
  );
  await settled(chat);
  return chat;
}

const body = (chat: ParleyChat) => chat.shadowRoot?.querySelector('parley-chat-conversation')?.shadowRoot;
const composerOf = (chat: ParleyChat) => body(chat)?.querySelector('parley-composer');
const list = (chat: ParleyChat) => body(chat)?.querySelector('parley-message-list')?.shadowRoot;
const texts = (chat: ParleyChat) => [...(list(chat)?.querySelectorAll('.bubble') ?? [])].map(words);
const receipt = (chat: ParleyChat) => words(list(chat)?.querySelector('.state:last-of-type'));
const field = (chat: ParleyChat) => inside<HTMLTextAreaElement>(composerOf(chat) as Element, 'textarea');

async function write(chat: ParleyChat, text: string) {
  field(chat).focus();
  await sendKeys({ type: text });
  await sendKeys({ press: 'Enter' });
  await until(`${text} is sent`, () => texts(chat).includes(text) && receipt(chat).includes('Sent'));
}

/** Presses one of the actions of the last message. */
async function act(chat: ParleyChat, name: string) {
  await until('it may be changed', () => list(chat)?.querySelector('.more'));
  [...(list(chat)?.querySelectorAll<HTMLElement>('.more') ?? [])].at(-1)?.click();
  const actions = () => list(chat)?.querySelector('parley-message-actions')?.shadowRoot;
  const find = () =>
    [...(actions()?.querySelectorAll('button') ?? [])].find((button) => words(button) === name);
  await until(`there is ${name}`, find);
  find()?.click();
}

describe('a conversation in the chat, with a real server', () => {
  beforeEach(() => localStorage.clear());
  afterEach(() => {
    for (const chat of made.splice(0)) chat.remove();
    clear();
  });

  it('changes a message, and brings back what was being written', async () => {
    const chat = await setup();
    await write(chat, 'Helo');
    await sendKeys({ type: 'A draft' });

    await act(chat, 'Edit');
    await until('it is in the field', () => field(chat).value === 'Helo');
    await sendKeys({ type: '!' });
    await sendKeys({ press: 'Enter' });

    await until('it is changed', () => texts(chat).includes('Helo!'));
    expect(words(list(chat)?.querySelector('.edited'))).to.equal('Edited');
    expect(field(chat).value).to.equal('A draft');
  });

  it('leaves a message as it is with Escape, and stays open', async () => {
    const chat = await setup();
    await write(chat, 'Hello');

    await act(chat, 'Edit');
    await until('it is in the field', () => field(chat).value === 'Hello');
    await sendKeys({ press: 'Escape' });

    await until('the field is empty', () => field(chat).value === '');
    expect(chat.open).to.equal(true);
  });

  it('takes a message back', async () => {
    const chat = await setup();
    await write(chat, 'Oops');

    await act(chat, 'Delete');
    await confirm(chat);

    await until('it is gone', () => texts(chat).includes('Message deleted'));
    expect(texts(chat)).to.deep.equal(['Message deleted']);
  });

  it('keeps what was begun over a reload, and forgets it once it is sent', async () => {
    const chat = await setup();
    field(chat).focus();
    await sendKeys({ type: 'Begun' });
    chat.remove();

    const again = await setup();
    expect(field(again).value).to.equal('Begun');
    field(again).focus();
    await sendKeys({ press: 'Enter' });
    await until('it is sent', () => receipt(again).includes('Sent'));
    again.remove();

    const third = await setup();
    await until('the message is there', () => texts(third).includes('Begun'));
    expect(field(third).value).to.equal('');
  });

  it('sends a file that was chosen, and shows it', async () => {
    const chat = await setup();
    const composer = composerOf(chat) as Element;
    await until('files may be chosen', () => composer.shadowRoot?.querySelector('input[type=file]'));
    const data = new DataTransfer();
    data.items.add(new File(['Just words.'], 'note.txt', { type: 'text/plain' }));
    const picker = inside<HTMLInputElement>(composer, 'input[type=file]');
    picker.files = data.files;
    picker.dispatchEvent(new Event('change'));
    await until('it can be sent', () => {
      const send = composer.shadowRoot?.querySelector<HTMLButtonElement>('.send:not(.away)');
      return send && !send.disabled;
    });

    field(chat).focus();
    await sendKeys({ press: 'Enter' });

    await until('it is sent', () => receipt(chat).includes('Sent'));
    const files = list(chat)?.querySelector('parley-attachments') as Element;
    await settled(files);
    expect(words(inside(files, '.name'))).to.equal('note.txt');
    expect(composer.shadowRoot?.querySelector('parley-upload-list')).to.equal(null);
  });

  it('lists several conversations, goes from one to another, and keeps the focus inside', async () => {
    const chat = await setup();
    await write(chat, 'First');
    const header = inside(chat, 'parley-chat-header');
    const store = (chat as unknown as { store: { newConversation(): void } }).store;
    store.newConversation();
    await until('the new one is empty', () => texts(chat).length === 0);
    await write(chat, 'Second');
    await until('there is a way back', () => header.shadowRoot?.querySelector('.back'));

    inside<HTMLElement>(inside(header, '.back'), 'button').click();
    const rows = () => [
      ...(chat.shadowRoot?.querySelector('parley-home')?.shadowRoot?.querySelectorAll('li') ?? []),
    ];
    await until('both are listed', () => rows().length === 2);
    expect(rows().map((row) => words(row.querySelector('.last')))).to.deep.equal([
      'You: Second',
      'You: First',
    ]);
    expect(document.activeElement?.localName).to.equal('parley-chat');
    await expectAccessible(chat);

    rows()[1]?.querySelector('button')?.click();
    await until('the first is shown', () => texts(chat).includes('First'));
    expect(texts(chat)).to.deep.equal(['First']);
    expect(document.activeElement?.localName).to.equal('parley-chat');
  });
});

/** Says so a second time. */
async function confirm(chat: ParleyChat) {
  const actions = () => list(chat)?.querySelector('parley-message-actions')?.shadowRoot;
  await until('it asks', () => actions()?.querySelector('#question'));
  actions()?.querySelector<HTMLElement>('.danger')?.click();
}
