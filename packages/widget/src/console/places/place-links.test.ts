import { expect } from 'chai';
import { html } from 'lit';
import { clear, draw, expectAccessible, inside, words } from '../../testing/setup.js';
import { SECTIONS } from '../sections.js';
import { AGENT } from '../testing/conversations.js';
import './place-links.js';
import type { ParleyPlaceLinks } from './place-links.js';

const drawLinks = (role = AGENT.role, theme: 'light' | 'dark' = 'light') =>
  draw<ParleyPlaceLinks>(
    html`<parley-place-links .agent=${{ ...AGENT, role }} .sections=${SECTIONS}></parley-place-links>`,
    { theme },
  );
const names = (links: ParleyPlaceLinks) => [...links.renderRoot.querySelectorAll('a')].map(words);

describe('<parley-place-links>', () => {
  afterEach(clear);

  it('leads to each place by its name, and names none that is not for who looks', async () => {
    const links = await drawLinks('agent');

    expect(names(links)).to.deep.equal(['Moderation', 'Canned replies', 'My time', 'Settings']);
    expect(words(inside(links, 'a[href="#/my-time"]'))).to.equal('My time');
    expect(names(await drawLinks('analyst'))).to.deep.equal(['Insights', 'My time', 'Settings']);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has no accessibility faults in ${theme}`, async () => {
      await expectAccessible(await drawLinks('owner', theme));
    });
  }
});
