import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import type { MenuChoice } from '../../events/menu-choose.js';
import { draw, expectAccessible, words } from '../../testing/setup.js';
import './chat-menu.js';
import type { ParleyChatMenu } from './chat-menu.js';

const ALL: MenuChoice[] = ['sound', 'notify', 'transcript-mail', 'transcript', 'log-out'];

async function setup(options = {}) {
  const menu = await draw<ParleyChatMenu>(
    html`<parley-chat-menu .choices=${ALL} .chosen=${['notify'] satisfies MenuChoice[]}></parley-chat-menu>`,
    options,
  );
  const heard: string[] = [];
  menu.addEventListener('parley-menu-choose', ({ choice }) => heard.push(choice));
  return { menu, heard, focused: () => words(menu.shadowRoot?.activeElement) };
}

describe('<parley-chat-menu>', () => {
  it('takes the focus and is moved in with arrow keys, from end to end', async () => {
    const { heard, focused } = await setup();
    expect(focused()).to.equal('Sound for new messages');

    await sendKeys({ press: 'ArrowUp' });
    expect(focused()).to.equal('Log out');
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'ArrowDown' });
    await sendKeys({ press: 'Enter' });

    expect(heard).to.deep.equal(['notify']);
  });

  it('says which switches are on, and calls nothing else a switch', async () => {
    const { menu } = await setup();

    const states = [...(menu.shadowRoot?.querySelectorAll('button') ?? [])].map((button) =>
      button.getAttribute('aria-checked'),
    );

    expect(states).to.deep.equal(['false', 'true', null, null, null]);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible, ${theme}`, async () => {
      const { menu } = await setup({ theme });

      await expectAccessible(menu);
    });
  }
});
