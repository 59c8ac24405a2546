import { expect } from 'chai';
import { html } from 'lit';
import { clear, expectAccessible, inside, settled } from '../../testing/setup.js';
import { drawPage, SETTINGS, write } from '../testing/settings.js';
import './privacy-page.js';
import type { ParleyPrivacyPage } from './privacy-page.js';

describe('<parley-privacy-page>', () => {
  afterEach(clear);

  it('says whose time is kept, goes back when it is given up, and is accessible', async () => {
    const page = await drawPage<ParleyPrivacyPage>(
      html`<parley-privacy-page .settings=${SETTINGS}></parley-privacy-page>`,
    );

    write(page, '#time', 'team');
    await settled(page);
    expect(page.settings.privacy.time).to.equal('team');
    await expectAccessible(page);
    page.settings = SETTINGS;
    await settled(page);

    expect(inside<HTMLSelectElement>(page, '#time').value).to.equal('own');
  });
});
