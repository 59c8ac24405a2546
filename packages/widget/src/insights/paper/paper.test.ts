import { expect } from 'chai';
import { html } from 'lit';
import { InsightsApi } from '../../client/insights-api.js';
import { readChoice } from '../../client/insights-choice.js';
import { InsightsStore } from '../../client/insights-store.js';
import { SITE } from '../../console/testing/conversations.js';
import { clear, draw, inside, settled, words } from '../../testing/setup.js';
import { ANSWERS, insightsApi } from '../testing/sample.js';
import type { ParleyInsightsPaper } from './paper.js';
import { layPaper } from './paper.js';
import { quoted, sheetOf } from './sheet.js';

async function stateOf(address = '') {
  const store = new InsightsStore(new InsightsApi(insightsApi(ANSWERS).api), () => '2026-11-28');
  await store.choose(readChoice(address));
  return store.state;
}

describe('<parley-insights-paper>', () => {
  afterEach(clear);

  it('has the answer first, then the reasons, every table, and what each figure means; nothing to choose', async () => {
    const paper = await draw<ParleyInsightsPaper>(
      html`<parley-insights-paper .state=${await stateOf('team=sales')} .sites=${[SITE]}></parley-insights-paper>`,
    );
    await settled(paper);
    const root = paper.renderRoot;

    expect(words(inside(paper, 'header')).replace(/[\u2068\u2069]/g, '')).to.match(
      /^What conversations cost and bring Acme · Oct 31 – Nov 27, 2026 · Sales · as of Nov /,
    );
    expect(words(inside(paper, '.sentence'))).to.contain('Conversations earned €12,431');
    expect(root.querySelectorAll('.figures parley-figure-card')).to.have.length(10);
    expect([...root.querySelectorAll('.table h2')].map(words)).to.deep.equal([
      'Profit by function',
      'Pages that pay',
      'Campaigns',
      'Over time',
    ]);
    const all = inside(paper, 'parley-all-figures');
    expect(all.shadowRoot?.querySelectorAll('dt')).to.have.length(21);
    expect(root.querySelectorAll('select, input, details, parley-button, .answers button')).to.have.length(0);
  });

  it('takes its rules and itself away again', async () => {
    const rules = document.adoptedStyleSheets.length;

    const takeAway = layPaper(await stateOf(), [SITE]);
    expect(document.adoptedStyleSheets).to.have.length(rules + 1);
    takeAway();

    expect(document.adoptedStyleSheets).to.have.length(rules);
    expect(document.querySelector('parley-insights-paper')).to.equal(null);
  });

  it('writes names above each sheet that no name can break out of', () => {
    const name = 'Odd "name" \\ <style>\n}';
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(sheetOf({ above: name, below: 'Figures' }));
    const [page] = sheet.cssRules;
    const probe = document.createElement('p');
    probe.style.setProperty('content', quoted(name));

    expect(sheet.cssRules).to.have.length(4);
    expect(page?.cssText).to.contain('@top-left');
    expect(quoted(name)).to.equal('"Odd \\22 name\\22  \\5c  \\3c style>\\a }"');
    expect(probe.style.content).not.to.equal('');
  });
});
