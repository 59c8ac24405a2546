import type { Rating } from '@parley/protocol';
import { sendKeys } from '@web/test-runner-commands';
import { expect } from 'chai';
import { html } from 'lit';
import { draw, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import './rating-card.js';
import type { ParleyRatingCard } from './rating-card.js';

async function setup(rating: Rating | null = null, options = {}) {
  const card = await draw<ParleyRatingCard>(
    html`<parley-rating-card .rating=${rating}></parley-rating-card>`,
    options,
  );
  const heard: [number, string][] = [];
  card.addEventListener('parley-rating-give', ({ score, comment }) => heard.push([score, comment]));
  return { card, heard };
}

const given: Rating = { id: 'rat_1', score: 5, comment: null, createdAt: new Date().toISOString() };

describe('<parley-rating-card>', () => {
  it('is answered by keyboard alone, with a comment', async () => {
    const { card, heard } = await setup();
    inside<HTMLInputElement>(card, 'input').focus();

    await sendKeys({ press: 'Space' });
    await sendKeys({ press: 'ArrowRight' });
    await settled(card);
    await sendKeys({ press: 'Tab' });
    await sendKeys({ type: ' Quick and kind ' });
    await sendKeys({ press: 'Tab' });
    await sendKeys({ press: 'Enter' });

    expect(heard).to.deep.equal([[2, 'Quick and kind']]);
  });

  it('asks for words only once there is a score, and names each face', async () => {
    const { card } = await setup();

    expect(card.shadowRoot?.querySelector('textarea')).to.equal(null);
    expect(
      [...(card.shadowRoot?.querySelectorAll('input') ?? [])].map((input) =>
        input.getAttribute('aria-label'),
      ),
    ).to.deep.equal(['Bad', 'Not good', 'Fair', 'Good', 'Great']);
  });

  it('thanks for an answer and does not ask again', async () => {
    const { card } = await setup(given);

    expect(words(inside(card, '[role=status]'))).to.contain('Thank you');
    expect(card.shadowRoot?.querySelector('input')).to.equal(null);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible before, while and after answering, ${theme}`, async () => {
      const { card } = await setup(null, { theme });
      await expectAccessible(card);

      inside<HTMLInputElement>(card, 'input').click();
      card.failed = true;
      await settled(card);
      await expectAccessible(card);

      card.rating = given;
      await settled(card);
      await expectAccessible(card);
    });
  }
});
