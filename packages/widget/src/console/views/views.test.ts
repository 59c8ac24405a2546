import { expect } from 'chai';
import { html } from 'lit';
import { clear, draw, expectAccessible, inside, words } from '../../testing/setup.js';
import './views.js';
import type { ParleyViews } from './views.js';

const COUNTS = {
  ...{ open: 1000, mine: 3, unassigned: 1, snoozed: 0, resolved: 12, spam: 0 },
  teams: { sales: 2, support: 0 },
};
const TEAMS = [
  { id: 'sales', name: 'Sales' },
  { id: 'support', name: 'Customer support' },
];

const drawViews = (theme: 'light' | 'dark' = 'light') =>
  draw<ParleyViews>(
    html`<parley-views .counts=${COUNTS} .teams=${TEAMS} current="team:sales"></parley-views>`,
    { theme },
  );
const link = (views: ParleyViews, href: string) => inside(views, `a[href="${href}"]`);

describe('<parley-views>', () => {
  afterEach(clear);

  it('leads to each view by its address, with how many conversations stand there', async () => {
    const views = await drawViews();

    expect(words(link(views, '#/v/mine'))).to.equal('Mine 3 3 conversations');
    expect(words(link(views, '#/v/unassigned'))).to.equal('Unassigned 1 1 conversation');
    expect(words(link(views, '#/v/team:sales'))).to.equal('Sales 2 2 conversations');
    expect(words(link(views, '#/v/all'))).to.equal('Everything');
  });

  it('says only that there are many where nobody counts on', async () => {
    const views = await drawViews();

    expect(link(views, '#/v/open').querySelector('.count')?.textContent).to.equal('999+');
  });

  it('says nothing of a view where there is none', async () => {
    const views = await drawViews();

    expect(words(link(views, '#/v/spam'))).to.equal('Spam');
  });

  it('tells which one is shown', async () => {
    const views = await drawViews();

    expect(link(views, '#/v/team:sales').getAttribute('aria-current')).to.equal('page');
    expect(views.renderRoot.querySelectorAll('[aria-current]').length).to.equal(1);
  });

  for (const theme of ['light', 'dark'] as const) {
    it(`has no accessibility faults in ${theme}`, async () => {
      await expectAccessible(await drawViews(theme));
    });
  }
});
