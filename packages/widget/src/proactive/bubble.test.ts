import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { clear, draw, expectAccessible, inside, until } from '../testing/setup.js';
import { createBubble } from './bubble.js';

async function setup({ text = 'May we help?', locale = 'en', theme = 'light' } = {}) {
  const heard: string[] = [];
  const bubble = createBubble({
    from: 'Acme',
    text,
    locale,
    onAnswer: () => heard.push('answer'),
    onClose: () => heard.push('close'),
  });
  bubble.setAttribute('theme', theme);
  await draw(html`${bubble}`, { theme: theme as 'light' | 'dark', dir: locale === 'he' ? 'rtl' : 'ltr' });
  await until('it speaks', () => inside(bubble, '.text').textContent !== '');
  return { bubble, heard, words: inside<HTMLButtonElement>(bubble, '.text') };
}

describe('the bubble of a message that speaks first', () => {
  afterEach(clear);

  for (const theme of ['light', 'dark']) {
    it(`is clean to axe (${theme})`, async () => {
      const { bubble } = await setup({ theme, locale: 'he', text: 'אפשר לעזור?' });

      await expectAccessible(bubble);
    });
  }

  it('is read out once it is there, says who speaks and shows what was written', async () => {
    const { bubble, words } = await setup({ text: '<img src=x onerror="alert(1)">' });

    expect(inside(bubble, '[role=status]').contains(words)).to.equal(true);
    expect(inside(bubble, 'section').getAttribute('aria-label')).to.equal('Acme');
    expect(words.textContent).to.equal('<img src=x onerror="alert(1)">');
    expect(words.children).to.have.length(0);
  });

  it('is answered and closed with the keyboard', async () => {
    const { bubble, heard, words } = await setup();
    words.focus();

    await sendKeys({ press: 'Enter' });
    await sendKeys({ press: 'Tab' });
    expect(bubble.shadowRoot?.activeElement?.getAttribute('aria-label')).to.equal('Close');
    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'Escape' });

    expect(heard).to.deep.equal(['answer', 'close', 'close']);
  });

  it('stays within a narrow screen, however long its words', async () => {
    const { bubble } = await setup({ text: 'w'.repeat(500) });

    expect(bubble.getBoundingClientRect().width).to.be.at.most(320);
  });
});
