import { LIMITS } from '@parley/protocol';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { draw, expectAccessible, inside, settled } from '../../testing/setup.js';
import type { ParleyComposer } from './composer.js';
import './composer.js';

async function setup(options = {}) {
  const composer = await draw<ParleyComposer>(html`<parley-composer></parley-composer>`, options);
  const sent: string[] = [];
  composer.addEventListener('parley-message-send', (event) => sent.push(event.text));
  composer.focus();
  return { composer, sent, field: inside<HTMLTextAreaElement>(composer, 'textarea') };
}

describe('<parley-composer>', () => {
  it('sends with Enter, without the white space around, and is empty afterwards', async () => {
    const { composer, sent } = await setup();

    await sendKeys({ type: '  Hello there ' });
    await sendKeys({ press: 'Enter' });

    expect(sent).to.deep.equal(['Hello there']);
    expect(composer.value).to.equal('');
  });

  it('breaks the line with Shift and Enter', async () => {
    const { sent, field } = await setup();

    await sendKeys({ type: 'one' });
    await sendKeys({ press: 'Shift+Enter' });
    await sendKeys({ type: 'two' });

    expect(sent).to.deep.equal([]);
    expect(field.value).to.equal('one\ntwo');
  });

  it('does not send while an input method composes', async () => {
    const { composer, sent, field } = await setup();
    composer.value = 'にほん';

    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', isComposing: true, cancelable: true }));
    field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', keyCode: 229, cancelable: true }));

    expect(sent).to.deep.equal([]);
  });

  it('sends nothing when there is only white space', async () => {
    const { sent } = await setup();

    await sendKeys({ type: '   ' });
    await sendKeys({ press: 'Enter' });

    expect(sent).to.deep.equal([]);
  });

  it('shows the send button only when there is something to send', async () => {
    const { composer } = await setup();
    const button = inside<HTMLButtonElement>(composer, '.send');
    expect(button.classList.contains('away')).to.equal(true);

    await sendKeys({ type: 'x' });
    await composer.updateComplete;

    expect(button.classList.contains('away')).to.equal(false);
  });

  it('sends with a press on the button and keeps the caret in the field', async () => {
    const { composer, sent } = await setup();
    await sendKeys({ type: 'Hello' });

    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });

    expect(sent).to.deep.equal(['Hello']);
    expect(composer.shadowRoot?.activeElement?.localName).to.equal('textarea');
  });

  it('keeps the text when the listener could not take it', async () => {
    const { composer } = await setup();
    composer.addEventListener('parley-message-send', (event) => event.preventDefault());

    await sendKeys({ type: 'Hello' });
    await sendKeys({ press: 'Enter' });

    expect(composer.value).to.equal('Hello');
  });

  it('grows with the text up to six lines, and then scrolls', async () => {
    const { composer } = await setup();
    const box = inside<HTMLElement>(composer, '.box');
    const heights: number[] = [];

    for (const lines of [1, 3, 6, 20]) {
      composer.value = Array.from({ length: lines }, () => 'line').join('\n');
      await composer.updateComplete;
      heights.push(box.offsetHeight);
    }

    const [one = 0, three = 0, six = 0, twenty = 0] = heights;
    expect(three - one).to.equal(2 * 20);
    expect(six - one).to.equal(5 * 20);
    expect(twenty).to.equal(six);
    expect(inside(composer, '.field').scrollHeight).to.be.greaterThan(six);
  });

  it('counts near the limit, and neither sends nor cuts what is longer', async () => {
    const { composer, sent } = await setup();
    composer.value = 'x'.repeat(LIMITS.messageText - 5);
    await composer.updateComplete;
    expect(inside(composer, '.remaining').textContent).to.equal('5 characters left');

    composer.value = 'x'.repeat(LIMITS.messageText + 2);
    await composer.updateComplete;
    composer.focus();
    await sendKeys({ press: 'Enter' });

    expect(inside(composer, '.remaining').textContent).to.equal('2 characters too long');
    expect(sent).to.deep.equal([]);
    expect(composer.value).to.have.length(LIMITS.messageText + 2);
  });

  it('sends a text of exactly the limit', async () => {
    const { composer, sent } = await setup();
    composer.value = 'x'.repeat(LIMITS.messageText);
    await composer.updateComplete;

    await sendKeys({ press: 'Enter' });

    expect(sent).to.have.length(1);
  });

  for (const theme of ['light', 'dark'] as const) {
    for (const state of ['empty', 'written', 'too long', 'disabled'] as const) {
      it(`is accessible when ${state} and ${theme}`, async () => {
        const { composer } = await setup({ theme });
        if (state === 'written') composer.value = 'Hello';
        if (state === 'too long') composer.value = 'x'.repeat(LIMITS.messageText + 1);
        composer.disabled = state === 'disabled';
        await settled(composer);

        await expectAccessible(composer);
      });
    }
  }
});
