import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { MessageView } from '../../client/conversation-view.js';
import { file, message } from '../../testing/messages.js';
import { draw, expectAccessible, inside, settled, until, words } from '../../testing/setup.js';
import '../message-list/message-list.js';
import type { ParleyMessageList } from '../message-list/message-list.js';

const setup = (messages: MessageView[]) =>
  draw<ParleyMessageList>(html`<parley-message-list .messages=${messages}></parley-message-list>`);

describe('<parley-message-actions>, in the list', () => {
  const fresh = (changes: Partial<MessageView> = {}) =>
    message(2, true, { createdAt: new Date().toISOString(), editable: true, ...changes });

  async function open(changes: Partial<MessageView> = {}) {
    const list = await setup([message(1, false), fresh(changes)]);
    const log = inside<HTMLElement>(list, '.log');
    const heard: string[] = [];
    for (const type of ['parley-message-edit', 'parley-message-delete'] as const) {
      list.addEventListener(type, (event) => heard.push(`${type} ${event.messageId}`));
    }
    inside<HTMLButtonElement>(list, '.more').focus();
    await sendKeys({ press: 'Enter' });
    await until('the actions are there', () =>
      list.shadowRoot?.querySelector('parley-message-actions:defined'),
    );
    const actions = inside(list, 'parley-message-actions');
    await settled(list);
    const focused = () => words(actions.shadowRoot?.activeElement);
    return { list, log, actions, heard, focused };
  }

  it('are there for what one may still change, and for nothing else', async () => {
    const list = await setup([
      message(1, false),
      fresh({ editable: false }),
      fresh({ id: 'msg_3', createdAt: new Date(Date.now() - 16 * 60_000).toISOString() }),
      fresh({ id: 'msg_4' }),
    ]);

    expect(list.shadowRoot?.querySelectorAll('.more')).to.have.length(1);
  });

  it('are reached and left by the keyboard', async () => {
    const { list, focused } = await open();
    expect(focused()).to.equal('Edit');

    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal('Delete');
    await sendKeys({ press: 'ArrowRight' });
    expect(focused()).to.equal('Edit');
    await sendKeys({ press: 'Escape' });
    await settled(list);

    expect(list.shadowRoot?.querySelector('parley-message-actions')).to.equal(null);
    expect(list.shadowRoot?.activeElement?.className).to.equal('more');
  });

  it('begin a change', async () => {
    const { heard } = await open();

    await sendKeys({ press: 'Enter' });

    expect(heard).to.deep.equal(['parley-message-edit msg_2']);
  });

  it('delete only after asking, with the harmless answer first', async () => {
    const { list, log, heard, focused, actions } = await open();

    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'Enter' });
    await settled(list);
    expect(words(inside(actions, '#question'))).to.equal('Delete this message?');
    expect(focused()).to.equal('Keep');
    expect(heard).to.deep.equal([]);
    await sendKeys({ press: 'ArrowRight' });
    await sendKeys({ press: 'Enter' });

    expect(heard).to.deep.equal(['parley-message-delete msg_2']);
    expect(list.shadowRoot?.activeElement).to.equal(log);
  });

  it('are only deleting for a message without words', async () => {
    const { actions } = await open({ text: '', attachments: [file()] });

    expect([...(actions.shadowRoot?.querySelectorAll('button') ?? [])].map(words)).to.deep.equal(['Delete']);
  });

  it('are accessible', async () => {
    const { list } = await open();
    await expectAccessible(list);

    await sendKeys({ press: 'ArrowLeft' });
    await sendKeys({ press: 'Enter' });
    await settled(list);
    await expectAccessible(list);
  });
});
