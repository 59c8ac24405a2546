import { expect } from 'chai';
import { html } from 'lit';
import { draw, expectAccessible, inside, pause } from '../../testing/setup.js';
import type { ParleySkeleton } from './skeleton.js';
import './skeleton.js';

describe('<parley-skeleton>', () => {
  it('shows nothing for the first 150 ms and then its shapes', async () => {
    const skeleton = await draw<ParleySkeleton>(html`<parley-skeleton></parley-skeleton>`);
    const atFirst = getComputedStyle(skeleton).opacity;

    await pause(450);

    expect(atFirst).to.equal('0');
    expect(getComputedStyle(skeleton).opacity).to.equal('1');
  });

  it('draws as many shapes as are asked for, and says none of them aloud', async () => {
    const skeleton = await draw<ParleySkeleton>(
      html`<parley-skeleton shape="rows" count="7"></parley-skeleton>`,
    );

    expect(inside(skeleton, '.rows').childElementCount).to.equal(7);
    expect(inside(skeleton, '.rows').getAttribute('aria-hidden')).to.equal('true');
    await expectAccessible(skeleton);
  });
});
