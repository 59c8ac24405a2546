import type { AttachmentRules } from '@parley/protocol';
import { expect } from 'chai';
import { ask, until } from '../testing/setup.js';
import { isWelcome, UploadsStore } from './uploads.js';

const RULES: AttachmentRules = { maxBytes: 1000, perMessage: 3, types: ['image/*', 'text/plain'] };

function file(name: string, bytes = 10, type = 'text/plain'): File {
  return new File(['x'.repeat(bytes)], name, { type });
}

function setup(): UploadsStore {
  const token = async () => 'nonsense';
  return new UploadsStore({ server: window.PARLEY_SERVER, tokens: { token, renew: token }, rules: RULES });
}

describe('UploadsStore', () => {
  it('does not begin with what cannot be welcome, and says why', () => {
    const uploads = setup();

    const refusals = uploads.add([
      file('empty.txt', 0),
      file('large.txt', 1001),
      file('page.html', 10, 'text/html'),
      file('largest.txt', 1000),
      file('photo.png', 10, 'image/png'),
      file('unknown', 10, ''),
      file('one too many.txt'),
    ]);

    expect(refusals.map(({ file: { name }, reason }) => [name, reason])).to.deep.equal([
      ['empty.txt', 'empty'],
      ['large.txt', 'too_large'],
      ['page.html', 'type'],
      ['one too many.txt', 'too_many'],
    ]);
    expect(uploads.state.map(({ name }) => name)).to.deep.equal(['largest.txt', 'photo.png', 'unknown']);
    uploads.clear();
  });

  it('keeps what failed, with its reason, until it is tried again or taken out', async () => {
    const uploads = setup();
    await ask('parley-stop');
    try {
      uploads.add([file('a.txt'), file('b.txt')]);
      expect(uploads.busy).to.equal(true);
      await until('both have failed', () => uploads.state.every(({ phase }) => phase === 'failed'));
    } finally {
      await ask('parley-start');
    }
    const [first, second] = uploads.state;
    expect([uploads.busy, first?.error?.code, first?.error?.transient]).to.deep.equal([
      false,
      'network',
      true,
    ]);

    uploads.retry(first?.key ?? '');
    uploads.cancel(second?.key ?? '');
    expect(uploads.busy).to.equal(true);
    // The server is there again and knows no such token: that is its answer, and no network's.
    await until('it has failed anew', () => uploads.state[0]?.phase === 'failed');

    expect(uploads.state.map(({ name }) => name)).to.deep.equal(['a.txt']);
    expect(uploads.state[0]?.error?.code).not.to.equal('network');
    expect(uploads.take()).to.deep.equal([]);
  });

  it('forgets what is cancelled on its way, and takes the next one', async () => {
    const uploads = setup();
    uploads.add([file('a.txt'), file('b.txt'), file('c.txt')]);

    for (const { key } of uploads.state) uploads.cancel(key);
    expect([uploads.state, uploads.busy]).to.deep.equal([[], false]);
    uploads.add([file('d.txt')]);

    await until('it has an answer', () => uploads.state[0]?.phase === 'failed');
    expect(uploads.state.length).to.equal(1);
  });
});

describe('isWelcome', () => {
  it('compares types without their parameters, and knows kinds', () => {
    expect(isWelcome('TEXT/plain; charset=utf-8', RULES.types)).to.equal(true);
    expect(isWelcome('image/svg+xml', ['image/*'])).to.equal(true);
    expect(isWelcome('imagex/png', ['image/*'])).to.equal(false);
    expect(isWelcome('text/plainer', RULES.types)).to.equal(false);
    expect(isWelcome('text/html', [])).to.equal(false);
  });
});
