import type { PublicationOffer } from '@parley/protocol';
import { expect } from 'chai';
import { html } from 'lit';
import type { ParleyOfferDecideEvent } from '../../events/offer-decide.js';
import { draw, expectAccessible, inside, settled, words } from '../../testing/setup.js';
import './offer.js';
import type { ParleyOffer } from './offer.js';

const DAY = 86_400_000;

function offer(state: PublicationOffer['state'], days = 14): PublicationOffer {
  const topic = { key: 'saddles', title: null, url: null };
  const until = new Date(Date.now() + days * DAY).toISOString();
  return { text: 'It fits.', topic, state, until, messageId: null };
}

async function show(what: PublicationOffer, deciding = true, theme: 'light' | 'dark' = 'light') {
  const element = await draw<ParleyOffer>(
    html`<parley-offer message="msg_1" .offer=${what} ?deciding=${deciding}></parley-offer>`,
    { theme },
  );
  const heard: [string, boolean][] = [];
  element.addEventListener('parley-offer-decide', ({ messageId, consent }: ParleyOfferDecideEvent) =>
    heard.push([messageId, consent]),
  );
  return { element, heard };
}

const buttons = (element: ParleyOffer) => [...(element.shadowRoot?.querySelectorAll('parley-button') ?? [])];

describe('<parley-offer>', () => {
  it('tells a yes or a no once, however often it is clicked', async () => {
    const { element, heard } = await show(offer('asked'));
    for (let twice = 0; twice < 2; twice += 1) inside<HTMLElement>(element, '.yes').click();
    expect(heard).to.deep.equal([['msg_1', true]]);

    element.offer = offer('published');
    await settled(element);
    inside<HTMLElement>(element, '.no').click();

    expect(heard.at(-1)).to.deep.equal(['msg_1', false]);
    expect(words(inside(element, '[role="status"]'))).to.equal('Published');
  });

  it('asks nobody but the customer, and them no longer than it can be agreed to', async () => {
    const company = await show(offer('asked'), false);
    expect(buttons(company.element)).to.deep.equal([]);
    expect(words(inside(company.element, '[role="status"]'))).to.contain('Waiting for the customer');

    for (const closed of [offer('asked', -1), offer('refused'), offer('withdrawn')]) {
      const { element } = await show(closed);
      expect(buttons(element)).to.deep.equal([]);
    }
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`is accessible when ${theme}`, async () => {
      for (const state of ['asked', 'published', 'refused', 'withdrawn'] as const) {
        const { element } = await show(offer(state), true, theme);
        await expectAccessible(element);
      }
    });
  }
});
