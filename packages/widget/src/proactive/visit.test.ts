import { expect } from 'chai';
import { Visit } from './visit.js';

const MINUTE = 60_000;
const KEY = 'parley:acme:visit';

describe('a visit', () => {
  let now = 0;
  const visit = () => new Visit('acme', () => now);

  beforeEach(() => {
    now = 1_000_000;
    localStorage.clear();
  });
  after(() => localStorage.clear());

  it('goes on from page to page, and is another one after half an hour without any', () => {
    const counts: (number | undefined)[] = [];

    for (const pause of [0, 20, 20, 31, 1]) {
      now += pause * MINUTE;
      counts.push(visit().see()?.count);
    }

    expect(counts).to.deep.equal([1, 1, 1, 2, 2]);
  });

  it('is spoken to once, whichever tab is first', () => {
    const [one, other] = [visit(), visit()];
    one.see();
    other.see();

    expect([one.speak(), other.speak(), one.speak()]).to.deep.equal([true, false, false]);
    expect(visit().see()?.spoken).to.equal(true);
    now += 31 * MINUTE;
    expect(visit().see()?.spoken).to.equal(false);
  });

  it('begins anew where something else was written', () => {
    for (const nonsense of ['{', 'null', '7', '{"count":"many","at":0}']) {
      localStorage.setItem(KEY, nonsense);
      expect(visit().see()).to.deep.equal({ count: 1, at: now, spoken: false });
    }
  });

  it('has the id of the session, or one that waits for it', () => {
    const made = visit().visitorId();
    now += 31 * MINUTE;

    expect(made).to.match(/^con_/);
    expect([visit().visitorId(), visit().see()?.id]).to.deep.equal([made, made]);
    localStorage.setItem('parley:acme', '{"contactId":"con_1"}');
    expect(visit().visitorId()).to.equal('con_1');
  });

  it('cannot be told where nothing can be kept', () => {
    const { setItem } = Storage.prototype;
    Storage.prototype.setItem = () => {
      throw new DOMException('Full.', 'QuotaExceededError');
    };
    try {
      expect(visit().see()).to.equal(null);
      expect(visit().speak()).to.equal(false);
      expect(visit().visitorId()).to.equal(null);
    } finally {
      Storage.prototype.setItem = setItem;
    }
  });
});
