import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { ApiError } from '../../client/api-error.js';
import { clear, draw, expectAccessible, inside, words } from '../../testing/setup.js';
import { AGENT } from '../testing/conversations.js';
import './account-menu.js';
import type { ParleyAccountMenu } from './account-menu.js';

const drawMenu = (theme: 'light' | 'dark' = 'light') =>
  draw<ParleyAccountMenu>(html`<parley-account-menu .agent=${AGENT}></parley-account-menu>`, { theme });

const menuOf = (element: ParleyAccountMenu) => inside<HTMLElement>(element, '.menu');
const isOpen = (element: ParleyAccountMenu) => menuOf(element).matches(':popover-open');

describe('<parley-account-menu>', () => {
  afterEach(clear);

  it('says who is signed in', async () => {
    const element = await drawMenu();

    inside<HTMLElement>(element, '.who').click();

    expect(isOpen(element)).to.equal(true);
    expect(words(inside(element, '.person'))).to.equal('Lena Brandt lena@acme.example Agent');
  });

  it('opens within the window, whichever way the page runs', async () => {
    for (const dir of ['ltr', 'rtl'] as const) {
      const element = await draw<ParleyAccountMenu>(
        html`<parley-account-menu .agent=${AGENT}></parley-account-menu>`,
        { dir },
      );
      inside<HTMLElement>(element, '.who').click();

      const { left, right } = menuOf(element).getBoundingClientRect();
      expect(left).to.be.at.least(0);
      expect(right).to.be.at.most(document.documentElement.clientWidth);
    }
  });

  it('says whether the agent is there, once that is known, and lets them change it', async () => {
    const element = await drawMenu();
    const said: boolean[] = [];
    element.addEventListener('parley-availability-change', ({ away }) => said.push(away));
    expect(element.renderRoot.querySelector('.there')).to.equal(null);

    for (const away of [false, true]) {
      element.away = away;
      await element.updateComplete;
      expect(inside(element, '.there').getAttribute('aria-checked')).to.equal(String(!away));
      expect(element.renderRoot.querySelector('.badge') !== null).to.equal(away);
      inside<HTMLElement>(element, '.there').click();
    }

    expect(said).to.deep.equal([true, false]);
  });

  it('says in words why the server did not take it', async () => {
    const element = await drawMenu();
    element.away = false;
    element.trouble = new ApiError('network', 'Away.');
    await element.updateComplete;
    inside<HTMLElement>(element, '.who').click();

    expect(words(inside(element, 'parley-notice'))).to.equal(
      'The server cannot be reached. Check your connection.',
    );
    await expectAccessible(element);
  });

  it('signs out', async () => {
    const element = await drawMenu();
    let outs = 0;
    element.addEventListener('parley-sign-out', () => {
      outs += 1;
    });
    inside<HTMLElement>(element, '.who').click();

    inside<HTMLElement>(element, '.leave').click();

    expect(outs).to.equal(1);
  });

  it('takes Escape for itself while it is open, and only then', async () => {
    const element = await drawMenu();
    const heard: string[] = [];
    const listen = (event: KeyboardEvent) => heard.push(event.key);
    window.addEventListener('keydown', listen);
    inside<HTMLElement>(element, '.who').focus();

    await sendKeys({ press: 'Enter' });
    heard.length = 0;
    await sendKeys({ press: 'Escape' });
    expect(isOpen(element)).to.equal(false);
    expect(heard).to.deep.equal([]);
    await sendKeys({ press: 'Escape' });

    expect(heard).to.deep.equal(['Escape']);
    window.removeEventListener('keydown', listen);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible when open, ${theme}`, async () => {
      const element = await drawMenu(theme);
      element.failed = true;
      element.away = theme === 'dark';
      await element.updateComplete;
      inside<HTMLElement>(element, '.who').click();

      await expectAccessible(element);
    });
  }
});
