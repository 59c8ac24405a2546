import { expect } from 'chai';
import { html } from 'lit';
import { clear, draw, expectAccessible, inside, words } from '../../testing/setup.js';
import './bulk-bar.js';
import type { ParleyBulkBar } from './bulk-bar.js';
import { bulkWords } from './bulk-words.js';

const labels = (bar: ParleyBulkBar) =>
  [...bar.renderRoot.querySelectorAll('parley-button')].map(({ label }) => label);

describe('<parley-bulk-bar>', () => {
  afterEach(clear);

  it('says how many are chosen, and asks for what is pressed', async () => {
    const bar = await draw<ParleyBulkBar>(html`<parley-bulk-bar count="12"></parley-bulk-bar>`);
    const asked: string[] = [];
    bar.addEventListener('parley-command-run', ({ command }) => asked.push(command));

    for (const button of bar.renderRoot.querySelectorAll('parley-button')) button.click();

    expect(words(inside(bar, 'h1'))).to.equal('12 selected');
    expect(asked).to.deep.equal([
      ...['choose-none', 'choose-all', 'finish', 'offer:assign', 'offer:tag', 'offer:snooze', 'spam'],
    ]);
  });

  it('only reopens what is ended', async () => {
    const bar = await draw<ParleyBulkBar>(html`<parley-bulk-bar count="1" ended></parley-bulk-bar>`);

    expect(labels(bar)).to.include('Reopen');
    expect(labels(bar)).not.to.include('Mark as spam');
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`fits the column of the inbox and is accessible, ${theme}`, async () => {
      const bar = await draw<ParleyBulkBar>(html`<parley-bulk-bar count="120"></parley-bulk-bar>`, { theme });
      bar.style.inlineSize = '360px';

      expect(inside<HTMLElement>(bar, '.bar').scrollWidth).to.be.at.most(360);
      await expectAccessible(bar);
    });
  }

  it('tells what became of them, and nothing when there is nothing to tell', () => {
    expect(bulkWords({ chosen: 0, done: 0, failed: 0 })).to.equal('');
    expect(bulkWords({ chosen: 0, done: 1, failed: 0 })).to.equal('1 conversation changed');
    expect(bulkWords({ chosen: 2, done: 3, failed: 2 })).to.equal(
      '3 conversations changed · 2 could not be changed · 2 selected',
    );
  });
});
