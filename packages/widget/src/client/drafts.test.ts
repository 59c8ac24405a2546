import { newId } from '@parley/protocol';
import { expect } from 'chai';
import { Drafts } from './drafts.js';
import { SafeStorage } from './storage.js';

function makeDrafts(scope = `test:${newId('agent')}`) {
  let time = 0;
  const storage = new SafeStorage();
  const now = () => {
    time += 1;
    return time;
  };
  return { scope, storage, drafts: new Drafts({ scope, storage, now }) };
}

describe('drafts', () => {
  it('survive a reload', () => {
    const { drafts, scope } = makeDrafts();
    drafts.set('cnv_1', 'half a thought');

    const later = new Drafts({ scope, storage: new SafeStorage() });

    expect(later.get('cnv_1')).to.equal('half a thought');
    expect(later.get('cnv_2')).to.equal('');
    later.clear();
  });

  it('are forgotten when they are empty', () => {
    const { drafts, scope, storage } = makeDrafts();
    drafts.set('cnv_1', 'x');

    drafts.set('cnv_1', '');

    expect(drafts.get('cnv_1')).to.equal('');
    expect(storage.keys(scope)).to.deep.equal([]);
  });

  it('keep the latest fifty', () => {
    const { drafts, scope, storage } = makeDrafts();

    for (let i = 0; i < 60; i += 1) drafts.set(`cnv_${i}`, `draft ${i}`);

    expect(storage.keys(scope).length).to.equal(50);
    expect(drafts.get('cnv_9')).to.equal('');
    expect(drafts.get('cnv_10')).to.equal('draft 10');
    drafts.clear();
  });

  it('of one agent are not another one’s, and go when that agent leaves', () => {
    const mine = makeDrafts();
    const theirs = makeDrafts();
    mine.drafts.set('cnv_1', 'mine');
    theirs.drafts.set('cnv_1', 'theirs');

    mine.drafts.clear();

    expect(mine.drafts.get('cnv_1')).to.equal('');
    expect(theirs.drafts.get('cnv_1')).to.equal('theirs');
    theirs.drafts.clear();
  });

  it('that somebody damaged are no drafts', () => {
    const { drafts, scope, storage } = makeDrafts();
    storage.set(`${scope}:cnv_1`, '{"text":');

    expect(drafts.get('cnv_1')).to.equal('');
    drafts.clear();
  });
});
