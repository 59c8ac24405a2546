import { expect } from 'chai';
import { until } from '../testing/setup.js';
import { TitleBadge } from './title-badge.js';

describe('TitleBadge', () => {
  const before = document.title;
  let badge = new TitleBadge();
  beforeEach(() => {
    document.title = 'Prices';
    badge = new TitleBadge();
  });
  afterEach(() => {
    badge.show(0);
    document.title = before;
  });

  it('stands before the page’s title and goes again', () => {
    badge.show(2);
    expect(document.title).to.equal('(2) Prices');
    badge.show(100);
    expect(document.title).to.equal('(99+) Prices');
    badge.show(0);

    expect(document.title).to.equal('Prices');
  });

  it('stays when the page changes its title, and gives the new one back', async () => {
    badge.show(2);
    document.title = 'Orders';
    await until('it is back', () => document.title === '(2) Orders');
    badge.show(0);

    expect(document.title).to.equal('Orders');
  });

  it('leaves alone what looks like it and is the page’s own', () => {
    document.title = '(5) Inbox';
    badge.show(1);
    expect(document.title).to.equal('(1) (5) Inbox');
    badge.show(0);

    expect(document.title).to.equal('(5) Inbox');
  });
});
